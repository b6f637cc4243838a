"""The reading view as its keyboard (keys) and its mouse (pointer) see it."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from duidu.core.article import Place
from duidu.ui.reader.caret import Caret, Point
from duidu.ui.reader.highlight_handles import HighlightHandle, HighlightHandles
from duidu.ui.reader.hit_testing import Drop, HitTestResult, VisibleRows
from duidu.ui.reader.hover_highlight import HoverHighlight
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.paint.scene import Scene
from duidu.ui.reader.side_sync import SideSync


class Surface(Protocol):
    """What Keys and Pointer use of the reading view; ReaderView has it all."""

    flow: Flow
    scene: Scene
    visible: VisibleRows
    caret: Caret | None
    hover_highlight: HoverHighlight
    highlight_handles: HighlightHandles
    side_sync: SideSync

    def viewport(self) -> QWidget:
        """The widget that is painted on."""

    # -- scrolling -----------------------------------------------------------------------------

    def scroll_by(self, distance: int) -> None:
        """Scroll down by so many px."""

    def scroll_by_line(self, step: int) -> None:
        """Scroll on (1) or back (-1) by a line, or by a page."""

    def turn_page(self, step: int) -> None:
        """Go on (1) or back (-1) by a page."""

    def scroll_by_screenful(self, step: int) -> None:
        """Scroll on (1) or back (-1) by a screenful."""

    def go_to_edge(self, *, last: bool) -> None:
        """Go to the beginning or the end of the text."""

    def drag_divider(self, x: float) -> None:
        """Drag the divider to x."""

    def show_divider_handle(self, shown: bool) -> None:
        """Show the divider's handle, or hide it."""

    # -- caret and selection -------------------------------------------------------------------

    def move_caret(self, point: Point, keep: bool = False) -> None:
        """Move the caret by keyboard; `keep` extends the selection."""

    def put_caret(self, place: Place, keep: bool = False) -> None:
        """Put the caret at a place in view; `keep` extends the selection."""

    def line_point(self, step: int) -> Point | None:
        """The point so many lines below the caret."""

    def select(self, first: Stretch, last: Stretch | None = None) -> None:
        """Select one stretch, or all from one to the end of another."""

    def select_sentence(self, hit: HitTestResult) -> None:
        """Select the sentence at a point."""

    def select_all(self) -> None:
        """Select the whole text of the caret's side."""

    def copy(self) -> None:
        """Copy the selection."""

    # -- words and sentences -------------------------------------------------------------------

    def next_word(self) -> None:
        """Go to the next word and look it up."""

    def previous_word(self) -> None:
        """Go to the word before and look it up."""

    def next_sentence(self) -> None:
        """Go to the next sentence."""

    def previous_sentence(self) -> None:
        """Go to the sentence before."""

    def switch_side(self) -> None:
        """Move the caret to the counterpart of its sentence."""

    def report_word(self) -> None:
        """Emit that the highlighted word is looked at."""

    def leave_word(self) -> None:
        """Emit that no word is looked at any more."""

    def reveal(self) -> None:
        """Show or hide the hidden counterpart of the current sentence."""

    def peek(self, on: bool) -> None:
        """Show all hidden text while a key is held."""

    def toggle_opened(self, hit: HitTestResult) -> None:
        """Show a hidden sentence, or hide it again."""

    # -- annotations and alignment -------------------------------------------------------------

    def click_annotation(self, annotation: str) -> None:
        """Emit that the annotation with this id was clicked."""

    def finish_resize(self, handle: HighlightHandle) -> None:
        """End the drag of a highlight's end."""

    def drop_sentence(self, lifted: Place, drop: Drop) -> None:
        """Emit that a sentence was dragged from a place to where it was let go."""

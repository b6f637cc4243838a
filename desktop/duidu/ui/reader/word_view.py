"""The view with a current word and sentence: walking through them, and showing hidden text."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from duidu.app.article.open_text import OpenText
from duidu.core.article import Place
from duidu.ui.reader.caret import Caret, Point
from duidu.ui.reader.caret_view import CaretView
from duidu.ui.reader.hit_testing import HitTestResult, joined
from duidu.ui.reader.hover_highlight import HoverHighlight
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle


class WordView(CaretView):
    """A CaretView that highlights a word and its pair of sentences.

    Rectangles in signals are in the coordinates of `viewport()`.
    """

    word_rested = Signal(str, int, int, int, QRect, QRect, QRect)
    """A word is looked at: its side, block id, start and end, and three rectangles.

    Those of the word, its sentence and the counterpart, empty where not in view.
    """
    word_left = Signal()
    """The word is no longer looked at."""

    def __init__(self, style: ReaderStyle, mode: ReaderMode, parent: QWidget | None = None) -> None:
        super().__init__(style, mode, parent)
        self.hover_highlight = HoverHighlight(self.visible, self.scene)

    # -- what is shown -------------------------------------------------------------------------

    def set_open_text(self, open_text: OpenText | None) -> None:
        """Show another article from its beginning, or none."""
        self._forget_highlights()
        super().set_open_text(open_text)
        if self.flow.mode.holds_sentence:
            self._highlight_first()

    def set_mode(self, mode: ReaderMode) -> None:
        """Show the texts in another mode; the place is kept."""
        at = self.hover_highlight.sentence[:1]
        self._forget_highlights()
        super().set_mode(mode)
        if mode.holds_sentence and not self.scene.pair:
            self._highlight_first(at)

    def refresh(self, rows: tuple[int, ...] = ()) -> None:
        """Lay out rows again whose words, texts or beads changed (() for all).

        Place, caret and selection are kept.
        """
        self.hover_highlight.clear()
        super().refresh(rows)

    def _forget_highlights(self) -> None:
        self.hover_highlight.clear()
        self.hover_highlight.forget_clicked()
        self.scene.opened = set()
        self.scene.caret_shown = False

    def highlight_caret(self, look_up: bool) -> None:
        """Highlight the sentence of the caret; with `look_up` its word too."""
        place = self.caret.place if self.caret else None
        unit = self.flow.unit_of(place) if place else None
        if place and unit is not None:
            self.hover_highlight.highlight(self.flow.layout(unit), place, look_up)
            self.viewport().update()
            if look_up:
                self.report_word()

    def _highlight_first(self, at: tuple[Stretch, ...] = ()) -> None:
        """Highlight the sentence that a person is `at`, else the first in view: one always is."""
        place = Place(at[0].side, at[0].block, at[0].start) if at else self.place()
        unit = self.flow.unit_of(place) if place else None
        if place and unit is not None:
            self.hover_highlight.highlight(self.flow.layout(unit), place, on_letter=False)

    def report_word(self) -> None:
        """Emit that the highlighted word is looked at, and where it is."""
        word = self.hover_highlight.word
        if word:
            highlight = self.hover_highlight
            rects = [
                joined(
                    [rect for stretch in stretches for rect in self.visible.rects(stretch)]
                ).toAlignedRect()
                for stretches in ((word,), highlight.sentence, highlight.counterpart)
            ]
            self.word_rested.emit(word.side.value, word.block, word.start, word.end, *rects)

    def leave_word(self) -> None:
        """Emit that no word is looked at any more."""
        self.word_left.emit()

    # -- walking -------------------------------------------------------------------------------

    def next_word(self) -> None:
        """Go to the next word and look it up."""
        self._walk(self.caret.by_word(1) if self.caret else None)

    def previous_word(self) -> None:
        """Go to the word before and look it up."""
        self._walk(self.caret.by_word(-1) if self.caret else None)

    def next_sentence(self) -> None:
        """Go to the next sentence."""
        self._walk(self.caret.by_sentence(1) if self.caret else None, look_up=False)

    def previous_sentence(self) -> None:
        """Go to the sentence before."""
        self._walk(self.caret.by_sentence(-1) if self.caret else None, look_up=False)

    def switch_side(self) -> None:
        """Move the caret to the counterpart of its sentence, else to the row's other side."""
        if self.caret is None:
            return
        place = self._counterpart(self.caret)
        if place is not None:
            self.caret.put(place)
            self._walk(self.caret.point, look_up=False)

    def _counterpart(self, caret: Caret) -> Place | None:
        """Where the text that answers the caret's sentence begins; None without any."""
        if caret.place is None:
            return None
        here = caret.sentence_at(caret.point)
        other = here[0].pair(caret.side, here[1])[1] if here else ()
        if other:
            return Place(other[0].side, other[0].block, other[0].start)
        row = self.flow.open_text.row(caret.point.row) if self.flow.open_text else None
        blocks = row.blocks(caret.side.other) if row else ()
        return Place(caret.side.other, blocks[0].id, 0) if blocks else None

    def _walk(self, point: Point | None, look_up: bool = True) -> None:
        if point is None or self.caret is None:
            return
        self.leave_word()
        self.move_caret(point)
        self.highlight_caret(look_up)

    # -- hidden text ---------------------------------------------------------------------------

    def reveal(self) -> None:
        """Show the hidden counterpart of the current sentence, or hide it again."""
        if not self.scene.pair:
            self.highlight_caret(look_up=False)
        self.hover_highlight.reveal()
        self.viewport().update()

    def compare(self, place: Place) -> None:
        """Show the hidden counterpart of a sentence, beside which one's own was just written."""
        unit = self.flow.unit_of(place)
        if self.flow.mode.hidden is None or unit is None:
            return
        self.hover_highlight.highlight(self.flow.layout(unit), place, on_letter=False)
        if not self.scene.revealed:
            self.reveal()

    def peek(self, on: bool) -> None:
        """Show the whole hidden side while a key is held."""
        self.scene.peeking = on
        self.viewport().update()

    def toggle_opened(self, hit: HitTestResult) -> None:
        """Show a hidden sentence until it is clicked again."""
        number = hit.row.sentences.at(hit.place.side, hit.place.block, hit.place.offset)
        if number is not None:
            self.scene.opened ^= {hit.row.sentences.stretch(hit.place.side, number)}
            self.viewport().update()

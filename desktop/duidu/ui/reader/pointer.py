"""The mouse in the reading view: hovering, dwelling, selecting, dragging.

Turns events into calls on the view.
"""

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from duidu.core.article import Place, SideName
from duidu.ui.reader.highlight_handles import HighlightHandle
from duidu.ui.reader.hit_testing import HitTestResult
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import Pinyin
from duidu.ui.reader.surface import Surface

DWELL_MS = 60
"""How long the pointer rests on a word before it is looked up, whatever the setting.

A setting above it, `DWELL`, makes the card wait longer (ui/words/card_control.py).
"""
_EDGE_MS = 30  # between two steps of scrolling past the edge of the view
_DIVIDER_REACH = 5  # px beside the divider at which it can be taken
_TEXT_REACH = 24  # px beside a column that still belong to its text
_PAGE_EDGE = 8  # px beside the text from which on a click turns the page
_DRAG_DISTANCE = 4  # px that a press may move and still be a click


class Pointer:
    """The state of the mouse between press and release, and the timers of dwell and edge.

    `parent` owns the timers.
    """

    def __init__(self, view: Surface, parent: QObject) -> None:
        self._view = view
        self._pressed: QPointF | None = None
        self._side = SideName.SOURCE
        self._dividing = False
        self._handle: HighlightHandle | None = None
        self._moved = False
        self._lifted: Place | None = None
        self._double_at: int | None = None
        self._at = QPointF()
        self._rested = False
        self._dwell = QTimer(parent, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(self._look_up)
        self._edge = QTimer(parent, interval=_EDGE_MS)
        self._edge.timeout.connect(self._scroll_at_edge)

    # -- hover ---------------------------------------------------------------------------------

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved, with or without a button."""
        self._at = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and (
            self._dividing or self._handle or self._pressed is not None
        ):
            self._drag()
        else:
            self._hover()

    def leave(self) -> None:
        """The mouse left the view."""
        self._dwell.stop()
        self._view.show_divider_handle(False)
        self._clear_highlight()

    def refresh(self, point: QPointF) -> None:
        """The text moved under a mouse that stands still at a point."""
        if self._pressed is None:
            self._at = point
            self._hover()

    def _hover(self) -> None:
        """Highlight what is under the pointer, and set the cursor's shape."""
        view = self._view
        on_divider = self._on_divider(self._at)
        view.show_divider_handle(on_divider)
        handle = None if on_divider else view.highlight_handles.at(self._at)
        hit = None if on_divider else view.visible.hit_test(self._at.x(), self._at.y())
        turns = not on_divider and self._page_step(self._at) != 0
        view.viewport().setCursor(_cursor_shape(on_divider, handle, hit, turns))
        view.highlight_handles.hover(hit)
        if hit is None or not self._on_text(hit):
            self._clear_highlight()
            return
        word = view.hover_highlight.word
        on_letter = hit.letter is not None and not self._is_hidden(hit.place.side)
        if view.hover_highlight.highlight(hit.row, _letter_place(hit), on_letter):
            # The mouse has taken over from the keyboard.
            view.scene.caret_shown = False
            view.viewport().update()
        if view.hover_highlight.word != word:
            self._leave_word()
        if view.hover_highlight.word and not self._rested:
            self._dwell.start()

    def _on_text(self, hit: HitTestResult) -> bool:
        """Whether the pointer is within the lines of a piece, or just beside their ends."""
        placed, y = hit.placed, self._at.y() - hit.y - hit.placed.y
        columns = self._view.flow.columns.by_side
        own = columns.values() if hit.row.spans else (columns[placed.piece.side],)
        left = min(column.x for column in own) - _TEXT_REACH
        right = max(column.right for column in own) + _TEXT_REACH
        return 0 <= y < placed.piece.height and left <= self._at.x() <= right

    def _is_hidden(self, side: SideName) -> bool:
        return self._view.flow.mode.hidden is side and not self._view.scene.peeking

    def _clear_highlight(self) -> None:
        if self._view.hover_highlight.clear():
            self._view.viewport().update()
        self._leave_word()

    def _leave_word(self) -> None:
        self._dwell.stop()
        if self._rested:
            self._rested = False
            self._view.leave_word()

    def _look_up(self) -> None:
        """Look up the word the pointer rests on, and bring its counterpart into view."""
        view = self._view
        is_pressed = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if view.hover_highlight.word and not is_pressed:
            self._rested = True
            view.side_sync.bring(view.hover_highlight.sentence, view.hover_highlight.counterpart)
            view.report_word()

    # -- buttons -------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        view = self._view
        if event.button() is not Qt.MouseButton.LeftButton or view.caret is None:
            return
        self._at = event.position()
        self._moved = False
        self._leave_word()
        self._dividing = self._on_divider(self._at)
        self._handle = None if self._dividing else view.highlight_handles.at(self._at)
        if self._dividing or self._handle:
            return
        self._pressed = self._at
        hit = view.visible.hit_test(self._at.x(), self._at.y())
        if hit is None:
            return
        self._side = hit.place.side
        if self._is_third(event):
            view.select_sentence(hit)
            self._moved = True
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._lifted = hit.place
            return
        view.put_caret(hit.place, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _is_third(self, event: QMouseEvent) -> bool:
        """Whether this press follows a double click closely."""
        double, self._double_at = self._double_at, None
        if double is None:
            return False
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        return event.timestamp() - double < interval

    def double(self, event: QMouseEvent) -> None:
        """A double click selects the word."""
        self._double_at = event.timestamp()
        # As if it had been dragged, so that the release is not taken for a click.
        self._pressed = event.position()
        self._moved = True
        hit = self._view.visible.hit_test(event.position().x(), event.position().y())
        token = self._view.hover_highlight.token(hit.row, _letter_place(hit)) if hit else None
        if hit and token:
            self._view.select(Stretch(hit.place.side, hit.place.block, token.start, token.end))

    def release(self, event: QMouseEvent) -> None:
        """A button went up: the end of a drag, or a click."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._edge.stop()
        if self._handle:
            self._view.finish_resize(self._handle)
        elif self._lifted is not None and self._moved:
            self._drop(self._lifted, event.position())
        elif self._pressed is not None and not self._moved:
            self._click(event.position())
        self._pressed = self._handle = self._lifted = None
        self._dividing = False

    def _drop(self, lifted: Place, point: QPointF) -> None:
        """Let go of a sentence that was dragged with Ctrl."""
        drop = self._view.visible.drop_at(point.x(), point.y())
        if drop is not None:
            self._view.drop_sentence(lifted, drop)

    def _click(self, point: QPointF) -> None:
        """Open the annotation, hidden sentence or reading at a point."""
        view = self._view
        if step := self._page_step(point):
            view.turn_page(step)
            return
        annotation = view.highlight_handles.annotation_at(point)
        hit = view.visible.hit_test(point.x(), point.y())
        if annotation:
            view.click_annotation(annotation)
        elif hit and self._on_text(hit) and view.flow.mode.hidden is hit.place.side:
            view.toggle_opened(hit)
        elif hit and hit.letter is not None and view.flow.mode.pinyin is Pinyin.CLICK:
            view.hover_highlight.toggle_reading(hit.row, _letter_place(hit))
            view.viewport().update()

    # -- dragging ------------------------------------------------------------------------------

    def _drag(self) -> None:
        """Drag the divider, a highlight's end, a sentence, or the end of the selection."""
        if self._dividing:
            self._view.drag_divider(self._at.x())
        elif self._handle:
            self._drag_handle(self._handle)
        elif self._moved or not self._is_close():
            self._moved = True
            if self._lifted is not None:
                self._hover()
                self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            else:
                self._drag_selection()

    def _drag_handle(self, handle: HighlightHandle) -> None:
        place = self._view.visible.near(self._at.x(), self._at.y(), handle.side)
        if place:
            self._view.highlight_handles.drag(handle, place)
            self._view.viewport().update()

    def _is_close(self) -> bool:
        """Whether the pointer has moved no farther than a hand moves while it clicks."""
        return (
            self._pressed is not None
            and (self._at - self._pressed).manhattanLength() < _DRAG_DISTANCE
        )

    def _drag_selection(self) -> None:
        """Extend the selection, scrolling while the pointer is above or below the view."""
        self._extend()
        outside = not 0 <= self._at.y() < self._view.visible.height
        if outside and not self._edge.isActive():
            self._edge.start()
        elif not outside:
            self._edge.stop()

    def _extend(self) -> None:
        y = min(max(self._at.y(), 0.0), self._view.visible.height - 1.0)
        place = self._view.visible.near(self._at.x(), y, self._side)
        if place:
            self._view.put_caret(place, keep=True)

    def _scroll_at_edge(self) -> None:
        """Scroll one step, faster the farther the pointer is from the view."""
        over = self._at.y() if self._at.y() < 0 else self._at.y() - self._view.visible.height
        # At least one px, or a pointer just past the edge would do nothing.
        self._view.scroll_by(int(over / 2) + (1 if over > 0 else -1))
        self._extend()

    def _page_step(self, point: QPointF) -> int:
        """By how many pages a click goes on: one beside the text of a page, 0 elsewhere."""
        flow = self._view.flow
        if not flow.mode.paged or flow.open_text is None:
            return 0
        columns = flow.columns.by_side.values()
        if point.x() < min(column.x for column in columns) - _PAGE_EDGE:
            return -1
        return 1 if point.x() > max(column.right for column in columns) + _PAGE_EDGE else 0

    def _on_divider(self, point: QPointF) -> bool:
        divider = self._view.flow.columns.divider
        return (
            divider is not None
            and self._view.flow.open_text is not None
            and abs(point.x() - divider) <= _DIVIDER_REACH
        )


def _cursor_shape(
    on_divider: bool, handle: HighlightHandle | None, hit: HitTestResult | None, turns: bool
) -> Qt.CursorShape:
    """The shape that says what a press would do."""
    if on_divider:
        return Qt.CursorShape.SplitHCursor
    if handle:
        return Qt.CursorShape.SizeHorCursor
    if turns:
        return Qt.CursorShape.PointingHandCursor
    if hit is None or hit.letter is None:
        return Qt.CursorShape.ArrowCursor
    return Qt.CursorShape.IBeamCursor


def _letter_place(hit: HitTestResult) -> Place:
    """The place of the letter under the pointer, else of the nearest edge."""
    return hit.place if hit.letter is None else Place(hit.place.side, hit.place.block, hit.letter)

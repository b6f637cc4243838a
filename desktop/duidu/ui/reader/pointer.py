"""The mouse on the page: hover, dwell, selecting, the divider, marks. Turns events into calls on the view."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from duidu.core.article import Place, SideName
from duidu.ui.reader.highlight_handles import HighlightHandle
from duidu.ui.reader.hit_testing import HitTestResult
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import Pinyin

if TYPE_CHECKING:
    from duidu.ui.reader.view import ReaderView

DWELL_MS = 60
_DIVIDER_REACH = 5


class Pointer:
    """State of the mouse between press and release, and the timers of dwelling and of scrolling past the edge."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view
        self._pressed: QPointF | None = None
        self._side = SideName.SOURCE
        self._dividing = False
        self._grip: HighlightHandle | None = None
        self._moved = False
        self._lifted: Place | None = None
        self._double_at: int | None = None
        self._at = QPointF()
        self._rested = False
        self._dwell = QTimer(view, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(self._rest)
        self._edge = QTimer(view, interval=30)
        self._edge.timeout.connect(self._scroll_at_edge)

    # -- hover -------------------------------------------------------------------------------------------------------------------------

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved, with or without a button."""
        self._at = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and (
            self._dividing or self._grip or self._pressed is not None
        ):
            self._drag()
        else:
            self._hover()

    def leave(self) -> None:
        """The mouse left the page."""
        self._dwell.stop()
        if self._view.frame.divider_lit:
            self._view.light_divider(False)
        self._dark()

    def refresh(self, point: QPointF) -> None:
        """The text moved under a mouse that stands still there."""
        if self._pressed is None:
            self._at = point
            self._hover()

    def _hover(self) -> None:
        view = self._view
        on_divider = self._on_divider(self._at)
        view.light_divider(on_divider)
        grip = None if on_divider else view.highlight_handles.at(self._at)
        shape = (
            Qt.CursorShape.SplitHCursor
            if on_divider
            else Qt.CursorShape.SizeHorCursor
            if grip
            else Qt.CursorShape.IBeamCursor
        )
        hit = None if on_divider else view.visible.hit(self._at.x(), self._at.y())
        if hit is None or hit.letter is None:
            shape = Qt.CursorShape.ArrowCursor if not (on_divider or grip) else shape
        view.viewport().setCursor(shape)
        view.highlight_handles.hover(hit)
        if hit is None or not self._on_text(hit):
            self._dark()
            return
        word = view.hover_highlight.word
        changed = view.hover_highlight.light(
            hit.row,
            _letter_place(hit),
            hit.letter is not None and not self._is_hidden(hit.place.side),
        )
        if changed:
            view.scene.caret_shown = False
            view.viewport().update()
        if view.hover_highlight.word != word:
            self._leave_word()
        if view.hover_highlight.word and not self._rested:
            self._dwell.start()

    def _on_text(self, hit: HitTestResult) -> bool:
        """Within the lines of a piece, or just beside their ends."""
        placed, y = hit.placed, self._at.y() - hit.y - hit.placed.y
        left = self._view.flow.columns.by_side[placed.piece.side].x
        return (
            0 <= y < placed.piece.height
            and left - 24
            <= self._at.x()
            <= left + self._view.flow.columns.by_side[placed.piece.side].measure + 24
        )

    def _is_hidden(self, side: SideName) -> bool:
        return self._view.flow.mode.hidden is side and not self._view.scene.peeking

    def _dark(self) -> None:
        if self._view.hover_highlight.clear():
            self._view.viewport().update()
        self._leave_word()

    def _leave_word(self) -> None:
        self._dwell.stop()
        if self._rested:
            self._rested = False
            self._view.word_left.emit()

    def _rest(self) -> None:
        if (
            self._view.hover_highlight.word
            and not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        ):
            self._rested = True
            self._view.side_sync.bring(
                self._view.hover_highlight.sentence, self._view.hover_highlight.counterpart
            )
            self._view.report_word()

    # -- buttons -----------------------------------------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        if event.button() is not Qt.MouseButton.LeftButton or self._view.caret is None:
            return
        self._at = event.position()
        self._moved = False
        self._leave_word()
        self._dividing = self._on_divider(self._at)
        self._grip = None if self._dividing else self._view.highlight_handles.at(self._at)
        if self._dividing or self._grip:
            return
        self._pressed = self._at
        hit = self._view.visible.hit(self._at.x(), self._at.y())
        if hit is None:
            return
        self._side = hit.place.side
        if self._is_third(event):
            self._view.select_sentence(hit)
            self._moved = True
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._lifted = hit.place
            return
        self._view.put_caret(hit.place, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _is_third(self, event: QMouseEvent) -> bool:
        """Whether this press follows a double click closely."""
        double, self._double_at = self._double_at, None
        return (
            double is not None
            and event.timestamp() - double < QGuiApplication.styleHints().mouseDoubleClickInterval()
        )

    def double(self, event: QMouseEvent) -> None:
        """A double click selects the word."""
        self._double_at = event.timestamp()
        self._pressed = event.position()
        self._moved = True
        hit = self._view.visible.hit(event.position().x(), event.position().y())
        token = self._view.hover_highlight.token(hit.row, _letter_place(hit)) if hit else None
        if hit and token:
            self._view.select(Stretch(hit.place.side, hit.place.block, token.start, token.end))

    def release(self, event: QMouseEvent) -> None:
        """A button went up: the end of a drag, or a click."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._edge.stop()
        if self._grip:
            self._view.finish_resize(self._grip)
        elif self._lifted is not None and self._moved:
            self._drop(self._lifted, event.position())
        elif self._pressed is not None and not self._moved:
            self._click(event.position())
        self._pressed = self._grip = self._lifted = None
        self._dividing = False

    def _drop(self, lifted: Place, point: QPointF) -> None:
        """A sentence that was dragged with Ctrl is let go over another place."""
        hit = self._view.visible.hit(point.x(), point.y())
        if hit is not None:
            self._view.sentence_dragged.emit(lifted, hit.place)

    def _click(self, point: QPointF) -> None:
        view = self._view
        annotation = view.highlight_handles.annotation_at(point)
        hit = view.visible.hit(point.x(), point.y())
        if annotation:
            view.annotation_clicked.emit(annotation)
        elif hit and self._on_text(hit) and view.flow.mode.hidden is hit.place.side:
            view.toggle_opened(hit)
        elif hit and hit.letter is not None and view.flow.mode.pinyin is Pinyin.CLICK:
            view.hover_highlight.toggle_reading(hit.row, _letter_place(hit))
            view.viewport().update()

    def _drag(self) -> None:
        view = self._view
        if self._dividing:
            view.drag_divider(self._at.x())
            return
        if self._grip:
            place = view.visible.near(self._at.x(), self._at.y(), self._grip.side)
            if place:
                view.highlight_handles.drag(self._grip, place)
                view.viewport().update()
            return
        if (
            not self._moved
            and self._pressed is not None
            and (self._at - self._pressed).manhattanLength() < 4
        ):
            return
        self._moved = True
        if self._lifted is not None:
            self._hover()
            view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        self._extend()
        outside = not 0 <= self._at.y() < view.visible.height
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
        over = self._at.y() if self._at.y() < 0 else self._at.y() - self._view.visible.height
        self._view.scroll_by(int(over / 2) + (1 if over > 0 else -1))
        self._extend()

    def _on_divider(self, point: QPointF) -> bool:
        divider = self._view.flow.columns.divider
        return (
            divider is not None
            and self._view.flow.open_text is not None
            and abs(point.x() - divider) <= _DIVIDER_REACH
        )


def _letter_place(hit: HitTestResult) -> Place:
    """The place of the letter under the pointer, else of the nearest edge."""
    return hit.place if hit.letter is None else Place(hit.place.side, hit.place.block, hit.letter)

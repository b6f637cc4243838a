"""The reading view: the scrolling page with caret, selection and look-up. Says what happened by signals; keeps nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from duidu.app.article.open_text import OpenText
from duidu.core.article import Place
from duidu.ui.reader.caret import Point
from duidu.ui.reader.caret_view import CaretView
from duidu.ui.reader.highlight_handles import HighlightHandle, HighlightHandles
from duidu.ui.reader.hit_testing import HitTestResult, joined
from duidu.ui.reader.hover_highlight import HoverHighlight
from duidu.ui.reader.keys import Keys
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle
from duidu.ui.reader.paint.scene import Hits
from duidu.ui.reader.pointer import Pointer
from duidu.ui.reader.side_sync import SideSync
from duidu.ui.reader.step_button import StepButton


class ReaderView(CaretView):
    """Shows an open article. Rectangles in signals are in the coordinates of `viewport()`."""

    word_rested = Signal(str, int, int, int, QRect, QRect, QRect)
    """side, block id, start, end; where the word, its sentence and the counterpart are (empty if not in view)."""
    word_left = Signal()
    annotation_clicked = Signal(str)
    annotation_resized = Signal(str, object)
    """annotation id, its new anchors (a tuple of Anchor)."""
    step_changed = Signal(bool)
    """Whether both sides stand in step."""
    sentence_dragged = Signal(object, object)
    """The Place in the sentence that was dragged with Ctrl held, and the Place where it was let go."""
    rearranged = Signal()
    context_menu_requested = Signal(QPoint, object)
    """global position, the Place there or None."""

    def __init__(
        self, style: ReaderStyle, mode: ReaderMode | None = None, parent: QWidget | None = None
    ) -> None:
        """A view without an article; see set_open_text."""
        super().__init__(style, mode or ReaderMode(), parent)
        self.hover_highlight = HoverHighlight(self.visible, self.scene)
        self.highlight_handles = HighlightHandles(self.visible, self.frame)
        self._in_step = True
        self.side_sync = SideSync(self.visible, self._synced, self)
        self._step_button = StepButton(self.viewport())
        self._step_button.clicked.connect(self.restore_step)
        self._pointer = Pointer(self)
        self._keys = Keys(self)

    # -- what is shown -----------------------------------------------------------------------------------------------------------------

    def set_open_text(self, open_text: OpenText | None) -> None:
        """Show another article from its beginning, or none."""
        self._forget_lights()
        self.scene.hits = Hits()
        super().set_open_text(open_text)
        if self.flow.mode.ruler:
            self._light_first()

    def set_mode(self, mode: ReaderMode) -> None:
        """Another way of reading; the place is kept."""
        self._forget_lights()
        super().set_mode(mode)
        if mode.ruler and not self.scene.pair:
            self._light_first()
        self.rearranged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With another width the words stand elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.rearranged.emit()

    def _forget_lights(self) -> None:
        self.hover_highlight.clear()
        self.hover_highlight.forget_clicked()
        self.scene.opened = set()
        self.scene.caret_shown = False

    def refresh(self, rows: tuple[int, ...] = ()) -> None:
        """The words, texts or beads of these rows changed (() for all): lay them out again, place, caret and selection kept."""
        self.hover_highlight.clear()
        super().refresh(rows)

    def refresh_marks(self) -> None:
        """Annotations changed; nothing moves."""
        self.viewport().update()

    def set_hits(self, hits: Hits, rows: Sequence[int] = ()) -> None:
        """Mark what a search found, and beside the scroll bar in which rows (ascending) it is."""
        self.scene.hits = hits
        self.overview.hits = rows
        self.viewport().update()

    def set_current_hit(self, current: int) -> None:
        """Show another of the hits stronger."""
        self.scene.hits.current = current
        self.viewport().update()

    def set_overview(self, noted: Sequence[int], doubtful: Sequence[int]) -> None:
        """Rows with notes and doubtful rows, ascending, for the strip beside the scroll bar."""
        self.overview.noted, self.overview.doubtful = noted, doubtful
        self.viewport().update()

    # -- words, sentences and sides ------------------------------------------------------------------------------------------------------

    def next_word(self) -> None:
        """To the next word, looked up."""
        self._to_word(self.caret.by_word(1) if self.caret else None)

    def previous_word(self) -> None:
        """To the word before, looked up."""
        self._to_word(self.caret.by_word(-1) if self.caret else None)

    def next_sentence(self) -> None:
        """To the next sentence."""
        self._to_word(self.caret.by_sentence(1) if self.caret else None, look_up=False)

    def previous_sentence(self) -> None:
        """To the sentence before."""
        self._to_word(self.caret.by_sentence(-1) if self.caret else None, look_up=False)

    def _to_word(self, point: Point | None, look_up: bool = True) -> None:
        if point is None or self.caret is None:
            return
        self.word_left.emit()
        self.move_caret(point)
        self.light_caret(look_up)

    def light_caret(self, look_up: bool) -> None:
        """Light what the caret stands in; `look_up` its word too."""
        place = self.caret.place if self.caret else None
        slot = self.flow.unit_of(place) if place else None
        if place and slot is not None:
            self.hover_highlight.light(self.flow.layout(slot), place, look_up)
            self.viewport().update()
            if look_up:
                self.report_word()

    def _light_first(self) -> None:
        """Under the ruler something is lit from the beginning: the first sentence in view."""
        place = self.place()
        slot = self.flow.unit_of(place) if place else None
        if place and slot is not None:
            self.hover_highlight.light(self.flow.layout(slot), place, on_letter=False)

    def switch_side(self) -> None:
        """The caret goes to the counterpart of its sentence."""
        if self.caret is None or self.caret.place is None:
            return
        here = self.caret.sentence_at(self.caret.point)
        other = here[0].pair(self.caret.side, here[1])[1] if here else ()
        if other:
            self.caret.put(Place(other[0].side, other[0].block, other[0].start))
        else:
            row = self.flow.open_text.row(self.caret.point.row) if self.flow.open_text else None
            blocks = row.blocks(self.caret.side.other) if row else ()
            if not blocks:
                return
            self.caret.put(Place(self.caret.side.other, blocks[0].id, 0))
        self._to_word(self.caret.point, look_up=False)

    def report_word(self) -> None:
        """Say that a word is looked at, and where it is."""
        word = self.hover_highlight.word
        if word:
            around = [
                joined(
                    [rect for stretch in stretches for rect in self.visible.rects(stretch)]
                ).toAlignedRect()
                for stretches in (
                    (word,),
                    self.hover_highlight.sentence,
                    self.hover_highlight.counterpart,
                )
            ]
            self.word_rested.emit(word.side.value, word.block, word.start, word.end, *around)

    def set_locked(self, locked: bool) -> None:
        """Lock the sides together, or let the wheel move the one under the pointer alone; locking brings them back into step."""
        self.side_sync.locked = locked
        if locked:
            self.side_sync.restore()

    def restore_step(self) -> None:
        """Bring both sides back into step."""
        self.side_sync.restore()

    def scrolled(self) -> None:
        """The reader moved: a counterpart brought into view for a moment goes back."""
        self.side_sync.scrolled()
        super().scrolled()

    def _synced(self) -> None:
        self.viewport().update()
        if self._in_step != self.side_sync.in_step:
            self._in_step = self.side_sync.in_step
            self._step_button.place(self._in_step, self.flow.columns.divider)
            self.step_changed.emit(self._in_step)

    def reveal(self) -> None:
        """Show the hidden counterpart of the current sentence, or hide it again."""
        if not self.scene.pair:
            self.light_caret(look_up=False)
        self.hover_highlight.reveal()
        self.viewport().update()

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

    def finish_resize(self, grip: HighlightHandle) -> None:
        """A highlight's end was let go."""
        if self.highlight_handles.result:
            self.annotation_resized.emit(grip.annotation.id, self.highlight_handles.result)
        self.highlight_handles.let_go()
        self.viewport().update()

    # -- events ------------------------------------------------------------------------------------------------------------------------

    def paint_on(self, painter: QPainter, event: QPaintEvent) -> None:
        """Paint one frame with selection and caret."""
        self.frame.paint(painter, event.rect(), self.caret)
        self.highlight_handles.paint(painter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, or a drag."""
        self._pointer.move(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The start of a click or a drag."""
        self._pointer.press(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Its end."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A word is selected."""
        self._pointer.double(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, only the side under the pointer while the sides are unlocked; the text under the pointer is another now."""
        geometry = self.flow.columns
        if (
            self.side_sync.locked
            or geometry.divider is None
            or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            super().wheelEvent(event)
        else:
            self.side_sync.push(geometry.side_at(event.position().x()), self.wheel_distance(event))
            event.accept()
        self._pointer.refresh(event.position())

    def viewportEvent(self, event: QEvent) -> bool:
        """The pointer left the page."""
        if event.type() is QEvent.Type.Leave:
            self._pointer.leave()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the page; all others go on to the window."""
        if not self._keys.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The end of a peek."""
        if not self._keys.release(event):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab changes the side, as long as there is a text; Shift+Tab leaves the page."""
        return False if forward and self.caret else super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard sees where the caret stands."""
        reasons = (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self.scene.caret_shown = event.reason() in reasons
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The caret shows only where keys go."""
        self.scene.caret_shown = False
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of this place; of the caret's when a key asks."""
        place = (
            self.caret.place
            if self.caret and event.reason() is QContextMenuEvent.Reason.Keyboard
            else None
        )
        rect = self.visible.caret(place) if place else None
        if rect is not None:
            self.context_menu_requested.emit(
                self.viewport().mapToGlobal(rect.bottomLeft().toPoint()), place
            )
            return
        hit = self.visible.hit(event.pos().x(), event.pos().y())
        self.context_menu_requested.emit(event.globalPos(), hit.place if hit else None)

"""The reading view: an open article with all that mouse and keyboard do to it.

Reports what happened by signals; stores nothing.
"""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from duidu.app.article.open_text import OpenText
from duidu.core.article import Place
from duidu.ui.reader.highlight_handles import HighlightHandle, HighlightHandles
from duidu.ui.reader.hit_testing import Drop
from duidu.ui.reader.keys import Keys
from duidu.ui.reader.layout.chips import whole_label
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle
from duidu.ui.reader.paint.scene import Hits
from duidu.ui.reader.pointer import Pointer
from duidu.ui.reader.side_sync import SideSync, StepButton
from duidu.ui.reader.word_view import WordView


class ReaderView(WordView):
    """The whole view: a WordView with annotations, side sync, overview, keyboard and mouse."""

    annotation_clicked = Signal(str)
    annotation_resized = Signal(str, object, object)
    """Annotation id, and the places from which and to which it goes now."""
    step_changed = Signal(bool)
    """Whether both sides are in step."""
    sentence_dragged = Signal(object, object)
    """The Place in the sentence that was dragged with Ctrl held, and the Drop."""
    rearranged = Signal()
    """The words stand elsewhere now: another width or mode."""
    context_menu_requested = Signal(QPoint, object)
    """Global position, and the Place there or None."""

    def __init__(
        self, style: ReaderStyle, mode: ReaderMode | None = None, parent: QWidget | None = None
    ) -> None:
        """A view without an article; see set_open_text."""
        super().__init__(style, mode or ReaderMode(), parent)
        self.highlight_handles = HighlightHandles(self.visible)
        self._in_step = True
        self.side_sync = SideSync(self.visible, self._side_moved, self)
        self._step_button = StepButton(self.viewport())
        self._step_button.clicked.connect(self.restore_step)
        self._pointer = Pointer(self, self)
        self._keys = Keys(self)

    # -- what is shown -------------------------------------------------------------------------

    def set_open_text(self, open_text: OpenText | None) -> None:
        """Show another article from its beginning, or none."""
        # They were found in the article before.
        self.scene.hits = Hits()
        super().set_open_text(open_text)

    def let_go(self) -> None:
        """Let go what was laid out and found: the page was left and is not seen any more.

        It refers to itself, so Python deletes it only when the collector comes round.
        """
        self.blockSignals(True)  # no news for anybody
        self.set_hits(Hits())
        self.set_overview((), ())
        self.set_open_text(None)

    def set_mode(self, mode: ReaderMode) -> None:
        """Show the texts in another mode; the place is kept."""
        super().set_mode(mode)
        self.rearranged.emit()

    def refresh(self, rows: tuple[int, ...] = ()) -> None:
        """Lay out rows again that changed; what was found in them as they were is let go."""
        # Its anchors may name a block that is gone.
        self.highlight_handles.let_go()
        super().refresh(rows)

    def refresh_marks(self) -> None:
        """Paint annotations that changed; nothing moves."""
        self.highlight_handles.let_go()
        self.viewport().update()

    def set_hits(self, hits: Hits, rows: Sequence[int] = ()) -> None:
        """Mark search hits, and beside the scroll bar the rows (ascending) that have some."""
        self.scene.hits = hits
        self.overview.hits = rows
        self.viewport().update()

    def set_current_hit(self, current: int) -> None:
        """Paint another of the hits as the current one."""
        self.scene.hits.current = current
        self.viewport().update()

    def set_overview(self, noted: Sequence[int], doubtful: Sequence[int]) -> None:
        """Mark rows with notes and doubtful rows, both ascending, beside the scroll bar."""
        self.overview.noted, self.overview.doubtful = noted, doubtful
        self.viewport().update()

    def set_statuses(self, settled: Sequence[int], remarked: Sequence[int]) -> None:
        """Mark rows that are done, and those that need work or have a question, as above."""
        self.overview.settled, self.overview.remarked = settled, remarked
        self.viewport().update()

    # -- sides in step -------------------------------------------------------------------------

    def set_locked(self, locked: bool) -> None:
        """Lock the sides together, or let the wheel scroll the one under the pointer alone.

        Locking brings them back into step.
        """
        self.side_sync.locked = locked
        if locked:
            self.side_sync.restore()

    def restore_step(self) -> None:
        """Bring both sides back into step."""
        self.side_sync.restore()

    def scrolled(self, distance: int = 0) -> None:
        """Take note that the reader moved: a counterpart shown for a moment goes back."""
        self.side_sync.scrolled()
        super().scrolled(distance)

    def _side_moved(self) -> None:
        self.viewport().update()
        if self._in_step != self.side_sync.in_step:
            self._in_step = self.side_sync.in_step
            self._step_button.place(self._in_step, self.flow.columns.divider)
            self.step_changed.emit(self._in_step)

    # -- annotations and alignment -------------------------------------------------------------

    def click_annotation(self, annotation: str) -> None:
        """Emit that the annotation with this id was clicked."""
        self.annotation_clicked.emit(annotation)

    def finish_resize(self, handle: HighlightHandle) -> None:
        """End the drag of a highlight's end, and emit from where to where it goes now."""
        if self.highlight_handles.result:
            self.annotation_resized.emit(handle.annotation.id, *self.highlight_handles.result)
        self.highlight_handles.let_go()
        self.viewport().update()

    def drop_sentence(self, lifted: Place, drop: Drop) -> None:
        """Emit that a sentence was dragged from a place to where it was let go."""
        self.sentence_dragged.emit(lifted, drop)

    # -- events --------------------------------------------------------------------------------

    def paint_area(self, painter: QPainter, area: QRect) -> None:
        """Paint a part of the view with selection and caret."""
        self.frame.paint(painter, area, self.caret)
        with self.guard.part():
            self.highlight_handles.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.rearranged.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, or drag."""
        self._pointer.move(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._pointer.press(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click or a drag."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self._pointer.double(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, while the sides are unlocked only the one under the pointer.

        The text under the pointer is another one then.
        """
        columns = self.flow.columns
        if (
            self.side_sync.locked
            or self.pages.is_on
            or columns.divider is None
            or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            super().wheelEvent(event)
        else:
            side = columns.side_at(event.position().x())
            self.side_sync.push(side, self.wheel_distance(event))
            event.accept()
        self._pointer.refresh(event.position())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the pointer that the mouse left the view; show what a shortened chip says."""
        if event.type() is QEvent.Type.Leave:
            self._pointer.leave()
        elif isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            hit = self.visible.hit_test(event.pos().x(), event.pos().y())
            said = ""
            if hit is not None and hit.letter is not None:
                said = whole_label(hit.placed.piece.block, hit.letter)
            # A tag would be taken for markup.
            QToolTip.showText(event.globalPos(), f"<qt>{escape(said)}</qt>" if said else "", self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Carry out keys of the view; all others go on to the window."""
        if not self._keys.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End a peek."""
        if not self._keys.release(event):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave the view with Shift+Tab only: Tab changes the side as long as there is a text."""
        return False if forward and self.caret else super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret to those who come by keyboard."""
        reasons = (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self.scene.caret_shown = event.reason() in reasons
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret: it shows only where keys go."""
        self.scene.caret_shown = False
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request the menu of the place under the mouse, or of the caret's when a key asks."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.caret.place if self.caret and by_key else None
        rect = self.visible.caret(place) if place else None
        if rect is not None:
            at = self.viewport().mapToGlobal(rect.bottomLeft().toPoint())
            self.context_menu_requested.emit(at, place)
            return
        hit = self.visible.hit_test(event.pos().x(), event.pos().y())
        self.context_menu_requested.emit(event.globalPos(), hit.place if hit else None)

"""How far one side is pushed against the other, and the button that brings both back into step.

A side is pushed for a moment to show a counterpart out of view, or by hand while the sides are
unlocked.
"""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, Qt, QVariantAnimation
from PySide6.QtWidgets import QToolButton, QWidget

from duidu.core.article import SideName
from duidu.ui.reader.hit_testing import VisibleRows, joined
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.style.i18n import is_language_change, tr

_SLIDE_MS = 140


class SideSync(QObject):
    """Moves the shift of a side, never of the one that is being read.

    `moved` is called after every step. `by_hand` tells a shift made by the wheel.
    """

    def __init__(self, visible: VisibleRows, moved: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._visible = visible
        self._moved = moved
        self._side = SideName.TARGET
        self.locked = True
        self.by_hand = False
        self._slide = QVariantAnimation(
            self, duration=_SLIDE_MS, easingCurve=QEasingCurve(QEasingCurve.Type.OutCubic)
        )
        self._slide.valueChanged.connect(self._slid)

    @property
    def in_step(self) -> bool:
        """Whether both sides stand as they are aligned."""
        return not any(self._visible.shift.values())

    def bring(self, own: tuple[Stretch, ...], other: tuple[Stretch, ...]) -> None:
        """Slide the other side until the counterpart of a sentence is in view, if none of it is."""
        if not own or not other or self._visible.flow.columns.divider is None:
            return
        if self._visible.bounds is not None:  # pages of both sides turn together
            return
        side = other[0].side
        # All rows up to there are laid out to measure the way; what is farther stays away.
        reach = 4 * self._visible.height
        here = joined([rect for stretch in own for rect in self._visible.rects(stretch)])
        there = joined([rect for stretch in other for rect in self._visible.rects(stretch, reach)])
        # A strip of 8 px shows no line that could be read.
        in_view = there.top() < self._visible.height - 8 and there.bottom() > 8
        if here.isEmpty() or there.isEmpty() or in_view:
            return
        self._to(side, self._visible.shift[side] + round(there.top() - max(here.top(), 0.0)))

    def push(self, side: SideName, distance: int) -> None:
        """Scroll one side alone by hand."""
        self._slide.stop()
        self._visible.shift[side] += distance
        self.by_hand = True
        self._moved()

    def restore(self) -> None:
        """Slide back into step."""
        self.by_hand = False
        for side, shift in self._visible.shift.items():
            if shift:
                self._to(side, 0)

    def scrolled(self) -> None:
        """Undo at once what was pushed to show a counterpart: both sides were scrolled."""
        if not self.by_hand and not self.in_step:
            self._slide.stop()
            self._visible.shift = dict.fromkeys(SideName, 0)
            self._moved()

    def _to(self, side: SideName, shift: int) -> None:
        self._slide.stop()
        self._side = side
        if self._visible.flow.style.still:
            self._slid(shift)
            return
        self._slide.setStartValue(self._visible.shift[side])
        self._slide.setEndValue(shift)
        self._slide.start()

    def _slid(self, value: object) -> None:
        if isinstance(value, int):
            self._visible.shift[self._side] = value
            self._moved()


class StepButton(QToolButton):
    """A small button at the foot of the gutter, hidden while both sides are in step."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        # The keyboard stays with the text, where a key does the same.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setObjectName("step")
        self._set_texts()
        self.hide()

    def place(self, in_step: bool, divider: int | None) -> None:
        """Show the button over the divider (an x), or hide it."""
        self.setVisible(not in_step)
        self.adjustSize()
        area = self._viewport.rect()
        middle = area.center().x() if divider is None else divider
        self.move(middle - self.width() // 2, area.bottom() - self.height() - 12)

    def changeEvent(self, event: QEvent) -> None:
        """Take up another language of the interface."""
        super().changeEvent(event)
        if is_language_change(event):
            self._set_texts()

    def _set_texts(self) -> None:
        self.setText(tr("ReaderView", "Back in step"))
        self.setToolTip(tr("ReaderView", "Scroll both texts back to the same passage (Shift+Y)"))

"""How far one side is pushed against the other: for a moment to show a counterpart out of view, or by hand while the sides are unlocked."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from duidu.core.article import SideName
from duidu.ui.reader.hit_testing import VisibleRows, joined
from duidu.ui.reader.layout.sentences import Stretch

_SLIDE_MS = 140


class SideSync(QObject):
    """Moves a side's shift. `told` is called after every step; nothing here moves the side that is being read."""

    def __init__(self, page: VisibleRows, told: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._told = told
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
        return not any(self._page.shift.values())

    def bring(self, own: tuple[Stretch, ...], other: tuple[Stretch, ...]) -> None:
        """Slide the other side until the counterpart of a sentence is in view, if none of it is."""
        if not own or not other or self._page.flow.columns.divider is None:
            return
        side = other[0].side
        reach = 4 * self._page.height
        here = joined([rect for stretch in own for rect in self._page.rects(stretch)])
        there = joined([rect for stretch in other for rect in self._page.rects(stretch, reach)])
        seen = there.top() < self._page.height - 8 and there.bottom() > 8
        if here.isEmpty() or there.isEmpty() or seen:
            return
        self._to(side, self._page.shift[side] + round(there.top() - max(here.top(), 0.0)))

    def push(self, side: SideName, distance: int) -> None:
        """The hand scrolled one side alone."""
        self._slide.stop()
        self._page.shift[side] += distance
        self.by_hand = True
        self._told()

    def restore(self) -> None:
        """Slide back into step."""
        self.by_hand = False
        for side, shift in self._page.shift.items():
            if shift:
                self._to(side, 0)

    def scrolled(self) -> None:
        """Both sides were scrolled: what was pushed to show one counterpart goes back at once."""
        if not self.by_hand and not self.in_step:
            self._slide.stop()
            self._page.shift = dict.fromkeys(SideName, 0)
            self._told()

    def _to(self, side: SideName, shift: int) -> None:
        self._slide.stop()
        self._side = side
        if self._page.flow.style.still:
            self._slid(shift)
            return
        self._slide.setStartValue(self._page.shift[side])
        self._slide.setEndValue(shift)
        self._slide.start()

    def _slid(self, value: object) -> None:
        if isinstance(value, int):
            self._page.shift[self._side] = value
            self._told()

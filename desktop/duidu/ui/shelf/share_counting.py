"""Counts how much the reader knows of what is on the shelf, while the shelf is looked at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from duidu.app.settings.settings_table import MY_LEVEL, SHELF_ORDER
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane

if TYPE_CHECKING:
    from duidu.app.study.shelf_shares import ShelfShares

LATER = 1500  # ms after the shelf was shown: what a start needs goes first
_KEY = "shelf shares"


class ShareCounting(QTimer):
    """Begins a while after `refresh`, and goes on step by step as long as its page is visible.

    `counted` is emitted after each step that counted something.
    """

    counted = Signal()

    def __init__(self, context: WindowContext, page: QWidget) -> None:
        super().__init__(page, singleShot=True, interval=LATER)
        self._context, self._page = context, page
        self._shares: ShelfShares | None = None
        self.timeout.connect(self._step)
        listeners = context.settings.listeners
        listeners.append(self._setting_changed)
        self.destroyed.connect(lambda: listeners.remove(self._setting_changed))

    def refresh(self) -> None:
        """Count anew what may be another share by now."""
        self.rest()
        self._shares = None
        self.start()

    def rest(self) -> None:
        """Count nothing until the next `refresh`."""
        self.stop()
        self._context.jobs.cancel(_KEY)

    def _setting_changed(self, key: str) -> None:
        if key in ("", MY_LEVEL.key) and self._page.isVisible():
            self.counted.emit()
            self.refresh()

    def _step(self) -> None:
        """Count for a second or so, unless others keep the machine at work."""
        if not self._page.isVisible():
            return
        session, shares = self._context.session, self._shares
        # Whoever wants the shelf in the order of these shares waits for them.
        if session.machine.is_busy() and session.settings.get(SHELF_ORDER) != "known":
            self.start()
            return
        level = session.settings.get(MY_LEVEL)

        def work(job: Job) -> "tuple[ShelfShares, int, bool]":
            # Imported here: a shelf where all is counted is shown without what counts.
            from duidu.app.study.shelf_shares import ShelfShares

            mine = shares or ShelfShares(
                session.library, session.corrections.of, lambda: session.kept_rule, level
            )
            return mine, *mine.step(job)

        self._context.jobs.run(Lane.BACKGROUND, work, owner=self, when_done=self._counted, key=_KEY)

    def _counted(self, step: "tuple[ShelfShares, int, bool]") -> None:
        self._shares, counted, goes_on = step
        if counted:
            self.counted.emit()
        if goes_on and not self.isActive():
            self._step()

"""What a start shows first: the files it was given, the page of last time, or the shelf.

While a file is read the window stays empty. The shelf would be made beside reading it, and be gone
a moment later; it comes where the file does not, or takes long.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from duidu.ui.page.article_page import ArticlePage
from duidu.ui.shelf.open_folder import is_many
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.restored_tabs import show_last_tab

SLOW = 3000  # ms after which a person may want to do something else meanwhile
LONGEST = 5000  # ms after which what waits for the first paint no longer does: nobody may look


class FirstSight(QObject):
    """Shows what a start is for. `came` is emitted once: the first page or the shelf is painted."""

    came = Signal()

    def __init__(self, window: MainWindow, paths: Sequence[Path]) -> None:
        super().__init__(window)
        self._window = window
        self._has_come = False
        self._empty: QWidget | None = None
        self._watched: QWidget | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._slow.timeout.connect(self._show_shelf)
        window.stack.currentChanged.connect(self._changed)
        if paths:
            window.open_files(paths)
            if window.page is None and not is_many(paths):
                self._wait()
        else:
            show_last_tab(window)
        if window.page is None and self._empty is None:
            window.show_start()
        self._long = QTimer(self, singleShot=True, interval=LONGEST)
        self._long.timeout.connect(self._come)
        self._long.start()
        window.left.connect(self._leave)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The shelf is painted."""
        if event.type() is QEvent.Type.Paint and watched is self._watched:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._come)
        return super().eventFilter(watched, event)

    def _wait(self) -> None:
        """Show nothing, until a page comes or none will."""
        self._empty = QWidget(self._window)
        self._empty.setObjectName("sheet")
        self._empty.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Else the first button would have the focus and keep it from the page that comes.
        self._empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window.stack.addWidget(self._empty)
        self._window.show_in_stack(self._empty)
        self._empty.setFocus()
        # Queued: a job that ended well may ask for another before its page is there.
        self._window.jobs.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        self._slow.start()

    def _ended(self) -> None:
        """Show the shelf where the file was not opened: it failed, was given up, or is doubtful."""
        if not self._window.jobs.runs_for(self._window.opening):
            self._show_shelf()

    def _show_shelf(self) -> None:
        if self._empty is not None and self._window.stack.currentWidget() is self._empty:
            self._window.show_start()

    def _changed(self) -> None:
        """Let the empty page go, and watch for the first paint of what took its place."""
        shown = self._window.stack.currentWidget()
        if shown is None or shown is self._empty:
            return
        if self._empty is not None:
            self._slow.stop()
            empty, self._empty = self._empty, None
            self._window.stack.removeWidget(empty)
            empty.deleteLater()
        if self._has_come or shown is self._watched:
            return
        self._watched = shown
        if isinstance(shown, ArticlePage):
            shown.seen.connect(self._come, Qt.ConnectionType.SingleShotConnection)
        else:
            shown.installEventFilter(self)

    def _leave(self) -> None:
        """Show nothing more: the window is closed, and soon its library."""
        self._has_come, self._empty = True, None
        self._slow.stop()
        self._long.stop()

    def _come(self) -> None:
        if not self._has_come:
            self._has_come = True
            self.came.emit()

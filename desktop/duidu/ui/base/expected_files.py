"""Notices when a person is about to open a file, so that what reads it is ready by then."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane

WARM_UP = "warm up"
"""The key of the job that loads ahead of time; what opens a text cancels it and loads itself."""
_LATER = 500  # ms until it is looked again whether the work under way has ended
# Each of these asks for a file first, or begins to read one at once.
_OPENING = ("file.open", "file.preview", "file.folder")


class FilesWindow(Protocol):
    """A window that opens files."""

    @property
    def context(self) -> WindowContext:
        """Session and actions of the window."""

    @property
    def article(self) -> str:
        """The id of the article shown, "" for the shelf."""

    @property
    def stack(self) -> QStackedWidget:
        """Holds what can be shown."""

    def window(self) -> QWidget:
        """The widget that files are dragged to."""


class ExpectedFiles(QObject):
    """Watches a window for the shelf, the dialogs that ask for files, and files dragged to it."""

    def __init__(self, window: FilesWindow) -> None:
        super().__init__(window.stack)
        self._window = window
        self._is_warm = False
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._shown)
        for name in _OPENING:
            window.context.actions[name].triggered.connect(self._expect)
        window.stack.currentChanged.connect(self._shown)
        window.window().installEventFilter(self)
        self._shown()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files are dragged into the window."""
        if event.type() is QEvent.Type.DragEnter:
            self._expect()
        return super().eventFilter(watched, event)

    def _shown(self) -> None:
        """From the shelf many go on to another text; one that is being opened goes first."""
        if self._window.article:
            return
        if self._window.context.jobs.idle:
            self._expect()
        else:
            self._later.start()

    def _expect(self) -> None:
        """Have children ready, and what aligns and shows a text, unless that is there."""
        context = self._window.context
        context.session.ready.expect()
        if not self._is_warm:
            self._is_warm = True
            context.jobs.run(
                Lane.BACKGROUND,
                lambda job: context.session.opener.warm_up(job),
                owner=self,
                when_done=lambda _: None,
                key=WARM_UP,
            )

"""Opens files that macOS hands to the running program, one event for each.

Other systems start the program again, with the file as argument.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class FilesApplication(QApplication):
    """Takes files from the system; those that come before `follow` is called wait."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.waiting: list[Path] = []
        self.open_files: Callable[[Sequence[Path]], None] = self.waiting.extend

    def event(self, event: QEvent) -> bool:
        """Take files, leave the rest to Qt."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.open_files([Path(event.file())])
            return True
        return bool(super().event(event))


def follow(app: QApplication, open_files: Callable[[Sequence[Path]], None]) -> None:
    """Open the files that came so far, and others as they come.

    Only a FilesApplication gets any.
    """
    if isinstance(app, FilesApplication):
        app.open_files = open_files
        if app.waiting:
            open_files(app.waiting)

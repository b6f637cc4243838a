"""Adds many texts at once: a folder, or more than two files.

Tells what came of it, and offers to undo it.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from duidu.app.base.commands import Together
from duidu.app.opening.shelf import RemoveArticle
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane, Work
from duidu.ui.base.short_text import short
from duidu.ui.style.i18n import error_text, in_a_row, plural, tr

if TYPE_CHECKING:
    from duidu.app.opening.add_folder import AddedTexts

_TOLD_EVERY = 500  # ms


def is_many(paths: Sequence[Path]) -> bool:
    """Return whether paths are more than one text, which one or two files make."""
    return len(paths) > 2 or any(path.is_dir() for path in paths)


class OpenFolder(QObject):
    """Adds the texts of folders.

    `opened` carries the article where there was only one; `ended` is emitted when others were
    added, also after a cancel.
    """

    opened = Signal(str)
    ended = Signal()
    _came = Signal(object, str)

    def __init__(self, context: WindowContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        # Folders that are being added, or wait for it: whether the first text of each was shown.
        self._shown: dict[Work, bool] = {}
        # What follows each chapter costs more than a frame, and hundreds may come in a minute.
        self._telling = QTimer(self, singleShot=True, interval=_TOLD_EVERY)
        self._telling.timeout.connect(self._announce)
        # Emitted on a job's thread, so that it arrives here in the window's.
        self._came.connect(self._show_what_came, Qt.ConnectionType.QueuedConnection)
        context.jobs.ended.connect(self._work_ended)

    def choose(self) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(self._window, tr("Opening", "Open all texts of a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.collect([Path(name) for name in names]))
        dialog.open()

    def collect(self, paths: Sequence[Path]) -> None:
        """Add the texts of a folder or two, or of many files."""
        session, kept = self._context.session, tuple(paths)
        shows_first = any(path.is_dir() for path in kept)

        def work(job: Job) -> "AddedTexts":
            from duidu.app.opening.add_folder import add_texts

            came = partial(self._came.emit, job if shows_first else None)
            return add_texts(session.library, session.opener, kept, job, came)

        text = tr("Opening", "Opening {name}…", name=kept[0].name)
        added = self._context.jobs.run(
            Lane.ORDER,
            work,
            owner=self,
            when_done=self._done,
            text=text,
            # One after the other: two at once would take each other's processor.
            turn="collect",
        )
        self._shown[added] = False

    def _work_ended(self, work: Work) -> None:
        # A book whose first chapter is being read stays in view.
        if self._shown.pop(work, True) is False and work.cancelled:
            self.ended.emit()

    def _announce(self) -> None:
        self._telling.stop()
        # A window that was closed has no library to read from any more.
        if self._window.isVisible():
            self._context.session.announce(Changes(frozenset({Changed.ARTICLES})))

    def _show_what_came(self, work: Work | None, article: str) -> None:
        """Open the first text of a folder at once, and tell the shelf and the pages of the rest."""
        if not self._telling.isActive():
            self._telling.start()
        if work is not None and self._shown.get(work) is False:
            self._shown[work] = True
            self.opened.emit(article)

    def _done(self, found: "AddedTexts") -> None:
        """Open the only text there was, or show the shelf; tell what was added or failed."""
        articles = (*found.added, *found.known)
        self._announce()
        if len(articles) == 1 and not found.refused:
            self.opened.emit(articles[0])
            return
        if articles:
            # A book that is being read stays in view.
            if not found.book or not found.added:
                self.ended.emit()
            self._tell(found)
        if found.refused:
            self._tell_refused(found)

    def _tell_refused(self, found: "AddedTexts") -> None:
        """Tell why the first file failed, and offer a list of all."""
        more = len(found.refused) - 1
        others = tr("Opening", "{n} more could not be opened.", n=more) if more else ""
        text = f"{error_text(found.refused[0])} {others}".strip()
        if more:
            sentences = "\n".join(map(error_text, found.refused))
            details = (tr("Opening", "Details…"), lambda: self._show_details(sentences))
            self._context.messages.say(text, [details])
        else:
            self._context.messages.error(text)

    def _show_details(self, sentences: str) -> None:
        from duidu.ui.base.text_sheet import TextSheet

        title = tr("Opening", "Files that could not be opened")
        TextSheet(title, sentences, self._window).show()

    def _tell(self, found: "AddedTexts") -> None:
        """Tell how many texts were added or were there already, and offer to undo it."""
        sentences = []
        if found.book and found.added:
            sentences.append(
                plural(
                    "Opening",
                    len(found.added),
                    "{n} chapter of “{title}” was added.",
                    "{n} chapters of “{title}” were added.",
                    title=short(found.title),
                )
            )
        elif found.added:
            sentences.append(
                plural("Opening", len(found.added), "{n} text was added.", "{n} texts were added.")
            )
        if found.known:
            sentences.append(
                plural(
                    "Opening",
                    len(found.known),
                    "{n} was in the library already.",
                    "{n} were in the library already.",
                )
            )
        self._context.messages.say(
            in_a_row(sentences),
            [(tr("Opening", "Undo"), lambda: self._take_back(found))] if found.added else [],
        )

    def _take_back(self, found: "AddedTexts") -> None:
        library = self._context.session.library
        # One command, since each by itself would wait for the disk: a folder has thousands.
        removals = [RemoveArticle(library, article) for article in found.added]
        self._context.do(
            "",
            Together(library.together, removals, "Remove article"),
            when_done=lambda _: self.ended.emit(),
        )

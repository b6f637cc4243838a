"""Adds many texts at once: a folder, or more than two files.

Tells what came of it, and offers to undo it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from duidu.app.base.commands import Together
from duidu.app.opening.shelf import RemoveArticle
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane, Work
from duidu.ui.style.i18n import error_text, plural, tr

if TYPE_CHECKING:
    from duidu.app.opening.add_folder import AddedTexts


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

    def __init__(self, context: WindowContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._work: Work | None = None
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
        opener, kept = self._context.session.opener, tuple(paths)

        def work(job: Job) -> "AddedTexts":
            from duidu.app.opening.add_folder import add_texts

            return add_texts(opener, kept, job)

        text = tr("Opening", "Opening {name}…", name=kept[0].name)
        self._work = self._context.jobs.run(
            Lane.ORDER, work, owner=self, when_done=self._done, text=text, key="collect"
        )

    def _work_ended(self, work: Work) -> None:
        if work is self._work and work.cancelled:
            self.ended.emit()

    def _done(self, found: "AddedTexts") -> None:
        """Open the only text there was, or show the shelf; tell what was added or failed."""
        articles = (*found.added, *found.known)
        if len(articles) == 1 and not found.refused:
            self.opened.emit(articles[0])
            return
        if articles:
            self.ended.emit()
            self._tell(found)
        for error in found.refused[:1]:
            more = len(found.refused) - 1
            others = (
                plural(
                    "Opening",
                    more,
                    "{n} more could not be opened.",
                    "{n} more could not be opened.",
                )
                if more
                else ""
            )
            self._context.messages.error(f"{error_text(error)} {others}".strip())

    def _tell(self, found: "AddedTexts") -> None:
        """Tell how many texts were added or were there already, and offer to undo it."""
        sentences = []
        if found.added:
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
            " ".join(sentences),
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

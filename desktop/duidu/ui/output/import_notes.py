"""Imports notes from a file and reports how many came."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from duidu.app.notes.notes_exchange import Imported, read_import
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.style.i18n import in_a_row, plural, tr


class ImportNotes(QObject):
    """Imports files of notes for a window.

    A file is read as a job; its notes are merged by id, as commands with undo.
    """

    def __init__(self, context: WindowContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def choose(self, article: str) -> None:
        """Ask for the file.

        `article` is the one shown: it takes notes that do not say where they belong.
        """
        dialog = QFileDialog(self._window, tr("ImportNotes", "Import notes"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [tr("ImportNotes", "Notes (*.jsonld *.json)"), tr("ImportNotes", "All files (*)")]
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.read(Path(name), article))
        dialog.open()

    def read(self, path: Path, article: str, carry: bool = False) -> None:
        """Read a file and merge the notes in it; with `carry` into this article, wherever they are.

        Without it notes of another article that is in the library stay with that.
        """
        library = self._context.session.library
        text = tr("ImportNotes", "Reading {name}…", name=path.name)
        self._context.jobs.run(
            Lane.ORDER,
            lambda job: read_import(library, path, article, carry, job),
            owner=self,
            when_done=lambda found: self._merge(found, path, article),
            text=text,
        )

    def _merge(self, found: list[Imported], path: Path, article: str) -> None:
        """Merge what was read, then say how many notes came, lost their place or conflict.

        Notes that belong to another article can be put on the one shown as well.
        """
        done = [
            one
            for one in found
            if one.command.after and self._context.do(one.article, one.command) is not None
        ]
        notes = len({note.id for one in done for note in one.command.after})
        lost = sum(len(one.lost) for one in done)
        conflicts = sum(len(one.merged.conflicts) for one in done)
        carry = (
            [(tr("ImportNotes", "Put them on this text"), lambda: self.read(path, article, True))]
            if article and any(one.article != article for one in found)
            else []
        )
        if not notes:
            self._context.messages.say(
                tr("ImportNotes", "All of these notes are in the library already."), carry
            )
            return
        told = [plural("ImportNotes", notes, "{n} note was imported.", "{n} notes were imported.")]
        if lost:
            told.append(
                plural(
                    "ImportNotes",
                    lost,
                    "The place of {n} was not found in this text; see the notes panel.",
                    "The places of {n} were not found in this text; see the notes panel.",
                )
            )
        if conflicts:
            told.append(
                plural(
                    "ImportNotes",
                    conflicts,
                    "{n} has two versions; choose one in the notes panel.",
                    "{n} have two versions; choose in the notes panel.",
                )
            )

        undone = [self._context.undo_of_latest(one.article) for one in done]

        def undo() -> None:
            for undo_one in undone:
                undo_one()

        self._context.messages.say(in_a_row(told), [(tr("ImportNotes", "Undo"), undo), *carry])

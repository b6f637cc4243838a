"""Files of known words in the window: imported as one step with undo, and exported."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from duidu.app.base.safe_write import write_safely
from duidu.app.study.known_words import studied_language
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.style.i18n import in_a_row, plural, tr, translated_text

if TYPE_CHECKING:
    from duidu.app.study.import_words import WordsImport
    from duidu.study.anki_connect import AnkiConnect


class WordFiles(QObject):
    """Reads and writes files of known words for a window."""

    def __init__(self, context: WindowContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def choose_file(self, article: str) -> None:
        """Ask for a file to import; it is undone in `article`, "" where none is shown."""
        dialog = QFileDialog(self._window, tr("WordFiles", "Import known words"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = "*.txt *.csv *.tsv *.apkg *.colpkg *.xml"
        dialog.setNameFilters(
            [
                tr("WordFiles", "Lists, tables, Anki, Pleco ({kinds})", kinds=kinds),
                tr("WordFiles", "All files (*)"),
            ]
        )
        self._open(dialog, lambda name: self.read(Path(name), article))

    def read(self, path: Path, article: str) -> None:
        """Import the words of a file."""
        library = self._context.session.library

        def work(job: Job) -> "WordsImport":
            from duidu.app.study.import_words import import_file

            return import_file(library, studied_language().code, path, "", job)

        self._context.jobs.run(
            Lane.ORDER,
            work,
            owner=self,
            when_done=lambda found: self._found(found, article),
            text=tr("WordFiles", "Reading {name}…", name=path.name),
        )

    def read_anki(self, article: str, connect: "AnkiConnect | None" = None) -> None:
        """Import the words studied in a running Anki, which is asked now and never by itself."""
        library = self._context.session.library

        def work(job: Job) -> "WordsImport":
            from duidu.app.study.import_words import import_from_anki
            from duidu.study.anki_connect import AnkiConnect

            return import_from_anki(library, studied_language().code, connect or AnkiConnect(), job)

        self._context.jobs.run(
            Lane.ORDER,
            work,
            owner=self,
            when_done=lambda found: self._found(found, article),
            text=tr("Anki", "Asking Anki…"),
        )

    def choose_place(self) -> None:
        """Ask where the marked words are to be written, and as what."""
        dialog = QFileDialog(self._window, tr("WordFiles", "Export known words"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        one_a_line = tr("WordFiles", "Known words, one a line (*.txt)")
        dialog.setNameFilters(["CSV (*.csv)", "TSV (*.tsv)", one_a_line])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("words.csv")
        self._open(dialog, lambda name: self.write(Path(name)))

    def write(self, path: Path) -> None:
        """Write the marked words as TSV or TXT if the file's name ends so, else as CSV."""
        library, form = self._context.session.library, path.suffix.lower().lstrip(".")

        def work(_: Job) -> None:
            from duidu.app.study.import_words import export_words

            known = form if form in ("tsv", "txt") else "csv"
            write_safely(path, export_words(library, studied_language().code, known))

        self._context.jobs.run(
            Lane.ORDER,
            work,
            owner=self,
            when_done=lambda _: self._context.messages.say(
                tr("WordFiles", "Written to {name}.", name=path.name)
            ),
            text=tr("WordFiles", "Writing {name}…", name=path.name),
        )

    def _open(self, dialog: QFileDialog, chosen: Callable[[str], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _found(self, found: "WordsImport", article: str) -> None:
        """Mark what is new, and tell what came once it is on the disk."""
        told = [translated_text(sentence) for sentence in found.sentences()]
        if not found.added:
            told.insert(0, tr("WordFiles", "The file has no word that you have not marked."))
            self._context.messages.say(in_a_row(told))
            return
        marked = plural("WordFiles", found.added, "{n} word was marked.", "{n} words were marked.")
        text = in_a_row((marked, *told))
        self._context.do(article, found.command, lambda _: self._context.offer_undo(article, text))

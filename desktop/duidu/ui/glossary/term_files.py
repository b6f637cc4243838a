"""Files of terms on one page: imported as a command with undo, exported."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from duidu.app.base.safe_write import write_safely
from duidu.app.words.glossary import as_term
from duidu.core.jobs import Job
from duidu.library.words.stored_terms import StoredTerm
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.style.i18n import in_a_row, plural, tr, translated_text

if TYPE_CHECKING:
    from duidu.app.words.glossary_files import TermsImport


class TermFiles(QObject):
    """Reads and writes files of terms; a file whose columns are not sure is asked about first."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._page = page
        self._context = page.context

    def read_file(self, path: Path, columns: str = "") -> None:
        """Import the terms of a file; `columns` says what they are, "" to find out."""
        library, article = self._context.session.library, self._page.article

        def work(job: Job) -> "TermsImport":
            from duidu.app.words.glossary_files import read_terms_file

            return read_terms_file(library, path, columns, article, job)

        self._context.jobs.run(
            Lane.ORDER,
            work,
            owner=self,
            when_done=lambda found: self._found(path, found, bool(columns)),
            text=tr("Terms", "Reading {name}…", name=path.name),
        )

    def write_file(self, terms: Sequence[StoredTerm], path: Path) -> None:
        """Write terms as TSV, XLSX or TBX if the file's name ends so, else as CSV."""

        def work(job: Job) -> None:
            from duidu.app.words.glossary_files import TERM_FORMATS, export_terms

            form = path.suffix.lower().lstrip(".")
            known = form if form in TERM_FORMATS else "csv"
            write_safely(path, export_terms([as_term(term) for term in terms], known))

        self._context.jobs.run(
            Lane.ORDER,
            work,
            owner=self,
            when_done=lambda _: self._context.messages.say(
                tr("Terms", "Written to {name}.", name=path.name)
            ),
            text=tr("Terms", "Writing {name}…", name=path.name),
        )

    def choose_file(self) -> None:
        """Ask for a file to import."""
        dialog = QFileDialog(self._page, tr("Terms", "Import terms"))
        dialog.setNameFilters(
            [
                tr("Terms", "Terms (*.csv *.tsv *.xlsx *.ods *.txt *.tab *.tbx *.xml)"),
                tr("Terms", "All files (*)"),
            ]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog, lambda name: self.read_file(Path(name)))

    def choose_place(self, terms: Sequence[StoredTerm]) -> None:
        """Ask where to write terms, and as what."""
        dialog = QFileDialog(self._page, tr("Terms", "Export terms"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["CSV (*.csv)", "TSV (*.tsv)", "Excel (*.xlsx)", "TBX (*.tbx)"])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("terms.csv")
        self._open(dialog, lambda name: self.write_file(terms, Path(name)))

    def _open(self, dialog: QFileDialog, chosen: Callable[[str], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _found(self, path: Path, found: "TermsImport", asked: bool) -> None:
        """Ask about columns that are not sure, else add what is new and tell what came."""
        if found.doubt and not asked:
            self._ask(path, found)
            return
        told = [translated_text(sentence) for sentence in found.sentences()]
        if not found.added and not found.filled:
            said = tr("Terms", "All of these terms are in the glossary already.")
            self._context.messages.say(in_a_row((said, *told[bool(found.known) :])))
        elif self._context.do(self._page.article, found.command) is not None:
            added = plural("Terms", found.added, "{n} term was added.", "{n} terms were added.")
            self._context.offer_undo(self._page.article, in_a_row((added, *told)))

    def _ask(self, path: Path, found: "TermsImport") -> None:
        from duidu.ui.glossary.columns_sheet import ColumnsSheet

        sheet = ColumnsSheet(path.name, found, self._page.window())
        sheet.chosen.connect(lambda columns: self.read_file(path, columns))
        sheet.show()

"""Exporting one article, or its notes: asks for a place and a format, writes as a job, says what the format could not hold."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from duidu.app.base.safe_write import write_safely
from duidu.app.session import Session
from duidu.core.jobs import Job
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.style.i18n import tr

if TYPE_CHECKING:
    from duidu.formats.base.exported import Written

# File ending -> format, the first one offered first; the two XLIFF and the two text formats are told apart by their filters.
ARTICLE_FORMATS: tuple[tuple[str, str, str], ...] = (
    ("html", "HTML", ".html"),
    ("epub", "EPUB", ".epub"),
    ("docx", "Word", ".docx"),
    ("markdown", "Markdown", ".md"),
    ("tmx", "TMX", ".tmx"),
    ("xliff-2.1", "XLIFF 2.1", ".xlf"),
    ("xliff-1.2", "XLIFF 1.2", ".xlf"),
    ("tbx", "TBX", ".tbx"),
    ("tsv", "TSV", ".tsv"),
    ("csv", "CSV", ".csv"),
    ("xlsx", "Excel", ".xlsx"),
    ("apkg", "Anki", ".apkg"),
    ("duidu", "Duidu", ".duidu"),
)
NOTE_FORMATS: tuple[tuple[str, str, str], ...] = (
    ("md", "Markdown", ".md"),
    ("html", "HTML", ".html"),
    ("tsv", "TSV", ".tsv"),
    ("csv", "CSV", ".csv"),
    ("jsonld", "Web Annotation", ".jsonld"),
)


class ExportControl(QObject):
    """Exports the article of one page."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._page = page

    def choose_article(self) -> None:
        """Ask where the article is to be written."""
        self._choose(tr("Export", "Export the article"), ARTICLE_FORMATS, self.write_article)

    def choose_notes(self) -> None:
        """Ask where its notes are to be written."""
        self._choose(tr("Export", "Export the notes"), NOTE_FORMATS, self.write_notes)

    def write_article(self, form: str, path: Path) -> None:
        """Write the article in a format."""
        context, article = self._page.context, self._page.article

        def work(job: Job) -> "Written":
            from duidu.app.export.export import export_article

            # A session of its own: the window's reads its caches while this goes on.
            written = export_article(
                Session(context.session.library, context.settings), article, form, job
            )
            write_safely(path, written.data)
            return written

        self._run(work, path)

    def write_notes(self, form: str, path: Path) -> None:
        """Write the notes of the article in a format."""
        library, article = self._page.context.session.library, self._page.article

        def work(job: Job) -> "Written":
            from duidu.app.notes.notes_exchange import export_notes
            from duidu.formats.base.exported import Written

            written = Written(export_notes(library, form, [article]))
            write_safely(path, written.data)
            return written

        self._run(work, path)

    def _choose(
        self,
        title: str,
        formats: tuple[tuple[str, str, str], ...],
        write: Callable[[str, Path], None],
    ) -> None:
        filters: Mapping[str, tuple[str, str]] = {
            f"{name} (*{suffix})": (form, suffix) for form, name, suffix in formats
        }
        dialog = QFileDialog(self._page, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.selectFile((self._page.open_text.title or "duidu").replace("/", "-"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def chosen(name: str) -> None:
            form, suffix = filters[dialog.selectedNameFilter()]
            path = Path(name)
            write(
                form, path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
            )

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _run(self, work: "Callable[[Job], Written]", path: Path) -> None:
        context = self._page.context

        def told(written: "Written") -> None:
            saved = tr("Export", "Written to {name}.", name=path.name)
            context.messages.say(" ".join((saved, *written.left_out)))

        context.jobs.run(
            Lane.CPU, work, told, text=tr("Export", "Writing {name}…", name=path.name), key="export"
        )

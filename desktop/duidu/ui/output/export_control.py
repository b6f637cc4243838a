"""Exports one article, or its notes.

It asks for a file and a format, writes in the background and tells what the format cannot hold.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from duidu.app.base.safe_write import write_safely
from duidu.app.session import Session
from duidu.core.jobs import Job
from duidu.ui.base.jobs import Lane
from duidu.ui.page.page_control import PageControl
from duidu.ui.style.i18n import in_a_row, tr, translated_text

if TYPE_CHECKING:
    from duidu.formats.base.exported import Written
    from duidu.formats.base.format import Export
    from duidu.formats.notes.notes_files import NotesExport


class ExportControl(PageControl):
    """Exports the article of one page."""

    def choose_article(self) -> None:
        """Ask for a file and a format, and write the article."""
        from duidu.app.export.export_formats import ORIGINAL, offered_exports
        from duidu.app.export.original import original_suffix

        # Asked for here: few articles have one, and its suffix is that of the file that came.
        suffix = original_suffix(self.page.context.session.library, self.page.article)
        came = (ORIGINAL._replace(name=tr("Export", "The original file"), suffix=suffix),)
        exports = (*offered_exports(), *(came if suffix else ()))
        self._choose(tr("Export", "Export the article"), exports, self.write_article)

    def choose_book(self) -> None:
        """Ask for a file and a format, and write all chapters of the article's book into it."""
        from duidu.app.export.export_book import is_one_file
        from duidu.app.export.export_formats import offered_exports

        context = self.page.context
        book = context.session.library.collections.of_article(self.page.article)
        if book is None:
            context.messages.say(tr("Books", "This text is not a chapter of a book."))
            return
        forms = tuple(form for form in offered_exports() if is_one_file(form.id))
        title = tr("Export", "Export the whole book")
        self._choose(title, forms, partial(self.write_book, book.id), book.title)

    def choose_notes(self) -> None:
        """Ask for a file and a format, and write the notes of the article."""
        from duidu.formats.notes.notes_files import EXPORTS

        self._choose(tr("Export", "Export the notes"), EXPORTS, self.write_notes)

    def write_article(self, form: str, path: Path) -> None:
        """Write the article in a format."""
        context, article = self.page.context, self.page.article

        def work(job: Job) -> "Written":
            from duidu.app.export.export import export_article

            # A session of its own: the window's reads its caches while this goes on.
            written = export_article(
                Session(context.session.library, context.settings), article, form, job
            )
            return _kept(written, path, job)

        self._run(work, path)

    def write_book(self, book: str, form: str, path: Path) -> None:
        """Write all chapters of a book in a format."""
        context = self.page.context

        def work(job: Job) -> "Written":
            from duidu.app.export.export_book import export_book, find_book

            session = Session(context.session.library, context.settings)
            written = export_book(session, find_book(session.library, book), form, job)
            return _kept(written, path, job)

        self._run(work, path)

    def write_notes(self, form: str, path: Path) -> None:
        """Write the notes of the article in a format."""
        library, article = self.page.context.session.library, self.page.article

        def work(job: Job) -> "Written":
            from duidu.app.notes.notes_exchange import export_notes
            from duidu.formats.base.exported import Written

            written = Written(export_notes(library, form, [article]))
            return _kept(written, path, job)

        self._run(work, path)

    def _choose(
        self,
        title: str,
        exports: "Sequence[Export] | Sequence[NotesExport]",
        write: Callable[[str, Path], None],
        name: str = "",
    ) -> None:
        """Ask for a file and one of these formats, and have it written."""
        filters: Mapping[str, tuple[str, str]] = {
            f"{one.name} (*{one.suffix})": (one.id, one.suffix) for one in exports
        }
        dialog = QFileDialog(self.page, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.selectFile(((name or self.page.open_text.title)[:80] or "duidu").replace("/", "-"))
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
        """Write a file as a job, then say where it is and what it could not hold."""
        context = self.page.context

        def told(written: "Written") -> None:
            saved = tr("Export", "Written to {name}.", name=path.name)
            context.messages.say(in_a_row((saved, *map(translated_text, written.left_out))))

        context.jobs.run(
            Lane.ORDER,
            work,
            owner=context.jobs,
            when_done=told,
            text=tr("Export", "Writing {name}…", name=path.name),
            # Another file does not end this one; the same file written again replaces it.
            key=f"export {path}",
            # Given up when the file was there already, it is told of.
            written=True,
        )


def _kept(written: "Written", path: Path, job: Job) -> "Written":
    """Put a file in its place, unless it was given up until then. Raises Cancelled."""
    job.check()
    write_safely(path, written.data)
    return written

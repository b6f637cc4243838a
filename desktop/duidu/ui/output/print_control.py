"""Prints one article, or saves it as PDF, as a job that can be cancelled.

The layout is that of the page, in the light theme and in type for paper.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog

from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.formats.pdf.true_characters import with_true_characters
from duidu.ui.base.jobs import Lane
from duidu.ui.output.paper import Paper
from duidu.ui.output.paper_sheet import PaperSheet
from duidu.ui.page.page_control import PageControl
from duidu.ui.style.i18n import in_a_row, tr, translated_text


class PrintControl(PageControl):
    """Prints the article of one page."""

    def choose_pdf(self) -> None:
        """Ask how the article is to stand on paper and where the PDF is to be saved; save it."""
        self._ask(self._choose_file, printing=False)

    def choose_printer(self) -> None:
        """Ask how the article is to stand on paper and for a printer, and print."""
        self._ask(self._choose_printer, printing=True)

    def _ask(self, go_on: Callable[[], None], *, printing: bool) -> None:
        sheet = PaperSheet(self.page.context.settings, self.page, printing=printing)
        sheet.accepted.connect(go_on)
        sheet.show()

    def _choose_file(self) -> None:
        """Ask where the PDF is to be saved, and save it."""
        dialog = QFileDialog(self.page, tr("Print", "Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.selectFile(f"{self.page.open_text.title[:80] or 'duidu'}.pdf".replace("/", "-"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save_pdf(Path(name)))
        dialog.open()

    def _choose_printer(self) -> None:
        """Ask for a printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer, paper = QPrinter(QPrinter.PrinterMode.HighResolution), self._paper()
        paper.set_margins(printer)
        dialog = QPrintDialog(printer, self.page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(
            lambda: self._run(
                lambda job: self._paint(printer, paper, job),
                tr("Print", "The article was printed."),
            )
        )
        dialog.show()

    def _paper(self) -> Paper:
        return Paper(self.page.context.settings)

    def save_pdf(self, path: Path) -> None:
        """Save the article as PDF; an old file is replaced once the new one is complete."""
        paper = self._paper()
        self._run(
            lambda job: self._write(path, paper, job),
            tr("Print", "Saved as {name}.", name=path.name),
        )

    def _run(self, work: Callable[[Job], None], told: str) -> None:
        """Print as a job, then tell that it was done and whether all of it was aligned."""
        context, article = self.page.context, self.page.article

        def work_and_doubts(job: Job) -> tuple[str, ...]:
            from duidu.app.export.export import not_aligned_yet

            work(job)
            return not_aligned_yet(context.session.library, article)

        context.jobs.run(
            Lane.ORDER,
            work_and_doubts,
            owner=context.jobs,
            when_done=lambda doubts: context.messages.say(
                in_a_row((told, *map(translated_text, doubts)))
            ),
            text=tr("Print", "Printing…"),
            turn="print",  # one after the other: a second one must not end the first
        )

    def _write(self, path: Path, paper: Paper, job: Job) -> None:
        """Write the PDF beside its final place, and move it there once it is complete."""
        unfinished = path.with_name(path.name + ".part")
        try:
            unfinished.touch()  # Qt says nothing of a place that cannot be written
            writer = paper.writer(str(unfinished), self.page.open_text.title)
            self._paint(writer, paper, job)
            del writer
            unfinished.write_bytes(with_true_characters(unfinished.read_bytes()))
            unfinished.replace(path)
        except OSError as error:
            raise FileError(
                "The PDF {path} cannot be written: {strerror}. Choose another place.",
                path=path,
                strerror=error.strerror,
            ) from error
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def _paint(self, device: QPagedPaintDevice, paper: Paper, job: Job) -> None:
        page = self.page
        flow, session = page.view.flow, page.context.session
        printed = paper.printed(session, page.open_text, flow.style, flow.mode)
        for share in printed.paint(device):
            job.check()
            job.progress(share)

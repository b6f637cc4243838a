"""Prints one article, or saves it as PDF, as a job that can be cancelled.

The layout is that of the page, in the light theme.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtWidgets import QFileDialog

from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.formats.pdf.true_characters import with_true_characters
from duidu.ui.base.jobs import Lane
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.paint.printed_page import PrintedPage
from duidu.ui.style.i18n import tr, translated_text
from duidu.ui.style.theme import load

_DPI = 300
_MARGIN_MM = 18.0
_HANZI_PX = 16.0  # 12 points


class PrintControl(PageControl):
    """Prints the article of one page."""

    def choose_pdf(self) -> None:
        """Ask where the PDF is to be saved, and save it."""
        dialog = QFileDialog(self.page, tr("Print", "Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.selectFile(f"{self.page.open_text.title[:80] or 'duidu'}.pdf".replace("/", "-"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save_pdf(Path(name)))
        dialog.open()

    def choose_printer(self) -> None:
        """Ask for a printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageMargins(
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter
        )
        dialog = QPrintDialog(printer, self.page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(
            lambda: self._run(
                lambda job: self._paint(printer, job), tr("Print", "The article was printed.")
            )
        )
        dialog.show()

    def save_pdf(self, path: Path) -> None:
        """Save the article as PDF; an old file is replaced once the new one is complete."""
        self._run(
            lambda job: self._write(path, job), tr("Print", "Saved as {name}.", name=path.name)
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
                " ".join((told, *map(translated_text, doubts)))
            ),
            text=tr("Print", "Printing…"),
            turn="print",  # one after the other: a second one must not end the first
        )

    def _write(self, path: Path, job: Job) -> None:
        """Write the PDF beside its final place, and move it there once it is complete."""
        unfinished = path.with_name(path.name + ".part")
        try:
            unfinished.touch()  # Qt says nothing of a place that cannot be written
            writer = QPdfWriter(str(unfinished))
            writer.setResolution(_DPI)
            writer.setTitle(self.page.open_text.title)
            writer.setCreator("Duidu")
            writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
            writer.setPageMargins(
                QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
                QPageLayout.Unit.Millimeter,
            )
            self._paint(writer, job)
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

    def _paint(self, device: QPagedPaintDevice, job: Job) -> None:
        view = self.page.view
        style = replace(view.flow.style, palette=load("light"), hanzi_size=_HANZI_PX)
        data = self.page.context.session.library.pictures.data
        paper = PrintedPage(self.page.open_text, style, view.flow.mode, data)
        for share in paper.paint(device):
            job.check()
            job.progress(share)

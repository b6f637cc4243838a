"""One article as PDF without a window: for the command line. The layout is that of the page, in the light theme."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtWidgets import QApplication

from duidu.app.reading import Reading
from duidu.app.settings import Settings
from duidu.core.article import SideName
from duidu.ui.reader.paper import Paper
from duidu.ui.reading_style import reader_mode, reader_style
from duidu.ui.theme import load

_DPI = 300
_MARGIN_MM = 18.0


def pdf_bytes(reading: Reading, settings: Settings) -> bytes:
    """The PDF of an article. Starts a Qt application without a screen when there is none."""
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QApplication(["duidu"])
    else:
        application = None
    with TemporaryDirectory(prefix="duidu-") as folder:
        path = Path(folder) / "article.pdf"
        writer = QPdfWriter(str(path))
        writer.setResolution(_DPI)
        writer.setTitle(reading.title)
        writer.setCreator("Duidu")
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
        language = reading.language(SideName.SOURCE)
        paper = Paper(reading, reader_style(settings, load("light"), language), reader_mode(settings, language))
        for _ in paper.paint(writer):
            pass
        del writer
        data = path.read_bytes()
    del application
    return data

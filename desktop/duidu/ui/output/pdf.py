"""Makes a PDF of an article without a window, for the command line.

The layout is that of the page, in the light theme and in type for paper.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from duidu.app.session import Session
from duidu.core.article import SideName
from duidu.formats.pdf.true_characters import with_true_characters
from duidu.ui.output.paper import Paper
from duidu.ui.page.reading_style import mode_of, needs_aids, reader_style, word_aids
from duidu.ui.style.theme import load


def pdf_bytes(session: Session, article: str) -> bytes:
    """Return the PDF of an article as the settings show it.

    Starts a Qt application without a screen when there is none.
    """
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application = QApplication(["duidu"])
    else:
        application = None
    open_text, settings = session.open_text(article), session.settings
    with TemporaryDirectory(prefix="duidu-") as folder:
        path = Path(folder) / "article.pdf"
        paper = Paper(settings)
        writer = paper.writer(str(path), open_text.title)
        aids = word_aids(session) if needs_aids(settings) else None
        style = reader_style(settings, load("light"), open_text.language(SideName.SOURCE))
        mode = mode_of(settings, open_text, aids)
        for _ in paper.printed(session, open_text, style, mode).paint(writer):
            pass
        del writer
        data = with_true_characters(path.read_bytes())
    del application
    return data

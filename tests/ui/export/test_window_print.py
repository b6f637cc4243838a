"""An open article saved as PDF, without holding up the window."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article


def test_an_article_is_saved_as_pdf(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    window.open_article(add_article(session, tmp_path))
    parts = window.parts
    assert parts is not None
    qtbot.waitUntil(lambda: parts.page.view.flow.open_text is not None)
    path = tmp_path / "out.pdf"
    parts.printing.save_pdf(path)
    qtbot.waitUntil(path.exists)
    assert path.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: parts.page.context.jobs.idle)
    assert not list(tmp_path.glob("*.part"))


def test_a_pdf_that_cannot_be_written_is_told_and_leaves_nothing(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    window.open_article(add_article(session, tmp_path))
    parts = window.parts
    assert parts is not None
    qtbot.waitUntil(lambda: parts.page.view.flow.open_text is not None)
    parts.printing.save_pdf(tmp_path / "missing" / "out.pdf")
    qtbot.waitUntil(
        lambda: (
            parts.page.context.messages.message is not None
            and parts.page.context.messages.message.error
        )
    )

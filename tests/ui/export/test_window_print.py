"""An open article saved as PDF, without holding up the window."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.ui.export.print_control import PrintControl
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article


def test_an_article_is_saved_as_pdf(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    path = tmp_path / "out.pdf"
    page.controls[PrintControl].save_pdf(path)
    qtbot.waitUntil(path.exists)
    assert path.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: page.context.jobs.idle)
    assert not list(tmp_path.glob("*.part"))


def test_a_pdf_that_cannot_be_written_is_told_and_leaves_nothing(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    page.controls[PrintControl].save_pdf(tmp_path / "missing" / "out.pdf")
    qtbot.waitUntil(
        lambda: page.context.messages.message is not None and page.context.messages.message.error
    )

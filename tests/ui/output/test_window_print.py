"""An open article saved as PDF, without holding up the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from duidu.app.export import export
from duidu.app.session import Session
from duidu.ui.output import export_control
from duidu.ui.output.export_control import ExportControl
from duidu.ui.output.print_control import PrintControl
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


def test_what_is_written_next_does_not_end_what_is_being_written(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    for name in ("one.pdf", "two.pdf"):
        page.controls[PrintControl].save_pdf(tmp_path / name)
    for form in ("html", "tsv"):
        page.controls[ExportControl].write_article(form, tmp_path / f"out.{form}")
    qtbot.waitUntil(lambda: page.context.jobs.idle)
    written = {path.name for path in tmp_path.iterdir()}
    assert written >= {"one.pdf", "two.pdf", "out.html", "out.tsv"}


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


@pytest.mark.parametrize("is_there", [False, True])
def test_a_file_given_up_at_the_last_moment_is_not_there_or_is_told_of(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_there: bool,
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    path, jobs = tmp_path / "out.html", page.context.jobs
    path.write_text("before", encoding="utf-8")
    # Either when all is worked out, or when it is in its place.
    place, name = (export_control, "write_safely") if is_there else (export, "export_article")
    real = getattr(place, name)

    def given_up_after(*given: object) -> object:
        result = real(*given)
        jobs.cancel(f"export {path}")
        return result

    monkeypatch.setattr(place, name, given_up_after)
    page.controls[ExportControl].write_article("html", path)
    qtbot.waitUntil(lambda: jobs.idle)
    message = page.context.messages.message
    assert (message is not None and message.text.startswith("Written to out.html")) == is_there
    assert (path.read_text(encoding="utf-8") != "before") == is_there
    assert not list(tmp_path.glob(".*.part"))

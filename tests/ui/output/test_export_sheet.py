"""The sheet that exports an article offers the file that it came from, where that is kept."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.jobs import NoJob
from duidu.ui.output.export_control import ExportControl
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article

PO = 'msgid "The rain stopped."\nmsgstr "雨停了。"\n\nmsgid "New"\nmsgstr ""\n'


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
@pytest.mark.parametrize("is_kept", [True, False])
def test_the_original_file_is_offered_where_there_is_one(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path, is_kept: bool
) -> None:
    (tmp_path / "a.PO").write_text(PO, encoding="utf-8")
    article = (
        session.opener.open_files([tmp_path / "a.PO"], NoJob()).article
        if is_kept
        else add_article(session, tmp_path)
    )
    page = window.open_article(article)
    page.controls.complete()
    page.controls[ExportControl].choose_article()
    dialog = next(iter(page.findChildren(QFileDialog)))
    assert ("The original file (*.po)" in dialog.nameFilters()) is is_kept
    if is_kept:
        dialog.selectNameFilter("The original file (*.po)")
        dialog.fileSelected.emit(str(tmp_path / "out"))
        qtbot.waitUntil(lambda: page.context.jobs.idle)
        assert (tmp_path / "out.po").read_text(encoding="utf-8") == PO
    dialog.reject()

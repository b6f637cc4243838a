"""What a file's reader left out is said after opening."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from duidu.ui.base.text_sheet import TextSheet
from duidu.ui.window.main_window import MainWindow

PAGE = (
    '<p>老人把船推进水里。</p><p>He pushed off.</p><img src="a.png"/><p hidden>x</p>'
    '<p>天还没有亮。</p><p>It was still dark.</p><img src="b.png" alt="The river"/>'
)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_it_is_said_in_one_line(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "river.html").write_text(PAGE, encoding="utf-8")
    window.opening.files([tmp_path / "river.html"])
    qtbot.waitUntil(lambda: window.page is not None)
    message = window.messages.message
    assert message is not None
    assert message.text == "Left out: 2 pictures, 1 hidden passage."
    ((text, show),) = message.actions
    assert text == "Details…"
    show()
    sheet = window.findChild(TextSheet)
    assert sheet is not None
    lines = ["2 pictures: at “He pushed off.”", "1 hidden passage: at “x”"]
    assert sheet.page.toPlainText().split("\n") == lines

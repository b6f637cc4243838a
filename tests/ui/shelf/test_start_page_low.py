"""In a low window the start page leaves out its greeting, and squeezes nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from duidu.ui.window.main_window import MainWindow


@pytest.mark.parametrize("height", [380, 480, 800])
def test_no_line_lies_over_another(qtbot: QtBot, window: MainWindow, height: int) -> None:
    window.resize(600, height)
    page = window.start_page
    page.refresh()
    qtbot.waitUntil(lambda: page.height() < height)
    invitation = page.findChildren(QLabel, "secondary")[-1].parentWidget()
    assert invitation is not None
    assert invitation.height() >= invitation.minimumSizeHint().height()
    widgets = invitation.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    rects = [one.geometry() for one in widgets if one.isVisible()]
    assert len(rects) >= 4
    assert all(not one.intersects(other) for i, one in enumerate(rects) for other in rects[i + 1 :])

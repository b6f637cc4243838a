"""The preview of the settings begins with its text, in any size and way of reading."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.article import SideName
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.settings.preview import Preview
from duidu.ui.style.theme import Theme


@pytest.mark.parametrize("mode", [value for value, _ in table.MODE.choices])
@pytest.mark.parametrize(("zoom", "width"), [(100, 260), (100, 580), (400, 580)])
def test_the_first_word_is_seen_whole(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, mode: str, zoom: int, width: int
) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set(table.ZOOM, zoom)
    parent = QWidget()
    qtbot.addWidget(parent)
    preview = Preview(settings, Theme(qapp, "light"), parent)
    preview.resize(width, preview.height())
    parent.resize(600, 400)
    parent.show()
    settings.set(table.MODE, mode)
    preview.apply()
    side = SideName.TARGET if mode == "target_only" else SideName.SOURCE
    (first,) = preview.visible.rects(Stretch(side, 0, 0, 1))
    assert QRectF(preview.viewport().rect()).contains(first)

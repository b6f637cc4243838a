"""Stroke order is written by the keys, and stroke by stroke where motion is reduced."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.app.settings import settings_table as table
from duidu.lexicon.strokes import NAME, Strokes, packed_strokes
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.strokes_sheet import StrokesSheet
from duidu.ui.words.card_control import CardControl
from fixtures.strokes import ACROSS, DOWN


@pytest.fixture
def strokes(tmp_path: Path) -> Strokes:
    """The strokes of two characters."""
    path = tmp_path / NAME
    path.write_bytes(packed_strokes({"十": (ACROSS, DOWN), "一": (ACROSS,)}))
    return Strokes(path)


def made(page: ArticlePage, strokes: Strokes, reduced: bool) -> StrokesSheet:
    """The dialog for a word of which one character is not known."""
    page.context.settings.set(table.REDUCED_MOTION, reduced)
    sheet = StrokesSheet(page.context, "十二一", strokes, page.window())
    sheet.show()
    return sheet


def inked(sheet: StrokesSheet) -> int:
    """How many pixels of the first character are as dark as ink."""
    image = sheet.grab().toImage()
    ink = sheet.palette().base().color().lightness() // 2
    spot = sheet.canvas.geometry()
    return sum(
        image.pixelColor(x, y).lightness() < ink
        for x in range(spot.left(), spot.left() + 150, 3)
        for y in range(spot.top(), spot.bottom(), 3)
    )


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_the_arrows_go_stroke_by_stroke(article_page: ArticlePage, strokes: Strokes) -> None:
    sheet = made(article_page, strokes, True)
    assert (sheet.count, sheet.written) == (3, 3.0)
    whole = inked(sheet)
    QTest.keyClick(sheet, Qt.Key.Key_Home)
    assert sheet.written == 0.0
    assert inked(sheet) < whole
    QTest.keyClick(sheet, Qt.Key.Key_Right)
    QTest.keyClick(sheet, Qt.Key.Key_Right)
    assert sheet.written == 2.0
    QTest.keyClick(sheet, Qt.Key.Key_Left)
    # With reduced motion Space goes on by one, too, and begins again at the end.
    QTest.keyClick(sheet, Qt.Key.Key_Space)
    QTest.keyClick(sheet, Qt.Key.Key_Space)
    assert sheet.written == 3.0
    QTest.keyClick(sheet, Qt.Key.Key_Space)
    assert sheet.written == 0.0
    assert "0" in sheet.canvas.accessibleName()
    sheet.close()


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_space_writes_the_word_in_time(
    qtbot: QtBot, article_page: ArticlePage, strokes: Strokes
) -> None:
    sheet = made(article_page, strokes, False)
    QTest.keyClick(sheet, Qt.Key.Key_Space)
    assert sheet.written < 1.0
    qtbot.waitUntil(lambda: 0.0 < sheet.written < 3.0)
    sheet.grab()
    qtbot.waitUntil(lambda: sheet.written == 3.0)
    sheet.close()


def test_without_the_addition_it_is_named(
    article_page: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duidu.lexicon.strokes.find_strokes", lambda folders: None)
    article_page.controls[CardControl].show_strokes()
    message = article_page.context.messages.message
    assert message is not None
    assert "strokes.bin" in message.text
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, StrokesSheet)]

"""Before one reads: the words that help most with a text, from the shelf, each in its sentence."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.study.cards import saved_cards
from duidu.app.study.known_share import Share, keep_share
from duidu.core.article import SideName
from duidu.study.knowledge import Status
from duidu.ui.study.before_line import BeforeLine
from duidu.ui.study.before_sheet import BeforeSheet
from duidu.ui.study.study_control import StudyControl
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def sheet_of(qtbot: QtBot, window: MainWindow) -> BeforeSheet:
    found = window.findChild(BeforeSheet)
    assert found is not None
    qtbot.waitUntil(lambda: bool(found.ticks) or "no Chinese" in found.told.text())
    return found


@pytest.fixture
def article(session: Session, tmp_path: Path) -> str:
    session.settings.set(table.MY_LEVEL, 0)
    return add_article(session, tmp_path)


@pytest.mark.parametrize("by", ["menu", "key", "page"])
def test_it_lists_words_with_meaning_and_sentence_without_opening_the_text(
    qtbot: QtBot, window: MainWindow, session: Session, article: str, by: str
) -> None:
    window.show_start()
    shelf = window.start_page.shelf
    if by == "menu":
        shelf.act("before", shelf.articles.index(0))
    elif by == "key":
        window.actions_["words.before"].trigger()
    else:
        window.open_article(article)
        window.actions_["words.before"].trigger()
    sheet = sheet_of(qtbot, window)
    assert len(sheet.ticks) == 15
    assert sheet.told.text().startswith("You know 0 % of this article. With these 15 words")
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    assert "清晨，河面上升起一层薄雾。" in shown
    assert "At dawn a thin mist rose over the river." in shown
    assert any("bówù" in text and "mist" in text for text in shown)
    assert bool(window.article) is (by == "page")


def test_a_line_over_the_text_tells_it_while_the_text_is_at_its_beginning(
    qtbot: QtBot, window: MainWindow, session: Session, article: str
) -> None:
    page = window.open_article(article)
    page.controls.complete()
    qtbot.waitUntil(lambda: bool(page.findChildren(BeforeLine)))
    (line,) = page.findChildren(BeforeLine)
    assert line.text().startswith("You know 0 % of this text · with 15 words ")
    assert line.isVisible()
    # It lies over the margin, and moves neither text nor focus.
    row, y = next(iter(page.view.visible.rows(SideName.SOURCE)))
    tops = [band.top() for stretch in row.stretches for band in row.bands(stretch)]
    assert line.geometry().bottom() < y + min(tops)
    assert page.view.hasFocus() or page.view.viewport().hasFocus()
    session.settings.set(table.TELL_BEFORE, False)
    assert not line.isVisible()
    session.settings.set(table.TELL_BEFORE, True)
    assert line.isVisible()
    line.click()
    sheet_of(qtbot, window).close()
    whole = line.text()
    window.resize(480, 360)
    page.show_panel("find", True)
    qtbot.waitUntil(lambda: line.text().endswith("…"))
    assert line.text().removesuffix("…") in whole
    assert line.accessibleName() == whole
    assert line.fontMetrics().horizontalAdvance(line.text()) < line.width()
    page.show_panel("find", False)
    window.resize(1200, 800)
    qtbot.waitUntil(lambda: line.text() == whole)
    window.resize(520, 260)
    qtbot.waitUntil(lambda: page.view.verticalScrollBar().maximum() > 0)
    page.view.scroll_by(60)
    qtbot.waitUntil(lambda: not line.isVisible())


def test_the_line_over_a_long_text_tells_what_the_shelf_has_counted(
    qtbot: QtBot, window: MainWindow, session: Session, article: str
) -> None:
    page = window.open_article(article)
    page.controls.complete()
    study = page.controls[StudyControl]
    qtbot.waitUntil(lambda: bool(page.findChildren(BeforeLine)))
    keep_share(session.library.cache, article, 0, Share(0.42, 900))
    study.show_kept()
    (line,) = page.findChildren(BeforeLine)
    assert line.text() == "You know 42 % of this text"


@pytest.mark.parametrize(
    ("button", "status"), [("learn", Status.LEARNING), ("known", Status.KNOWN)]
)
def test_ticked_words_are_marked_in_one_step_that_is_undone(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    article: str,
    button: str,
    status: Status,
) -> None:
    window.show_start()
    window.actions_["words.before"].trigger()
    sheet = sheet_of(qtbot, window)
    for tick, word in sheet.ticks:
        tick.setChecked(word.word.word in ("鱼", "薄雾"))
    sheet.buttons[button].click()
    assert session.library.known.levels("zh") == {"鱼": status, "薄雾": status}
    cards = {card.word: card for card in saved_cards(session.library, "zh")}
    if status is Status.LEARNING:
        assert cards["薄雾"].sentence == "清晨，河面上升起一层薄雾。"
        assert cards["薄雾"].translation == "At dawn a thin mist rose over the river."
    assert window.messages.message is not None
    window.messages.message.actions[0][1]()
    qtbot.waitUntil(lambda: session.library.known.levels("zh") == {})


def test_nothing_ticked_or_nothing_chosen(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    window.show_start()
    window.actions_["words.before"].trigger()
    assert window.findChild(BeforeSheet) is None
    assert window.messages.message is not None
    assert "Choose a text" in window.messages.message.text
    session.settings.set(table.MY_LEVEL, 0)
    add_article(session, tmp_path)
    window.start_page.refresh()
    window.actions_["words.before"].trigger()
    sheet = sheet_of(qtbot, window)
    assert sheet.buttons["learn"].isEnabled()
    for tick, _ in sheet.ticks:
        tick.setChecked(False)
    assert not sheet.buttons["learn"].isEnabled()
    sheet.close()

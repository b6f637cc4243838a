"""Known words in the window: coverage, words marked singly and by level, cards exported."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.study.cards import saved_cards
from duidu.study.knowledge import Status
from duidu.ui.output.card_file import CardFile
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.shelf.article_list import details
from duidu.ui.study.study_panel import StudyPanel
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """The page of an open article whose reader knows no words yet."""
    session.settings.set(table.MY_LEVEL, 0)
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def panel_of(qtbot: QtBot, window: MainWindow, page: ArticlePage) -> StudyPanel:
    """The panel of known words once it has counted."""
    window.actions_["view.study"].trigger()
    panel = page.made_panel("study")
    assert isinstance(panel, StudyPanel)
    qtbot.waitUntil(lambda: len(panel.shown) > 0)
    return panel


def select(panel: StudyPanel, *words: str) -> None:
    """Select new words in the panel."""
    panel.select(words)
    assert {word.word for word in panel.selected()} == set(words)


def test_words_marked_as_known_raise_the_coverage_and_undo_lowers_it(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    panel = panel_of(qtbot, window, page)
    assert panel.told.text().startswith("You know 0 % of this article.")
    panel.levels.setCurrentIndex(panel.levels.findData(1))
    count = len(panel.shown)
    panel.buttons["level"].click()
    assert list(session.library.known.levels("zh").values()) == [Status.KNOWN] * count
    qtbot.waitUntil(lambda: not panel.told.text().startswith("You know 0 %"))
    window.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: panel.told.text().startswith("You know 0 %"))


@pytest.mark.parametrize("name", ["cards.apkg", "cards.tsv"])
def test_a_word_is_saved_with_its_sentence_and_exported(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage, tmp_path: Path, name: str
) -> None:
    panel = panel_of(qtbot, window, page)
    select(panel, "市场")
    panel.buttons["learn"].click()
    (card,) = saved_cards(session.library, "zh")
    assert (card.word, card.translation) == ("市场", "The market had opened.")
    qtbot.waitUntil(lambda: panel.buttons["export"].isEnabled())
    CardFile(window.context, window).write(tmp_path / name)
    qtbot.waitUntil((tmp_path / name).exists)
    assert (tmp_path / name).stat().st_size > 50
    CardFile(window.context, window).write(tmp_path / "missing" / name)
    qtbot.waitUntil(lambda: window.messages.message is not None and window.messages.message.error)


@pytest.mark.parametrize(
    ("key", "status"),
    [
        (Qt.Key.Key_K, Status.KNOWN),
        (Qt.Key.Key_S, Status.LEARNING),
        (Qt.Key.Key_I, Status.IGNORED),
    ],
)
def test_keys_of_the_panel_mark_its_words_and_leave_the_page_as_it_is(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    page: ArticlePage,
    key: Qt.Key,
    status: Status,
) -> None:
    window.activateWindow()
    panel = panel_of(qtbot, window, page)
    session.settings.set(table.MODE, "target_only")
    select(panel, "市场")
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    QTest.keyClick(window.windowHandle(), key)
    assert session.library.known.levels("zh") == {"市场": status}
    assert session.settings.get(table.MODE) == "target_only"


def test_select_all_selects_the_words_while_the_list_has_the_focus(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    window.activateWindow()
    panel = panel_of(qtbot, window, page)
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    words = [word.word for word in panel.shown]
    assert [word.word for word in panel.selected()] == words
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_S)
    assert {card.word for card in saved_cards(session.library, "zh")} == set(words)


def test_ignored_word_is_no_longer_new(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    panel = panel_of(qtbot, window, page)
    select(panel, "薄雾")
    before = len(panel.shown)
    panel.buttons["ignore"].click()
    qtbot.waitUntil(lambda: len(panel.shown) == before - 1)


def test_start_page_shows_how_much_of_an_article_is_known(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    session.settings.set(table.MY_LEVEL, 3)
    panel_of(qtbot, window, page)
    qtbot.waitUntil(lambda: window.jobs.idle)
    window.show_start()
    assert window.start_page.shelf.articles.rowCount() == 1
    item = window.start_page.shelf.articles.item(0)
    assert item.known is not None
    assert 0 < item.known < 1
    assert f"{round(item.known * 100)} % known" in details(item)
    session.settings.set(table.MY_LEVEL, 4)
    window.show_start()
    assert window.start_page.shelf.articles.item(0).known is None


def test_the_list_keeps_place_selection_and_focus_after_a_mark(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    window.activateWindow()
    panel = panel_of(qtbot, window, page)
    words = [word.word for word in panel.shown]
    select(panel, words[2])
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_K)
    qtbot.waitUntil(lambda: len(panel.shown) == len(words) - 1)
    assert [word.word for word in panel.selected()] == [words[3]]
    assert panel.list.hasFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_K)
    qtbot.waitUntil(lambda: len(panel.shown) == len(words) - 2)
    assert set(session.library.known.levels("zh")) == {words[2], words[3]}


def test_several_words_saved_are_several_cards_and_stay_in_the_list(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    panel = panel_of(qtbot, window, page)
    words = [word.word for word in panel.shown][:4]
    select(panel, *words)
    panel.buttons["learn"].click()
    assert {card.word for card in saved_cards(session.library, "zh")} == set(words)
    qtbot.waitUntil(lambda: panel.cards.text().startswith("4 words"))
    assert [word.word for word in panel.selected()] == words


def test_coverage_follows_the_level_at_once(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    panel = panel_of(qtbot, window, page)
    assert panel.told.text().startswith("You know 0 %")
    session.settings.set(table.MY_LEVEL, 9)
    qtbot.waitUntil(lambda: not panel.told.text().startswith("You know 0 %"))


def test_rows_have_reading_and_meaning_as_meant_here(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    panel = panel_of(qtbot, window, page)
    market = next(word for word in panel.shown if word.word == "市场")
    qtbot.waitUntil(lambda: panel.model.told(market)[1] == "market")
    assert panel.model.told(market) == ("shìchǎng", "market", "HSK 3 · 1 time")


def test_a_long_reading_is_shown_to_its_end(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = panel_of(qtbot, window, page)
    pictures = []
    for reading in ("zhòngliàngjí", "zhòngliàngjū"):
        told = (reading, "heavyweight", "saved · HSK 7–9 · 1 time")
        monkeypatch.setattr(panel.model, "told", lambda _, told=told: told)
        image = QImage(QSize(250, 52), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        option = QStyleOptionViewItem()
        option.rect = image.rect()
        painter = QPainter(image)
        panel.list.itemDelegate().paint(painter, option, panel.model.index(0))
        painter.end()
        pictures.append(image)
    assert pictures[0] != pictures[1]


def test_enter_goes_to_the_next_place_of_a_word_in_the_text(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    panel = panel_of(qtbot, window, page)
    market = next(word for word in panel.shown if word.word == "市场")
    panel.list.activated.emit(panel.model.index(list(panel.shown).index(market)))
    stretch = page.view.scene.hits.stretches[0]
    assert (stretch.block, stretch.start) == (market.block, market.start)

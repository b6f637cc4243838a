"""Words corrected in the window: cut, joined, read otherwise, saved, known, listed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.study.cards import saved_cards
from duidu.app.words.word_places import word_at
from duidu.core.token import Token
from duidu.library.words.corrections import Scope
from duidu.study.knowledge import Status
from duidu.ui.alignment.background_control import BackgroundControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.context_menu import ContextMenu
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.style.widgets.placement import Box
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from duidu.ui.words.card_control import CardControl
from duidu.ui.words.corrections_sheet import CorrectionsSheet
from duidu.ui.words.pinyin_sheet import PinyinSheet
from fixtures.stepped_jobs import SteppedJobs
from fixtures.window_session import add_article


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """The page of an open article."""
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def put(page: ArticlePage, word: str, inside: int = 0) -> None:
    """Put the caret into a word, by the keyboard."""
    place = find_word(page, word)
    assert place is not None
    page.view.go_to(place)
    page.view.put_caret(type(place)(place.side, place.block, place.offset + inside))
    page.view.scene.caret_shown = True


def token(page: ArticlePage, word: str) -> Token:
    """The token that begins where a text occurs first."""
    place = find_word(page, word)
    assert place is not None
    found = word_at(page.open_text, place)
    assert found is not None
    return found.token


def choose(menu: QMenu, text: str) -> None:
    """Trigger an entry of a menu."""
    next(action for action in menu.actions() if text in action.text()).trigger()


def test_a_word_of_two_characters_is_cut_at_once_and_the_cut_is_undone(
    window: MainWindow, page: ArticlePage
) -> None:
    put(page, "市场")
    window.actions_["words.cut"].trigger()
    assert token(page, "市场").text == "市"
    window.actions_["edit.undo"].trigger()
    assert token(page, "市场").text == "市场"


def test_words_segmented_in_the_background_keep_the_cuts_of_the_person(
    window: MainWindow, page: ArticlePage, stepped: SteppedJobs
) -> None:
    put(page, "市场")
    window.actions_["words.cut"].trigger()
    page.controls[BackgroundControl]._settled.timeout.emit()
    stepped.step("word links")
    assert token(page, "市场").text == "市"


def test_a_word_can_be_cut_after_the_background_segmentation(
    window: MainWindow, page: ArticlePage, stepped: SteppedJobs
) -> None:
    page.controls[BackgroundControl]._settled.timeout.emit()
    stepped.settle()
    put(page, "市场")
    window.actions_["words.cut"].trigger()
    assert token(page, "市场").text == "市"


def test_a_word_is_joined_with_the_next_here_and_then_everywhere(
    window: MainWindow, session: Session, page: ArticlePage
) -> None:
    put(page, "老人")
    first = token(page, "老人").text
    window.actions_["words.join"].trigger()
    joined = token(page, "老人").text
    assert joined.startswith(first)
    assert len(joined) > len(first)
    message = window.messages.message
    assert message is not None
    next(answer for text, answer in message.actions if text == "Everywhere")()
    assert {item.scope for item in session.library.corrections.all()} == {
        Scope.PLACE,
        Scope.EVERYWHERE,
    }


def test_menu_of_a_word_offers_readings_and_keeps_the_chosen_one(
    window: MainWindow, page: ArticlePage
) -> None:
    place = find_word(page, "人和")
    assert place is not None
    at = type(place)(place.side, place.block, place.offset + 1)
    menu = page.controls[ContextMenu].made(at)
    readings = next(action.menu() for action in menu.actions() if action.text() == "Read as")
    assert isinstance(readings, QMenu)
    choose(readings, "hè")
    word = word_at(page.open_text, at)
    assert word is not None
    assert word.token.reading == ("he4",)
    assert window.actions_["edit.undo"].text() == "&Undo: Correct the word"


def test_meaning_chosen_by_hand_comes_first_in_the_card(
    session: Session, page: ArticlePage
) -> None:
    place = find_word(page, "市场")
    assert place is not None
    before = session.look_up.at(page.open_text, place.side, place.block, place.offset)
    assert before is not None
    wanted = before.entries[-1].senses[-1].text
    menu = page.controls[ContextMenu].made(place)
    senses = next(action.menu() for action in menu.actions() if action.text() == "Meaning first")
    assert isinstance(senses, QMenu)
    choose(senses, wanted[:50])
    after = session.look_up.at(page.open_text, place.side, place.block, place.offset)
    assert after is not None
    assert after.entries[0].senses[0].text == wanted
    assert after.entries[0].senses[0].meant


@pytest.mark.parametrize(
    ("word", "name", "said"),
    [
        ("钢琴", "words.meaning", "“钢琴” has no other meaning."),
        ("她", "words.cut", "“她” is one character and cannot be cut."),
        ("钢琴", "words.join", "No word stands behind “钢琴” to join it with."),
    ],
)
def test_a_key_that_has_nothing_to_do_at_a_word_says_so(
    window: MainWindow, session: Session, tmp_path: Path, word: str, name: str, said: str
) -> None:
    text = "她昨天又弹钢琴。\nShe played the piano again yesterday.\n"
    page = window.open_article(add_article(session, tmp_path, text))
    page.controls.complete()
    put(page, word)
    window.actions_[name].trigger()
    message = window.messages.message
    assert message is not None
    assert message.text == said
    assert not session.library.corrections.for_article(page.article)


def test_saved_word_becomes_a_card_with_its_sentence_and_known_word_does_not(
    window: MainWindow, session: Session, page: ArticlePage
) -> None:
    put(page, "薄雾")
    window.actions_["words.learn"].trigger()
    (card,) = saved_cards(session.library, "zh")
    assert card.sentence.startswith("清晨")
    assert card.translation.startswith("At dawn")
    window.actions_["words.know"].trigger()
    assert saved_cards(session.library, "zh") == []
    assert session.library.known.levels("zh") == {token(page, "薄雾").text: Status.KNOWN}
    window.actions_["edit.undo"].trigger()
    assert len(saved_cards(session.library, "zh")) == 1


def test_corrections_are_listed_removed_and_exported(
    window: MainWindow, session: Session, page: ArticlePage, tmp_path: Path
) -> None:
    put(page, "市场")
    window.actions_["words.cut"].trigger()
    sheet = CorrectionsSheet(window.context, window)
    assert sheet.list.topLevelItemCount() == 1
    sheet.save(tmp_path / "corrections.tsv")
    assert "市场\t市 场" in (tmp_path / "corrections.tsv").read_text(encoding="utf-8-sig")
    sheet.list.setCurrentIndex(sheet.list.model().index(0, 0))
    sheet.remove.click()
    assert session.library.corrections.all() == []
    assert sheet.list.topLevelItemCount() == 0
    assert token(page, "市场").text == "市场"
    window.context.move("", back=True)
    assert token(page, "市场").text == "市"
    sheet.close()


def test_typed_reading_needs_a_syllable_for_each_character(window: MainWindow) -> None:
    sheet = PinyinSheet(window.context, "市场", ("shi4", "chang3"), window)
    chosen: list[tuple[str, ...]] = []
    sheet.chosen.connect(chosen.append)
    sheet.field.setText("shi4")
    assert not sheet.button.isEnabled()
    sheet.field.setText("Shi4 cháng")
    assert sheet.syllables() == ()
    sheet.field.setText("shi4 chang2")
    sheet.button.click()
    assert chosen == [("shi4", "chang2")]


def test_other_reading_in_the_card_is_one_click_and_star_saves_the_word(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    place = find_word(page, "人和")
    assert place is not None
    at = type(place)(place.side, place.block, place.offset + 1)
    found = session.look_up.at(page.open_text, at.side, at.block, at.offset)
    assert found is not None
    card = replace(found, alternatives=(("hu2",), ("he4",)))
    view = page.controls[CardControl].show(card, Box(300, 300, 20, 20), [])
    assert "hú" in view.plain_text()
    view.main.link_chosen.emit("reading:1")
    word = word_at(page.open_text, at)
    assert word is not None
    assert word.token.reading == ("he4",)
    view.star_requested.emit()
    assert [one.word for one in saved_cards(session.library, "zh")] == [word.token.text]
    again = session.look_up.at(page.open_text, at.side, at.block, at.offset)
    assert again is not None
    assert again.saved
    view.about_requested.emit()
    assert page.is_shown("word")


def test_menu_has_an_entry_for_the_note_under_the_pointer(
    window: MainWindow, page: ArticlePage
) -> None:
    place = find_word(page, "薄雾")
    assert place is not None
    page.view.select(Stretch(place.side, place.block, place.offset, place.offset + 2))
    window.actions_["notes.green"].trigger()
    menu = page.controls[ContextMenu].made(place)
    assert menu.actions()[0].text() == "Highlight: 薄雾"


def test_pinyin_above_the_level_goes_from_known_words_and_corrections_show_in_it(
    window: MainWindow, session: Session, page: ArticlePage
) -> None:
    session.settings.set(table.MY_LEVEL, 0)
    session.settings.set(table.PINYIN_SHOWN, "hard")
    put(page, "市场")
    assert page.view.flow.mode.is_hard(token(page, "市场"))
    window.actions_["words.know"].trigger()
    assert not page.view.flow.mode.is_hard(token(page, "市场"))
    window.actions_["words.cut"].trigger()
    place = find_word(page, "市场")
    assert place is not None
    unit = page.view.flow.unit_of(place)
    assert unit is not None
    row = page.view.flow.layout(unit)
    shown = page.view.hover_highlight.token(row, place)
    assert shown is not None
    assert shown.text == "市"


def test_menu_key_opens_the_menu_at_the_caret(page: ArticlePage) -> None:
    put(page, "市场")
    asked: list[object] = []
    page.view.context_menu_requested.disconnect(page.controls[ContextMenu].open)
    page.view.context_menu_requested.connect(lambda at, place: asked.append(place))
    viewport = page.view.viewport()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), viewport.mapToGlobal(QPoint(1, 1))
    )
    QApplication.sendEvent(viewport, event)
    assert asked == [find_word(page, "市场")]

"""Search in the whole library: both sides of what was found, the jump to it, and the way back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.search.search_library import SentenceHit
from duidu.app.session import Session
from duidu.core.article import Place, SideName
from duidu.ui.glossary.found_sentences import shortened
from duidu.ui.glossary.search_page import SearchPage
from duidu.ui.glossary.search_scope import ChosenArticles
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import TEXT, add_article


def search_page(window: MainWindow) -> SearchPage:
    """The page, open."""
    page = window.stack.currentWidget()
    assert isinstance(page, SearchPage)
    return page


@pytest.mark.parametrize(
    ("typed", "answer"), [("賣魚", "The people who sell fish"), ("sell fish", "卖鱼的人")]
)
def test_what_is_found_stands_beside_what_answers_it_and_opens_there(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path, typed: str, answer: str
) -> None:
    article = add_article(session, tmp_path)
    window.actions_["edit.find_everywhere"].trigger()
    page = search_page(window)
    page.field.setText(typed)
    qtbot.waitUntil(lambda: len(page.model.hits) == 1)
    hit = page.model.hits[0]
    assert answer in hit.answer
    assert hit.title in str(page.model.data(page.model.index(0)))
    page.grab()
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.article == article
    caret = window.page.view.caret
    assert caret is not None
    assert caret.place == hit.place
    (marked,) = window.page.view.scene.hits.stretches
    assert marked.end - marked.start == hit.end - hit.start
    QTest.keyClick(window.page.view, Qt.Key.Key_Escape)
    assert not window.page.view.scene.hits.stretches


def test_escape_goes_back_to_the_article(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    shown = window.open_article(add_article(session, tmp_path, TEXT, "one.txt"))
    window.actions_["edit.find_everywhere"].trigger()
    assert window.page is None
    QTest.keyClick(search_page(window), Qt.Key.Key_Escape)
    assert window.page is shown
    assert window.actions_["file.export"].isEnabled()


def test_nothing_found_is_said(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    add_article(session, tmp_path)
    window.actions_["edit.find_everywhere"].trigger()
    page = search_page(window)
    page.field.setText("火车站")
    qtbot.waitUntil(lambda: page.count.text() != "")
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert page.count.text() == "Nothing found."
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.start_page


def test_words_deep_in_a_long_sentence_are_brought_into_view() -> None:
    hit = SentenceHit("a", "t", Place(SideName.SOURCE, 0, 200), "水" * 200 + "鱼", 200, 201, "")
    text, start, end = shortened(hit)
    assert text[start:end] == "鱼"
    assert start < 50


def test_the_other_side_can_be_asked_too(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    add_article(session, tmp_path)
    window.actions_["edit.find_everywhere"].trigger()
    page = search_page(window)
    page.field.setText("yu")
    page.other.setText("sells fish")
    qtbot.waitUntil(lambda: len(page.model.hits) == 1)
    page.without.click()
    qtbot.waitUntil(lambda: not page.model.hits)


def test_expressions_are_sought_sorted_and_written(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    add_article(session, tmp_path)
    window.actions_["edit.find_everywhere"].trigger()
    page = search_page(window)
    page.regex.setChecked(True)
    page.field.setText("[Tt]he [a-z]+")
    qtbot.waitUntil(lambda: len(page.model.hits) > 2)
    page.sort.setCurrentIndex(page.sort.findData("word"))
    words = [hit.text[hit.start : hit.end].casefold() for hit in page.model.hits]
    assert words == sorted(words)
    path = tmp_path / "found.tsv"
    page.write_file(path)
    qtbot.waitUntil(path.exists)
    lines = path.read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(words)
    page.field.setText("(")
    qtbot.waitUntil(lambda: "not a regular expression" in page.count.text())
    assert not page.write.isEnabled()


def many(session: Session, tmp_path: Path, name: str, count: int) -> str:
    """An article in which fish is sold so many times; its id."""
    # Files that hold the same are one article.
    end = f" in {name}" if count < 10 else ""
    rows = "".join(f"他卖鱼{n}次。\tHe sells fish {n} times{end}.\n" for n in range(count))
    return add_article(session, tmp_path, f"zh\ten\n{rows}", name)


def test_all_sentences_follow_the_first_and_are_counted(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    many(session, tmp_path, "many.tsv", 450)
    window.actions_["edit.find_everywhere"].trigger()
    page = search_page(window)
    page.field.setText("sold fish")
    qtbot.waitUntil(lambda: len(page.model.hits) == 450)
    assert page.count.text().startswith("450 sentences · in 1 article")
    page.sort.setCurrentIndex(page.sort.findData("right"))
    qtbot.waitUntil(lambda: page.model.hits[1].text == "He sells fish 1 times.")
    assert page.model.hits[2].text == "He sells fish 10 times."


def test_forms_found_are_counted(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    many(session, tmp_path, "many.tsv", 12)
    window.actions_["edit.find_everywhere"].trigger()
    page = search_page(window)
    page.regex.setChecked(True)
    page.field.setText("sells|fish")
    qtbot.waitUntil(lambda: len(page.model.hits) == 24)
    assert page.count.text() == "24 sentences · in 1 article · sells 12 · fish 12"


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_this_article_and_chosen_ones_are_searched_alone(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    one, two = (many(session, tmp_path, f"{name}.tsv", 3) for name in ("one", "two"))
    window.open_article(one)
    window.actions_["edit.find_everywhere"].trigger()
    page = search_page(window)
    page.field.setText("sells")
    qtbot.waitUntil(lambda: len(page.model.hits) == 6)
    page.scope.setCurrentIndex(page.scope.findData("this"))
    page.scope.activated.emit(page.scope.currentIndex())
    qtbot.waitUntil(lambda: {hit.article for hit in page.model.hits} == {one})
    page.scope.setCurrentIndex(page.scope.findData("chosen"))
    page.scope.activated.emit(page.scope.currentIndex())
    sheet = page.scope.findChild(ChosenArticles)
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.model.rowCount() == 2)
    sheet.filter.setText("two")
    assert sheet.list.model().rowCount() == 1
    sheet.list.activated.emit(sheet.list.model().index(0, 0))
    sheet.take.click()
    qtbot.waitUntil(lambda: {hit.article for hit in page.model.hits} == {two})
    assert page.scope.currentText() == "In 1 chosen article…"


def test_each_hit_can_have_a_line_of_its_own(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    many(session, tmp_path, "many.tsv", 3)
    window.actions_["edit.find_everywhere"].trigger()
    page = search_page(window)
    page.field.setText("sells")
    qtbot.waitUntil(lambda: len(page.model.hits) == 3)
    high = page.list.sizeHintForRow(0)
    page.lines.click()
    assert page.list.sizeHintForRow(0) < high / 3
    page.grab()

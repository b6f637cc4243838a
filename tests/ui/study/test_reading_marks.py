"""Words by status in the text: which are marked, and the keys that mark while reading."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.core.article import Place, SideName
from duidu.study.knowledge import Status
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.paint.scene import StatusSpot
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """The page of an open article whose reader knows the words of level 1."""
    session.settings.set(table.MY_LEVEL, 1)
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def spots(page: ArticlePage) -> dict[str, StatusSpot]:
    """The words marked in the text."""
    found = {}
    for index in range(page.open_text.row_count()):
        row = page.open_text.row(index)
        texts = {block.id: block.text for block in row.source}
        for spot in page.view.scene.statuses(row):
            found[texts[spot.stretch.block][spot.stretch.start : spot.stretch.end]] = spot
    return found


def put(page: ArticlePage, word: str) -> None:
    """Put the caret into a word."""
    for index in range(page.open_text.row_count()):
        for block in page.open_text.row(index).source:
            if word in block.text:
                page.jump(Place(SideName.SOURCE, block.id, block.text.index(word)))
                return
    raise AssertionError(word)


def test_new_and_learning_words_are_marked_by_choice(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    assert spots(page) == {}
    window.actions_["view.statuses"].trigger()
    assert session.settings.get(table.STATUSES) == "underline"
    qtbot.waitUntil(lambda: "市场" in spots(page))
    assert spots(page)["市场"].status is Status.NEW
    put(page, "市场")
    window.actions_["words.learn"].trigger()
    qtbot.waitUntil(lambda: spots(page)["市场"].status is Status.LEARNING)
    window.actions_["words.know"].trigger()
    qtbot.waitUntil(lambda: "市场" not in spots(page))
    window.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: "市场" in spots(page))
    session.settings.set(table.MY_LEVEL, 9)
    qtbot.waitUntil(lambda: "市场" in spots(page) and spots(page)["市场"].status is Status.LEARNING)
    window.actions_["view.statuses"].trigger()
    assert page.view.scene.tint_statuses
    window.actions_["view.statuses"].trigger()
    assert spots(page) == {}


def test_known_and_ignored_words_show_theirs_where_that_is_wanted(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    window.actions_["view.statuses"].trigger()
    qtbot.waitUntil(lambda: "市场" in spots(page))
    assert {spot.status for spot in spots(page).values()} <= {Status.NEW, Status.LEARNING}
    for word, key in (("市场", "words.ignore"), ("老人", "words.know")):
        put(page, word)
        window.actions_[key].trigger()
    window.actions_["view.all_statuses"].trigger()
    assert window.actions_["view.all_statuses"].isChecked()
    qtbot.waitUntil(lambda: "市场" in spots(page) and "老人" in spots(page))
    found = {word: spot.status for word, spot in spots(page).items()}
    assert found["市场"] is Status.IGNORED
    assert found["老人"] is Status.KNOWN
    window.actions_["view.all_statuses"].trigger()
    qtbot.waitUntil(lambda: "市场" not in spots(page) and "老人" not in spots(page))
    assert session.settings.get(table.STATUSES) == "underline"
    # Asked for while none are shown, they bring all the others along.
    session.settings.set(table.STATUSES, "off")
    window.actions_["view.all_statuses"].trigger()
    assert session.settings.get(table.STATUSES) == "underline"


@pytest.mark.parametrize(
    ("action", "status"), [("words.ignore", Status.IGNORED), ("words.new", Status.NEW)]
)
def test_a_key_marks_the_word_at_the_caret(
    window: MainWindow, session: Session, page: ArticlePage, action: str, status: Status
) -> None:
    put(page, "市场")
    window.actions_[action].trigger()
    assert session.library.known.levels("zh") == {"市场": status}
    window.actions_["edit.undo"].trigger()
    assert session.library.known.levels("zh") == {}


def test_the_next_new_word_is_found_from_the_caret_on(
    window: MainWindow, session: Session, page: ArticlePage
) -> None:
    seen = []
    for _ in range(3):
        window.actions_["words.next_new"].trigger()
        (stretch,) = page.view.scene.hits.stretches
        seen.append((stretch.block, stretch.start))
    assert seen == sorted(set(seen))
    session.settings.set(table.MY_LEVEL, 9)


@pytest.mark.parametrize("action", ["words.know_page", "words.know_all"])
def test_a_page_is_marked_as_known_in_one_step(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage, action: str
) -> None:
    window.actions_[action].trigger()
    qtbot.waitUntil(lambda: len(session.library.known.levels("zh")) > 1)
    assert set(session.library.known.levels("zh").values()) == {Status.KNOWN}
    window.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: session.library.known.levels("zh") == {})

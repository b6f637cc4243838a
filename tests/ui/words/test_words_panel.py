"""Word panel: characters, renderings and occurrences; it follows the caret, links work."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.jobs import NoJob
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_panel import FindPanel
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from duidu.ui.words.word_panel import WordPanel
from fixtures.window_session import TEXT, add_article

OTHER = "鱼市。\n今天的市场很安静。\nThe Fish Market\nThe market is quiet today.\n"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """The page of an open article; the library has another one, too."""
    add_article(session, tmp_path, OTHER, "fish.txt")
    found = window.open_article(add_article(session, tmp_path, TEXT))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def shown(qtbot: QtBot, window: MainWindow, page: ArticlePage, word: str) -> WordPanel:
    """The word panel once it shows a word."""
    place = find_word(page, word)
    assert place is not None
    page.view.go_to(place)
    page.view.scene.caret_shown = True
    window.actions_["view.word"].trigger()
    panel = page.made_panel("word")
    assert isinstance(panel, WordPanel)
    qtbot.waitUntil(lambda: panel.facts is not None and panel.facts.word == word)
    return panel


def test_panel_shows_characters_and_occurrences_in_the_library_with_counterparts(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    text = shown(qtbot, window, page, "市场").text.toPlainText()
    assert "city" in text
    assert "今天的市场" in text
    assert "The market is quiet" in text
    assert "2 paragraphs in the library" in text
    assert window.actions_["view.word"].isChecked()


def test_a_hit_in_another_article_opens_it_there(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    panel = shown(qtbot, window, page, "市场")
    assert panel.facts is not None
    number = next(i for i, hit in enumerate(panel.facts.hits) if hit.article != page.article)
    panel.text.anchorClicked.emit(QUrl(f"hit:{number}"))
    assert window.page is not None
    assert window.page.article != page.article


def test_a_word_that_shares_a_character_is_found_in_the_article(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    panel = shown(qtbot, window, page, "市场")
    panel.text.anchorClicked.emit(QUrl("word:卖"))
    found = page.made_panel("find")
    assert isinstance(found, FindPanel)
    assert found.field.text() == "卖"


def test_panel_follows_the_caret_and_the_same_key_closes_it(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    panel = shown(qtbot, window, page, "市场")
    place = find_word(page, "薄雾")
    assert place is not None
    page.view.put_caret(place)
    qtbot.waitUntil(lambda: panel.facts is not None and panel.facts.word.startswith("薄"))
    window.actions_["view.word"].trigger()
    assert not page.is_shown("word")


def test_an_english_word_shows_its_forms_and_renderings_in_other_articles(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    (other,) = (one.id for one in session.library.articles.all() if one.id != page.article)
    # Only what is kept counts: the article was read before.
    session.word_links(other).compute(range(session.open_text(other).row_count()), NoJob())
    panel = shown(qtbot, window, page, "market")
    qtbot.waitUntil(lambda: panel.facts is not None and panel.facts.renderings is not None)
    text = panel.text.toPlainText()
    assert "noun" in text
    assert "CEFR A" in text
    assert "markets" in text
    assert "Renderings in other articles\nmarket: 市场" in text
    panel.text.anchorClicked.emit(QUrl("place:0"))
    assert window.page is not None
    assert window.page.article == other

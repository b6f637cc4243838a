"""What was corrected is listed with who and when, and taken back one by one or all together."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.alignment.edit_text import EditText
from duidu.app.alignment.reworded import By
from duidu.app.session import Session
from duidu.core.article import SideName, Span
from duidu.ui.alignment.rewordings_panel import RewordingsPanel
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from fixtures.window_session import add_article

SOURCE, TARGET = SideName


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def correct(page: ArticlePage, old: str, new: str, step: str = "") -> None:
    place = find_word(page, old)
    assert place is not None
    span = Span(place.offset, place.offset + len(old))
    library = page.context.session.library
    by = By("Ren <b>", step)
    command = EditText(library, page.article, place.side, place.block, span, new, by=by)
    assert page.context.do(page.article, command) is not None


def shown(qtbot: QtBot, window: MainWindow, page: ArticlePage, count: int) -> RewordingsPanel:
    if not page.is_shown("corrections"):
        window.actions_["view.corrections"].trigger()
    panel = page.panel("corrections")
    assert isinstance(panel, RewordingsPanel)
    qtbot.waitUntil(lambda: len(panel.listed.rows) == count)
    return panel


def whole(page: ArticlePage) -> str:
    blocks = page.context.session.library.articles.blocks
    return " ".join(b.text for side in SideName for b in blocks(page.article, side))


def test_they_are_listed_in_the_order_of_the_text_and_lead_there(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    correct(page, "market", "fair")
    correct(page, "清晨", "清早")
    panel = shown(qtbot, window, page, 2)
    said = [
        str(panel.listed.data(panel.listed.index(n), Qt.ItemDataRole.AccessibleTextRole))
        for n in range(2)
    ]
    assert "晨 → 早" in said[0]
    assert "market → fair" in said[1]
    assert all("Ren <b>" in one for one in said)
    assert panel.count.text() == "2 corrections"
    panel.list.setCurrentIndex(panel.listed.index(1))
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    place = page.view.caret.place if page.view.caret else None
    assert place is not None
    assert (place.side, place.offset) == (TARGET, len("The "))
    pixels = panel.grab().toImage()
    assert not pixels.isNull()


def test_one_is_taken_back_and_that_is_undone(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    before = whole(page)
    correct(page, "market", "fair")
    after = whole(page)
    panel = shown(qtbot, window, page, 1)
    assert not panel.all_back.isVisible()
    panel.list.setCurrentIndex(panel.listed.index(0))
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(panel.listed.rows) == 0)
    assert whole(page) == before
    assert "Nothing was corrected" in panel.count.text()
    window.messages.buttons[0].click()
    qtbot.waitUntil(lambda: len(panel.listed.rows) == 1)
    assert whole(page) == after


def test_what_was_replaced_together_is_taken_back_together(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    correct(page, "清晨", "清早")
    before = whole(page)
    correct(page, "market", "fair", "one go")
    correct(page, "boat", "barge", "one go")
    panel = shown(qtbot, window, page, 3)
    chosen = next(n for n, one in enumerate(panel.listed.rows) if one.rewording.new == "fair")
    panel.list.setCurrentIndex(panel.listed.index(chosen))
    assert panel.all_back.isVisible()
    panel.all_back.click()
    qtbot.waitUntil(lambda: len(panel.listed.rows) == 1)
    assert whole(page) == before
    window.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: len(panel.listed.rows) == 3)


def test_one_whose_words_are_elsewhere_stays_listed_and_is_not_taken_back(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    from duidu.core.rewording import Rewording

    library = page.context.session.library
    library.rewordings.put(Rewording("x", page.article, SOURCE, 0, None, None, "旧", "新"))
    panel = shown(qtbot, window, page, 1)
    said = panel.listed.data(panel.listed.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "no longer stand together" in str(said)
    before = whole(page)
    panel.list.setCurrentIndex(panel.listed.index(0))
    panel.back.click()
    assert "no longer stand together" in window.messages.label.text()
    assert whole(page) == before

"""A text in one language in the window: one pane, and the way to add its translation."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from duidu.app.opening.recognised import Arrangement
from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.actions import Needs
from duidu.core.article import SideName
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.layout.style import RowArrangement
from duidu.ui.shelf.opening_sheet import OpeningSheet
from duidu.ui.window.features import FEATURES
from duidu.ui.window.main_window import MainWindow

ZH = "故乡的河\n老人把船推进水里，天还没有亮。\n他在这条河上走了四十年。\n"
EN = "The River of Home\nThe old man pushed off before dawn.\nHe had been there for forty years.\n"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> ArticlePage:
    (tmp_path / "zh.txt").write_text(ZH, encoding="utf-8")
    window.opening.files([tmp_path / "zh.txt"])
    qtbot.waitUntil(lambda: window.page is not None)
    shown = window.page
    assert shown is not None
    shown.controls.complete()
    qtbot.waitUntil(lambda: shown.view.flow.open_text is not None)
    return shown


def english(tmp_path: Path) -> Path:
    (tmp_path / "en.txt").write_text(EN, encoding="utf-8")
    return tmp_path / "en.txt"


def is_alone(session: Session, page: ArticlePage) -> bool:
    return session.library.articles.info(page.article).is_alone


def shown_sides(page: ArticlePage) -> set[SideName]:
    return {side for side in SideName for _ in page.view.visible.rows(side)}


@pytest.mark.parametrize("mode", ["side_by_side", "sentences", "target_only"])
@pytest.mark.parametrize("hidden", ["nothing", "original"])
def test_page_shows_the_one_text_whatever_the_way_of_reading(
    page: ArticlePage, session: Session, mode: str, hidden: str
) -> None:
    session.settings.set(table.MODE, mode)
    session.settings.set(table.HIDDEN, hidden)
    session.settings.set(table.SWAPPED, True)
    mode_shown = page.view.flow.mode
    assert (mode_shown.arrangement, mode_shown.hidden) == (RowArrangement.SOURCE_ONLY, None)
    assert page.view.flow.columns.divider is None
    layout = page.view.flow.layout(1)
    assert layout.of(SideName.SOURCE)
    assert layout.gaps == {}


def test_opening_says_that_there_is_one_language(page: ArticlePage, window: MainWindow) -> None:
    message = window.messages.message
    assert message is not None
    assert "in one language only (Simplified Chinese)" in message.text
    assert [text for text, _ in message.actions] == ["Add its translation…"]


NEED = [
    action.id
    for feature in (*FEATURES.pages, *FEATURES.windows)
    for action in feature.actions
    if action.needs is Needs.TRANSLATION
]


def test_what_needs_a_translation_says_so_and_changes_nothing(
    page: ArticlePage, window: MainWindow, session: Session
) -> None:
    assert {"view.swap", "article.realign", "view.check", "article.confirm"} <= set(NEED)
    before = session.library.articles.whole(page.article)
    for name in NEED:
        window.messages.dismiss()
        checked = window.actions_[name].isChecked()
        window.actions_[name].trigger()
        message = window.messages.message
        assert message is not None, name
        assert message.text == "This text has no translation yet.", name
        assert window.actions_[name].isChecked() == checked, name
    assert session.library.articles.whole(page.article) == before


def test_background_leaves_a_text_alone(page: ArticlePage, session: Session) -> None:
    assert session.improve.left(page.article, None) is None
    assert page.open_text.rows_to_work_out(range(3)) == []


@pytest.mark.parametrize("way", ["file", "clipboard", "copied file", "drop"])
def test_translation_is_added_and_taken_back(
    qtbot: QtBot,
    window: MainWindow,
    page: ArticlePage,
    session: Session,
    tmp_path: Path,
    way: str,
) -> None:
    path, adding = english(tmp_path), window.opening.translation
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    if way == "file":
        adding.add_file(page.article, path)
    elif way == "drop":
        assert window.opening.dropped(data, on_page=True)
        assert is_alone(session, page)
        window.messages.buttons[0].click()
    else:
        clipboard = QGuiApplication.clipboard()
        clipboard.setMimeData(data) if way == "copied file" else clipboard.setText(EN)
        window.actions_["file.paste_translation"].trigger()
    qtbot.waitUntil(lambda: not is_alone(session, page))
    qtbot.waitUntil(lambda: page.view.flow.mode.arrangement is RowArrangement.SIDE_BY_SIDE)
    assert page.open_text.language(SideName.TARGET) == "en"
    qtbot.waitUntil(lambda: page.view.flow.layout(1).of(SideName.TARGET) != [])
    assert page.view.flow.columns.divider is not None
    assert window.article == page.article
    window.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: is_alone(session, page))
    qtbot.waitUntil(lambda: page.view.flow.mode.arrangement is RowArrangement.SOURCE_ONLY)
    qtbot.waitUntil(lambda: window.context.commands.idle)
    window.actions_["edit.redo"].trigger()
    qtbot.waitUntil(lambda: not is_alone(session, page))


def test_dropped_file_can_be_opened_by_itself(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, session: Session, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(english(tmp_path)))])
    window.opening.dropped(data, on_page=True)
    assert [button.text() for button in window.messages.buttons] == [
        "Add it as the translation",
        "Open it by itself",
    ]
    window.messages.buttons[1].click()
    qtbot.waitUntil(lambda: len(session.library.articles.all()) == 2)
    assert is_alone(session, page)


def test_text_with_its_translation_takes_no_other(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, session: Session, tmp_path: Path
) -> None:
    window.opening.translation.add_file(page.article, english(tmp_path))
    qtbot.waitUntil(lambda: not is_alone(session, page))
    qtbot.waitUntil(lambda: window.context.commands.idle)
    window.actions_["file.translation"].trigger()
    message = window.messages.message
    assert message is not None
    assert message.text == "This text has its translation already."
    # Dropped on such a page a file is opened, as ever.
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(english(tmp_path)))])
    window.opening.dropped(data, on_page=True)
    qtbot.waitUntil(lambda: len(session.library.articles.all()) == 2)


def test_shelf_says_what_is_missing(window: MainWindow, page: ArticlePage) -> None:
    window.show_start()
    shelf = window.start_page.shelf
    index = shelf.articles.index(0)
    said = str(shelf.articles.data(index, 11))  # AccessibleTextRole
    assert "Simplified Chinese  ·  no translation yet" in said


def _shows(sheet: OpeningSheet, alone: bool) -> bool:
    return sheet.open_button.isEnabled() and sheet.right.isEnabled() != alone


def test_preview_can_say_that_a_text_is_alone_and_that_it_is_not(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "both.txt").write_text(ZH + EN, encoding="utf-8")
    window.opening.preview([tmp_path / "both.txt"])
    qtbot.waitUntil(lambda: window.findChild(OpeningSheet) is not None)
    sheet = window.findChild(OpeningSheet)
    assert isinstance(sheet, OpeningSheet)
    qtbot.waitUntil(lambda: sheet.open_button.isEnabled())
    for arrangement, alone in (
        (Arrangement.ALONE, True),
        (Arrangement.ONE_AFTER_THE_OTHER, False),
        (Arrangement.ALONE, True),
    ):
        index = sheet.arrangement.findData(arrangement.value)
        sheet.arrangement.setCurrentIndex(index)
        sheet.arrangement.activated.emit(index)
        qtbot.waitUntil(partial(_shows, sheet, alone))
        assert sheet.swap.isEnabled() != alone
    sheet.open_button.click()
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    assert window.page.open_text.language(SideName.TARGET) == ""


def test_nothing_on_the_clipboard_is_said(window: MainWindow, page: ArticlePage) -> None:
    QGuiApplication.clipboard().clear()
    window.actions_["file.paste_translation"].trigger()
    message = window.messages.message
    assert message is not None
    assert message.text == "There is no text on the clipboard."

"""The contents panel: the section that is read, both languages, levels, filter and keys."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.article import Place, SideName
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.contents_panel import ContentsPanel
from duidu.ui.page.heading_list import heading_at
from duidu.ui.window.main_window import MainWindow
from fixtures import many_articles as made
from fixtures.window_session import add_article

NAMES = (("渡口", "The Ferry"), ("夜雨", "Night Rain"), ("归舟", "The Boat Home"))


def open_book(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    tmp_path: Path,
    chapters: int,
    at_end: bool = False,
) -> tuple[ArticlePage, ContentsPanel]:
    """A text of so many chapters, each of which has a section, with its contents beside it."""
    text = "".join(
        f"# 第{n}章 {NAMES[n % 3][0]}\n\n# Chapter {n}: {NAMES[n % 3][1]}\n\n"
        f"## 上 {n}\n\n## Part {n}\n\n"
        + "老人把小船推进水里。\n\nThe old man pushed his boat.\n\n"
        * 6
        for n in range(1, chapters + 1)
    )
    page = window.open_article(add_article(session, tmp_path, text, "book.md"))
    if at_end:
        bar = page.view.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum())
    window.actions_["view.contents"].trigger()
    panel = page.panel("contents")
    assert isinstance(panel, ContentsPanel)
    qtbot.waitUntil(lambda: len(panel.list.headings) == 2 * chapters)
    return page, panel


def listed(panel: ContentsPanel) -> list[str]:
    """The first texts of what is listed."""
    return [one.text for one in panel.list.headings]


def has_listed(panel: ContentsPanel, count: int) -> bool:
    """Whether so many headings are listed."""
    return len(panel.list.headings) == count


def test_the_section_that_is_read_is_marked_and_kept_in_view(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page, panel = open_book(qtbot, window, session, tmp_path, 30)
    assert panel.list.hasFocus()
    page.view.setFocus()
    assert panel.list.here == panel.list.headings[0]
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: number_of_here(panel) > 30)
    current = panel.list.currentIndex()
    assert current.row() == number_of_here(panel)
    assert panel.list.viewport().rect().contains(panel.list.visualRect(current).center())


def test_the_list_opens_at_the_section_that_is_read(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    _, panel = open_book(qtbot, window, session, tmp_path, 12, at_end=True)
    qtbot.waitUntil(lambda: number_of_here(panel) > 8)
    assert panel.list.hasFocus()
    assert panel.list.currentIndex().row() == number_of_here(panel)


def test_the_mark_moves_on_while_the_keyboard_is_in_the_list(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page, panel = open_book(qtbot, window, session, tmp_path, 12)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    chosen = panel.list.currentIndex().row()
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: number_of_here(panel) > 8)
    assert panel.list.currentIndex().row() == chosen == 1


def test_an_entry_tells_both_languages_and_a_tip_is_no_markup(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    text = "# 一 <b>渡口</b>\n\n# One <b>Ferry</b>\n\n老人来了。\n\nThe old man came.\n"
    page = window.open_article(add_article(session, tmp_path, text.replace("<", "\\<"), "a.md"))
    window.actions_["view.contents"].trigger()
    panel = page.panel("contents")
    assert isinstance(panel, ContentsPanel)
    qtbot.waitUntil(lambda: bool(panel.list.headings))
    index = panel.list.model_.index(0)
    assert index.data().split("\n")[0].startswith("一")
    assert "One" in index.data().split("\n")[1]
    assert "<b>" in index.data()
    assert "&lt;b&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)
    # So few need no filter.
    assert not panel.filter.isVisibleTo(panel)


def number_of_here(panel: ContentsPanel) -> int:
    """Which of what is listed is marked as what is read; -1 for none."""
    here = panel.list.here
    return -1 if here is None else list(panel.list.headings).index(here)


@pytest.mark.parametrize(("typed", "count"), [("yeyu", 4), ("night", 4), ("夜雨", 4), ("章 渡", 4)])
def test_typing_in_the_list_filters_it_and_return_jumps(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    tmp_path: Path,
    typed: str,
    count: int,
) -> None:
    page, panel = open_book(qtbot, window, session, tmp_path, 12)
    panel.list.keyboardSearch(typed)
    assert panel.filter.hasFocus()
    qtbot.waitUntil(lambda: len(panel.list.headings) == count)
    QTest.keyClick(panel.filter, Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    panel.list.setCurrentIndex(panel.list.model_.index(2))
    wanted = panel.list.headings[2]
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert page.view.caret is not None
    assert page.view.caret.place == wanted.place
    qtbot.waitUntil(lambda: panel.list.here == wanted)
    # Esc shows all of them again, and then closes the panel.
    panel.filter.setFocus()
    QTest.keyClick(panel.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(panel.list.headings) == 24)
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert not page.is_shown("contents")
    assert page.view.hasFocus()


def test_return_in_the_filter_goes_to_the_first_that_is_found(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page, panel = open_book(qtbot, window, session, tmp_path, 12)
    panel.filter.setFocus()
    QTest.keyClicks(panel.filter, "boat")
    qtbot.waitUntil(lambda: len(panel.list.headings) == 4)
    QTest.keyClick(panel.filter, Qt.Key.Key_Return)
    assert page.view.caret is not None
    assert page.view.caret.place == panel.list.headings[0].place
    panel.filter.setText("zebra")
    qtbot.waitUntil(lambda: panel.empty.isVisibleTo(panel))
    assert panel.empty.text() == "No heading has this."
    assert panel.filter.isVisibleTo(panel)
    QTest.keyClick(panel.filter, Qt.Key.Key_Down)
    QTest.keyClick(panel.filter, Qt.Key.Key_Return)
    assert panel.filter.hasFocus(), "there is nothing to go to"


def test_a_section_that_the_filter_leaves_out_marks_no_other(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page, panel = open_book(qtbot, window, session, tmp_path, 12)
    page.jump(panel.list.headings[8].place)
    here = panel.list.headings[8]
    qtbot.waitUntil(lambda: panel.list.here == here)
    panel.filter.setFocus()
    panel.filter.setText("night")
    qtbot.waitUntil(lambda: len(panel.list.headings) == 4)
    assert here not in panel.list.headings
    assert not panel.list.currentIndex().isValid()


def test_a_section_looks_the_same_without_the_chapters_above_it(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    _, panel = open_book(qtbot, window, session, tmp_path, 9)
    shown = []
    for typed, count in (("3", 2), ("Part 3", 1)):
        panel.filter.setText(typed)
        qtbot.waitUntil(partial(has_listed, panel, count))
        number = listed(panel).index("上 3")
        rect = panel.list.visualRect(panel.list.model().index(number, 0))
        rect.setWidth(120)
        shown.append(panel.list.viewport().grab(rect).toImage())
    assert shown[0] == shown[1]


def test_ten_thousand_headings_are_listed_and_filtered(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    article = made.add(session.library, "Long", made.rows_of(20_000, headings=True))
    page = window.open_article(article)
    page.controls.complete()
    page.show_panel("contents", True)
    panel = page.panel("contents")
    assert isinstance(panel, ContentsPanel)
    qtbot.waitUntil(lambda: len(panel.list.headings) == 10_000, timeout=60_000)
    page.jump(Place(SideName.SOURCE, 15_001, 0))
    wanted = heading_at(panel.list.headings, 15_001)
    assert wanted is not None
    assert wanted.row == 15_000
    qtbot.waitUntil(lambda: panel.list.here == wanted)
    panel.filter.setText("(15000)")
    qtbot.waitUntil(lambda: [one.row for one in panel.list.headings] == [15_000], timeout=60_000)

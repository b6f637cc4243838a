"""Tabs come back after a restart, in order, the one that was shown in front."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.core.article import Place, SideName
from duidu.ui.page import article_page
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.restored_tabs import add_other_tabs, show_last_tab
from fixtures.window_session import TEXT, add_article


def again(qtbot: QtBot, qapp: QApplication, session: Session) -> MainWindow:
    """A second window on the same library, as after a restart."""
    window = MainWindow(session, Interface(qapp, session.settings).theme)
    qtbot.addWidget(window, before_close_func=lambda widget: widget.jobs.close())
    return window


def test_tabs_come_back_in_order(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    articles = [add_article(session, tmp_path, f"{TEXT}Line {n}.\n", f"{n}.txt") for n in range(4)]
    for article in articles:
        window.open_article(article)
    window.open_article(articles[1])
    window.close()
    session.library.articles.remove(articles[2])
    second = again(qtbot, qapp, session)
    show_last_tab(second)
    assert second.page is not None
    assert second.page.article == articles[1]
    assert len(second.pages) == 1
    add_other_tabs(second)
    assert [page.article for page in second.pages] == [articles[0], articles[1], articles[3]]
    assert second.tabs.currentIndex() == 1
    assert second.page.article == articles[1]
    second.close()


def test_a_window_closed_on_the_start_page_starts_there(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    article = add_article(session, tmp_path)
    window.open_article(article)
    window.show_start()
    window.close()
    second = again(qtbot, qapp, session)
    show_last_tab(second)
    assert second.page is None
    add_other_tabs(second)
    assert [page.article for page in second.pages] == [article]
    second.close()


def test_buttons_of_panels_go_with_the_article_shown(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    first, second = (
        add_article(session, tmp_path, f"{TEXT}Line {n}.\n", f"{n}.txt") for n in range(2)
    )
    window.open_article(first)
    window.actions_["view.contents"].trigger()
    assert window.actions_["view.contents"].isChecked()
    window.open_article(second)
    assert not window.actions_["view.contents"].isChecked()
    window.open_article(first)
    assert window.actions_["view.contents"].isChecked()
    window.show_start()
    assert not window.actions_["view.contents"].isChecked()


def test_a_small_window_has_room_for_one_panel(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    window.resize(480, 360)
    page = window.open_article(add_article(session, tmp_path))
    window.actions_["view.contents"].trigger()
    window.actions_["view.notes"].trigger()
    assert page.is_shown("notes")
    assert not page.is_shown("contents")
    assert page.view.width() >= 160
    window.resize(1200, 800)
    window.actions_["view.contents"].trigger()
    assert page.is_shown("notes")
    assert page.is_shown("contents")


def test_progress_is_that_of_the_article_shown(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path, TEXT * 30))
    qtbot.waitUntil(lambda: page.view.verticalScrollBar().maximum() > 0)
    bar, details = page.view.verticalScrollBar(), window.toolbar.details
    assert details.text() == "0 % read"

    def shows(share: float, wanted: Sequence[str]) -> bool:
        # Rows that come into view are laid out, and what was the end of the bar is it no more.
        bar.setValue(round(bar.maximum() * share))
        return details.text() in wanted

    # Heights of rows that were never seen are estimates, so half of the way is not quite 50 %.
    qtbot.waitUntil(lambda: shows(0.5, [f"{n} % read" for n in range(30, 70)]))
    qtbot.waitUntil(lambda: shows(1, ["100 % read"]))
    window.open_article(add_article(session, tmp_path, TEXT, "short.txt"))
    qtbot.waitUntil(lambda: details.text() == "100 % read")  # all of it is in view
    window.open_article(page.article)
    qtbot.waitUntil(lambda: details.text() == "100 % read")
    window.show_start()
    assert details.text() == ""


def test_a_very_long_book_is_read_behind_the_window(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(article_page, "_AT_ONCE", 1)
    long = add_article(
        session,
        tmp_path,
        "".join(f"这是第{n}行。\nThis is line {n}.\n" for n in range(60)),
        "long.txt",
    )
    page = window.open_article(long)
    block = page.open_text.row(40).source[0].id
    page.jump(Place(SideName.SOURCE, block, 0))  # as a hit of a search does, at once
    assert page.view.flow.open_text is None
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    qtbot.waitUntil(
        lambda: any(
            row.text.index == 40
            for _, row, _ in page.view.flow.rows_between(0, page.view.visible.height)
        )
    )


def test_a_start_reads_the_first_page_of_a_book_before_its_picture_goes(
    window: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_page, "_AT_ONCE", 1)
    book = add_article(session, tmp_path)
    session.settings.set(table.tabs_of(session.library.path), f"{book} {book}")
    show_last_tab(window)
    assert window.page is not None
    assert window.page.view.flow.open_text is not None


def test_a_very_long_book_closed_while_it_is_read_is_gone(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(article_page, "_AT_ONCE", 1)
    window.open_article(add_article(session, tmp_path))
    window.close_page(0)
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert window.page is None


def test_a_window_made_small_keeps_one_panel_beside_the_text(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    window.resize(1400, 800)
    page.controls.complete()
    for panel in ("contents", "notes"):
        page.show_panel(panel, True)
    assert page.is_shown("contents")
    window.resize(600, 500)
    assert [page.is_shown(panel) for panel in ("contents", "notes")] == [False, True]
    assert not window.actions_["view.contents"].isChecked()

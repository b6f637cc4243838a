"""The start page and the ways texts come in: files, drops, clipboard, a second start."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from duidu.app.opening.known_files import known_article
from duidu.app.session import Session
from duidu.app.settings import settings_table
from duidu.core.errors import DuiduError
from duidu.library.notes.emergency_notes import keep_note
from duidu.library.store.library_errors import FullError
from duidu.ui.shelf.article_list import Shelf, details
from duidu.ui.shelf.shelf_model import ShelfItem
from duidu.ui.style.i18n import error_text
from duidu.ui.style.language_names import language_name
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import FILES, check_display, check_open_files
from fixtures.many_articles import shelf
from fixtures.sample_library import note
from fixtures.window_session import TEXT, add_article


def items(shelf: Shelf) -> list[ShelfItem]:
    """What the shelf shows, in order."""
    return [shelf.articles.item(row) for row in range(shelf.articles.rowCount())]


def test_start_page_lists_articles_and_opens_renames_and_removes_with_undo(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    first = add_article(session, tmp_path)
    second = add_article(session, tmp_path, TEXT.replace("Morning", "Evening"), "evening.txt")
    window.show_start()
    shelf = window.start_page.shelf
    assert {item.id for item in items(shelf)} == {first, second}
    index = shelf.articles.index(0)
    shelf.articles.setData(index, "A new title")
    assert session.library.articles.info(shelf.articles.item(0).id).title == "A new title"
    window.actions_["edit.undo"].trigger()
    assert all(item.title != "A new title" for item in items(shelf))
    shelf.setCurrentIndex(shelf.articles.index(0))
    QTest.keyClick(shelf, Qt.Key.Key_Delete)
    assert shelf.articles.rowCount() == 1
    window.messages.buttons[0].click()
    assert shelf.articles.rowCount() == 2
    QTest.keyClick(shelf, Qt.Key.Key_Return)
    assert window.page is not None


def test_filter_finds_titles(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    shelf(session.library, 30)
    window.show_start()
    start = window.start_page
    assert start.filter.isVisible()
    start.filter.setText("00010 MOUNT")
    assert [item.title for item in items(start.shelf)] == ["Article 00010 mountain"]
    start.filter.setText("nothing")
    assert start.filter.isVisible()
    start.filter.clear()
    assert len(items(start.shelf)) == 30


def test_details_say_languages_size_and_progress(window: MainWindow) -> None:
    text = details(ShelfItem("1", "Title", ("zh-Hans", "en"), 14, 804, 0.63, 1e9))
    assert "Simplified Chinese – English" in text
    assert "14 paragraphs" in text
    assert "63 % read" in text
    assert language_name("fr") == "français"


def test_dropped_file_opens_and_the_second_time_comes_from_the_library(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "river.txt"
    path.write_text(TEXT, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    qtbot.waitUntil(lambda: window.page is not None)
    article = window.page.article if window.page else ""
    window.close_page(0)
    assert window.page is None
    window.open_files([path])
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    assert window.page.article == article
    assert len(session.library.articles.all()) == 1


def test_pasted_text_becomes_an_article(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    window.actions_["file.paste"].trigger()
    qtbot.waitUntil(lambda: window.page is not None)
    QGuiApplication.clipboard().clear()
    window.show_start()
    window.actions_["file.paste"].trigger()
    assert window.messages.message is not None


@pytest.mark.parametrize("content", [b"", b"\x00" * 4096, None])
def test_a_file_that_cannot_be_read_is_told_at_the_foot(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "bad.txt"
    if content is not None:
        path.write_bytes(content)
    window.open_files([path])
    qtbot.waitUntil(lambda: window.messages.message is not None and window.messages.message.error)
    assert window.messages.message is not None
    assert "bad.txt" in window.messages.message.text
    assert window.messages.label.textFormat() is Qt.TextFormat.PlainText
    window.messages.dismiss()
    assert not window.messages.isVisible()


def test_a_file_that_changed_since_is_offered_again(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    article = add_article(session, tmp_path)
    (tmp_path / "river.txt").write_text(TEXT + "One more line.\n", encoding="utf-8")
    window.show_start()
    window.start_page.shelf.opened.emit(article)
    qtbot.waitUntil(lambda: window.messages.message is not None)
    assert window.messages.message is not None
    assert "river.txt" in window.messages.message.text
    window.messages.buttons[0].click()
    # The new text takes the place of the old one.
    qtbot.waitUntil(
        lambda: (
            len(session.library.articles.all()) == 1
            and session.library.articles.all()[0].id != article
        )
    )


def test_several_articles_stand_in_tabs(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    first, second = (
        add_article(session, tmp_path, TEXT + f"Line {n}.\n", f"{n}.txt") for n in (1, 2)
    )
    window.open_article(first)
    assert not window.tabs.isVisible()
    window.open_article(second)
    assert window.tabs.isVisible()
    window.actions_["article.next_tab"].trigger()
    assert window.page is not None
    assert window.page.article == first
    window.actions_["file.close"].trigger()
    assert window.page is not None
    assert window.page.article == second


def test_without_a_display_the_way_to_a_picture_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(DuiduError, match="--screenshot"):
        check_display()


def test_articles_read_last_are_in_the_file_menu(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    article = add_article(session, tmp_path)
    menu = next(menu for menu in window.findChildren(QMenu) if menu.title() == "Open &recent")
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    action.trigger()
    assert window.page is not None
    assert window.page.article == article
    qtbot.waitUntil(lambda: window.jobs.idle)


def test_known_files_are_found_and_others_are_not(session: Session, tmp_path: Path) -> None:
    article = add_article(session, tmp_path)
    assert known_article(session.library, [tmp_path / "river.txt"]) == article
    assert known_article(session.library, [tmp_path / "missing.txt"]) == ""
    assert known_article(session.library, [tmp_path]) == ""
    assert known_article(session.library, []) == ""


def test_failures_are_told_in_the_language_of_the_window(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    session.settings.set(settings_table.LANGUAGE, "zh_CN")
    empty = tmp_path / "{空}.txt"
    empty.write_bytes(b"")
    window.open_files([empty])
    qtbot.waitUntil(lambda: window.messages.message is not None and window.messages.message.error)
    assert window.messages.message is not None
    assert window.messages.message.text == "“{空}.txt”是空的；请选择有文字的文件。"


def test_a_full_disk_names_where_the_note_was_kept_in_the_language_of_the_window(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    session.settings.set(settings_table.LANGUAGE, "zh_CN")
    full = FullError(
        "The disk is full: nothing more can be saved in {path}. Free some space and try again.",
        path=session.library.path,
    )
    told = keep_note(session.library.path, [note("n", "a", 11, "text", 1.0)], full)
    window.messages.error(error_text(told))
    assert window.messages.message is not None
    text = window.messages.message.text
    assert text.startswith("磁盘已满")
    assert text.endswith(f"您写的内容保存在 {tmp_path / 'library.emergency.jsonl'} 中。")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_window_asks_for_the_open_files_it_needs_or_says_that_it_may_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import resource

    allowed: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: allowed.append(limits))
    for soft, hard in ((FILES, FILES), (20, 4096), (20, resource.RLIM_INFINITY)):
        monkeypatch.setattr(resource, "getrlimit", lambda _, found=(soft, hard): found)
        check_open_files()
    assert allowed == [(FILES, 4096), (FILES, resource.RLIM_INFINITY)]
    monkeypatch.setattr(resource, "getrlimit", lambda _: (20, 20))
    with pytest.raises(DuiduError, match="ulimit -n"):
        check_open_files()

"""A folder in the window: one book on the shelf, read from chapter to chapter, put in order."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.ui.page.contents_panel import ContentsPanel
from duidu.ui.shelf.chapters_sheet import ChaptersSheet
from duidu.ui.window.main_window import MainWindow

NAMES = {1: "春天", 2: "夏天", 10: "秋天"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Chapters 1, 2 and 10 with a title each, and a file that cannot be read."""
    folder = tmp_path / "Seasons"
    folder.mkdir()
    for number, name in NAMES.items():
        (folder / f"{number}.zh.md").write_text(f"# {name}\n\n{name}来了。\n", "utf-8")
        (folder / f"{number}.en.md").write_text(f"# Season {number}\n\nIt came.\n", "utf-8")
    (folder / "3.epub").write_bytes(b"PK\x03\x04")
    return folder


@pytest.fixture
def book(qtbot: QtBot, window: MainWindow, session: Session, folder: Path) -> str:
    """The id of the book of the folder, whose first chapter is shown."""
    window.open_files([folder])
    qtbot.waitUntil(lambda: window.page is not None)
    qtbot.waitUntil(lambda: len(session.library.articles.all()) == 3 and window.jobs.idle)
    (made,) = session.library.collections.all()
    return made.id


def titles(session: Session, book: str) -> list[str]:
    found = session.library.collections.get(book)
    assert found is not None
    return [info.title for info in session.library.collections.chapters(found)]


def shown(window: MainWindow) -> str:
    assert window.page is not None
    return window.page.open_text.title


def test_the_first_chapter_is_shown_and_what_failed_is_named(
    window: MainWindow, session: Session, book: str
) -> None:
    assert (shown(window), titles(session, book)) == ("春天", ["春天", "夏天", "秋天"])
    assert window.messages.message is not None
    assert "3.epub" in window.messages.message.text


def test_the_shelf_has_one_card_by_which_the_chapter_read_last_is_opened(
    qtbot: QtBot, window: MainWindow, session: Session, book: str
) -> None:
    window.opening.books.step(window.article, 1)
    qtbot.waitUntil(lambda: shown(window) == "夏天")
    qtbot.waitUntil(lambda: window.opening.books.line.isVisible())
    window.close_page(0)
    shelf = window.start_page.shelf
    assert shelf.articles.rowCount() == 1
    item = shelf.articles.item(0)
    assert (item.title, item.chapters, item.failed) == ("Seasons", 3, 1)
    shelf.act("", shelf.articles.index(0))
    assert shown(window) == "夏天"
    # Another title is that of the book.
    window.show_start()
    shelf.articles.setData(shelf.articles.index(0), "四季")
    assert titles(session, book) == ["春天", "夏天", "秋天"]
    assert shelf.articles.item(0).title == "四季"
    # Removed, all of it is gone, and comes back at once.
    shelf.act("remove", shelf.articles.index(0))
    assert shelf.articles.rowCount() == 0
    window.actions_["edit.undo"].trigger()
    assert shelf.articles.item(0).chapters == 3


def test_chapters_follow_each_other_in_one_tab(qtbot: QtBot, window: MainWindow, book: str) -> None:
    qtbot.waitUntil(lambda: window.opening.books.book_of(window.article) is not None)
    for action, title in (
        ("article.next_chapter", "夏天"),
        ("article.next_chapter", "秋天"),
        ("article.next_chapter", "秋天"),
        ("article.previous_chapter", "夏天"),
    ):
        window.actions_[action].trigger()
        qtbot.waitUntil(lambda title=title: shown(window) == title)  # type: ignore[misc]
        assert len(window.pages) == 1


def test_at_the_end_of_a_chapter_the_next_is_offered_and_scrolled_to(
    qtbot: QtBot, window: MainWindow, book: str
) -> None:
    line = window.opening.books.line
    qtbot.waitUntil(line.isVisible)
    assert line.button.text() == "Next: 夏天"
    assert "book" in window.toolbar.details.text()
    assert window.page is not None
    viewport, down = window.page.view.viewport(), QPoint(0, -120)
    for _ in range(3):
        wheel(viewport, down)
        assert shown(window) == "春天"
    wheel(viewport, down)
    qtbot.waitUntil(lambda: shown(window) == "夏天")


def wheel(widget: QWidget, turn: QPoint) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_contents_list_the_chapters_above_the_headings(
    qtbot: QtBot, window: MainWindow, book: str
) -> None:
    window.actions_["view.contents"].trigger()
    assert window.page is not None
    qtbot.waitUntil(lambda: window.page is not None and window.page.is_shown("contents"))
    panel = window.page.panel("contents")
    assert isinstance(panel, ContentsPanel)
    qtbot.waitUntil(lambda: panel.chapters.count() == 3)
    assert (panel.book_title.text(), panel.chapters.currentRow()) == ("Seasons", 0)
    panel.chapters.chosen.emit(2)
    qtbot.waitUntil(lambda: shown(window) == "秋天")


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_chapters_are_put_in_order_in_a_sheet(
    qtbot: QtBot, window: MainWindow, session: Session, book: str, tmp_path: Path
) -> None:
    window.actions_["article.chapters"].trigger()
    sheet = window.window().findChild(ChaptersSheet) or window.findChild(ChaptersSheet)
    assert isinstance(sheet, ChaptersSheet)
    assert sheet.failed.isVisible()
    sheet.list.setCurrentRow(2)
    sheet.buttons["up"].click()
    assert titles(session, book) == ["春天", "秋天", "夏天"]
    # What was moved is still chosen, so that it can be moved on.
    assert sheet.list.currentRow() == 1
    sheet.buttons["up"].click()
    assert titles(session, book) == ["秋天", "春天", "夏天"]
    sheet.buttons["leave_out"].click()
    assert titles(session, book) == ["春天", "夏天"]
    assert len(session.library.collections.on_shelf()) == 2
    for language, text in (("zh", "# 冬天\n\n冬天来了。\n"), ("en", "# Winter\n\nIt came.\n")):
        (tmp_path / f"4.{language}.md").write_text(text, "utf-8")
    sheet.add_files(sorted(tmp_path.glob("4.*.md")))
    qtbot.waitUntil(lambda: titles(session, book) == ["春天", "夏天", "冬天"])
    for _ in range(4):
        sheet.buttons["undo"].click()
    assert titles(session, book) == ["春天", "夏天", "秋天"]
    sheet.buttons["dissolve"].click()
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert session.library.collections.all() == []


def test_the_whole_book_is_searched_chapter_by_chapter(
    qtbot: QtBot, window: MainWindow, session: Session, book: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.md"
    other.write_text("# 别的\n\n冬天来了。\n\n# Another\n\nWinter came.\n", "utf-8")
    window.open_files([other])
    qtbot.waitUntil(lambda: len(session.library.articles.all()) == 4)
    window.actions_["article.previous_tab"].trigger()
    qtbot.waitUntil(lambda: shown(window) == "春天")
    window.actions_["edit.find_in_book"].trigger()
    page = window._search_page
    assert page is not None
    page.field.setText("来了")
    wanted = ["春天", "夏天", "秋天"]
    qtbot.waitUntil(lambda: [hit.title for hit in page.model.hits] == wanted)
    page.scope.choose(())
    qtbot.waitUntil(lambda: len(page.model.hits) == 4)


def test_the_whole_book_is_written(
    qtbot: QtBot, window: MainWindow, book: str, tmp_path: Path
) -> None:
    from duidu.ui.output.export_control import ExportControl

    assert window.page is not None
    qtbot.waitUntil(lambda: window.page is not None and window.page.controls.is_complete)
    out = tmp_path / "book.md"
    window.page.controls[ExportControl].write_book(book, "md", out)
    qtbot.waitUntil(out.exists)
    text = out.read_text("utf-8")
    assert text.index("春天来了") < text.index("夏天来了") < text.index("秋天来了")


def test_a_cancel_leaves_the_chapter_that_is_read_in_view(
    qtbot: QtBot, window: MainWindow, session: Session, folder: Path
) -> None:
    window.opening.opened.connect(lambda _: window.messages.dismiss())
    window.open_files([folder])
    qtbot.waitUntil(lambda: window.page is not None)
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert shown(window) == "春天"
    assert len(session.library.collections.on_shelf()) == 1


def test_a_second_folder_waits_for_the_first(
    qtbot: QtBot, window: MainWindow, session: Session, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Rivers"
    other.mkdir()
    for number in (1, 2):
        (other / f"{number}.zh.md").write_text(f"# 河{number}\n\n水流着。\n", "utf-8")
        (other / f"{number}.en.md").write_text(f"# River {number}\n\nIt runs.\n", "utf-8")
    window.open_files([folder])
    window.open_files([other])
    qtbot.waitUntil(lambda: window.jobs.idle)
    books = {book.title: book for book in session.library.collections.all()}
    assert {name: len(book.chapters) for name, book in books.items()} == {"Seasons": 3, "Rivers": 2}
    assert len(window.pages) == 2

"""A book with a cover shows it on the shelf; it is made on a worker."""

from pathlib import Path
from unittest import mock

from PySide6.QtGui import QImageReader
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.jobs import NoJob
from duidu.ui.shelf.start_page import StartPage
from duidu.ui.window.main_window import MainWindow
from fixtures.picture_files import epub, picture

TEXT = "<p>老人把船推进水里，天还没有亮。</p><p>The old man pushed off before dawn.</p>"


def add(session: Session, folder: Path, name: str, cover: bool) -> None:
    pictures = {"c.png": picture(60, 90, color="red")} if cover else {}
    data = epub([TEXT + f"<p>{name}</p>"], pictures, "zh", cover="c.png" if cover else "")
    (folder / f"{name}.epub").write_bytes(data)
    session.opener.open_files([folder / f"{name}.epub"], NoJob())


def shelf_of(window: MainWindow) -> StartPage:
    found = window.findChild(StartPage)
    assert isinstance(found, StartPage)
    found.refresh()
    return found


def reds(page: StartPage, row: int) -> int:
    shelf = page.shelf
    rect = shelf.visualRect(shelf.articles.index(row))
    image = shelf.viewport().grab(rect).toImage()
    half = range(0, min(60, image.width()), 3)
    return sum(
        image.pixelColor(x, y).name() == "#ff0000" for x in half for y in range(image.height())
    )


def test_a_cover_stands_before_its_title(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    add(session, tmp_path, "plain", cover=False)
    add(session, tmp_path, "covered", cover=True)
    page = shelf_of(window)
    qtbot.waitUntil(lambda: page.shelf.articles.rowCount() == 2)
    qtbot.waitUntil(lambda: reds(page, 0) > 50)
    assert reds(page, 1) == 0


def test_a_shelf_without_covers_loads_nothing_for_them(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    add(session, tmp_path, "plain", cover=False)
    page = shelf_of(window)
    qtbot.waitUntil(lambda: page.shelf.articles.rowCount() == 1)
    page.shelf.viewport().grab()
    assert page.shelf.row.covers is None


def test_painting_the_shelf_decodes_nothing(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    add(session, tmp_path, "covered", cover=True)
    page = shelf_of(window)
    qtbot.waitUntil(lambda: page.shelf.articles.rowCount() == 1)
    page.shelf.articles.item(0)
    assert page.shelf.row.covers is not None
    with (
        mock.patch.object(page.shelf.row.covers, "_make"),
        mock.patch.object(QImageReader, "read", side_effect=AssertionError),
    ):
        page.shelf.viewport().grab()

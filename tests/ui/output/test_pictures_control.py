"""A book's pictures are seen in its page and opened large, by key and by click."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import NoJob
from duidu.ui.output.book.picture_sheet import PictureSheet
from duidu.ui.output.book.pictures_control import PicturesControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.paint import picture_images
from duidu.ui.reader.paint.picture_images import Wanted, made_images
from duidu.ui.window.main_window import MainWindow
from fixtures.picture_files import epub, picture

LEFT = Qt.MouseButton.LeftButton
ZH = "<p>老人把船推进水里，天还没有亮。</p><img src='../pictures/a.png' alt='一条船在河上'/>"
EN = "<p>The old man pushed off before dawn.</p>"
MORE = "<p>他在这条河上走了四十年。</p><img src='../pictures/b.png'/><p>河水记得他的名字。</p>"
MORE_EN = "<p>He had been on it for forty years.</p><p>The river remembered his name.</p>"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """Two books open, of which the Chinese one has two pictures."""
    pictures = {"a.png": picture(120, 80, color="red"), "b.png": picture(60, 50, color="blue")}
    (tmp_path / "zh.epub").write_bytes(epub([ZH + MORE], pictures, "zh"))
    (tmp_path / "en.epub").write_bytes(epub([EN + MORE_EN], {}))
    paths = [tmp_path / "zh.epub", tmp_path / "en.epub"]
    page = window.open_article(session.opener.open_files(paths, NoJob()).article)
    page.controls.complete()
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    return page


def place_of(page: ArticlePage, number: int) -> QPoint:
    """The middle of a picture of the page."""
    found = [
        QPoint(one.x + one.width // 2, y + one.y + one.height // 2)
        for _, row, y in page.view.flow.rows_between(0, 800)
        for one in row.pictures
    ]
    return found[number]


def sheet(page: ArticlePage) -> PictureSheet:
    found = page.findChild(PictureSheet)
    assert isinstance(found, PictureSheet)
    return found


def color(page: ArticlePage, at: QPoint) -> str:
    return page.view.viewport().grab().toImage().pixelColor(at).name()


def test_they_come_into_the_page(qtbot: QtBot, page: ArticlePage) -> None:
    qtbot.waitUntil(lambda: color(page, place_of(page, 0)) == "#ff0000")
    qtbot.waitUntil(lambda: color(page, place_of(page, 1)) == "#0000ff")
    assert page.controls[PicturesControl].images.size > 0


def test_one_that_comes_from_another_device_is_seen_at_once(
    qtbot: QtBot, session: Session, page: ArticlePage
) -> None:
    control, folder = page.controls[PicturesControl], session.library.path.parent
    qtbot.waitUntil(lambda: color(page, place_of(page, 1)) == "#0000ff")
    files = [path for path in folder.rglob("*.png") if ".pictures" in path.parent.name]
    for file in files:
        file.rename(file.with_suffix(".away"))
    control.images.clear()
    color(page, place_of(page, 0))
    qtbot.waitUntil(lambda: bool(control.images._kept))
    for file in files:
        file.with_suffix(".away").rename(file)
    session.announce(Changes(frozenset({Changed.PICTURES}), page.article))
    qtbot.waitUntil(lambda: color(page, place_of(page, 0)) == "#ff0000")


def test_none_is_decoded_on_the_windows_thread(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    decode = picture_images._decoded

    def noted(data: bytes, form: str, size: QSize) -> QImage:
        threads.append(threading.get_ident())
        return decode(data, form, size)

    monkeypatch.setattr(picture_images, "_decoded", noted)
    page.controls[PicturesControl].images.clear()
    page.view.viewport().update()
    qtbot.waitUntil(lambda: page.controls[PicturesControl].images.size > 0)
    window.actions_["view.picture"].trigger()
    qtbot.waitUntil(lambda: sheet(page).canvas.image is not None)
    # The two of the page, and the one that is shown large; which of them is first is chance.
    qtbot.waitUntil(lambda: len(threads) >= 3)
    assert threading.get_ident() not in threads


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("width", [40, 160, 320])
def test_one_is_as_large_as_wanted_whatever_its_file_has(form: str, width: int) -> None:
    wanted = Wanted("", form.lower(), width, width // 2)
    data = picture(160, 80, form, color="red")
    image = made_images([wanted], lambda *_: data)[wanted]
    assert (image.width(), image.height()) == (width, width // 2)
    assert image.format() is QImage.Format.Format_RGB32
    corners = [image.pixelColor(x, y) for x in (0, width - 1) for y in (0, width // 2 - 1)]
    assert all(one.red() > 250 and one.green() < 5 and one.blue() < 5 for one in corners)


def test_a_key_opens_the_one_at_the_caret_and_arrows_the_others(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    page.view.put_caret(Place(SideName.SOURCE, 2, 0))
    window.actions_["view.picture"].trigger()
    large = sheet(page)
    qtbot.waitUntil(lambda: len(large.all) == 2 and large.canvas.image is not None)
    assert (large.picture.width, large.windowTitle()) == (60, "Picture 2 of 2")
    QTest.keyClick(large, Qt.Key.Key_Right)
    assert large.picture.width == 60
    QTest.keyClick(large, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: large.canvas.image is not None)
    assert large.picture.width == 120
    assert large.words.text() == "一条船在河上"
    QTest.keyClick(large, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.findChild(PictureSheet) is None)


def test_without_a_caret_it_opens_the_first_in_view(window: MainWindow, page: ArticlePage) -> None:
    window.actions_["view.picture"].trigger()
    assert sheet(page).picture.width == 120


def test_where_none_is_in_view_it_says_so(window: MainWindow, article_page: ArticlePage) -> None:
    window.actions_["view.picture"].trigger()
    message = window.messages.message
    assert message is not None
    assert message.text == "There is no picture in view."
    assert article_page.findChild(PictureSheet) is None


def test_a_click_opens_it_and_a_drag_does_not(page: ArticlePage) -> None:
    at = place_of(page, 0)
    viewport = page.view.viewport()
    QTest.mousePress(viewport, LEFT, pos=at)
    QTest.mouseRelease(viewport, LEFT, pos=at + QPoint(60, 0))
    assert page.findChild(PictureSheet) is None
    QTest.mouseClick(viewport, LEFT, pos=at)
    assert sheet(page).picture.width == 120


def test_the_hand_shows_that_it_can_be_opened(page: ArticlePage) -> None:
    QTest.mouseMove(page.view.viewport(), place_of(page, 0))
    assert page.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_one_whose_file_is_lost_says_so(
    qtbot: QtBot, session: Session, window: MainWindow, page: ArticlePage
) -> None:
    for one in session.library.pictures.of(page.article):
        session.library.pictures._path(one.sha256, one.form).unlink()
    window.actions_["view.picture"].trigger()
    large = sheet(page)
    qtbot.waitUntil(lambda: bool(large.canvas.lost))
    assert large.canvas.lost.startswith("The file of this picture is lost")


def test_a_page_that_is_left_lets_them_go(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    images = page.controls[PicturesControl].images
    qtbot.waitUntil(lambda: images.size > 0)
    page.left.emit()
    assert images.size == 0

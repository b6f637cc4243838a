"""A start shows the last page as a picture, and the page itself looks exactly like it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from duidu.app.base.last_picture import LastPicture
from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.ui.base.frame import Frame
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.next_start import picture_of_next_start
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.restored_tabs import add_other_tabs, show_last_tab
from fixtures.window_session import TEXT, add_article, make_session

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LONG = (
    "\n".join(TEXT.splitlines()[i % 2] for i in range(60))
    + "\n"
    + "\n".join(TEXT.splitlines()[3 + i % 2] for i in range(60))
)


class Starts:
    """Starts the window of one library again and again, in a frame, as the program does."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app, self._folder = app, folder
        self._frames: list[Frame] = []
        self.session: Session | None = None
        self._settings = make_settings(folder)

    def start(self, picture: LastPicture | None = None) -> tuple[Frame, MainWindow]:
        """Show a frame, with a picture or without, and the window in it."""
        self.session = make_session(self._folder, self._settings)
        frame = Frame(self._app, self._settings.get(table.GEOMETRY))
        self._frames.append(frame)
        if picture is not None:
            frame.show_picture(picture)
        window = MainWindow(self.session, Interface(self._app, self._settings).theme)
        show_last_tab(window)
        if window.page is None:
            window.show_start()
        if frame.shows_picture:
            add_other_tabs(window)
        # No events yet: the page adds marks beside the scroll bar later.
        frame.hold(window)
        return frame, window

    def end(self, frame: Frame, window: MainWindow) -> LastPicture | None:
        """Close the frame; what the next start will look like."""
        taken: list[LastPicture | None] = []
        window.left.connect(
            lambda article: taken.append(
                picture_of_next_start(window.context, window.stack, article, window.show_page)
            )
        )
        assert frame.close()
        assert self.session is not None
        self.session.close()
        self.session = None
        return taken[0]

    def clean(self) -> None:
        """Close all that is left open."""
        for frame in self._frames:
            frame.close()
            frame.deleteLater()
        if self.session is not None:
            self.session.close()
            self.session = None


def make_settings(folder: Path) -> Settings:
    settings = Settings(folder / "settings.json")
    settings.set(table.REDUCED_MOTION, True)
    settings.set(table.LANGUAGE, "en")
    settings.set(table.TIPS_SEEN, "all")
    return settings


@pytest.fixture
def starts(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Starts]:
    made = Starts(qapp, tmp_path)
    yield made
    made.clean()


def _image(picture: LastPicture) -> QImage:
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32
    )
    return image.copy()


def _shown(frame: QWidget) -> QImage:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    image = frame.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1)
    return image


def _open(starts: Starts, folder: Path, *names: str) -> tuple[Frame, MainWindow]:
    """A first start, in which long articles of these names are opened."""
    frame, window = starts.start()
    # Smaller than the screen of the platform: of a larger one the size is not restored.
    frame.resize(700, 600)
    for name in names:
        window.open_article(add_article(window.session, folder, name + LONG, f"{name}.txt"))
    window.follow_tabs()
    return frame, window


def _page(window: MainWindow) -> ArticlePage:
    assert window.page is not None
    return window.page


def _as_it_is(_: MainWindow) -> None:
    pass


def _scrolled(window: MainWindow) -> None:
    _page(window).view.scroll_by(517)


def _with_panel(window: MainWindow) -> None:
    _page(window).controls.complete()
    window.actions_["view.contents"].trigger()
    assert _page(window).is_shown("contents")


def _selected(window: MainWindow) -> None:
    QTest.keyClick(_page(window).view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def _told(window: MainWindow) -> None:
    window.messages.say("Something was done.")


def _dark(window: MainWindow) -> None:
    window.session.settings.set(table.THEME, "dark")


def _small(window: MainWindow) -> None:
    window.window().resize(500, 400)


def _swapped(window: MainWindow) -> None:
    window.actions_["view.swap"].trigger()


def _hovered(window: MainWindow) -> None:
    window.toolbar.menu_button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)


STATES: list[Callable[[MainWindow], None]] = [
    _as_it_is,
    _scrolled,
    _with_panel,
    _selected,
    _told,
    _dark,
    _small,
    _swapped,
    _hovered,
]


@pytest.mark.parametrize("act", STATES, ids=lambda act: act.__name__)
def test_the_page_looks_exactly_like_the_picture(
    starts: Starts, tmp_path: Path, act: Callable[[MainWindow], None]
) -> None:
    frame, window = _open(starts, tmp_path, "茶")
    act(window)
    picture = starts.end(frame, window)
    assert picture is not None
    frame, window = starts.start(picture)
    assert _shown(frame) == _image(picture)
    assert len({picture.pixels[i : i + 4] for i in range(0, len(picture.pixels), 4)}) > 20


def test_the_tabs_are_in_the_picture(starts: Starts, tmp_path: Path) -> None:
    frame, window = _open(starts, tmp_path, "茶", "河", "山")
    window.open_article(window.pages[1].article)
    picture = starts.end(frame, window)
    assert picture is not None
    frame, window = starts.start(picture)
    assert [window.tabs.tabText(i)[0] for i in range(3)] == ["茶", "河", "山"]
    assert _shown(frame) == _image(picture)


def test_a_start_page_has_no_picture(starts: Starts, tmp_path: Path) -> None:
    frame, window = _open(starts, tmp_path, "茶")
    window.show_start()
    assert starts.end(frame, window) is None


def test_warnings_of_the_next_start_leave_no_picture(starts: Starts, tmp_path: Path) -> None:
    frame, window = _open(starts, tmp_path, "茶")
    window.session.settings.problem = "The settings cannot be written."
    assert starts.end(frame, window) is None


def test_the_picture_is_not_shown_in_another_size(starts: Starts, qapp: QApplication) -> None:
    picture = LastPicture(600, 500, 1.0, "", bytes(range(1, 5)) * 600 * 500)
    frame = Frame(qapp)
    painted: list[bool] = []
    frame.painted.connect(lambda: painted.append(True))
    frame.show_picture(picture)
    assert painted == []
    frame.resize(600, 500)
    assert _shown(frame).pixelColor(9, 9).name() == "#030201"
    frame.close()


def test_the_frame_closes_with_the_window_and_the_window_with_the_frame(
    starts: Starts, tmp_path: Path
) -> None:
    frame, window = starts.start()
    window.close()
    assert not frame.isVisible()
    starts.clean()
    frame, window = starts.start()
    frame.close()
    assert not window.isVisible()

"""The frame: the window of the system, in which the program's own window stands.

It is there before the program is: until then it shows the last page as a picture. It loads next to
nothing. Keys and clicks wait meanwhile in Qt's queue and go to the window once it is in the frame.
"""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEventLoop, QTimer, Signal, qVersion
from PySide6.QtGui import QCloseEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from duidu.app.base.last_picture import LastPicture

_USUAL = 1200, 820
LEAST = 480, 360
_UNSEEN = 150  # ms after which nobody waits any longer for the picture to be seen
_FLUSH = 1  # ms: until the picture has left for the screen


class Frame(QWidget):
    """A window of the system with the size of last time; `hold` puts the program's into it."""

    painted = Signal()
    """The picture was painted."""

    def __init__(self, app: QApplication, geometry: str = "") -> None:
        """`geometry` is what Qt keeps of a window's place and size, as the settings have it."""
        super().__init__()
        self.app = app
        self.surroundings = _surroundings(app)
        self.setMinimumSize(*LEAST)
        self.resize(*_USUAL)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        self._picture: QImage | None = None
        self._pixels = b""
        self._close_window: Callable[[], bool] | None = None
        self.was_closed = False

    @property
    def shows_picture(self) -> bool:
        """Whether a picture of the last page is shown."""
        return self._picture is not None

    def show_picture(self, picture: LastPicture) -> None:
        """Show the frame with a picture; returns when it was painted.

        Keys and clicks stay in Qt's queue: the window they are meant for comes later.
        """
        # QImage reads these bytes as long as it lives.
        self._pixels = picture.pixels
        image = QImage(
            self._pixels,
            picture.width,
            picture.height,
            picture.width * 4,
            QImage.Format.Format_RGB32,
        )
        image.setDevicePixelRatio(picture.scale)
        self._picture = image
        self.setWindowTitle(picture.title)
        loop = QEventLoop()
        self.painted.connect(lambda: QTimer.singleShot(_FLUSH, loop.quit))
        QTimer.singleShot(_UNSEEN, loop.quit)
        self.show()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.painted.disconnect()

    def hold(self, window: QWidget) -> None:
        """Put the program's window into the frame, in the place of a picture."""
        # The frame would be seen through it.
        window.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(window)
        window.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(window.windowTitle())
        self._close_window = window.close
        window.show()
        self._picture, self._pixels = None, b""
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, if it is one of a window of this size on such a screen."""
        image = self._picture
        if image is None:
            return
        scale = self.devicePixelRatioF()
        fits = image.size() == (self.size().toSizeF() * scale).toSize()
        if fits and image.devicePixelRatioF() == scale:
            painter = QPainter(self)
            painter.drawImage(0, 0, image)
            painter.end()
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the window in the frame, which may want to stay open."""
        self.was_closed = True
        if self._close_window is not None and not self._close_window():
            self.was_closed = False
            event.ignore()


def _surroundings(app: QApplication) -> dict[str, object]:
    """Return what decides how a window looks and is no setting of ours, before one is shown."""
    screen = app.primaryScreen()
    palette = app.palette()
    return {
        "platform": app.platformName(),
        "qt": qVersion(),
        "font": app.font().toString(),
        # Whether the desktop is dark. Asked for its scheme, PySide would make every enumeration.
        "colors": [palette.window().color().name(), palette.windowText().color().name()],
        "screen": [screen.devicePixelRatio(), screen.logicalDotsPerInch()] if screen else [],
    }

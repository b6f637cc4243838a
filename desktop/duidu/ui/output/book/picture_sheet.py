"""Dialog that shows one picture as large as the window allows; arrows go to the others."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLayout, QSizePolicy, QWidget

from duidu.core.jobs import Job
from duidu.core.picture import Picture
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.sheet import Sheet
from duidu.ui.reader.paint.picture_images import Wanted, made_images
from duidu.ui.style.i18n import tr

_OF_WINDOW = 0.92


class PictureSheet(Sheet):
    """Shows a picture of an article; `picture` is the one shown."""

    def __init__(
        self, context: WindowContext, article: str, picture: Picture, parent: QWidget
    ) -> None:
        window = parent.window()
        super().__init__(
            parent, round(window.width() * _OF_WINDOW), round(window.height() * _OF_WINDOW)
        )
        self._context = context
        self.picture = picture
        self.all: Sequence[Picture] = (picture,)
        self.canvas, self.words = _Canvas(self), QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setObjectName("secondary")
        # What is said of one picture must not make the window larger than for another.
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.column.addWidget(self.canvas, 1)
        self.column.addWidget(self.words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.texts()
        context.jobs.run(
            Lane.ANSWER,
            lambda job: _all_of(context, article, job),
            owner=self,
            when_done=self._take_all,
        )

    def texts(self) -> None:
        """Set the texts in the language in use."""
        title = tr("Pictures", "Picture")
        if len(self.all) > 1:
            at = self._number + 1
            title = tr("Pictures", "Picture {n} of {m}", n=at, m=len(self.all))
        self.setWindowTitle(title)
        self.words.setText(self.picture.words)
        self.words.setVisible(bool(self.picture.words))
        self.canvas.setAccessibleName(self.picture.words or title)

    @property
    def _number(self) -> int:
        """Which of the pictures is shown."""
        same = (n for n, one in enumerate(self.all) if one[:3] == self.picture[:3])
        return next(same, 0)

    def go(self, step: int) -> None:
        """Show the next picture, or the one before."""
        number = self._number + step
        if 0 <= number < len(self.all):
            self.picture = self.all[number]
            self.canvas.image = None
            self.texts()
            self._make()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows and Space go on and back; Esc closes."""
        steps = {
            **dict.fromkeys((Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown), 1),
            **dict.fromkeys((Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp), -1),
            Qt.Key.Key_Space: 1,
        }
        if event.key() in steps:
            self.go(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the picture made as large as there is room."""
        super().resizeEvent(event)
        self._make()

    def _take_all(self, pictures: Sequence[Picture]) -> None:
        self.all = pictures or self.all
        self.texts()

    def _make(self) -> None:
        """Have the image made on a worker, in the size of the canvas."""
        size = QSize(self.picture.width, self.picture.height)
        ratio = self.devicePixelRatioF()
        room = self.canvas.size() * ratio
        # No larger than it is but for screens with finer pixels, on which it would be tiny.
        size = size * ratio if size.width() * ratio <= room.width() else size
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        wanted = Wanted(self.picture.sha256, self.picture.form, size.width(), size.height())
        data = self._context.session.library.pictures.data
        self._context.jobs.run(
            Lane.ANSWER,
            lambda _: made_images([wanted], data)[wanted],
            owner=self,
            when_done=self._show,
            key="picture in large",
        )

    def _show(self, image: QImage) -> None:
        image.setDevicePixelRatio(self.devicePixelRatioF())
        lost = tr(
            "Pictures",
            "The file of this picture is lost, or has not come from another device yet.",
        )
        self.canvas.lost = lost if image.isNull() else ""
        self.canvas.image = image
        self.canvas.update()


class _Canvas(QWidget):
    """Paints an image in its middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.lost = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(80, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the image, or that there is none."""
        with QPainter(self) as painter:
            if self.image is None:
                return
            if self.image.isNull():
                painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.lost)
                return
            size = self.image.deviceIndependentSize()
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self.image)


def _all_of(context: WindowContext, article: str, job: Job) -> Sequence[Picture]:
    """All pictures of an article, as they are shown in its text."""
    from duidu.library.articles.pictures import shown_once

    job.check()
    return shown_once(context.session.library.pictures.placed(article))

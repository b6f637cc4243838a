"""Has the pictures in view made on a worker, and opens one large."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from duidu.core.changes import Changed, Changes
from duidu.core.picture import Picture
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.paint.picture_images import PictureImages, Wanted, made_images
from duidu.ui.style.i18n import tr

# Images made in one job: the first of a screenful is seen before the last.
_AT_ONCE = 3
_CLICK = 4  # px: a press that goes further is a drag


class PicturesControl(PageControl):
    """Gives the view of one page its images, and takes clicks on them."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self.images = PictureImages(self)
        self._pressed: tuple[Picture, QPointF] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make)
        self.images.asked.connect(self._soon.start)
        self.images.arrived.connect(page.view.viewport().update)
        page.view.scene.image = self.images.image
        page.view.viewport().installEventFilter(self)
        page.left.connect(self.images.clear)
        page.view.viewport().update()

    def changed(self, changes: Changes) -> None:
        """Show what came from another device."""
        if Changed.PICTURES in changes.kinds and changes.article in ("", self.page.article):
            self.images.forget_lost()
            self.page.view.viewport().update()

    def show_large(self) -> None:
        """Open the picture at the caret large, else the first one in view."""
        picture = self._at_caret() or self._in_view()
        if picture is None:
            self.page.context.messages.say(tr("Pictures", "There is no picture in view."))
            return
        self.open(picture)

    def open(self, picture: Picture) -> None:
        """Open a picture large."""
        from duidu.ui.output.book.picture_sheet import PictureSheet

        PictureSheet(self.page.context, self.page.article, picture, self.page).show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show that a picture can be opened, and open it when it is clicked."""
        if isinstance(event, QMouseEvent):
            kind = event.type()
            if kind is QEvent.Type.MouseMove and not event.buttons():
                return self._move(event.position())
            if event.button() is Qt.MouseButton.LeftButton:
                return self._click(kind, event.position())
        return super().eventFilter(watched, event)

    def _move(self, at: QPointF) -> bool:
        """Show the hand over a picture; whether there is one, so that no text is below it."""
        if self.page.view.visible.picture_at(at.x(), at.y()) is None:
            return False
        self.page.view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return True

    def _click(self, kind: QEvent.Type, at: QPointF) -> bool:
        """Take a press on a picture, and open it when it is let go there."""
        if kind is QEvent.Type.MouseButtonPress:
            picture = self.page.view.visible.picture_at(at.x(), at.y())
            self._pressed = (picture, at) if picture else None
            return picture is not None
        if kind is not QEvent.Type.MouseButtonRelease or self._pressed is None:
            return False
        (picture, before), self._pressed = self._pressed, None
        if (at - before).manhattanLength() <= _CLICK:
            self.open(picture)
        return True

    def _at_caret(self) -> Picture | None:
        """A picture of the row that the caret is in, if that is in view."""
        view = self.page.view
        place = view.caret.place if view.caret else None
        if place is None or view.visible.caret(place) is None:
            return None
        row = self.page.open_text.row(self.page.open_text.row_of(place.side, place.block))
        return next(iter(row.pictures), None)

    def _in_view(self) -> Picture | None:
        """The first picture that is seen."""
        visible = self.page.view.visible
        for side in visible.sides:
            for row, y in visible.rows(side):
                for one in row.pictures:
                    seen = y + one.y < visible.height and y + one.y + one.height > 0
                    if seen and one.is_on((side,)):
                        return one.picture
        return None

    def _make(self) -> None:
        wanted = self.images.take()
        data = self.page.context.session.library.pictures.data
        for first in range(0, len(wanted), _AT_ONCE):
            some: list[Wanted] = wanted[first : first + _AT_ONCE]
            self.page.context.jobs.run(
                Lane.PAGE,
                lambda _, some=some: made_images(some, data),  # type: ignore[misc]
                owner=self,
                when_done=self.images.put,
            )

"""What the window will look like when the program is started again, as a picture."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from duidu.app.base.last_picture import LastPicture
from duidu.app.settings import settings_table as table
from duidu.ui.base.context import WindowContext
from duidu.ui.page.article_page import ArticlePage

_KNOWN = ("light", "dark")


def picture_of_next_start(
    context: WindowContext,
    stack: QStackedWidget,
    article: str,
    show_page: Callable[[ArticlePage], None],
) -> LastPicture | None:
    """Return a picture of a window with this article opened anew, as the next start does.

    The pages in the stack have been left, so their places are kept. Not the page that was shown is
    painted: that one has panels, a selection, hits of a search. None where the start will show
    something else, or does not know its colours before it asks the desktop.
    """
    frame, session = stack.window(), context.session
    warned = session.library.warnings or session.settings.problem
    if not article or warned or frame.isMinimized() or not frame.isVisible():
        return None
    if session.settings.get(table.THEME) == "system" and context.theme.colors.name not in _KNOWN:
        return None
    # Until the place is kept.
    session.library.submit(lambda: None).result()
    page = ArticlePage(context, article, (), stack)
    stack.addWidget(page)
    show_page(page)
    context.messages.hide()
    # At the start the mouse is not where a button was pressed.
    for widget in frame.findChildren(QWidget):
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    picture = _painted(frame) if page.view.flow.open_text is not None else None
    page.leave()
    return picture


def _painted(frame: QWidget) -> LastPicture:
    """Have laid out what changed, and paint it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    image = frame.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return LastPicture(
        image.width(),
        image.height(),
        image.devicePixelRatio(),
        frame.windowTitle(),
        bytes(image.constBits()),
    )

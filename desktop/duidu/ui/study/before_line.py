"""A quiet line in the margin over a text: how much of it the reader knows, what would help."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPushButton

from duidu.app.settings import settings_table as table
from duidu.app.study.before_reading import LIFTING
from duidu.app.study.known_share import Share
from duidu.study.coverage import Coverage
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.style.i18n import tr
from duidu.ui.style.widgets.cut_text import cut_to

_TOP, _LEFT, _RIGHT = 4, 24, 14  # px from the edges of the text


class BeforeLine(QPushButton):
    """Lies over the margin, where nothing is written, while the text is at its beginning.

    It moves nothing and takes no focus: the action has a key.
    """

    def __init__(self, page: ArticlePage) -> None:
        self._page, self._view = page, page.view
        self._found: Coverage | Share | None = None
        self._whole = ""  # what it says where there is room
        super().__init__(self._view.viewport())
        self.setObjectName("quiet_line")
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _=False: page.context.actions["words.before"].trigger())
        self._view.verticalScrollBar().valueChanged.connect(self._place)
        self._view.viewport().installEventFilter(self)
        self.hide()

    def show_found(self, found: Coverage | Share | None) -> None:
        """Show what is known of the text, as it was counted now or is kept."""
        self._found = found
        self.texts()

    def texts(self) -> None:
        """Set the text in the language in use."""
        self._whole = _told(self._found)
        keys = self._page.context.actions["words.before"].shortcut().toString()
        self.setToolTip(tr("BeforeReading", "See these words before you read ({keys})", keys=keys))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge of a text that changes its size."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self, _: int = 0) -> None:
        """Show it in its place while the text is at its beginning, if that is wanted."""
        wanted = self._page.context.settings.get(table.TELL_BEFORE)
        at_top = self._view.verticalScrollBar().value() == 0
        self.setVisible(bool(self._whole) and wanted and at_top)
        if self.isVisible():
            room = self._view.viewport().width() - _LEFT - _RIGHT
            cut_to(self, self._whole, room)
            size = self.sizeHint()
            self.setGeometry(_LEFT, _TOP, min(size.width(), room), size.height())


def _told(found: Coverage | Share | None) -> str:
    """The share known, and what the words would bring that lift it most; "" for nothing to say."""
    if isinstance(found, Share):
        return _known(found.known) if found.words else ""
    if found is None or not found.new:
        return ""
    lift = found.lifting(LIFTING)
    with_them = tr(
        "BeforeReading",
        "with {n} words {share} %",
        n=len(lift.words),
        share=round(lift.share * 100),
    )
    return f"{_known(found.share)} · {with_them}"


def _known(share: float) -> str:
    return tr("BeforeReading", "You know {n} % of this text", n=round(share * 100))

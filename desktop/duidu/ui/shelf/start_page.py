"""The start page: an invitation to drop, paste or open a text, and the shelf of articles."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from duidu.library.articles.article_info import ArticleInfo
from duidu.ui.shelf.article_list import Shelf, ShelfItem
from duidu.ui.style.fonts import load_fonts
from duidu.ui.style.i18n import is_language_change, tr
from duidu.ui.style.icons import icon
from duidu.ui.style.theme import Theme

WIDTH = 680
FILTER_FROM = 9
MOST_COUNTED = 60


class StartPage(QWidget):
    """The invitation and the shelf. The page emits wishes; the window carries them out."""

    open_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: tuple[ShelfItem, ...] = ()
        self.known: Callable[[Sequence[str]], Mapping[str, float]] = lambda articles: {}
        """Gives the share of known words of articles, for those that were counted."""
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.shelf = Shelf(theme, self)
        self._name, self._motto, self._heading = QLabel("对读", self), QLabel(self), QLabel(self)
        self._invitation = _Invitation(theme, self)
        self.filter = QLineEdit(self)
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(240)
        self.filter.textChanged.connect(self._show)
        self._lay_out()
        for button, signal in zip(
            self._invitation.buttons,
            (self.open_requested, self.paste_requested, self.sample_requested),
            strict=True,
        ):
            button.clicked.connect(signal)
        theme.changed.connect(self._invitation.tint)
        self._texts()

    def show_articles(self, articles: Sequence[ArticleInfo]) -> None:
        """Show these articles of the library, the one read last first."""
        known = self.known([article.id for article in articles[:MOST_COUNTED]])
        self._items = tuple(
            ShelfItem(
                a.id,
                a.title,
                (a.source_language, a.target_language),
                a.row_count,
                a.source_length,
                a.progress,
                a.opened,
                known.get(a.id),
            )
            for a in articles
        )
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._texts()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        """Put the invitation above the shelf."""
        serif = QFont([load_fonts().hanzi])
        serif.setPixelSize(44)
        self._name.setFont(serif)
        self._motto.setObjectName("secondary")
        self._heading.setObjectName("panelTitle")
        for label in (self._name, self._motto, self._heading):
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QWidget(self)
        column.setMaximumWidth(WIDTH)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 36, 0, 12)
        inner.setSpacing(4)
        inner.addWidget(self._name)
        inner.addWidget(self._motto)
        inner.addSpacing(18)
        inner.addWidget(self._invitation)
        inner.addSpacing(18)
        heading = QHBoxLayout()
        heading.setContentsMargins(12, 0, 0, 0)
        heading.addWidget(self._heading, 1)
        heading.addWidget(self.filter)
        inner.addLayout(heading)
        inner.addWidget(self.shelf, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(32, 0, 32, 0)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)

    def _texts(self) -> None:
        self._motto.setText(tr("StartPage", "Read two texts against each other."))
        self._heading.setText(tr("StartPage", "Articles"))
        self.filter.setPlaceholderText(tr("StartPage", "Filter by title"))
        self.filter.setAccessibleName(tr("StartPage", "Filter by title"))
        self._invitation.texts()
        self.shelf.texts()
        self._show()

    def _show(self) -> None:
        wanted = self.filter.text().casefold().strip()
        self.shelf.show_items([item for item in self._items if wanted in item.title.casefold()])
        self._heading.setVisible(bool(self._items))
        self.filter.setVisible(len(self._items) >= FILTER_FROM)
        self.setFocusProxy(self.shelf if self._items else self._invitation.buttons[0])


class _Invitation(QWidget):
    """The area to drop something on, with a dashed outline, and three buttons."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text, self._detail = QLabel(self), QLabel(self)
        self.buttons = [QPushButton(self) for _ in range(3)]
        self._detail.setObjectName("secondary")
        self._detail.setWordWrap(True)
        for label in (self._text, self._detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for button in self.buttons:
            button.setObjectName("action")
            button.setIconSize(QSize(18, 18))
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 22)
        layout.setSpacing(6)
        layout.addWidget(self._text)
        layout.addWidget(self._detail)
        layout.addSpacing(10)
        layout.addLayout(row)
        self.buttons[0].setObjectName("primary")
        self.tint()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self._text.setText(tr("StartPage", "Drop a text here"))
        self._detail.setText(
            tr(
                "StartPage",
                "One file with both languages in any arrangement, "
                "two files with one language each, or a folder of them.",
            )
        )
        for button, text in zip(
            self.buttons,
            (tr("StartPage", "Open…"), tr("StartPage", "Paste"), tr("StartPage", "Read a sample")),
            strict=True,
        ):
            button.setText(text)

    def tint(self) -> None:
        """Take the theme's colours."""
        colors = self._theme.colors
        for button, name in zip(self.buttons[1:], ("paste", "sample"), strict=True):
            button.setIcon(icon(name, colors, self.devicePixelRatioF()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colors.mark, 1.2, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()

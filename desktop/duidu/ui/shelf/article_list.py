"""The shelf: the list of articles on the start page, with renaming in place.

Each row has the title, languages, size, last reading and a thin progress line.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QDateTime,
    QLocale,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from duidu.ui.base.short_text import short
from duidu.ui.shelf.shelf_model import ReadItems, ShelfItem, ShelfModel
from duidu.ui.style.i18n import plural, tr
from duidu.ui.style.icons import icon, pixmap
from duidu.ui.style.kept_state import kept_state
from duidu.ui.style.language_names import language_name
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.listed_rows import Index
from duidu.ui.style.widgets.row_editor import RowEditor

if TYPE_CHECKING:
    from duidu.ui.reader.paint.covers import Covers

ROW_HEIGHT = 66
BUTTON = 32


class Shelf(QListView):
    """The list. Return or a click opens; F2 renames; Delete removes."""

    opened = Signal(str)
    removed = Signal(str)
    chapters_wanted = Signal(str)
    """The chapters of the book that this article is in, or of a new one."""
    before_wanted = Signal(str)
    """The words that help most with this article."""

    def __init__(self, theme: Theme, read: ReadItems, parent: QWidget | None = None) -> None:
        """`read` gives the items of articles by their numbers."""
        super().__init__(parent)
        self.theme = theme
        self.articles = ShelfModel(self, read, details)
        self.setModel(self.articles)
        self.row = ShelfRow(self)
        self.setItemDelegate(self.row)
        # Shows what came while a title was edited: other rows would take its field away.
        self._waiting: Sequence[int] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_waiting)
        self.row.ended.connect(lambda: self._later.start(0))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        theme.changed.connect(self.viewport().update)
        self.texts()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setAccessibleName(tr("StartPage", "Articles"))

    def show_articles(self, numbers: Sequence[int]) -> None:
        """Show other articles; the one that was current stays so, or the next one is."""
        if self.row.editor is not None:
            self._waiting = numbers
            return
        before = self.currentIndex().row()
        current = self.articles.rows[before] if before >= 0 else None
        self.articles.show(numbers)
        row = numbers.index(current) if current in numbers else max(0, before)
        row = min(row, len(numbers) - 1)
        # Where nothing changed for the current one, the list stays where it was scrolled to.
        if row != self.currentIndex().row():
            self.setCurrentIndex(self.articles.index(row))

    def _show_waiting(self) -> None:
        numbers, self._waiting = self._waiting, None
        if numbers is not None:
            self.show_articles(numbers)

    def article_at(self, index: Index) -> str:
        """The id of an article of the list, "" for none."""
        return self.articles.item(index.row()).id if index.isValid() else ""

    def button_at(self, point: QPoint) -> str:
        """Which of a row's buttons (rename, remove) a point is on, "" for none."""
        index = self.indexAt(point)
        if index.isValid():
            for name, place in buttons(self.visualRect(index)).items():
                if place.contains(point):
                    return name
        return ""

    def act(self, name: str, index: Index) -> None:
        """Rename or remove an article by the name of its button; open it for ""."""
        if name == "rename":
            self.edit(self.articles.index(index.row()))
        elif name == "chapters":
            self.chapters_wanted.emit(self.article_at(index))
        elif name == "before":
            self.before_wanted.emit(self.article_at(index))
        elif name == "remove":
            self.removed.emit(self.article_at(index))
        else:
            self.opened.emit(self.article_at(index))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the article that was clicked, or do what its button says."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.act(self.button_at(event.position().toPoint()), index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the hand cursor over what can be clicked."""
        super().mouseMoveEvent(event)
        over = self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        )
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Return, remove on Delete."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.act("", index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.act("remove", index)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show a menu to open, rename or remove the article."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        kept = QPersistentModelIndex(index)
        is_book = bool(self.articles.item(index.row()).book)
        chapters = (
            tr("StartPage", "Chapters…") if is_book else tr("StartPage", "Make a book of it…")
        )
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, picture in (
            ("", tr("StartPage", "Open"), "open"),
            ("before", tr("StartPage", "Before you read…"), "star"),
            ("rename", tr("StartPage", "Rename"), "rename"),
            ("chapters", chapters, "contents"),
            ("remove", tr("StartPage", "Remove"), "remove"),
        ):
            action = menu.addAction(
                icon(picture, self.theme.colors, self.devicePixelRatioF()), text
            )
            action.triggered.connect(lambda _=False, name=name: self.act(name, kept))
        place = self.visualRect(kept).center() if by_key else event.pos()
        menu.popup(self.viewport().mapToGlobal(place))


class ShelfRow(RowEditor):
    """Paints one article and edits its title.

    `began` carries the field laid over a title, and the article's id.
    """

    began = Signal(QLineEdit, str)

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._shelf = shelf
        self.covers: Covers | None = None  # once a book of the shelf has one

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same height for every row."""
        return QSize(200, ROW_HEIGHT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line edit over the title."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr("StartPage", "Title"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field with the title."""
        super().setEditorData(editor, index)
        if isinstance(editor, QLineEdit):
            self.editor = editor
            self.began.emit(editor, self._shelf.article_at(index))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the field over the title."""
        rect: QRect = option.rect
        left = self.covers.room if self.covers else 0
        editor.setGeometry(rect.adjusted(6 + left, 6, -2 * BUTTON - 16, -26))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint title, details and progress, and the buttons where pointer or focus is."""
        with kept_state(painter):
            self._paint(painter, option, index)

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it; the caller gives the painter its state back."""
        colors = self._shelf.theme.colors
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        item = self._shelf.articles.item(index.row())
        active = bool(state & QStyle.StateFlag.State_MouseOver) or bool(
            state & QStyle.StateFlag.State_HasFocus
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if active:
            painter.setBrush(colors.pair)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 8, 8)
        left = 14 + (self.covers.room if self.covers else 0)
        if self.covers and item.cover:
            self.covers.paint(painter, rect.adjusted(14, 0, 0, 0), item.cover, colors)
        line = rect.adjusted(left, 9, -14 - (2 * BUTTON if active else 0), 0)
        font = QFont(self._shelf.font())
        font.setPointSizeF(font.pointSizeF() * 1.15)
        painter.setFont(font)
        painter.setPen(colors.ink)
        title = painter.fontMetrics().elidedText(
            short(item.title), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(self._shelf.font())
        painter.setPen(colors.secondary)
        below = line.adjusted(0, 26, 0, 0)
        text = painter.fontMetrics().elidedText(
            details(item), Qt.TextElideMode.ElideRight, below.width()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
        track = QRect(rect.left() + left, rect.bottom() - 7, rect.width() - left - 14, 2)
        painter.fillRect(track, colors.hairline)
        painter.fillRect(
            track.adjusted(0, 0, -round(track.width() * (1 - item.progress)), 0), colors.accent
        )
        if active:
            for name, place in buttons(rect).items():
                painter.drawPixmap(
                    place.center() - QPoint(9, 9),
                    pixmap(name, colors.secondary, self._shelf.devicePixelRatioF(), 18),
                )


def buttons(row: QRect) -> dict[str, QRect]:
    """Return the rectangles of a row's buttons by their names."""
    top = row.top() + (row.height() - 8 - BUTTON) // 2
    return {
        name: QRect(row.right() - (2 - i) * BUTTON - 8, top, BUTTON, BUTTON)
        for i, name in enumerate(("rename", "remove"))
    }


def details(item: ShelfItem) -> str:
    """Return languages, size and last reading of an article as one line."""
    locale = QLocale()
    size = (
        plural("StartPage", item.chapters, "{n} chapter", "{n} chapters")
        if item.book
        else plural("StartPage", item.rows, "{n} paragraph", "{n} paragraphs")
    )
    length = tr("StartPage", "{n} characters", n=locale.toString(item.length))
    parts = [" – ".join(map(language_name, filter(None, item.languages))), size, length]
    if item.alone and not item.book:
        parts.insert(1, tr("StartPage", "no translation yet"))
    elif item.alone:
        parts.insert(
            2,
            plural(
                "StartPage",
                item.alone,
                "{n} without a translation",
                "{n} without a translation",
            ),
        )
    if item.known is not None:
        parts.append(tr("StartPage", "{n} % known", n=round(item.known * 100)))
    if item.progress > 0:
        parts.append(tr("StartPage", "{n} % read", n=round(item.progress * 100)))
    if item.failed:
        parts.append(plural("StartPage", item.failed, "{n} file failed", "{n} files failed"))
    if item.opened > 0:
        parts.append(when(item.opened))
    return "  ·  ".join(parts)


def when(seconds: float) -> str:
    """Return a day as people say it: today, yesterday, a date."""
    day = QDateTime.fromSecsSinceEpoch(int(seconds)).date()
    days = day.daysTo(QDateTime.currentDateTime().date())
    if days <= 0:
        return tr("StartPage", "today")
    if days == 1:
        return tr("StartPage", "yesterday")
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)

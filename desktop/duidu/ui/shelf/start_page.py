"""The start page: an invitation to drop, paste or open a text, and the shelf of articles."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from duidu.app.settings.settings_table import MY_LEVEL, SHELF_ORDER
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.search_field import SearchField
from duidu.ui.shelf.article_list import Shelf
from duidu.ui.shelf.due_button import DueButton
from duidu.ui.shelf.share_counting import ShareCounting
from duidu.ui.shelf.shelf_model import ShelfItem
from duidu.ui.shelf.title_editing import TitleEditing
from duidu.ui.style.fonts import load_fonts
from duidu.ui.style.i18n import error_text, is_language_change, tr
from duidu.ui.style.icons import icon
from duidu.ui.style.theme import Theme

if TYPE_CHECKING:
    from duidu.library.articles.collections import Collection

WIDTH = 680
LOW = 460  # px of height below which there is no room for greetings
_LISTED = "shelf"
FILTER_FROM = 9
AT_ONCE = 20_000
"""Articles whose order is read at once; more of them take longer than the window may wait."""
FILTERED_AT_ONCE = 1_000


class StartPage(QWidget):
    """The invitation and the shelf. The page emits wishes; the window carries them out."""

    open_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal()

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._count = 0
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.shelf = Shelf(theme, self._read_items, self)
        TitleEditing(self.shelf, context)
        self._name, self._motto, self._heading = QLabel("对读", self), QLabel(self), QLabel(self)
        self._invitation = _Invitation(theme, self)
        self.due = DueButton(context, self)
        self.filter = SearchField(self)
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(240)
        self.filter.textChanged.connect(self._list)
        self.filter.returnPressed.connect(self._find_in_texts)
        self.order = QComboBox(self)
        for value in ("read", "known"):
            self.order.addItem("", value)
        self.order.setCurrentIndex(int(context.settings.get(SHELF_ORDER) == "known"))
        self.order.activated.connect(self._reorder)
        self.counting = ShareCounting(context, self)
        self.counting.counted.connect(self._list)
        self.shelf.before_wanted.connect(self._show_words)
        self.shelf.articles.failed.connect(lambda error: context.messages.error(error_text(error)))
        self._lay_out()
        for button, signal in zip(
            self._invitation.buttons,
            (self.open_requested, self.paste_requested, self.sample_requested),
            strict=True,
        ):
            button.clicked.connect(signal)
        theme.changed.connect(self._invitation.tint)
        self._texts()

    def refresh(self) -> None:
        """Show the articles of the library as they are now, the one read last first."""
        self._count = self._context.session.library.articles.count()
        if self.shelf.row.covers:
            self.shelf.row.covers.images.forget_lost()
        self._list()
        self.due.refresh()
        self.counting.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what the reader knows, while the shelf is looked at."""
        super().showEvent(event)
        self.counting.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what only greets where a low window has no room for it."""
        super().resizeEvent(event)
        is_low = event.size().height() < LOW
        self._name.setHidden(is_low)
        self._motto.setHidden(is_low)
        self._invitation.be_low(is_low)

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no more: the reader reads."""
        super().hideEvent(event)
        self.counting.rest()

    def _show_words(self, article: str) -> None:
        """Have the words listed that help most with an article, by the action that does so."""
        action = self._context.actions["words.before"]
        action.setData(article)
        action.trigger()

    def _find_in_texts(self) -> None:
        """Have the texts of all articles searched for what was typed: the filter knows titles."""
        action = self._context.actions["edit.find_everywhere"]
        action.setData(self.filter.text().strip())
        action.trigger()

    def _reorder(self, _: int) -> None:
        self._context.settings.set(SHELF_ORDER, self.order.currentData())
        self._list()

    def _list(self) -> None:
        """Show the articles whose titles pass the filter, in the order that was chosen."""
        library, settings = self._context.session.library, self._context.settings
        wanted, books = self.filter.text().strip(), library.collections
        by_known, level = settings.get(SHELF_ORDER) == "known", settings.get(MY_LEVEL)
        self._context.jobs.cancel(_LISTED)
        if not by_known and self._count <= (FILTERED_AT_ONCE if wanted else AT_ONCE):
            self._show(books.on_shelf(wanted))
            return

        def work(_: Job) -> Sequence[int]:
            found = books.on_shelf(wanted)
            if not by_known:
                return found
            from duidu.app.study.shelf_shares import by_share

            return by_share(library, found, level)

        self._context.jobs.run(Lane.ANSWER, work, owner=self, when_done=self._show, key=_LISTED)

    def _read_items(self, numbers: Sequence[int]) -> Mapping[int, ShelfItem]:
        """What the shelf shows of some articles."""
        # Imported here: nothing of it is needed where the shelf is empty.
        from duidu.app.study.known_share import kept_shares, together

        session = self._context.session
        infos = session.library.articles.listed(numbers)
        ids = [info.id for info in infos.values()]
        known = kept_shares(session.library.cache, ids, session.settings.get(MY_LEVEL))
        shares = {article: together([share]) for article, share in known.items()}
        books = session.library.collections.of_articles()
        if (covers := session.library.pictures.covers(list(infos))) and not self.shelf.row.covers:
            # Imported here: most shelves have no covers.
            from duidu.ui.reader.paint.covers import Covers

            data, repaint = session.library.pictures.data, self.shelf.viewport().update
            self.shelf.row.covers = Covers(self._context.jobs, data, repaint, self)
        items = {
            number: ShelfItem(
                a.id,
                a.title,
                (a.source_language, a.target_language),
                a.row_count,
                a.source_length,
                a.progress,
                a.opened,
                shares.get(a.id),
                alone=int(a.is_alone),
                cover=covers.get(number),
            )
            for number, a in infos.items()
        }
        return {
            number: item if item.id not in books else self._book_item(item, books[item.id])
            for number, item in items.items()
        }

    def _book_item(self, item: ShelfItem, book: "Collection") -> ShelfItem:
        """The item of a book, by that of the chapter read last."""
        from duidu.app.opening.shelf import progress_of
        from duidu.app.study.known_share import kept_shares, together

        session = self._context.session
        chapters = session.library.collections.chapters(book)
        ids = [one.id for one in chapters]
        known = kept_shares(session.library.cache, ids, session.settings.get(MY_LEVEL))
        return replace(
            item,
            title=book.title,
            rows=sum(one.row_count for one in chapters),
            length=sum(one.source_length for one in chapters),
            progress=progress_of(chapters),
            known=together(map(known.get, ids)),
            book=book.id,
            chapters=len(chapters),
            failed=len(book.failed),
            alone=sum(one.is_alone for one in chapters),
        )

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
        heading.addWidget(self.due)
        heading.addWidget(self.order)
        heading.addWidget(self.filter, 2)
        inner.addLayout(heading)
        inner.addWidget(self.shelf, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(32, 0, 32, 0)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)

    def _texts(self) -> None:
        """Set the texts in the language in use."""
        self._motto.setText(tr("StartPage", "Read two texts against each other."))
        self._heading.setText(tr("StartPage", "Articles"))
        self.due.texts()
        names = (tr("StartPage", "Last read first"), tr("StartPage", "Best known first"))
        for index, name in enumerate(names):
            self.order.setItemText(index, name)
        self.order.setAccessibleName(tr("StartPage", "Order"))
        self.filter.setPlaceholderText(tr("StartPage", "Title; Return finds in texts"))
        self.filter.setAccessibleName(
            tr("StartPage", "Filter by title; Return searches the texts for it")
        )
        self._invitation.texts()
        self.shelf.texts()
        self._show(self.shelf.articles.rows)

    def _show(self, numbers: Sequence[int]) -> None:
        self.shelf.show_articles(numbers)
        self._heading.setVisible(self._count > 0)
        self.filter.setVisible(self._count >= FILTER_FROM)
        self.order.setVisible(self._count > 1)
        self.setFocusProxy(self.shelf if self._count else self._invitation.buttons[0])


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
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 22)
        layout.setSpacing(6)
        # Squeezed, its lines would lie over each other.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
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
                "A text in one language or in both, in any arrangement, "
                "two files with one language each, or a folder of them.",
            )
        )
        for button, text in zip(
            self.buttons,
            (tr("StartPage", "Open…"), tr("StartPage", "Paste"), tr("StartPage", "Read a sample")),
            strict=True,
        ):
            button.setText(text)

    def be_low(self, is_low: bool) -> None:
        """Say only what there is to press where there is little height, or say all again."""
        self._detail.setHidden(is_low)
        above = 8 if is_low else 22
        self._layout.setContentsMargins(24, above, 24, above)

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

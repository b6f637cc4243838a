"""Search in the whole library: a field, and sentences found beside their translations."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from duidu.app.search.search_library import MOST, Asked, SentenceHit, search_library
from duidu.core.article import SideName
from duidu.core.jobs import Job
from duidu.language.script import is_hanzi
from duidu.library.articles.collections import Collection
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.kept_state import kept_state
from duidu.ui.base.search_field import SearchField
from duidu.ui.base.short_text import short
from duidu.ui.reader.layout.utf16 import Utf16
from duidu.ui.style.fonts import latin_text, load_fonts
from duidu.ui.style.i18n import is_language_change, plural, tr
from duidu.ui.style.theme import Theme
from duidu.ui.widgets.hit_list import HitList, Index

WIDTH, ROW_HEIGHT, GUTTER = 1080, 116, 32
LINES = 3
SETTLE = 150  # ms after the last key
CONTEXT = 40  # code points kept before a hit deep in a long sentence
FOLLOWING = 1_000  # code points kept after it, more than three lines hold


class SearchPage(QWidget):
    """The search as a page of the window.

    `chosen` carries an article, a Place and how many code points were found there; `left` carries
    the widget to go back to.
    """

    chosen = Signal(str, object, int)
    left = Signal(object)

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._back: QWidget | None = None
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field, self.count, self.list = SearchField(self), QLabel(self), QListView(self)
        self.model = HitList[SentenceHit](
            self, lambda hit: f"{short(hit.title)}: {hit.text} – {hit.answer}"
        )
        self.other, self.without = SearchField(self), QCheckBox(self)
        self._book: Collection | None = None
        self.in_book = QCheckBox(self)
        self.in_book.hide()
        for field in (self.field, self.other):
            field.setClearButtonEnabled(True)
        self.without.setEnabled(False)
        self.count.setObjectName("secondary")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list, context.theme))
        self._lay_out()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._search)
        for field in (self.field, self.other):
            field.textChanged.connect(self._settle.start)
            field.returnPressed.connect(lambda: self._choose(self.list.currentIndex()))
        self.other.textChanged.connect(lambda text: self.without.setEnabled(bool(text.strip())))
        self.without.toggled.connect(self._search)
        self.in_book.toggled.connect(self._search)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.setFocusProxy(self.field)
        self._texts()

    def begin(self, back: QWidget | None, text: str, book: str = "") -> None:
        """Make ready for a search, for a text if one is selected; in a book by its id."""
        self._back = back
        self._narrow(book)
        if text:
            self.field.setText(text)
        self.field.selectAll()
        session = self._context.session
        self._context.jobs.run(
            Lane.ANSWER,
            lambda job: session.alike.warm_up(),
            owner=self,
            when_done=lambda _: None,
            key="search warmed up",
        )
        self._search()
        QTimer.singleShot(0, self.field.setFocus)

    def _narrow(self, book: str) -> None:
        """Search in the book of this id only, which a check box shows; in all for ""."""
        self._book = self._context.session.library.collections.get(book) if book else None
        self.in_book.setVisible(self._book is not None)
        self.in_book.setChecked(self._book is not None)
        self._texts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, from a field to the list on Down."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit(self._back)
        elif event.key() == Qt.Key.Key_Down and (self.field.hasFocus() or self.other.hasFocus()):
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._texts()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        """Put the fields above the list of sentences."""
        column = QWidget(self)
        column.setMaximumWidth(WIDTH)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 24, 0, 0)
        inner.setSpacing(8)
        second = QHBoxLayout()
        second.setSpacing(16)
        second.addWidget(self.other, 1)
        second.addWidget(self.without)
        inner.addWidget(self.field)
        inner.addLayout(second)
        inner.addWidget(self.in_book)
        inner.addWidget(self.count)
        inner.addWidget(self.list, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(32, 0, 32, 0)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)

    def _texts(self) -> None:
        self.field.setPlaceholderText(tr("SearchPage", "Find in all articles, in either language"))
        self.field.setAccessibleName(tr("SearchPage", "Find in all articles, in either language"))
        self.other.setPlaceholderText(tr("FindPanel", "And on the other side"))
        self.other.setAccessibleName(tr("FindPanel", "And on the other side"))
        self.without.setText(tr("FindPanel", "Only where the other side has it not"))
        title = "" if self._book is None else short(self._book.title, 60)
        only = tr("SearchPage", "Only in “{title}”, chapter by chapter", title=title)
        self.in_book.setText(only.replace("&", "&&"))
        self.list.setAccessibleName(tr("SearchPage", "Sentences found"))
        self._tell()

    def _search(self) -> None:
        """Ask the library, or the chapters of one book in their order."""
        other = self.other.text().strip()
        asked = Asked(self.field.text().strip(), other, bool(other) and self.without.isChecked())
        session = self._context.session
        book = self._book if self.in_book.isChecked() else None
        # An article without an id is any.
        chapters = ("",) if book is None else book.articles

        def work(job: Job) -> list[SentenceHit]:
            there = session.library.articles.titles(chapters) if book is not None else {"": ""}
            kept = [one for one in chapters if one in there]
            return search_library(session.library, session.alike, asked, job, chapters=kept)

        self._context.jobs.run(
            Lane.ANSWER,
            work,
            owner=self,
            when_done=self._show,
            key="search library",
        )

    def _show(self, hits: Sequence[SentenceHit]) -> None:
        self.model.show(hits)
        self.list.setCurrentIndex(self.model.index(0))
        self._tell()

    def _tell(self) -> None:
        """Tell how many sentences were found, or what can be typed."""
        found = len(self.model.hits)
        if not self.field.text().strip():
            self.count.setText(
                tr(
                    "SearchPage",
                    "Either language, either script, pinyin without tones, "
                    "English words in all their forms.",
                )
            )
        elif found:
            text = plural("SearchPage", found, "{n} sentence", "{n} sentences")
            self.count.setText(
                text if found < MOST else tr("SearchPage", "The first {n} sentences", n=found)
            )
        else:
            self.count.setText(tr("SearchPage", "Nothing found."))

    def _choose(self, index: Index) -> None:
        if index.isValid():
            hit = self.model.hits[index.row()]
            self.chosen.emit(hit.article, hit.place, hit.end - hit.start)


class _Row(QStyledItemDelegate):
    """Paints the title and below it both sides, the words found underlined in accent colour."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        fonts = load_fonts()
        self._fonts = {True: QFont([fonts.latin, fonts.hanzi]), False: latin_text(fonts.latin)}
        for font in self._fonts.values():
            font.setPixelSize(16)

    def sizeHint(self, option: Option, index: Index) -> QSize:
        return QSize(240, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint the title and both sides of one sentence."""
        with kept_state(painter):
            self._paint(painter, option, index)

    def _paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint it; the caller gives the painter its state back."""
        model = index.model()
        assert isinstance(model, HitList)
        hit, colors, rect = model.hits[index.row()], self._theme.colors, QRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.pair)
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 2, -6, -2), 8, 8)
        line = rect.adjusted(12, 8, -18, 0)
        painter.setFont(self._view.font())
        painter.setPen(colors.secondary)
        title = painter.fontMetrics().elidedText(
            short(hit.title), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        width = (line.width() - GUTTER) // 2
        found, answer = (
            (0, width + GUTTER) if hit.place.side is SideName.SOURCE else (width + GUTTER, 0)
        )
        painter.setPen(colors.ink)
        top = line.top() + painter.fontMetrics().height() + 6
        text, start, end = shortened(hit)
        self._draw(painter, text, (start, end), QPointF(line.left() + found, top), width)
        reply = short(hit.answer, FOLLOWING)
        self._draw(painter, reply, (0, 0), QPointF(line.left() + answer, top), width)

    def _draw(
        self, painter: QPainter, text: str, marked: tuple[int, int], at: QPointF, width: int
    ) -> None:
        """Draw one side with the words found marked."""
        units = Utf16(text)
        layout = QTextLayout(
            text.replace("\n", " "), self._fonts[any(is_hanzi(character) for character in text)]
        )
        form = QTextCharFormat()
        form.setForeground(self._theme.colors.accent)
        form.setFontUnderline(True)
        shown = QTextLayout.FormatRange()
        shown.start, shown.format = units.to_qt(marked[0]), form
        shown.length = units.to_qt(marked[1]) - shown.start
        layout.setFormats([shown])
        if (reached := _lay_out(layout, width)) < len(layout.text()):
            layout.setText(layout.text()[: reached - 2].rstrip() + "…")
            _lay_out(layout, width)
        layout.draw(painter, at)


def _lay_out(layout: QTextLayout, width: float) -> int:
    """Lay out the first lines of a text; return how much they hold, in UTF-16 units."""
    layout.beginLayout()
    y, reached = 0.0, 0
    for _ in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
        reached = line.textStart() + line.textLength()
    layout.endLayout()
    return reached


def shortened(hit: SentenceHit) -> tuple[str, int, int]:
    """Return the sentence and where the words stand in it.

    A long beginning is left out, so that they are seen, and a long end, which is not.
    """
    cut = hit.start - CONTEXT if hit.start > 2 * CONTEXT else 0
    mark = "…" if cut else ""
    text = mark + short(hit.text[cut : hit.end + 2 * FOLLOWING], hit.end - cut + FOLLOWING)
    return text, hit.start - cut + len(mark), hit.end - cut + len(mark)

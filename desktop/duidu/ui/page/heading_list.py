"""The headings of an article as a list: both languages under each other, levels told apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QFrame, QListView, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from duidu.app.search.headings import Heading
from duidu.ui.base.painted_rows import PaintedRows, TextFonts
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.hit_list import HitList, Index

_SIZES = (16, 15, 14)  # of the first text, in px, by depth; deeper ones have the last
_OTHER_SIZE = 13
_STEP, _MOST_STEPS = 14, 5  # px an entry is moved in for each level, and how often at most
_LEFT, _RIGHT, _PAD = 12, 10, 6


class HeadingModel(HitList[Heading]):
    """Headings; a pointer that rests on one is told all of a text that may be cut."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Both texts, as a screen reader and a tip tell them."""
        heading = self.rows[index.row()]
        texts = [text for text in (heading.text, heading.other) if text]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{'<br>'.join(map(escape, texts))}</qt>"
        told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return "\n".join(texts) if role in told else None


class HeadingList(QListView):
    """`chosen` carries a Heading; `typed` the letters that a person types while it has the focus.

    The section that is read is marked whatever entry the keyboard is at.
    """

    chosen = Signal(object)
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.model_ = HeadingModel(self, lambda heading: heading.text)
        self.here: Heading | None = None
        self._followed = -1  # the row that was last gone to along with the reader
        self.setModel(self.model_)
        self.setItemDelegate(_Row(self, theme))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._choose)
        self.clicked.connect(self._choose)

    @property
    def headings(self) -> Sequence[Heading]:
        """What is listed."""
        return self.model_.rows

    def show_headings(self, headings: Sequence[Heading], top: int) -> None:
        """List these, in reading order; `top` is the highest level that the article has."""
        delegate = self.itemDelegate()
        assert isinstance(delegate, _Row)
        delegate.top = top
        delegate.lines = 2 if any(heading.other for heading in headings) else 1
        self.model_.show(headings)

    def show_here(self, here: Heading | None) -> None:
        """Mark the heading under which the reader is, and go along with it unless in use."""
        self.here = here
        self.viewport().update()
        if self.hasFocus() and -1 < self.currentIndex().row() != self._followed > -1:
            return
        index = self.model_.index(-1 if here is None else _number(self.headings, here))
        self._followed = index.row()
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyboardSearch(self, search: str) -> None:
        """Hand what is typed to the filter, instead of going to what begins with it."""
        self.typed.emit(search)

    def _choose(self, index: Index) -> None:
        self.chosen.emit(self.headings[index.row()])


def heading_at(headings: Sequence[Heading], row: int) -> Heading | None:
    """The heading under which a row stands; None before the first."""
    number = bisect_right(headings, row, key=lambda heading: heading.row) - 1
    return headings[number] if number >= 0 else None


def _number(headings: Sequence[Heading], wanted: Heading) -> int:
    """Where a heading is among some; -1 where it is not there."""
    first = bisect_left(headings, wanted.row, key=lambda heading: heading.row)
    for number in range(first, len(headings)):
        if headings[number] == wanted:
            return number
        if headings[number].row != wanted.row:
            break
    return -1


class _Row(PaintedRows[Heading]):
    """One heading: its text, the other language below it, moved in by its level."""

    view: HeadingList

    def __init__(self, view: HeadingList, theme: Theme) -> None:
        super().__init__(view, theme)
        self.top, self.lines = 1, 1
        self._fonts = [TextFonts(size) for size in _SIZES]
        self._other = TextFonts(_OTHER_SIZE)

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """All rows are of one height, that of the largest heading with its other text."""
        return QSize(120, 2 * _PAD + (22 if self.lines == 1 else 43))

    def draw(self, painter: QPainter, hit: Heading, rect: QRect) -> None:
        """Draw the bar of the section that is read, and the texts, cut where they are too long."""
        depth = hit.level - self.top
        is_here = hit == self.view.here
        if is_here:
            bar = QRectF(rect.left(), rect.top() + 6, 3, rect.height() - 12)
            painter.fillRect(bar, self.colors.accent)
        left = _LEFT + _STEP * min(depth, _MOST_STEPS)
        room = rect.adjusted(left, _PAD, -_RIGHT, -_PAD)
        font = QFont(self._fonts[min(depth, len(_SIZES) - 1)].of(hit.text))
        font.setBold(depth == 0)
        painter.setPen(self.colors.accent if is_here else self.colors.ink)
        upper = room if not hit.other else room.adjusted(0, 0, 0, -19)
        _draw_line(painter, font, upper, hit.text)
        if hit.other:
            painter.setPen(self.colors.secondary)
            lower = room.adjusted(0, room.height() - 19, 0, 0)
            _draw_line(painter, self._other.of(hit.other), lower, hit.other)


def _draw_line(painter: QPainter, font: QFont, rect: QRect, text: str) -> None:
    painter.setFont(font)
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)

"""The new words as rows of a list: word, reading, meaning here, how often, level."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from duidu.app.study.word_details import WordDetail
from duidu.study.coverage import NewWord
from duidu.study.knowledge import Status
from duidu.ui.style.fonts import latin_text, load_fonts
from duidu.ui.style.i18n import listed, plural, tr
from duidu.ui.style.kept_state import kept_state
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.listed_rows import Index, ListedRows

_HEIGHT = 52
_GAP = 10  # pixels between word, reading and what is at the right
_ASKED_AT_ONCE = 60
Spelled = Callable[[Sequence[str]], str]


def level_name(level: int) -> str:
    """What a level is called."""
    if not level:
        return tr("StudyPanel", "in no list")
    return f"HSK {level if level < 7 else '7–9'}"


class WordRows(ListedRows[NewWord]):
    """The words; `wanted` carries those in view whose details are not there yet."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, spelled: Spelled) -> None:
        """`spelled` writes a reading as the person wants it."""
        super().__init__(parent, lambda word: word.word)
        self._spelled = spelled
        self._details: dict[str, WordDetail] = {}
        self._asked: dict[str, NewWord] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Words are chosen, not edited."""
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The word; for screen readers the whole row."""
        word = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return listed(filter(None, [word.word, *self.told(word)]))
        return word.word if role == Qt.ItemDataRole.DisplayRole else None

    def told(self, word: NewWord) -> tuple[str, str, str]:
        """Reading, meaning here, and how often and of which level; the first two may be late."""
        detail = self._details.get(word.word)
        if detail is None:
            self._asked[word.word] = word
            self._soon.start(0)
            detail = WordDetail()
        times = plural("StudyPanel", word.count, "{n} time", "{n} times")
        right = " · ".join([level_name(word.level), times] if word.level else [times])
        saved = [tr("StudyPanel", "saved")] if word.status is Status.LEARNING else []
        return self._spelled(detail.reading), detail.meaning, " · ".join([*saved, right])

    def know(self, details: Mapping[str, WordDetail]) -> None:
        """Show details that were worked out."""
        self._details.update(details)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def forget(self) -> None:
        """Work all details out anew when they are next shown: the text is another."""
        self._details.clear()

    def _ask(self) -> None:
        asked, self._asked = tuple(self._asked.values())[:_ASKED_AT_ONCE], {}
        if asked:
            self.wanted.emit(asked)


class WordDelegate(QStyledItemDelegate):
    """Paints a word in two lines. The pointer tints a row; a selected one has an edge, too."""

    def __init__(self, view: QListView, model: WordRows, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._model, self._theme = view, model, theme
        fonts = load_fonts()
        self._hanzi = QFont([fonts.hanzi, fonts.latin])
        self._hanzi.setPixelSize(20)
        self._latin = latin_text(fonts.latin)
        self._latin.setPixelSize(14)

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(120, max(_HEIGHT, 2 * self._view.fontMetrics().height() + 16))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint a row, and give the painter its state back."""
        word = self._model.rows[index.row()]
        with kept_state(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRect(option.rect)
            self._paint_state(painter, rect, option.state)
            self._paint_word(painter, word, rect.adjusted(10, 4, -10, -4))

    def _paint_state(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        """Paint what tells a row under the pointer, a selected one and the current one apart."""
        colors = self._theme.colors
        within = QRectF(rect).adjusted(0.5, 1.5, -4.5, -1.5)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.word)
            painter.drawRoundedRect(within, 6, 6)
            painter.fillRect(
                QRectF(rect.left(), rect.top() + 6, 3, rect.height() - 12), colors.accent
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.pair)
            painter.drawRoundedRect(within, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(within, 6, 6)

    def _paint_word(self, painter: QPainter, word: NewWord, rect: QRect) -> None:
        """Paint word and reading, and the meaning below.

        How often and of which level is at the right; below, where the reading needs the room.
        """
        colors, (reading, meaning, right) = self._theme.colors, self._model.told(word)
        half = rect.height() // 2 - 2
        top, below = rect.adjusted(0, 0, 0, -half), rect.adjusted(0, rect.height() - half, 0, 0)
        hanzi, latin = QFontMetrics(self._hanzi), QFontMetrics(self._latin)
        beside = self._view.fontMetrics().horizontalAdvance(right) + _GAP
        needed = hanzi.horizontalAdvance(word.word) + _GAP + latin.horizontalAdvance(reading)
        is_low = needed + beside > rect.width()
        painter.setFont(self._view.font())
        painter.setPen(colors.secondary)
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(below if is_low else top, end, right)
        (below if is_low else top).adjust(0, 0, -beside, 0)
        ink = colors.accent if word.status is Status.LEARNING else colors.ink
        used = _paint_elided(painter, word.word, top, self._hanzi, ink)
        _paint_elided(
            painter, reading, top.adjusted(used + _GAP, 0, 0, 0), self._latin, colors.secondary
        )
        _paint_elided(painter, meaning, below, self._latin, colors.ink)


def _paint_elided(painter: QPainter, text: str, room: QRect, font: QFont, ink: QColor) -> int:
    """Paint a text from the left, cut short where it is too long; the width it takes."""
    painter.setFont(font)
    painter.setPen(ink)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)

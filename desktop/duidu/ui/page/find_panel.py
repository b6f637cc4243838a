"""The panel to find text in the article: a field for each side, the hits, their count.

Searching is done by the control.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QWidget,
)

from duidu.app.search.find import Find
from duidu.app.search.find_pattern import Query
from duidu.ui.base.painted_rows import PaintedRows, TextFonts
from duidu.ui.base.panel import OwnKeys, Panel
from duidu.ui.base.search_field import SearchField
from duidu.ui.reader.layout.found import Found, in_lines
from duidu.ui.style.i18n import plural, tr
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.cut_text import CutBox
from duidu.ui.style.widgets.hit_list import HitList


class FindPanel(Panel):
    """`asked` carries a Find, None when nothing is typed; `chosen` the number of a hit."""

    asked = Signal(object)
    chosen = Signal(int)
    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.field, self.regex, self.count = SearchField(self), CutBox(self), QLabel(self)
        self.other, self.without = SearchField(self), CutBox(self)
        for field in (self.field, self.other):
            field.setClearButtonEnabled(True)
        self.count.setObjectName("secondary")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setWordWrap(True)
        self.list = QListView(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.model = HitList[Found](self, lambda hit: hit.text)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list, theme))
        for widget in (self.field, self.other, self.without, self.regex, self.count, self.list):
            self.body.addWidget(widget, 1 if widget is self.list else 0)
        for field in (self.field, self.other):
            field.textChanged.connect(self._ask)
            field.returnPressed.connect(lambda: self.stepped.emit(1))
        for box in (self.regex, self.without):
            box.toggled.connect(self._ask)
        self.without.setEnabled(False)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.list.activated.connect(lambda index: self.chosen.emit(index.row()))
        self.setFocusProxy(self.field)
        back = dict.fromkeys(("Shift+Return", "Shift+Enter"), self._step_back)
        OwnKeys(back, self, self.field, self.other, self.list)
        self._complete, self._stopped = True, ""

    def show_hits(self, hits: Sequence[Found], complete: bool, stopped: str = "") -> None:
        """Show what was found; not `complete` while the search goes on.

        `stopped` says why it gave up.
        """
        self._stopped = stopped
        current = self.list.currentIndex().row()
        self.model.show(hits)
        if 0 <= current < len(hits):
            self.list.setCurrentIndex(self.model.index(current))
        if not self.field.text().strip():
            self.count.setText(
                tr("FindPanel", "Either language, either script, pinyin without tones.")
            )
        elif hits:
            self._tell_count(complete)
        else:
            nothing = stopped or tr("FindPanel", "Nothing found.")
            self.count.setText(nothing if complete else "…")

    def show_current(self, number: int) -> None:
        """Select the hit that is shown in the text."""
        self.list.setCurrentIndex(self.model.index(number))
        self._tell_count(self._complete)

    def say(self, text: str) -> None:
        """Tell why nothing can be searched."""
        self.model.show(())
        self.count.setText(text)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.heading.setText(tr("FindPanel", "Find"))
        self.field.setPlaceholderText(tr("FindPanel", "Find in this article"))
        self.field.setAccessibleName(tr("FindPanel", "Find in this article"))
        self.other.setPlaceholderText(tr("FindPanel", "And on the other side"))
        self.other.setAccessibleName(tr("FindPanel", "And on the other side"))
        self.without.say(tr("FindPanel", "Only where the other side has it not"))
        self.regex.say(tr("FindPanel", "Regular expression"))
        self.list.setAccessibleName(tr("FindPanel", "Hits"))
        self.show_hits(self.model.hits, complete=True, stopped=self._stopped)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _ask(self) -> None:
        """Emit what is asked for by the fields and boxes now."""
        text, other, regex = (
            self.field.text().strip(),
            self.other.text().strip(),
            self.regex.isChecked(),
        )
        self.without.setEnabled(bool(other))
        wanted = Find(
            Query(text, regex),
            other=Query(other, regex) if other else None,
            without=bool(other) and self.without.isChecked(),
        )
        self.asked.emit(wanted if text else None)

    def _tell_count(self, complete: bool) -> None:
        """How many hits, and which of them is shown."""
        self._complete = complete
        text, current = (
            plural("FindPanel", len(self.model.hits), "{n} hit", "{n} hits"),
            self.list.currentIndex().row(),
        )
        if current >= 0:
            text = tr("FindPanel", "{current} of {hits}", current=current + 1, hits=text)
        text = text if complete else text + "…"
        self.count.setText(f"{text}\n{self._stopped}" if self._stopped else text)


class _Row(PaintedRows[Found]):
    """Two lines around a hit, the hit itself in the accent colour and underlined."""

    HEIGHT = 58
    ROUND = 6
    INSET = (1, 4)

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view, theme)
        self._fonts = TextFonts(15)

    def draw(self, painter: QPainter, hit: Found, rect: QRect) -> None:
        """Draw the text around a hit in two lines."""
        painter.setPen(self.colors.ink)
        font = self._fonts.of(hit.text)
        layout = QTextLayout(in_lines(hit.text, font, rect.width() - 18, 2), font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        form = QTextCharFormat()
        form.setForeground(self.colors.accent)
        form.setFontUnderline(True)
        shown = QTextLayout.FormatRange()
        shown.start, shown.length, shown.format = hit.start, hit.length, form
        layout.setFormats([shown])
        layout.beginLayout()
        y = 0.0
        for _ in range(2):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(rect.width() - 18)
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        layout.draw(painter, QPointF(rect.left() + 8, rect.top() + max(4, (rect.height() - y) / 2)))

"""The panel of rows by how far they are: how many of each kind, and a list to jump from."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QListView, QWidget

from duidu.app.alignment.row_statuses import LEFT, Kind, RowStatuses
from duidu.app.article.open_text import TextRows
from duidu.ui.base.panel import Panel
from duidu.ui.base.short_text import short
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.empty_hint import EmptyHint
from duidu.ui.style.widgets.listed_rows import Index, ListedRows

_LENGTH = 120  # code points of a row that are listed


class StatusPanel(Panel):
    """Counts rows and lists those of one kind.

    `wanted` carries the kinds that are listed, `chosen` the number of a row.
    """

    wanted = Signal(object)
    chosen = Signal(int)

    def __init__(self, theme: Theme, text: TextRows, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._found: RowStatuses | None = None
        self.count, self.kinds, self.list = QLabel(self), QComboBox(self), QListView(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setWordWrap(True)
        self.listed = _Rows(self, lambda row: _beginning(text, row))
        self.list.setModel(self.listed)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(2)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self.count, self.kinds, self.list):
            self.body.addWidget(widget, 1 if widget is self.list else 0)
        self.kinds.currentIndexChanged.connect(self._want)
        for signal in (self.list.clicked, self.list.activated):
            signal.connect(lambda index: self.chosen.emit(self.listed.rows[index.row()]))
        self.setFocusProxy(self.list)
        self._empty = EmptyHint(self.list)

    def show_rows(self, found: RowStatuses) -> None:
        """Show how far the article is by now; what is listed stays chosen."""
        self._found = found
        self._fill()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.heading.setText(tr("StatusPanel", "Status"))
        self.kinds.setAccessibleName(tr("StatusPanel", "Which rows are listed"))
        self.list.setAccessibleName(tr("StatusPanel", "Rows"))
        self._empty.say(
            tr("StatusPanel", "No row is so. Ctrl+Return confirms the row at the caret.")
        )
        self._fill()

    def _fill(self) -> None:
        """Write the counts, and keep the kind that is chosen."""
        found, chosen = self._found, max(0, self.kinds.currentIndex())
        self.kinds.blockSignals(True)
        self.kinds.clear()
        for name, kinds in _choices().items():
            count = len(found.of(kinds)) if found else 0
            self.kinds.addItem(f"{name} ({count:,})", kinds)
        self.kinds.setCurrentIndex(chosen)
        self.kinds.blockSignals(False)
        if found is not None:
            told = {"done": found.settled, "whole": found.whole}
            self.count.setText(
                tr("StatusPanel", "{done:,} of {whole:,} rows are confirmed.", **told)
            )
            self._list()

    def _want(self) -> None:
        self._list()
        self.wanted.emit(self.kinds.currentData())

    def _list(self) -> None:
        if self._found is not None:
            self.listed.show(self._found.of(self.kinds.currentData()))
            self.filled()


class _Rows(ListedRows[int]):
    """Numbers of rows, each shown with the beginning of its text."""

    def __init__(self, parent: QWidget, beginning: Callable[[int], str]) -> None:
        super().__init__(parent, lambda row: row)
        self._beginning = beginning

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are chosen, not edited."""
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number of a row, counted from 1, and how its text begins."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self.rows[index.row()]
        return f"{row + 1:,}  {self._beginning(row)}"


def _beginning(text: TextRows, row: int) -> str:
    """How a row begins, on the side that has text; "" for one that is gone by now."""
    if row >= text.row_count():
        return ""
    found = text.row(row)
    return short((found.source or found.target)[0].text.replace("\n", " "), _LENGTH)


def _choices() -> dict[str, frozenset[Kind]]:
    """What can be listed, by its name."""
    return {
        tr("StatusPanel", "Left to look at"): LEFT,
        tr("StatusPanel", "Not looked at"): frozenset({Kind.OPEN}),
        tr("StatusPanel", "Without a translation"): frozenset({Kind.UNTRANSLATED}),
        tr("StatusPanel", "Needs work"): frozenset({Kind.WORK}),
        tr("StatusPanel", "With a question"): frozenset({Kind.QUESTION}),
        tr("StatusPanel", "Confirmed"): frozenset({Kind.CONFIRMED}),
        tr("StatusPanel", "Final"): frozenset({Kind.FINAL}),
        tr("StatusPanel", "Locked"): frozenset({Kind.LOCKED}),
    }

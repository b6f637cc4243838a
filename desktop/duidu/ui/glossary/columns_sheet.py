"""Dialog that asks what the columns of a file of terms are, above its first rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from duidu.app.words.glossary_files import TermsImport, two_sides
from duidu.core.visible_text import show_controls
from duidu.language.registry import offered_codes
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import tr
from duidu.ui.style.language_names import language_name

_WIDEST = 260  # pixels of a column; longer texts are cut


class ColumnsSheet(Sheet):
    """Shows the first rows of a file, and over each column what it is taken for.

    `chosen` carries the columns as read_terms_file takes them.
    """

    chosen = Signal(str)

    def __init__(self, name: str, found: TermsImport, parent: QWidget) -> None:
        super().__init__(parent, 640, 380)
        self._name, self._found = name, found
        width = len(found.columns)
        self.said, self.table = QLabel(self), QTableWidget(1 + len(found.preview), width, self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.take = QPushButton(self)
        self.take.setObjectName("primary")
        self.roles = [QComboBox(self) for _ in range(width)]
        self._fill()
        for widget in (self.said, self.table, self.take):
            self.column.addWidget(widget, 1 if widget is self.table else 0)
        self.take.clicked.connect(self._done)
        self.texts()
        self.roles[0].setFocus()

    @property
    def columns(self) -> str:
        """What is chosen, column by column."""
        return ",".join(str(box.currentData()) for box in self.roles)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("ColumnsSheet", "Columns of “{name}”", name=self._name))
        reasons = {
            "columns": tr(
                "ColumnsSheet",
                "Some of these columns may be synonyms or notes. Say what each of them is.",
            ),
            "languages": tr(
                "ColumnsSheet", "The file does not tell its languages. Say what each column is."
            ),
            "labels": tr(
                "ColumnsSheet",
                "The names of these columns do not fit their words. Say what each of them is.",
            ),
        }
        self.said.setText(reasons.get(self._found.doubt, reasons["languages"]))
        self.table.setAccessibleName(tr("ColumnsSheet", "The first rows of the file"))
        self.take.setText(tr("ColumnsSheet", "Import"))
        for number, box in enumerate(self.roles):
            box.setAccessibleName(tr("ColumnsSheet", "Column {n}", n=number + 1))
        self._name_roles()

    def _fill(self) -> None:
        """Put the choices over the first rows."""
        table = self.table
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        for number, box in enumerate(self.roles):
            # Else its width stays as it was without choices, until it is shown.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.ensurePolished()
            box.currentIndexChanged.connect(self._look)
            table.setCellWidget(0, number, box)
        for row, cells in enumerate(self._found.preview, start=1):
            for number, cell in enumerate(cells[: len(self.roles)]):
                table.setItem(row, number, QTableWidgetItem(show_controls(cell)))

    def _widen(self) -> None:
        """Make each column as wide as its cells, and at least as wide as its choices.

        Only when these have their names is it known how wide they are.
        """
        self.table.resizeColumnsToContents()
        for number, box in enumerate(self.roles):
            cells = min(_WIDEST, self.table.columnWidth(number))
            self.table.setColumnWidth(number, max(cells, box.sizeHint().width()))

    def _name_roles(self) -> None:
        """Offer each column what a glossary may have, with its guess chosen."""
        named = [*dict.fromkeys((*filter(_is_language, self._found.columns), *offered_codes()))]
        roles = {
            **{code: language_name(code) for code in named},
            "source": tr("ColumnsSheet", "Term"),
            "target": tr("ColumnsSheet", "Rendering"),
            "forbidden": tr("ColumnsSheet", "Forbidden rendering"),
            "note": tr("ColumnsSheet", "Note"),
            "project": tr("ColumnsSheet", "Project"),
            "status": tr("ColumnsSheet", "Status"),
            "-": tr("ColumnsSheet", "Leave out"),
        }
        for guess, box in zip(self._found.columns, self.roles, strict=True):
            chosen = box.currentData() or guess
            box.blockSignals(True)
            box.clear()
            for role, text in roles.items():
                box.addItem(text, role)
            if chosen not in roles:
                box.addItem(chosen, chosen)
            box.setCurrentIndex(box.findData(chosen))
            box.blockSignals(False)
        self._widen()
        self._look()

    def _look(self) -> None:
        self.take.setEnabled(two_sides(self.columns))

    def _done(self) -> None:
        self.chosen.emit(self.columns)
        self.close()


def _is_language(column: str) -> bool:
    others: Sequence[str] = ("source", "target", "note", "project", "status", "forbidden", "-")
    return column.partition(":")[0] not in others and not column.endswith(("-language", "-status"))

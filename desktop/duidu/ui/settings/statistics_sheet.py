"""Dialog that tells what was read by day and by week; it can be written to a file, and erased."""

from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from duidu.app.base.safe_write import write_safely
from duidu.app.study.statistics import EraseReading, Read, as_csv, by_day, by_week
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import tr


class StatisticsSheet(Sheet):
    """A table of days or weeks, the newest first."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent, 620, 480)
        self._context = context
        self._days: list[Read] = []
        self.unit, self.table = QComboBox(self), QTableWidget(0, 5, self)
        self.unit.addItems(["", ""])
        self.nothing = QLabel(self)
        self.nothing.setObjectName("secondary")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        # As wide as their names need in whatever language; a small window scrolls.
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(90)
        header.setStretchLastSection(True)
        self.export, self.erase = QPushButton(self), QPushButton(self)
        line = QHBoxLayout()
        line.addStretch(1)
        for button in (self.erase, self.export):
            button.setObjectName("action")
            line.addWidget(button)
        self.column.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(line)
        self.unit.currentIndexChanged.connect(lambda _: self._fill())
        self.export.clicked.connect(self._choose_place)
        self.erase.clicked.connect(self._erase)
        self.texts()
        self._count()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Statistics", "What you read"))
        self.unit.setItemText(0, tr("Statistics", "By day"))
        self.unit.setItemText(1, tr("Statistics", "By week"))
        self.unit.setAccessibleName(tr("Statistics", "Days or weeks"))
        self.nothing.setText(tr("Statistics", "Nothing has been counted yet."))
        self.export.setText(tr("Statistics", "Export…"))
        self.erase.setText(tr("Statistics", "Erase"))
        self.table.setHorizontalHeaderLabels(
            [
                tr("Statistics", "From"),
                tr("Statistics", "Minutes"),
                tr("Statistics", "Characters"),
                tr("Statistics", "New words met"),
                tr("Statistics", "Words saved"),
            ]
        )

    def _count(self) -> None:
        library = self._context.session.library

        def work(_: Job) -> list[Read]:
            return by_day(library)

        self._context.jobs.run(
            Lane.ANSWER, work, owner=self, when_done=self._show, key="statistics"
        )

    def _show(self, days: list[Read]) -> None:
        self._days = days
        self.erase.setEnabled(any(day.seconds for day in days))
        self.export.setEnabled(bool(days))
        self.nothing.setVisible(not days)
        self._fill()

    def _fill(self) -> None:
        """Show the days, or the weeks that they are in."""
        rows = by_week(self._days) if self.unit.currentIndex() else self._days
        locale, right = QLocale(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.table.setRowCount(len(rows))
        for index, row in enumerate(rows):
            day = QDate(row.first.year, row.first.month, row.first.day)
            first = locale.toString(day, QLocale.FormatType.ShortFormat)
            counts = (round(row.seconds / 60), row.characters, row.met, row.saved)
            self.table.setItem(index, 0, QTableWidgetItem(first))
            for column, count in enumerate(counts, 1):
                item = QTableWidgetItem(locale.toString(count))
                item.setTextAlignment(right)
                self.table.setItem(index, column, item)

    def _choose_place(self, _: bool = False) -> None:
        dialog = QFileDialog(self, tr("Statistics", "Export…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["CSV (*.csv)"])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("reading.csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write all days to a file."""
        days = list(self._days)
        self._context.jobs.run(
            Lane.ORDER,
            lambda _: write_safely(path, as_csv(days)),
            owner=self,
            when_done=lambda _: self._context.messages.say(
                tr("WordFiles", "Written to {name}.", name=path.name)
            ),
        )

    def _erase(self, _: bool = False) -> None:
        """Forget what was read, which can be undone."""
        command = EraseReading(self._context.session.library)
        if self._context.do("", command, lambda _: self._count()) is not None:
            self._context.offer_undo("", tr("Statistics", "The statistics were erased."))

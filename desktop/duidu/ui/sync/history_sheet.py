"""Dialog that lists who did what in a row, and when."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from duidu.app.sync.row_history import Deed, RowEvent
from duidu.app.sync.writers import Writer
from duidu.core.row_status import RowStatus
from duidu.core.visible_text import show_controls
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import tr


class HistorySheet(Sheet):
    """What was done in one row, the latest first."""

    def __init__(self, row: int, events: Sequence[RowEvent], parent: QWidget) -> None:
        """`row` counts from 0."""
        super().__init__(parent, 520, 420)
        self._row, self._events = row, events
        self.told, self.list = QLabel(self), QListWidget(self)
        self.told.setObjectName("secondary")
        self.told.setWordWrap(True)
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self.told)
        self.column.addWidget(self.list, 1)
        self.texts()
        if events:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("History", "Row {n}: who did what", n=self._row + 1))
        self.list.setAccessibleName(self.windowTitle())
        self.list.setVisible(bool(self._events))
        self.told.setText(
            tr("History", "The latest is first. The name is that of a person or of their device.")
            if self._events
            else tr(
                "History",
                "Nothing is known of this row. What is done in rows is written down once the "
                "library is kept in step with other devices.",
            )
        )
        self.list.clear()
        self.list.addItems([_line(event) for event in self._events])


def _line(event: RowEvent) -> str:
    """Who, when and what, in two lines."""
    moment = QDateTime.fromSecsSinceEpoch(int(event.by.time))
    time = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    return f"{_name(event.by)} · {time}\n{_deed(event)}"


def _name(by: Writer) -> str:
    name = show_controls(by.name) or tr("Sync", "A device without a name")
    return tr("History", "{name} (here)", name=name) if by.is_here else name


def _deed(event: RowEvent) -> str:
    """What was done, in words."""
    said, old = show_controls(event.said), show_controls(event.old)
    if event.deed is Deed.STATUS:
        return _status(event.status)
    return {
        Deed.BROUGHT: tr("History", "The text as it was at first."),
        Deed.TEXT: tr("History", "Changed the text: “{old}” became “{said}”.", old=old, said=said),
        Deed.ALIGNED: tr("History", "Changed which sentences answer each other."),
        Deed.MERGED: tr("History", "Merged rows."),
        Deed.SPLIT: tr("History", "Split the row."),
        Deed.NOTED: tr("History", "Wrote: “{said}”", said=said),
        Deed.CORRECTED: (
            tr("History", "Corrected {old}: {said}", old=old, said=said)
            if said
            else tr("History", "Corrected {old}", old=old)
        ),
        Deed.REWORDED: tr("History", "Replaced “{old}” by “{said}”.", old=old, said=said),
    }[event.deed]


def _status(status: RowStatus) -> str:
    return {
        RowStatus.OPEN: tr("History", "Took the status of the row back."),
        RowStatus.CONFIRMED: tr("History", "Confirmed the row."),
        RowStatus.FINAL: tr("History", "Said that the row is final."),
        RowStatus.WORK: tr("History", "Said that the row needs work."),
        RowStatus.QUESTION: tr("History", "Had a question about the row."),
        RowStatus.LOCKED: tr("History", "Locked the row."),
    }[status]

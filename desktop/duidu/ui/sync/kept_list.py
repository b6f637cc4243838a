"""The list of what a person should look at: texts kept twice, and edits of rows that do not fit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from duidu.app.sync.kept_entries import KeptEntry, kept_entries
from duidu.core.visible_text import show_controls
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.style.i18n import tr
from duidu.ui.sync.keep_in_step import KeepInStep


class KeptList(QWidget):
    """One line each, the newest first, with buttons to go there and to say that it was seen."""

    def __init__(self, context: WindowContext, in_step: KeepInStep, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._in_step = in_step
        self._entries: list[KeptEntry] = []
        self.title, self.list = QLabel(self), QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.go, self.seen = QPushButton(self), QPushButton(self)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.go, self.seen):
            button.setObjectName("action")
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.go.clicked.connect(self._go)
        self.seen.clicked.connect(self._see)
        self.list.itemActivated.connect(lambda _: self._go())
        self.list.currentRowChanged.connect(lambda _: self._allow())
        self.texts()
        self._fill([])

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.title.setText(tr("Sync", "Kept twice, or not fitting any more"))
        self.list.setAccessibleName(self.title.text())
        self.go.setText(tr("Sync", "Go there"))
        self.seen.setText(tr("Sync", "Seen"))

    def show_kept(self, kept: Sequence[dict[str, object]]) -> None:
        """Show these; their texts are read behind the window."""
        if not kept:
            self._fill([])
            return
        library = self._context.session.library
        self._context.jobs.run(
            Lane.ANSWER,
            lambda job: kept_entries(library, kept, job),
            owner=self,
            when_done=self._fill,
            key="what was kept twice",
        )

    def _fill(self, entries: list[KeptEntry]) -> None:
        """Show the lines; where there are none, nothing of the list."""
        chosen = self.list.currentRow()
        self._entries = entries
        self.list.clear()
        told: dict[str, Callable[[KeptEntry], str]] = {
            "edit": _told_edit,
            "term": _told_twice,
            "note": _told_twice,
        }
        self.list.addItems([told[entry.kind](entry) for entry in entries])
        for widget in (self.title, self.list, self.go, self.seen):
            widget.setVisible(bool(entries))
        if entries:
            self.list.setCurrentRow(min(max(0, chosen), len(entries) - 1))
        self._allow()

    def _chosen(self) -> KeptEntry | None:
        row = self.list.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _allow(self) -> None:
        entry = self._chosen()
        self.go.setEnabled(entry is not None and entry.place is not None)
        self.seen.setEnabled(entry is not None)

    def _go(self) -> None:
        entry = self._chosen()
        if entry is not None and entry.place is not None:
            self._context.navigation.article_wanted.emit(entry.article, entry.place, 0)

    def _see(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self._in_step.dismiss(entry.id)


def _told_twice(entry: KeptEntry) -> str:
    return tr(
        "Sync",
        "{title}: “{one}” and “{other}”",
        title=show_controls(entry.title),
        one=show_controls(entry.one),
        other=show_controls(entry.other),
    )


def _told_edit(entry: KeptEntry) -> str:
    return tr(
        "Sync",
        "{title}: an edit of rows that were changed elsewhere, “{one}”",
        title=show_controls(entry.title),
        one=show_controls(entry.one),
    )

"""Dialog of the library's backups: see what is in them, make one, restore one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from duidu.app.base.backup_reading import preview_backup
from duidu.core.errors import DuiduError
from duidu.core.jobs import Job
from duidu.core.visible_text import show_controls
from duidu.library.safety.backups import Backup, Preview, backups_of
from duidu.library.safety.restore_later import restore_at_next_start, wanted_backup
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import error_text, plural, tr

MOST_TITLES = 12


class BackupsSheet(Sheet):
    """A list with a preview of the one selected."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent, 620, 560)
        self._context = context
        self._backups: list[Backup] = []
        self.told, self.list, self.inside = QLabel(self), QTreeWidget(self), QLabel(self)
        self.told.setObjectName("secondary")
        for label in (self.told, self.inside):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.inside.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.inside.setMinimumHeight(120)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        # Else the height of a row is kept from before the style gave it room.
        self.list.ensurePolished()
        self.make, self.restore = QPushButton(self), QPushButton(self)
        foot = QHBoxLayout()
        for button, handler in ((self.restore, self._restore), (self.make, self._make)):
            button.setObjectName("action")
            button.clicked.connect(handler)
            foot.addWidget(button)
        foot.addStretch(1)
        for widget in (self.told, self.list, self.inside):
            self.column.addWidget(widget, 1 if widget is self.list else 0)
        self.column.addLayout(foot)
        self.list.currentItemChanged.connect(self._look)
        self.texts()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Backups", "Backups of the library"))
        self.list.setHeaderLabels([tr("Backups", "Made"), tr("Backups", "Size")])
        self.list.setAccessibleName(tr("Backups", "Backups of the library"))
        self.make.setText(tr("Backups", "Back up now"))
        self.fill()

    def fill(self) -> None:
        """Read the list again."""
        library = self._context.session.library.path
        self._backups, wanted = backups_of(library), wanted_backup(library)
        self.list.clear()
        for backup in self._backups:
            made = f"{backup.made:%Y-%m-%d %H:%M}" + ("  ✓" if wanted == backup else "")
            QTreeWidgetItem(
                self.list, [made, tr("Backups", "{n} kB", n=max(1, backup.size // 1000))]
            )
        self.list.resizeColumnToContents(0)
        self.restore.setText(
            tr("Backups", "Do not restore it")
            if wanted
            else tr("Backups", "Restore at the next start")
        )
        self.told.setText(self._state(wanted))
        if self._backups:
            self.list.setCurrentIndex(
                self.list.model().index(self._backups.index(wanted) if wanted else 0, 0)
            )
        self.restore.setEnabled(bool(self._backups) and not self._context.session.library.read_only)

    def _state(self, wanted: Backup | None) -> str:
        """Return a line on what happens with the backups, or with the one to be restored."""
        if wanted is not None:
            made = f"{wanted.made:%Y-%m-%d %H:%M}"
            return tr(
                "Backups",
                "The backup of {made} will be restored when Duidu is started again.",
                made=made,
            )
        if not self._backups:
            return tr(
                "Backups",
                "There is no backup yet. Duidu backs the library up "
                "by itself while you work and when you close it.",
            )
        return tr(
            "Backups",
            "Restoring a backup never deletes the present library; its files are kept beside it.",
        )

    def _chosen(self) -> Backup | None:
        row = self.list.currentIndex().row()
        return self._backups[row] if row >= 0 else None

    def _look(self) -> None:
        backup = self._chosen()
        self.inside.setText("")
        if backup is not None:
            self._context.jobs.run(
                Lane.ANSWER,
                lambda job: _read(backup, job),
                owner=self,
                when_done=self._show,
                key="backup preview",
            )

    def _show(self, found: Preview | str) -> None:
        """Show what is in the selected backup."""
        if isinstance(found, str):
            self.inside.setText(found)
            return
        lines = [
            tr(
                "Backups",
                "{articles}, {notes}",
                articles=plural("Backups", len(found.titles), "{n} article", "{n} articles"),
                notes=plural("Backups", found.notes, "{n} note", "{n} notes"),
            )
        ]
        lines += [show_controls(title) for title in found.titles[:MOST_TITLES]]
        if len(found.titles) > MOST_TITLES:
            lines.append("…")
        if found.last_note:
            lines.append(
                tr("Backups", "The last note: {note}", note=show_controls(found.last_note)[:200])
            )
        self.inside.setText("\n".join(lines))

    def _make(self) -> None:
        backups = self._context.session.library.backups
        self._context.jobs.run(
            Lane.ORDER,
            backups.make,
            owner=self,
            when_done=lambda _: self.fill(),
            text=tr("Backups", "Making a backup…"),
            key="backup",
        )

    def _restore(self) -> None:
        library = self._context.session.library.path
        try:
            restore_at_next_start(library, None if wanted_backup(library) else self._chosen())
        except DuiduError as error:
            self._context.messages.error(error_text(error))
        self.fill()


def _read(backup: Backup, job: Job) -> Preview | str:
    """Return what is in a backup, or why it cannot be read."""
    try:
        return preview_backup(backup.path, job)
    except DuiduError as error:
        return error_text(error)

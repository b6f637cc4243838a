"""The list of what a person has to decide: texts kept twice, and edits of rows that do not fit."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from duidu.app.base.commands import Command
from duidu.app.sync.decide import Choice, choices, decision
from duidu.app.sync.kept_entries import KeptEntry, KeptText, kept_entries
from duidu.core.errors import DuiduError
from duidu.core.visible_text import show_controls
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.style.i18n import error_text, tr


class KeptList(QWidget):
    """Both texts of each, the newest first, with buttons to go there and to keep one or both."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: list[KeptEntry] = []
        self._kept: Sequence[dict[str, object]] = ()
        self.title, self.list = QLabel(self), QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setMinimumHeight(self.list.fontMetrics().height() * 7)
        self.go = QPushButton(self)
        self.buttons = {choice: QPushButton(self) for choice in Choice}
        foot = QHBoxLayout()
        foot.addWidget(self.go)
        foot.addStretch(1)
        for choice, button in self.buttons.items():
            foot.addWidget(button)
            button.clicked.connect(partial(self._decide, choice))
        for button in (self.go, *self.buttons.values()):
            button.setObjectName("action")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.go.clicked.connect(self._go)
        self.list.itemActivated.connect(lambda _: self._go())
        self.list.currentRowChanged.connect(lambda _: self._allow())
        self.texts()
        self._fill([])

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.title.setText(tr("Sync", "To be decided"))
        self.list.setAccessibleName(self.title.text())
        self.go.setText(tr("Sync", "&Go there"))
        self._allow()

    def show_kept(self, kept: Sequence[dict[str, object]]) -> None:
        """Show these; their texts are read behind the window."""
        self._kept = kept
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
        self.list.addItems(list(map(_told, entries)))
        for widget in (self.title, self.list, self.go, *self.buttons.values()):
            widget.setVisible(bool(entries))
        if entries:
            self.list.setCurrentRow(min(max(0, chosen), len(entries) - 1))
        self._allow()

    def _chosen(self) -> KeptEntry | None:
        row = self.list.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _allow(self) -> None:
        """Let only that be chosen which can be, under the name that it has."""
        entry = self._chosen()
        self.go.setEnabled(entry is not None and entry.place is not None)
        named = {
            Choice.MINE: tr("Sync", "Keep &mine"),
            Choice.THEIRS: tr("Sync", "Keep &theirs"),
            Choice.BOTH: tr("Sync", "Keep &both"),
        }
        if entry is not None and not entry.mine.by.is_here:
            named[Choice.MINE] = tr("Sync", "Keep the &first")
            named[Choice.THEIRS] = tr("Sync", "Keep the &second")
        for choice, button in self.buttons.items():
            button.setText(named[choice])
            button.setEnabled(entry is not None and choice in choices(entry))

    def _go(self) -> None:
        entry = self._chosen()
        if entry is not None and entry.place is not None:
            self._context.navigation.article_wanted.emit(entry.article, entry.place, 0)

    def _decide(self, choice: Choice) -> None:
        """Work out what a choice changes, and carry it out."""
        entry = self._chosen()
        if entry is None:
            return
        library = self._context.session.library
        for button in self.buttons.values():
            button.setEnabled(False)

        def work(_: object) -> Command | str:
            try:
                return decision(library, entry, choice)
            except DuiduError as error:
                return error_text(error)

        self._context.jobs.run(
            Lane.ANSWER, work, owner=self, when_done=partial(self._carry_out, entry)
        )

    def _carry_out(self, entry: KeptEntry, command: Command | str) -> None:
        """Do what was decided; the list is read again, and so it is when it is undone."""
        if isinstance(command, str):
            self._context.messages.error(command)
            self._allow()
        else:
            context, article = self._context, entry.article
            if context.do(article, command, lambda _: self._again(), self._allow) is not None:
                context.offer_undo(article, tr("Sync", "Decided."))
                self._again()

    def _again(self) -> None:
        self.show_kept(self._kept)


def _told(entry: KeptEntry) -> str:
    """What it is of, and both texts with who wrote them, each on a line."""
    title = show_controls(entry.title)
    if entry.kind == "edit":
        title = tr("Sync", "{title}: rows that were changed elsewhere, too", title=title)
    return "\n".join((title, _told_text(entry.mine), _told_text(entry.theirs)))


def _told_text(text: KeptText) -> str:
    """Who wrote a text and when, and the text."""
    name, shown = show_controls(text.by.name), show_controls(text.text)
    if not text.by.time:
        return tr("Sync", "As it stands: “{said}”", said=shown)
    moment = QDateTime.fromSecsSinceEpoch(int(text.by.time))
    time = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    if text.by.is_here:
        return tr("Sync", "Here, {time}: “{said}”", time=time, said=shown)
    name = name or tr("Sync", "A device without a name")
    return tr("Sync", "{name}, {time}: “{said}”", name=name, time=time, said=shown)

"""Dialog of the checks: which of them run, how bad their findings are, and the person's own."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from duidu.app.base.safe_write import write_safely
from duidu.app.check.finding import Severity
from duidu.app.check.kinds import KINDS
from duidu.app.check.own_checks import OwnCheck, own_checks_json, read_own_checks
from duidu.app.check.ways import Ways, keep_ways, ways_of
from duidu.core.draft import Draft, DraftKind
from duidu.core.errors import DuiduError, FileError
from duidu.core.visible_text import show_controls
from duidu.ui.base.context import WindowContext
from duidu.ui.base.drafts import new_draft
from duidu.ui.base.panel import OwnKeys
from duidu.ui.base.sheet import Sheet
from duidu.ui.check.check_files import ask_for_file, ask_where
from duidu.ui.check.finding_rows import check_name, severity_name
from duidu.ui.check.own_check_sheet import OwnCheckSheet
from duidu.ui.style.i18n import error_text, plural, tr

_NAME = Qt.ItemDataRole.UserRole
_MOST_BYTES = 4 << 20  # of a file of checks


class WaysSheet(Sheet):
    """Every change holds at once. Checks of the person's own stand below ours.

    `decisions_wanted` asks for what was set aside in a file, `taken_over` for such a file.
    """

    decisions_wanted = Signal()
    taken_over = Signal()

    def __init__(
        self, context: WindowContext, article: str, parent: QWidget, again: Draft | None = None
    ) -> None:
        super().__init__(parent, 560, 640)
        self._context, self._article = context, article
        self.list, self.severity, self.told = QTreeWidget(self), QComboBox(self), QLabel(self)
        self.said = QLabel(self)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.ensurePolished()
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, self.list.header().ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, self.list.header().ResizeMode.ResizeToContents)
        self.said.setObjectName("secondary")
        self.said.setWordWrap(True)
        for severity in Severity:
            self.severity.addItem("", severity.value)
        self.buttons = {
            name: QPushButton(self)
            for name in ("add", "edit", "delete", "import", "export", "decisions", "take_over")
        }
        self._lay_out()
        acts = (self._add, self._edit, self._delete, self._import, self._export)
        for button, act in zip(self.buttons.values(), acts, strict=False):
            button.clicked.connect(lambda _=False, act=act: act())
        self.buttons["decisions"].clicked.connect(self.decisions_wanted)
        self.buttons["take_over"].clicked.connect(self.taken_over)
        self.list.itemChanged.connect(self._switched)
        self.list.currentItemChanged.connect(lambda *_: self._selected())
        self.list.itemDoubleClicked.connect(lambda *_: self._edit())
        self.severity.activated.connect(self._weighed)
        OwnKeys({"Del": self._delete, "Return": self._edit, "Enter": self._edit}, self.list)
        self.texts()
        if again is not None:
            self._open(OwnCheck(""), again)

    def _lay_out(self) -> None:
        """Put the parts below each other."""
        weight = QHBoxLayout()
        weight.addWidget(self.told)
        weight.addWidget(self.severity)
        weight.addStretch(1)
        self.told.setBuddy(self.severity)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(weight)
        for names in (("add", "edit", "delete", "import", "export"), ("decisions", "take_over")):
            line = QHBoxLayout()
            for name in names:
                self.buttons[name].setObjectName("action")
                line.addWidget(self.buttons[name])
            line.addStretch(1)
            if names[0] == "decisions":
                self.column.addWidget(self.said)
            self.column.addLayout(line)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("WaysSheet", "Checks"))
        self.list.setHeaderLabels([tr("WaysSheet", "Check"), tr("WaysSheet", "Findings are")])
        self.list.setAccessibleName(tr("WaysSheet", "Checks"))
        self.told.setText(tr("WaysSheet", "Findings of this check are"))
        for number, severity in enumerate(Severity):
            self.severity.setItemText(number, severity_name(severity))
        names = {
            "add": tr("WaysSheet", "New check…"),
            "edit": tr("WaysSheet", "Edit…"),
            "delete": tr("WaysSheet", "Delete"),
            "import": tr("WaysSheet", "Import…"),
            "export": tr("WaysSheet", "Export…"),
            "decisions": tr("WaysSheet", "Write to a file…"),
            "take_over": tr("WaysSheet", "Take over from a file…"),
        }
        for name, text in names.items():
            self.buttons[name].setText(text)
        self.said.setText(tr("WaysSheet", "What you said is no fault can be handed on:"))
        self._fill()

    # -- the list ----------------------------------------------------------------------------------

    @property
    def _ways(self) -> Ways:
        return ways_of(self._context.settings)

    def _fill(self) -> None:
        """List the checks with their switches."""
        ways, chosen = self._ways, self._chosen()
        self.list.blockSignals(True)
        self.list.clear()
        listed = [(kind.id, ways.severity_of(kind.id, kind.severity)) for kind in KINDS]
        for name, severity in (*listed, *((own.name, own.severity) for own in ways.own)):
            item = QTreeWidgetItem(self.list, [check_name(name), severity_name(severity)])
            item.setData(0, _NAME, name)
            on = Qt.CheckState.Unchecked if name in ways.off else Qt.CheckState.Checked
            item.setCheckState(0, on)
            if name == chosen:
                self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if self.list.currentItem() is None and first is not None:
            self.list.setCurrentItem(first)
        self.list.blockSignals(False)
        self._selected()

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, _NAME)) if item is not None else ""

    def _own(self) -> OwnCheck | None:
        """The check of the person's own that is chosen."""
        return next((own for own in self._ways.own if own.name == self._chosen()), None)

    def _severity(self) -> Severity:
        own, ways = self._own(), self._ways
        if own is not None:
            return own.severity
        kind = next(kind for kind in KINDS if kind.id == self._chosen())
        return ways.severity_of(kind.id, kind.severity)

    def _selected(self) -> None:
        self.severity.setCurrentIndex(self.severity.findData(self._severity().value))
        for name in ("edit", "delete"):
            self.buttons[name].setEnabled(self._own() is not None)
        self.buttons["export"].setEnabled(bool(self._ways.own))

    def _switched(self, item: QTreeWidgetItem) -> None:
        ways, name = self._ways, str(item.data(0, _NAME))
        on = item.checkState(0) is Qt.CheckState.Checked
        off = ways.off - {name} if on else ways.off | {name}
        # The list is not filled again: Qt is not done with the item yet.
        keep_ways(self._context.settings, replace(ways, off=off))

    def _weighed(self) -> None:
        """Take the severity that was chosen for the check."""
        severity, ways, own = Severity(self.severity.currentData()), self._ways, self._own()
        if own is not None:
            self._replace(own.name, replace(own, severity=severity))
        else:
            self._keep(replace(ways, severity={**ways.severity, self._chosen(): severity}))

    def _keep(self, ways: Ways) -> None:
        keep_ways(self._context.settings, ways)
        self._fill()

    # -- own checks --------------------------------------------------------------------------------

    def _add(self) -> None:
        self._open(OwnCheck(""))

    def _edit(self) -> None:
        own = self._own()
        if own is not None:
            self._open(own)

    def _open(self, own: OwnCheck, again: Draft | None = None) -> None:
        """Open a check of the person's own; `again` is a draft to go on with."""
        name = again.details["check"] if again is not None else own.name
        own = next((one for one in self._ways.own if one.name == name), own)
        taken = {kind.id for kind in KINDS} | {one.name for one in self._ways.own} - {name}
        sheet = OwnCheckSheet(self._context, own, taken, self)
        sheet.written.connect(lambda written: self._written(sheet, name, written))
        draft = new_draft(DraftKind.CHECK, self._article, name or "new", own.name, check=name)
        sheet.draft.begin(draft, again)
        sheet.show()

    def _written(self, sheet: OwnCheckSheet, name: str, written: OwnCheck) -> None:
        self._replace(name, written)
        sheet.draft.keep_nothing()

    def _replace(self, name: str, written: OwnCheck) -> None:
        """Keep a check in the place of the one of this name, or as a new one."""
        ways = self._ways
        if any(own.name == name for own in ways.own):
            own = tuple(written if own.name == name else own for own in ways.own)
        else:
            own = (*ways.own, written)
        self._keep(replace(ways, own=own))

    def _delete(self) -> None:
        before, gone = self._ways, self._own()
        if gone is None:
            return
        self._keep(replace(before, own=tuple(own for own in before.own if own != gone)))
        text = tr("WaysSheet", "The check “{name}” was deleted.", name=show_controls(gone.name))
        undo = (tr("MessageLine", "Undo"), lambda: keep_ways(self._context.settings, before))
        self._context.messages.offer(text, [undo])

    def _import(self) -> None:
        filters = [tr("WaysSheet", "Checks (*.json)"), tr("WaysSheet", "All files (*)")]
        ask_for_file(self, tr("WaysSheet", "Import checks"), filters, self.read_file)

    def read_file(self, path: Path) -> None:
        """Take over the checks of a file; one with a known name takes its place."""
        try:
            found = read_own_checks(_bytes(path), path.name)
        except DuiduError as error:
            self._context.messages.error(error_text(error))
            return
        ways, names = self._ways, {own.name for own in found}
        self._keep(replace(ways, own=(*(o for o in ways.own if o.name not in names), *found)))
        self._context.messages.say(
            plural("WaysSheet", len(found), "{n} check was imported.", "{n} checks were imported.")
        )

    def _export(self) -> None:
        title = tr("WaysSheet", "Export your checks")
        ask_where(self, title, ["JSON (*.json)"], "checks.json", self.write_file)

    def write_file(self, path: Path) -> None:
        """Write the person's own checks, for another to import."""
        try:
            write_safely(path, own_checks_json(self._ways.own))
        except DuiduError as error:
            self._context.messages.error(error_text(error))
            return
        self._context.messages.say(tr("WaysSheet", "Written to {name}.", name=path.name))


def _bytes(path: Path) -> bytes:
    """The bytes of a file of checks. Raises FileError."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise FileError(
            "{path} cannot be read: {value}.", path=path, value=error.strerror or error
        ) from error

"""Dialog of the drafts: what was typed and neither kept nor thrown away."""

from datetime import datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from duidu.app.notes.kept_drafts import offered_drafts
from duidu.core.draft import Draft, DraftKind
from duidu.core.visible_text import show_controls
from duidu.ui.base.context import WindowContext
from duidu.ui.base.drafts import throw_away
from duidu.ui.base.panel import OwnKeys
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import tr

LONGEST, TITLE = 200, 16  # code points of a text, and of what it is for, shown in the list


class DraftsSheet(Sheet):
    """Lists the drafts; Return continues one, Delete throws the selected ones away."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent, 680, 420)
        self._context = context
        self._drafts: list[Draft] = []
        self.told, self.list = QLabel(self), QTreeWidget(self)
        self.told.setObjectName("secondary")
        self.told.setWordWrap(True)
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.list.itemActivated.connect(self._continue)
        self.list.itemSelectionChanged.connect(self._selected)
        self.buttons = {name: QPushButton(self) for name in ("continue", "copy", "throw")}
        foot = QHBoxLayout()
        for name, act in (
            ("continue", self._continue),
            ("copy", self._copy),
            ("throw", self._throw_away),
        ):
            self.buttons[name].setObjectName("action")
            self.buttons[name].setAutoDefault(False)
            self.buttons[name].clicked.connect(act)
            foot.addWidget(self.buttons[name])
        foot.addStretch(1)
        # The list itself would look for a row that begins with this key.
        OwnKeys({"Del": self._throw_away}, self.list)
        self.column.addWidget(self.told)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(foot)
        self.texts()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Drafts", "Drafts"))
        names = (tr("Drafts", "Text"), tr("Drafts", "Kind"), tr("Drafts", "For"))
        self.list.setHeaderLabels([*names, tr("Drafts", "When")])
        self.list.setAccessibleName(tr("Drafts", "Drafts"))
        self.buttons["continue"].setText(tr("Drafts", "Continue"))
        self.buttons["copy"].setText(tr("Drafts", "Copy"))
        self.buttons["throw"].setText(tr("Drafts", "Throw away"))
        self.fill()

    def fill(self) -> None:
        """Read the list again; what is being typed or written right now is not in it."""
        session = self._context.session
        open_now = {editor.draft.id for editor in self._context.editors}
        open_now |= self._context.pending_drafts.keys()
        found = offered_drafts(session.library, session.settings, session.drafts)
        self._drafts = [draft for draft in found if draft.id not in open_now]
        self.list.clear()
        for draft in self._drafts:
            when = datetime.fromtimestamp(draft.changed).strftime("%Y-%m-%d %H:%M")
            QTreeWidgetItem(
                self.list,
                [_short(text_of(draft)), kind_name(draft), _short(draft.title, TITLE), when],
            )
        header = self.list.header()
        header.setStretchLastSection(False)
        for column in range(4):
            header.setSectionResizeMode(column, header.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        self.told.setText(
            tr("Drafts", "What was typed and not finished. It stays here until you decide.")
            if self._drafts
            else tr("Drafts", "There are no drafts. What you type is kept while you type it.")
        )
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._selected()

    def chosen(self) -> list[Draft]:
        """The selected drafts, in the order shown."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self._drafts[row] for row in rows]

    def _selected(self) -> None:
        count = len(self.chosen())
        self.buttons["continue"].setEnabled(count == 1)
        self.buttons["copy"].setEnabled(count > 0)
        self.buttons["throw"].setEnabled(count > 0)

    def _continue(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self.close()
            self._context.navigation.draft_wanted.emit(chosen[0])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(map(text_of, self.chosen())))

    def _throw_away(self) -> None:
        chosen = self.chosen()
        if chosen:
            throw_away(self._context, chosen)
            self.fill()


def text_of(draft: Draft) -> str:
    """What was typed, all fields of it."""
    return "\n".join(text for text in draft.fields.values() if text)


def kind_name(draft: Draft) -> str:
    """What a draft was meant to be, in the language of the interface."""
    return {
        DraftKind.NOTE: tr("Drafts", "Note"),
        DraftKind.TAGS: tr("Drafts", "Tags"),
        DraftKind.TEXT: tr("Drafts", "Correction of the text"),
        DraftKind.READING: tr("Drafts", "Reading"),
        DraftKind.TERM: tr("Drafts", "Term"),
        DraftKind.TITLE: tr("Drafts", "Title"),
        DraftKind.COLORS: tr("Drafts", "Names of the colours"),
        DraftKind.CHECK: tr("Drafts", "Check of your own"),
    }[draft.kind]


def _short(text: str, longest: int = LONGEST) -> str:
    line = show_controls(text[:longest]).replace("\n", " ")
    return line if len(text) <= longest else line + "…"

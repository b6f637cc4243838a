"""The panel of corrections of the text: the old words struck out beside the new ones."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLabel, QListView, QPushButton, QWidget

from duidu.app.alignment.listed_rewordings import ListedRewording, Piece
from duidu.core.visible_text import show_controls
from duidu.ui.alignment.changed_words import ChangedWords
from duidu.ui.base.panel import OwnKeys, Panel
from duidu.ui.base.short_text import short
from duidu.ui.style.i18n import plural, tr
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.listed_rows import Index, ListedRows


class RewordingsPanel(Panel):
    """Lists what was replaced.

    `chosen` carries a ListedRewording to go to, `taken_back` one whose old words are wanted again,
    `step_taken_back` one that was replaced together with others, all of which are meant.
    """

    chosen = Signal(object)
    taken_back = Signal(object)
    step_taken_back = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.count, self.list = QLabel(self), QListView(self)
        self.count.setObjectName("secondary")
        self.count.setWordWrap(True)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.back, self.all_back = QPushButton(self), QPushButton(self)
        self.listed = _Rows(self, lambda one: (one.rewording, one.row))
        self.list.setModel(self.listed)
        self.list.setItemDelegate(ChangedWords(self, theme, self._painted))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self.count, self.list, self.back, self.all_back):
            self.body.addWidget(widget, 1 if widget is self.list else 0)
        for signal in (self.list.clicked, self.list.activated):
            signal.connect(lambda index: self.chosen.emit(self.listed.rows[index.row()]))
        self.list.selectionModel().currentChanged.connect(self._show_buttons)
        self.back.clicked.connect(lambda: self._ask(self.taken_back))
        self.all_back.clicked.connect(lambda: self._ask(self.step_taken_back))
        OwnKeys(
            {
                "Del": lambda: self._ask(self.taken_back),
                "Shift+Del": lambda: self._ask(self.step_taken_back),
            },
            self.list,
        )
        self.setFocusProxy(self.list)
        self.show_rewordings(())

    def show_rewordings(self, found: Sequence[ListedRewording]) -> None:
        """List these, and keep the one that has the focus."""
        self.listed.show(found)
        for widget in (self.list, self.back):
            widget.setVisible(bool(found))
        self._show_buttons()
        self.texts()
        self.filled()

    def _painted(self, row: int) -> tuple[Sequence[Piece], str]:
        one = self.listed.rows[row]
        return one.pieces, _who_and_when(one)

    def _ask(self, signal: SignalInstance) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            signal.emit(self.listed.rows[index.row()])

    def _show_buttons(self) -> None:
        """Offer what can be done with the one that is chosen."""
        index = self.list.currentIndex()
        one = self.listed.rows[index.row()] if index.isValid() else None
        self.back.setEnabled(one is not None)
        self.all_back.setVisible(one is not None and bool(one.rewording.step))

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.heading.setText(tr("RewordingsPanel", "Corrections of the text"))
        self.list.setAccessibleName(tr("RewordingsPanel", "Corrections"))
        self.back.setText(tr("RewordingsPanel", "Take back"))
        self.back.setToolTip(tr("RewordingsPanel", "Put the old words back (Del)"))
        self.all_back.setText(tr("RewordingsPanel", "Take back all replaced together"))
        self.all_back.setToolTip(
            tr("RewordingsPanel", "Put back all that was replaced in one go (Shift+Del)")
        )
        count = len(self.listed.rows)
        self.count.setText(
            plural("RewordingsPanel", count, "{n} correction", "{n} corrections")
            if count
            else tr(
                "RewordingsPanel",
                "Nothing was corrected in this text yet. F2 edits the sentence at the caret.",
            )
        )


class _Rows(ListedRows[ListedRewording]):
    """Rewordings as rows of a list."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """They are chosen, not edited."""
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader says: the old words and the new ones, who and when."""
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        one = self.rows[index.row()]
        old, new = (show_controls(t) or "–" for t in (one.rewording.old, one.rewording.new))
        return f"{short(old)} → {short(new)}\n{_who_and_when(one)}"


def _who_and_when(one: ListedRewording) -> str:
    when = datetime.fromtimestamp(one.rewording.created).strftime("%Y-%m-%d %H:%M")
    said = [one.rewording.author, when]
    if one.place is None:
        said.append(tr("RewordingsPanel", "the words no longer stand together"))
    return " · ".join(filter(None, said))

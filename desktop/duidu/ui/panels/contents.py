"""The headings of the article on both sides, as a list that jumps."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QWidget

from duidu.app.reading import Place
from duidu.ui.i18n import tr
from duidu.ui.panels.panel import Panel
from duidu.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its text on one side, its counterpart ("" for none), depth from 1, and where it stands."""

    text: str
    other: str
    level: int
    place: Place


class ContentsPanel(Panel):
    """`jumped` carries a Place."""

    jumped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._headings: Sequence[Heading] = ()
        self.list, self.empty = QListWidget(self), QLabel(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.itemActivated.connect(self._chosen)
        self.list.itemClicked.connect(self._chosen)
        self.empty.setObjectName("secondary")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """Show these, in reading order."""
        self._headings = headings
        self.list.clear()
        for heading in headings:
            text = heading.text + (f"\n{heading.other}" if heading.other else "")
            item = QListWidgetItem(("  " * max(0, heading.level - 1)) + text, self.list)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
        self.empty.setVisible(not headings)
        self.list.setVisible(bool(headings))

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.heading.setText(tr("ContentsPanel", "Contents"))
        self.empty.setText(tr("ContentsPanel", "This article has no headings."))
        self.list.setAccessibleName(tr("ContentsPanel", "Headings"))

    def _chosen(self, item: QListWidgetItem) -> None:
        self.jumped.emit(self._headings[self.list.row(item)].place)

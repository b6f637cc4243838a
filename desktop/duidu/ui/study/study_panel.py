"""Panel of known words: coverage of the article, its new words by level, cards saved."""

from collections.abc import Sequence
from functools import partial

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

from duidu.study.coverage import Coverage, NewWord
from duidu.study.knowledge import Status
from duidu.ui.base.panel import OwnKeys, Panel
from duidu.ui.style.i18n import plural, tr
from duidu.ui.style.theme import Theme

WORD = Qt.ItemDataRole.UserRole
MOST_WORDS = 2000  # each is an item of the list, and a book has tens of thousands


class StudyPanel(Panel):
    """Shows coverage and new words; it changes nothing itself.

    `marked` carries words and the Status wanted for them, `chosen` a word to find; `export_asked`
    asks for the cards in a file.
    """

    marked = Signal(object, object)
    chosen = Signal(str)
    export_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._coverage: Coverage | None = None
        self._cards = 0
        self.told, self.levels, self.list, self.cards = (
            QLabel(self),
            QComboBox(self),
            QTreeWidget(self),
            QLabel(self),
        )
        for label in (self.told, self.cards):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.cards.setObjectName("secondary")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setColumnCount(3)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, self.list.header().ResizeMode.Stretch)
        for column in (1, 2):
            self.list.header().setSectionResizeMode(
                column, self.list.header().ResizeMode.ResizeToContents
            )
        self.buttons = {
            name: QPushButton(self) for name in ("known", "learn", "ignore", "level", "export")
        }
        for name, button in self.buttons.items():
            button.setObjectName("action")
            button.clicked.connect(lambda _=False, name=name: self._pressed(name))
        for widget in (self.told, self.levels, self.list):
            self.body.addWidget(widget, 1 if widget is self.list else 0)
        for names in (("known", "learn", "ignore"), ("level",), ("export",)):
            line = QHBoxLayout()
            for name in names:
                line.addWidget(self.buttons[name])
            line.addStretch(1)
            if names == ("export",):
                self.body.addWidget(self.cards)
            self.body.addLayout(line)
        self.levels.currentIndexChanged.connect(self._show_words)
        self.list.itemSelectionChanged.connect(self._selected)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(0, WORD)))
        self.setFocusProxy(self.list)
        keys = {"K": "known", "S": "learn", "I": "ignore"}  # the buttons that they press
        pressed = {key: partial(self._pressed, name) for key, name in keys.items()}
        OwnKeys(pressed, self, self.list)

    def show_coverage(self, coverage: Coverage | None, cards: int) -> None:
        """Show what is known and how many cards are saved; None while it is counted."""
        self._coverage, self._cards = coverage, cards
        self._show()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.heading.setText(tr("StudyPanel", "Known words"))
        self.list.setHeaderLabels(
            [tr("StudyPanel", "New word"), tr("StudyPanel", "Level"), tr("StudyPanel", "Times")]
        )
        self.list.setAccessibleName(tr("StudyPanel", "New words"))
        self.levels.setAccessibleName(tr("StudyPanel", "Level"))
        names = {
            "known": tr("StudyPanel", "I know it"),
            "learn": tr("StudyPanel", "Save"),
            "ignore": tr("StudyPanel", "Ignore"),
            "level": tr("StudyPanel", "I know all of these"),
            "export": tr("StudyPanel", "Export for Anki…"),
        }
        for name, button in self.buttons.items():
            button.setText(names[name])
        self._show()

    def _show(self) -> None:
        """Show coverage, cards and the levels that occur; keep the level chosen."""
        self.told.setText(self._coverage_text())
        self.cards.setText(
            plural(
                "StudyPanel",
                self._cards,
                "{n} word is saved as a card.",
                "{n} words are saved as cards.",
            )
        )
        self.buttons["export"].setEnabled(self._cards > 0)
        kept = self.levels.currentData()
        self.levels.blockSignals(True)
        self.levels.clear()
        self.levels.addItem(tr("StudyPanel", "All new words"), -1)
        for level, count in (self._coverage.new_by_level if self._coverage else {}).items():
            self.levels.addItem(f"{self._level(level)} ({count})", level)
        self.levels.setCurrentIndex(max(0, self.levels.findData(kept)))
        self.levels.blockSignals(False)
        self._show_words()

    def _coverage_text(self) -> str:
        found = self._coverage
        if found is None:
            return tr("StudyPanel", "Counting…")
        share = tr("StudyPanel", "You know {n} % of this article.", n=round(found.share * 100))
        parts = [plural("StudyPanel", len(found.new), "{n} new word", "{n} new words")]
        parts += [
            f"{count} {self._level(level)}" for level, count in found.new_by_level.items() if level
        ]
        return share + " " + ", ".join(parts) + tr("StudyPanel", ".")

    def _level(self, level: int) -> str:
        if not level:
            return tr("StudyPanel", "in no list")
        return f"HSK {level if level < 7 else '7–9'}"

    def _shown_words(self) -> Sequence[NewWord]:
        level = self.levels.currentData()
        words = self._coverage.new if self._coverage else ()
        return words if level in (None, -1) else [word for word in words if word.level == level]

    def _show_words(self) -> None:
        """List the new words of the chosen level; saved ones are coloured."""
        self.list.blockSignals(True)
        self.list.clear()
        for word in self._shown_words()[:MOST_WORDS]:
            item = QTreeWidgetItem(
                self.list,
                [word.word, self._level(word.level) if word.level else "", str(word.count)],
            )
            item.setData(0, WORD, word.word)
            if word.status is Status.LEARNING:
                item.setForeground(0, self.theme.colors.accent)
                item.setToolTip(0, tr("StudyPanel", "Saved as a card"))
        self.list.blockSignals(False)
        self._selected()

    def _words(self) -> list[str]:
        return [item.data(0, WORD) for item in self.list.selectedItems()]

    def _selected(self) -> None:
        for name in ("known", "learn", "ignore"):
            self.buttons[name].setEnabled(bool(self._words()))
        self.buttons["level"].setEnabled(
            bool(self._shown_words()) and (self.levels.currentData() or -1) > 0
        )

    def _pressed(self, name: str) -> None:
        """Emit the signal of a button, with the words it is for."""
        if name == "export":
            self.export_asked.emit()
            return
        words = [word.word for word in self._shown_words()] if name == "level" else self._words()
        status = {
            "known": Status.KNOWN,
            "level": Status.KNOWN,
            "learn": Status.LEARNING,
            "ignore": Status.IGNORED,
        }[name]
        if words:
            self.marked.emit(words, status)

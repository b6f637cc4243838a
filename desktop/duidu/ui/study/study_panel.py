"""Panel of known words: how much of the article is known, and its new words to work through."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QWidget,
)

from duidu.app.study.before_reading import LIFTING
from duidu.study.coverage import Coverage, NewWord
from duidu.study.knowledge import Status
from duidu.ui.base.panel import OwnKeys, Panel
from duidu.ui.study.word_rows import Spelled, WordDelegate, WordRows, level_name
from duidu.ui.style.i18n import in_a_row, listed, plural, tr
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.button_lines import ButtonLines

_ALL, _LIFTING, _SAVED = -1, -2, -3
_LOW = 400  # px: the height from which on it is said how many cards there are
_LEAST = 24  # px: the height of the list, beside which the buttons have all of theirs
_STATUSES = {
    "known": Status.KNOWN,
    "level": Status.KNOWN,
    "learn": Status.LEARNING,
    "ignore": Status.IGNORED,
}


class StudyPanel(Panel):
    """Shows coverage and new words; it changes nothing itself.

    `marked` carries NewWords and the Status wanted for them, `chosen` a NewWord to go to;
    `export_asked` asks for the cards in a file.
    """

    marked = Signal(object, object)
    chosen = Signal(object)
    export_asked = Signal()

    def __init__(self, theme: Theme, spelled: Spelled, parent: QWidget | None = None) -> None:
        """`spelled` writes a reading as the person wants it."""
        super().__init__(theme, parent)
        self._coverage: Coverage | None = None
        self._cards = 0
        self.told, self.lift, self.cards = (QLabel(self) for _ in range(3))
        self.levels, self.list = QComboBox(self), QListView(self)
        for label in (self.told, self.lift, self.cards):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.lift, self.cards):
            label.setObjectName("secondary")
        self.model = WordRows(self, spelled)
        self.list.setModel(self.model)
        self.list.setItemDelegate(WordDelegate(self.list, self.model, theme))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(_LEAST)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.buttons = {
            name: QPushButton(self) for name in ("known", "learn", "ignore", "level", "export")
        }
        self._lay_out()
        self.levels.currentIndexChanged.connect(lambda: self._show_words())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.list.activated.connect(lambda index: self.chosen.emit(self.model.rows[index.row()]))
        theme.changed.connect(self.list.viewport().update)
        self.setFocusProxy(self.list)
        keys = {"K": "known", "S": "learn", "I": "ignore"}  # the buttons that they press
        pressed = {key: partial(self._pressed, name) for key, name in keys.items()}
        # Else it would be the window's, and select the text beside the list.
        OwnKeys({**pressed, "Ctrl+A": self.list.selectAll}, self, self.list)

    def _lay_out(self) -> None:
        """Put the parts below each other."""
        for widget in (self.told, self.lift, self.levels, self.list):
            self.body.addWidget(widget, 1 if widget is self.list else 0)
        for names in (("known", "learn", "ignore", "level"), ("export",)):
            line = ButtonLines()
            for name in names:
                self.buttons[name].setObjectName("action")
                self.buttons[name].clicked.connect(partial(self._pressed, name))
                line.addWidget(self.buttons[name])
            if names == ("export",):
                self.body.addWidget(self.cards)
            self.body.addLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its room where there is little height."""
        super().resizeEvent(event)
        self.cards.setVisible(self.height() > _LOW)

    # -- what is shown ----------------------------------------------------------------------------

    def show_coverage(self, coverage: Coverage | None, cards: int) -> None:
        """Show what is known and how many cards are saved; None while it is counted.

        Selection, focus and place in the list stay: a word that is gone hands them to the next.
        """
        self._coverage, self._cards = coverage, cards
        self._show()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.heading.setText(tr("StudyPanel", "Known words"))
        self.list.setAccessibleName(tr("StudyPanel", "New words"))
        self.levels.setAccessibleName(tr("StudyPanel", "Which words are listed"))
        names = {
            "known": tr("StudyPanel", "I know it"),
            "learn": tr("StudyPanel", "Save"),
            "ignore": tr("StudyPanel", "Ignore"),
            "level": tr("StudyPanel", "I know all of these"),
            "export": tr("StudyPanel", "Export for Anki…"),
        }
        for name, button in self.buttons.items():
            button.setText(names[name])
        for name, key in (("known", "K"), ("learn", "S"), ("ignore", "I")):
            self.buttons[name].setToolTip(f"{names[name]} ({key})")
        self._show()

    def choose(self, which: str) -> None:
        """List the words that "lift" the text most."""
        self.levels.setCurrentIndex(self.levels.findData({"lift": _LIFTING}.get(which, _ALL)))

    @property
    def shown(self) -> Sequence[NewWord]:
        """The words in the list."""
        return self.model.rows

    def select(self, words: Sequence[str]) -> None:
        """Select these words, and none else, the first of them being the current one."""
        rows = [i for i, word in enumerate(self.shown) if word.word in words]
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.model.index(row), self.model.index(row))
        selection = self.list.selectionModel()
        if rows:
            self.list.setCurrentIndex(self.model.index(rows[0]))
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show(self) -> None:
        """Show coverage, cards and the levels that occur; keep the level chosen."""
        self.told.setText(self._coverage_text())
        self.lift.setText(self._lift_text())
        self.lift.setVisible(bool(self.lift.text()))
        self.cards.setText(
            plural(
                "StudyPanel",
                self._cards,
                "{n} word is saved as a card.",
                "{n} words are saved as cards.",
            )
        )
        self.buttons["export"].setEnabled(self._cards > 0)
        self._fill_levels()
        self._show_words()

    def _fill_levels(self) -> None:
        """Offer all words, those that lift most, the saved ones, and those of each level."""
        kept = self.levels.currentData()
        new = self._coverage.new if self._coverage else ()
        saved = sum(word.status is Status.LEARNING for word in new)
        self.levels.blockSignals(True)
        self.levels.clear()
        self.levels.addItem(tr("StudyPanel", "All new words"), _ALL)
        if len(new) > LIFTING:
            self.levels.addItem(tr("StudyPanel", "The {n} that help most", n=LIFTING), _LIFTING)
        if saved or kept == _SAVED:
            self.levels.addItem(f"{tr('StudyPanel', 'Saved words')} ({saved})", _SAVED)
        for level, count in (self._coverage.new_by_level if self._coverage else {}).items():
            self.levels.addItem(f"{level_name(level)} ({count})", level)
        self.levels.setCurrentIndex(max(0, self.levels.findData(kept)))
        self.levels.blockSignals(False)

    def _coverage_text(self) -> str:
        """How much is known, and how many words are new of which level."""
        found = self._coverage
        if found is None:
            return tr("StudyPanel", "Counting…")
        share = tr("StudyPanel", "You know {n} % of this article.", n=round(found.share * 100))
        parts = [plural("StudyPanel", len(found.new), "{n} new word", "{n} new words")]
        parts += [
            f"{count} {level_name(level)}" for level, count in found.new_by_level.items() if level
        ]
        return in_a_row((share, listed(parts) + tr("StudyPanel", ".")))

    def _lift_text(self) -> str:
        """What the words would bring that lift the text most; "" where there are few."""
        found = self._coverage
        if found is None or len(found.new) <= LIFTING:
            return ""
        share = round(found.lifting(LIFTING).share * 100)
        return tr(
            "StudyPanel",
            "With the {n} words that help most it would be {share} %.",
            n=LIFTING,
            share=share,
        )

    def _listed(self) -> Sequence[NewWord]:
        """The words that the choice lists."""
        chosen = self.levels.currentData()
        words = self._coverage.new if self._coverage else ()
        if chosen == _LIFTING:
            return words[:LIFTING]
        if chosen == _SAVED:
            return [word for word in words if word.status is Status.LEARNING]
        return words if chosen in (None, _ALL) else [w for w in words if w.level == chosen]

    def _show_words(self) -> None:
        """List the words of the choice; what was selected and current stays so."""
        before = self.list.currentIndex().row()
        current = self.shown[before].word if 0 <= before < len(self.shown) else ""
        selected = {word.word for word in self.selected()}
        place = self.list.verticalScrollBar().value()
        words = self._listed()
        self.model.show(words)
        row = next((i for i, word in enumerate(words) if word.word == current), before)
        row = min(max(row, 0), len(words) - 1)
        if row >= 0 and before >= 0:
            self.select([w.word for w in words if w.word in selected] or [words[row].word])
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.list.selectionModel().setCurrentIndex(self.model.index(row), flag)
            self.list.verticalScrollBar().setValue(place)
        self._selected()

    # -- what is done -----------------------------------------------------------------------------

    def selected(self) -> list[NewWord]:
        """The selected words, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.shown[row] for row in rows if row < len(self.shown)]

    def _selected(self) -> None:
        for name in ("known", "learn", "ignore"):
            self.buttons[name].setEnabled(bool(self.selected()))
        level = self.levels.currentData()
        of_level = level is not None and level > 0
        self.buttons["level"].setVisible(of_level)
        self.buttons["level"].setEnabled(of_level and bool(self.shown))

    def _pressed(self, name: str, _: bool = False) -> None:
        """Emit the signal of a button, with the words it is for."""
        if name == "export":
            self.export_asked.emit()
            return
        words = list(self.shown) if name == "level" else self.selected()
        if words:
            self.marked.emit(words, _STATUSES[name])

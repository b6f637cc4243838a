"""The lines in which a card's word, meaning and note are edited."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QWidget

from duidu.app.study.review_card import ReviewSheet
from duidu.ui.base.kept_line import KeptLine
from duidu.ui.base.panel import OwnKeys
from duidu.ui.style.i18n import tr


class WordForm(QWidget):
    """Three lines and a button; `finished` tells that it is left.

    Enter and the button keep what is typed, Esc drops it; whoever closes the sheet calls `leave`,
    so that nothing typed is lost.
    """

    kept = Signal(str, str, str)
    finished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = False
        self.word, self.meaning, self.note = (KeptLine(self._note, self) for _ in range(3))
        self.labels = [QLabel(self) for _ in range(3)]
        self.button = QPushButton(self)
        self.button.setObjectName("primary")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.keep)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for label, line in zip(self.labels, (self.word, self.meaning, self.note), strict=True):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(line)
            form.addRow(label, line)
        form.addRow(self.button)
        OwnKeys({"Esc": self.drop}, self)
        for line in (self.word, self.meaning, self.note):
            line.returnPressed.connect(self.keep)
        self.hide()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        names = (tr("Review", "Word"), tr("Review", "Meaning"), tr("Review", "Note"))
        lines = (self.word, self.meaning, self.note)
        for label, line, name in zip(self.labels, lines, names, strict=True):
            label.setText(name)
            line.setAccessibleName(name)
        self.button.setText(tr("Review", "Keep"))

    def edit(self, sheet: ReviewSheet) -> None:
        """Show the lines with what the card says."""
        self.word.setText(sheet.word)
        self.meaning.setText("; ".join(sheet.meanings))
        self.note.setText(sheet.note)
        self._typed = False
        self.show()
        self.meaning.setFocus()

    def keep(self) -> None:
        """Keep what is typed, and leave."""
        if self._typed:
            self._typed = False
            self.kept.emit(self.word.text(), self.meaning.text(), self.note.text())
        self.drop()

    def drop(self) -> None:
        """Leave without keeping what is typed."""
        self._typed = False
        if not self.isHidden():
            self.hide()
            self.finished.emit()

    def leave(self) -> None:
        """Keep what is typed, as the sheet is closed."""
        if not self.isHidden():
            self.keep()

    def _note(self, _: str) -> None:
        self._typed = True

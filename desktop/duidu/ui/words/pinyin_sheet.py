"""Dialog that asks for the reading of a word: one numbered syllable for each character."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from duidu.core.draft import Draft
from duidu.ui.base.context import WindowContext
from duidu.ui.base.drafts import SheetDraft, TextFields
from duidu.ui.base.sheet import Sheet
from duidu.ui.page.reading_style import spelling
from duidu.ui.style.i18n import tr

SYLLABLE = re.compile(r"[a-zü:]{1,6}[1-5]?", re.IGNORECASE)


class PinyinSheet(Sheet):
    """Asks for the syllables of one word; `chosen` carries them as tokens hold readings.

    Whoever keeps them says so with `draft.keep_nothing()`; else they stay as a draft.
    """

    chosen = Signal(object)

    def __init__(
        self, context: WindowContext, word: str, reading: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(parent, 380, 190)
        self._word = word
        self._spelling = spelling(context.settings)
        self.field, self.told, self.button = QLineEdit(self), QLabel(self), QPushButton(self)
        self.told.setObjectName("secondary")
        self.told.setWordWrap(True)
        self.button.setObjectName("primary")
        self.field.setText(" ".join(reading))
        for widget in (self.field, self.told, self.button):
            self.column.addWidget(widget)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._choose)
        self.button.clicked.connect(self._choose)
        self.draft = SheetDraft(self, context, TextFields({"text": self.field}))
        self.texts()

    def ask(self, draft: Draft, again: Draft | None = None) -> None:
        """Show the dialog; `again` is a draft to go on with."""
        self.draft.begin(draft, again)
        self.field.selectAll()
        self.show()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("ReadingSheet", "Reading of {word}", word=self._word))
        self.field.setAccessibleName(tr("ReadingSheet", "Syllables with tone numbers"))
        self.button.setText(tr("ReadingSheet", "Use this reading"))
        self._look()

    def syllables(self) -> tuple[str, ...]:
        """The syllables typed; () while they do not fit the word."""
        typed = [
            part.lower().replace("u:", "v").replace("ü", "v") for part in self.field.text().split()
        ]
        fits = len(typed) == len(self._word) and all(SYLLABLE.fullmatch(part) for part in typed)
        return tuple(part if part[-1].isdigit() else part + "5" for part in typed) if fits else ()

    def _look(self) -> None:
        reading = self.syllables()
        hint = tr(
            "ReadingSheet",
            "Type one syllable with its tone number for each "
            "character, such as hang2 jia1, and v for ü.",
        )
        self.told.setText(
            " ".join(self._spelling.word([one]) for one in reading) if reading else hint
        )
        self.button.setEnabled(bool(reading))

    def _choose(self) -> None:
        reading = self.syllables()
        if reading:
            self.chosen.emit(reading)
            self.close()

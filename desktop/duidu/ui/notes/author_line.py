"""The line of the note editor that says whose the note is, or whose it is about to be.

The first time it asks whether the name is right, and whoever writes on has answered.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from duidu.app.settings.author import author_name, choose_author, is_author_chosen
from duidu.app.settings.settings import Settings
from duidu.core.annotation import Annotation
from duidu.ui.base.kept_line import KeptLine
from duidu.ui.base.note_words import whose
from duidu.ui.style.i18n import tr


class AuthorLine(QWidget):
    """A name, and beside it a button that turns it into a field, until a name was chosen.

    `finished` says that the person is done with the field.
    """

    finished = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.said, self.change = QLabel(self), QPushButton(self)
        self.field = KeptLine(lambda name: choose_author(settings, name), self)
        self.said.setObjectName("secondary")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.change.setObjectName("link")
        self.change.clicked.connect(self._ask)
        self.field.returnPressed.connect(self.finished)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said, 1)
        row.addWidget(self.field, 1)
        row.addWidget(self.change)
        self.show_new()

    def show_new(self) -> None:
        """Show the name that a new note will have."""
        name, asks = author_name(self._settings), not is_author_chosen(self._settings)
        hint = tr("NoteEditor", "Your name, or nothing")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.hide()
        self._say(tr("NoteEditor", "Signed {name}", name=name) if name else "", asks)
        self.change.setText(
            tr("NoteEditor", "Change") if name else tr("NoteEditor", "Sign with a name")
        )

    def show_note(self, note: Annotation) -> None:
        """Show who wrote a note and when, and who changed it."""
        self.field.hide()
        self._say(whose(note), asks=False)

    def answered(self) -> None:
        """The name was seen and let stand: nobody is asked again."""
        if not is_author_chosen(self._settings):
            choose_author(self._settings, author_name(self._settings))

    def _say(self, text: str, asks: bool) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.change.setVisible(asks)
        self.setVisible(bool(text) or asks)

    def _ask(self) -> None:
        """Put the field in the place of the name."""
        self.said.hide()
        self.change.hide()
        self.field.setText(author_name(self._settings))
        self.field.show()
        self.field.selectAll()
        self.field.setFocus()

"""Dialog that gives the saved cards to a running Anki, into a note type of one's own if wanted."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QScrollArea, QWidget

from duidu.app.study.anki_target import keep_target, kept_target
from duidu.app.study.card_voice import card_voice
from duidu.app.study.cards import saved_cards
from duidu.app.study.known_words import studied_language
from duidu.core.jobs import Job
from duidu.study import anki_type
from duidu.study.anki_connect import AnkiConnect, Sent, Target, suggested
from duidu.study.anki_type import NoteType
from duidu.study.cards import FIELDS
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import in_a_row, listed, plural, tr

_MOST_WORDS = 8  # that a message names


class _There(NamedTuple):
    """What Anki has: its decks, its note types, and the fields of the one that is chosen."""

    decks: list[str]
    types: list[str]
    note_type: str
    fields: list[str]
    whole: NoteType | None


class AnkiSheet(Sheet):
    """Asks Anki what it has as soon as it is shown, and sends when asked to; nothing before.

    What is chosen is kept for the next time, whether the cards are sent or the sheet is closed.
    """

    def __init__(
        self, context: WindowContext, parent: QWidget, connect: AnkiConnect | None = None
    ) -> None:
        super().__init__(parent, 460, 520)
        self._context = context
        self._connect = connect or AnkiConnect()
        self._target = kept_target(context.settings)
        self._whole: NoteType | None = None
        self._cards = saved_cards(context.session.library, studied_language().code)
        self.told, self.deck, self.note_type = QLabel(self), QComboBox(self), QComboBox(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.deck.setEditable(True)
        self.names = QLabel(self), QLabel(self)
        first = QFormLayout()
        for name, box in zip(self.names, (self.deck, self.note_type), strict=True):
            name.setBuddy(box)
            first.addRow(name, box)
        self.fields: dict[str, QComboBox] = {}
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self.button = QPushButton(self)
        self.button.setObjectName("primary")
        self.button.setEnabled(False)
        self.column.addWidget(self.told)
        self.column.addLayout(first)
        self.column.addWidget(self._area, 1)
        self.column.addWidget(self.button)
        self.button.clicked.connect(self._send)
        self.finished.connect(self._keep)
        self.note_type.activated.connect(lambda _: self._ask(self.note_type.currentText()))
        self.texts()
        self._ask(self._target.note_type)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Anki", "Send the cards to Anki"))
        self.told.setText(
            plural(
                "Anki",
                len(self._cards),
                "{n} word is saved as a card. Anki must be running, with its add-on AnkiConnect.",
                "{n} words are saved as cards. Anki must be running, with its add-on AnkiConnect.",
            )
        )
        self.names[0].setText(tr("Anki", "Deck"))
        self.names[1].setText(tr("Anki", "Note type"))
        self.button.setText(tr("Anki", "Send"))

    def _ask(self, note_type: str) -> None:
        """Ask Anki for what there is to choose from."""
        self.button.setEnabled(False)

        def work(job: Job) -> _There:
            types = self._connect.note_types()
            job.check()
            # Our own type is made when cards are first sent to it.
            known = note_type in types
            fields = self._connect.fields(note_type) if known else list(FIELDS)
            shown = note_type if known else anki_type.NAME
            listed = sorted({*types, anki_type.NAME})
            # Our own is not asked for: a package says all of it.
            own = known and shown != anki_type.NAME
            whole = self._connect.note_type(shown) if own else None
            return _There(self._connect.decks(), listed, shown, fields, whole)

        self._context.jobs.run(
            Lane.ANSWER, work, owner=self, when_done=self._fill, text=self._asking(), key="anki"
        )

    @staticmethod
    def _asking() -> str:
        return tr("Anki", "Asking Anki…")

    def _fill(self, there: _There) -> None:
        """Show what Anki has, with what was chosen last or is likely meant."""
        self._whole = there.whole
        chosen = self.deck.currentText() or self._target.deck
        self.deck.clear()
        self.deck.addItems(sorted({*there.decks, chosen}))
        self.deck.setCurrentText(chosen)
        self.note_type.clear()
        self.note_type.addItems(there.types)
        self.note_type.setCurrentText(there.note_type)
        kept = self._target.fields if self._target.note_type == there.note_type else {}
        self._show_fields(there.fields, {**suggested(there.fields), **kept})
        self.button.setEnabled(bool(self._cards))
        self.button.setDefault(True)

    def _show_fields(self, theirs: Sequence[str], mapping: dict[str, str]) -> None:
        """Show for each field of the note type which of ours fills it."""
        page = QWidget(self._area)
        rows = QFormLayout(page)
        names = field_names()
        self.fields = {}
        for name in theirs:
            box = QComboBox(page)
            box.addItem(tr("Anki", "(leave empty)"), "")
            for ours in FIELDS:
                box.addItem(names.get(ours, ours), ours)
            box.setCurrentIndex(max(0, box.findData(mapping.get(name, ""))))
            label = QLabel(name, page)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(box)
            rows.addRow(label, box)
            self.fields[name] = box
        self._area.setWidget(page)

    def target(self) -> Target:
        """What is chosen."""
        fields = {name: str(box.currentData()) for name, box in self.fields.items()}
        deck = self.deck.currentText().strip() or anki_type.NAME
        return Target(deck, self.note_type.currentText(), fields, self._whole)

    def _keep(self) -> None:
        """Keep what is chosen, once there was something to choose from."""
        if self.fields:
            keep_target(self._context.settings, self.target())

    def _send(self) -> None:
        """Send all cards, keep the choice, and say what became of them."""
        target, cards, connect = self.target(), self._cards, self._connect
        session = self._context.session
        self._keep()
        self.button.setEnabled(False)

        def work(job: Job) -> Sent:
            with card_voice(session.voices, studied_language().code) as voice:
                return connect.send(cards, target, job, voice)

        self._context.jobs.run(
            Lane.ORDER,
            work,
            owner=self,
            when_done=self._sent,
            text=tr("Anki", "Sending cards to Anki…"),
            key="anki",
            written=True,
        )

    def _sent(self, sent: Sent) -> None:
        self._context.messages.say(told(sent))
        self.close()


def told(sent: Sent) -> str:
    """What became of the cards, in the interface's language."""
    parts = [plural("Anki", sent.added, "{n} card was added.", "{n} cards were added.")]
    if sent.known:
        parts.append(
            plural(
                "Anki",
                len(sent.known),
                "{n} word was in the deck already.",
                "{n} words were in the deck already.",
            )
        )
    if sent.refused:
        words = listed(sent.refused[:_MOST_WORDS])
        more = "…" if len(sent.refused) > _MOST_WORDS else ""
        parts.append(tr("Anki", "Anki refused {words}.", words=words + more))
    return in_a_row(parts)


def field_names() -> dict[str, str]:
    """Our fields in the interface's language."""
    return {
        "Word": tr("Anki", "Word"),
        "Traditional": tr("Anki", "Traditional characters"),
        "Reading": tr("Anki", "Reading"),
        "Meaning": tr("Anki", "Meaning"),
        "Sentence": tr("Anki", "Sentence"),
        "Translation": tr("Anki", "Translation of the sentence"),
        "Source": tr("Anki", "Where it is from"),
        "Here": tr("Anki", "What the translation says for it"),
        "SentenceReading": tr("Anki", "Sentence with readings"),
        "Hant": tr("Anki", "1 for traditional characters"),
        "WordSound": tr("Anki", "Sound of the word"),
        "SentenceSound": tr("Anki", "Sound of the sentence"),
    }

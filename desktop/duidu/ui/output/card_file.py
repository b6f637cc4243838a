"""Writes the saved cards to a file for Anki, with the sound of words and sentences."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from duidu.app.base.safe_write import write_safely
from duidu.app.study.anki_target import kept_target
from duidu.app.study.card_voice import spoken_cards
from duidu.app.study.cards import saved_cards
from duidu.app.study.known_words import studied_language
from duidu.core.jobs import Job
from duidu.study.anki import INTO_OURS
from duidu.study.anki_connect import Target
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.style.i18n import plural, tr

_INTO_OURS = Target()


class CardFile(QObject):
    """Asks for the file, and writes it behind the window."""

    def __init__(self, context: WindowContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def choose(self) -> None:
        """Ask for the file that the cards are written to."""
        if not saved_cards(self._context.session.library, studied_language().code):
            self._context.messages.say(
                tr(
                    "Study",
                    "There is no card to export yet. B saves the word under the caret as a card.",
                )
            )
            return
        dialog = QFileDialog(self._window, tr("Study", "Export the cards"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        own = kept_target(self._context.settings)
        forms = [tr("Study", "Anki deck (*.apkg)"), "TSV (*.tsv)"]
        into_own = [
            tr("Study", "Anki deck for the note type {name} (*.apkg)", name=_plain(own.note_type)),
            tr("Study", "TSV for the note type {name} (*.tsv)", name=_plain(own.note_type)),
        ]
        dialog.setNameFilters(forms + (into_own if own.filled else []))
        dialog.setDefaultSuffix("apkg")
        dialog.selectFile("duidu.apkg")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda name: self.write(
                Path(name), own if dialog.selectedNameFilter() in into_own else _INTO_OURS
            )
        )
        dialog.open()

    def write(self, path: Path, target: Target = _INTO_OURS) -> None:
        """Write the saved cards: as a table to .tsv and .txt, else as an Anki deck.

        They are notes of our type, unless the whole of another one is known.
        """
        session, language = self._context.session, studied_language().code
        form = "tsv" if path.suffix.lower() in (".tsv", ".txt") else "apkg"

        def work(_: Job) -> int:
            cards = saved_cards(session.library, language)
            filled = target.filled or INTO_OURS
            data = spoken_cards(session.voices, language, cards, form, target.deck, filled)
            write_safely(path, data)
            return len(cards)

        self._context.jobs.run(
            Lane.ORDER,
            work,
            owner=self,
            when_done=lambda count: self._context.messages.say(
                plural("Study", count, "{n} card was exported.", "{n} cards were exported.")
            ),
            text=tr("Study", "Export the cards"),
            key="cards for Anki",
            written=True,
        )


def _plain(name: str) -> str:
    """A name without what would end the name of a form of file."""
    return name.translate(dict.fromkeys(map(ord, "()*;"), " "))

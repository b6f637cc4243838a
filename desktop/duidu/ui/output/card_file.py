"""Writes the saved cards to a file for Anki, with the sound of words and sentences."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from duidu.app.base.safe_write import write_safely
from duidu.app.study.card_voice import spoken_cards
from duidu.app.study.cards import saved_cards
from duidu.app.study.known_words import studied_language
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.style.i18n import plural, tr


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
        dialog.setNameFilters([tr("Study", "Anki deck (*.apkg)"), "TSV (*.tsv)"])
        dialog.setDefaultSuffix("apkg")
        dialog.selectFile("duidu.apkg")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the saved cards: as a table to .tsv and .txt, else as an Anki deck."""
        session, language = self._context.session, studied_language().code
        form = "tsv" if path.suffix.lower() in (".tsv", ".txt") else "apkg"

        def work(_: Job) -> int:
            cards = saved_cards(session.library, language)
            write_safely(path, spoken_cards(session.voices, language, cards, form, "Duidu"))
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

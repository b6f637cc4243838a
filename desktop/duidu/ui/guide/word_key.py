"""F1 on a word of the interface: the guide, where it tells of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from duidu.app.settings.actions import Action
from duidu.ui.base.panel import OwnKeys
from duidu.ui.style.asked_word import asked_words
from duidu.ui.style.guide_link import ask_guide


def take_word_key(window: QWidget, table: Sequence[Action]) -> None:
    """Have F1 ask the guide where the pointer rests on a word that it tells of.

    Anywhere else the key is left to the command that has it.
    """

    def asked() -> tuple[str, ...]:
        return asked_words(window)

    def is_told() -> bool:
        # Imported here: it reads files, and a start does not ask.
        from duidu.ui.guide.sections import told

        # A panel alone is no word: whoever reads beside it asks for the keys.
        return told(table, asked()).is_word

    OwnKeys({"F1": lambda: ask_guide(window, *asked())}, window, when=is_told)

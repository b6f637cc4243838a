"""Puts the sense meant here first: asks the counterpart sentence. What speaks for a sense is in lexicon/senses."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from duidu.app.article.word_context import WordContext
from duidu.lexicon.entry import Entry
from duidu.lexicon.lexicon import Lexicon

if TYPE_CHECKING:
    from duidu.lexicon.senses import Encoder, SenseChooser


class SenseByTranslation:
    """Orders senses for a card. `encoder` gives the sentence encoder once it is loaded, None before: a card never waits for it."""

    def __init__(self, lexicon: Lexicon, encoder: "Callable[[], Encoder | None]") -> None:
        self._lexicon = lexicon
        self._encoder = encoder
        self._chooser: SenseChooser | None = None
        self._chooses_by: Encoder | None = None

    def __call__(self, entries: Sequence[Entry], place: WordContext) -> list[tuple[int, int]]:
        """(number of the entry, number of its sense), the sense meant first; [] where no counterpart tells."""
        text = place.counterpart_text
        if (
            place.sentence is None
            or not entries
            or not any(c.isascii() and c.isalpha() for c in text)
        ):
            return []
        from duidu.lexicon.senses import Occurrence

        start = place.offset - place.sentence.start
        length = len(entries[0].simplified)
        if start < 0 or place.offset + length > place.sentence.end:
            return []
        ranked = self._choose().rank(Occurrence(place.sentence_text, text, start, start + length))
        numbers = {entry.id: number for number, entry in enumerate(entries)}
        return [
            (numbers[one.entry.id], one.sense.index) for one in ranked if one.entry.id in numbers
        ]

    def forget(self) -> None:
        """Let the encoder go; without it senses are ordered by words until it is there again."""
        self._chooser = self._chooses_by = None

    def _choose(self) -> "SenseChooser":
        """The chooser, made again when the encoder has come."""
        encoder = self._encoder()
        if self._chooser is None or encoder is not self._chooses_by:
            from duidu.lexicon.senses import SenseChooser

            self._chooser = SenseChooser(self._lexicon, encoder)
            self._chooses_by = encoder
        return self._chooser

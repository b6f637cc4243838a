"""Orders the senses of a word by the sentence that answers it; lexicon/senses weighs them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from duidu.app.article.word_context import WordContext
from duidu.app.words.word_aids import alternatives, stems
from duidu.core.article import Span
from duidu.lexicon.entry import Entry
from duidu.lexicon.lexicon import Lexicon

if TYPE_CHECKING:
    from duidu.lexicon.senses import Encoder, SenseChooser


# A sense counts as meant when this much of its gloss stands in the translation, in which words that
# answer another word count less than half (lexicon/counterpart.py). Of our marked occurrences 97 %
# of the senses above it are right, 92 % of those below: tests/benchmarks/senses.py.
SUPPORTED = 0.4


class RankedOne(NamedTuple):
    """The number of an entry and of a sense in it; whether the translation has that meaning."""

    entry: int
    sense: int
    supported: bool


class SenseByTranslation:
    """Orders senses for a card.

    `encoder` gives the sentence encoder if it is loaded, else None: a card never waits for it.
    What is remembered of glosses is shared with `other`.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        encoder: "Callable[[], Encoder | None]",
        other: "SenseByTranslation | None" = None,
    ) -> None:
        self._other = other
        self._lexicon = lexicon
        self._encoder = encoder
        # The chooser with the encoder it was made for, as one value: another thread may forget it
        # while a card is being ordered.
        self._kept: tuple[Encoder | None, SenseChooser] | None = None

    def __call__(
        self, entries: Sequence[Entry], context: WordContext, links: Sequence[Span] = ()
    ) -> list[RankedOne]:
        """The senses of the entries, the one meant first.

        `links` are the words of the context's counterpart text that are known to answer the word.
        [] where no counterpart tells.
        """
        text = context.counterpart_text
        if (
            context.sentence is None
            or not entries
            # Glosses are English: a counterpart without a letter cannot be compared with them.
            or not any(c.isascii() and c.isalpha() for c in text)
        ):
            return []
        from duidu.lexicon.senses import Occurrence

        start = context.offset - context.sentence.start
        length = len(entries[0].simplified)
        if start < 0 or context.offset + length > context.sentence.end:
            return []
        ranked = self.chooser().rank(
            Occurrence(context.sentence_text, text, start, start + length, tuple(links))
        )
        linked = stems(" ".join(text[one.start : one.end] for one in links))
        numbers = {entry.id: number for number, entry in enumerate(entries)}
        return [
            RankedOne(
                numbers[one.entry.id],
                one.sense.index,
                one.overlap >= SUPPORTED or _is_said(one.sense.text, linked),
            )
            for one in ranked
            if one.entry.id in numbers
        ]

    def warmed_up(self) -> "SenseByTranslation":
        """The same, with all loaded that the first card would wait for."""
        self.chooser().warm_up()
        return self

    def forget(self) -> None:
        """Release the encoder; until it is loaded again senses are ordered by words alone."""
        self._kept = None

    def chooser(self) -> "SenseChooser":
        """The chooser, made again when the encoder has been loaded."""
        encoder = self._encoder()
        # The encoder comes and goes while the program runs.
        kept = self._kept
        if kept is None or kept[0] is not encoder:
            kept = self._kept = (encoder, self._make(encoder))
        return kept[1]

    def _make(self, encoder: "Encoder | None") -> "SenseChooser":
        from duidu.lexicon.senses import SenseChooser

        reader = self._other.chooser().reader if self._other else None
        return SenseChooser(self._lexicon, encoder, reader)


def _is_said(gloss: str, linked: frozenset[str]) -> bool:
    """Whether the words that are linked to a word are one of the meanings that a gloss lists.

    In the translation as a whole they may as well answer another: 条 is for long things.
    """
    return any(words and words <= linked for words in map(stems, alternatives(gloss)))

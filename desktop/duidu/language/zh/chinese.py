"""Chinese as a language: sentences, and tokens with readings.

The work is done by the modules beside this one.
"""

from itertools import accumulate
from typing import TYPE_CHECKING

from duidu.core.article import Span
from duidu.core.codes import codes_in
from duidu.core.token import Token, TokenKind
from duidu.language.around_codes import read_around_codes
from duidu.language.corrections import Corrections, corrected_cuts, corrected_syllables
from duidu.language.zh.script import ScriptConverter
from duidu.language.zh.sentences import cut
from duidu.language.zh.tokenizer import Tokenizer, kind_of
from duidu.language.zh.wordfile import WordFile, open_words

if TYPE_CHECKING:
    from duidu.language.zh.context import ContextModel
    from duidu.language.zh.readings import Reader

NO_CORRECTIONS = Corrections()


class Chinese:
    """Simplified and traditional Chinese as language.protocol.Language.

    It is pure and may be called from any thread.
    """

    code = "zh"

    def __init__(self, words: WordFile | None = None, model: "ContextModel | None" = None) -> None:
        """By default with the program's own word file and context model."""
        self._words = words or open_words()
        self._script = ScriptConverter(self._words)
        self._tokenizer = Tokenizer(self._words)
        self._model = model
        self._reader: Reader | None = None

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Cut one block's text into sentences."""
        return cut(text)

    def tokens(self, text: str, corrections: Corrections = NO_CORRECTIONS) -> tuple[Token, ...]:
        """Tokens that together are the text, with readings; corrections always win."""
        if codes_in(text):
            return read_around_codes(text, self._read, corrections)
        return self._read(text, corrections)

    def _read(self, text: str, corrections: Corrections) -> tuple[Token, ...]:
        """Cut and read a text without codes; what stands for a code has no reading."""
        simple, ends, kinds = self._cut(text, corrections)
        starts = starts_of(ends)
        words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        plain = (
            words
            if simple is text
            else [simple[start:end] for start, end in zip(starts, ends, strict=True)]
        )
        reader = self._reader or self._open_reader()
        chosen = reader.read(words, plain, kinds)
        if corrections.items:
            chosen = reader.with_corrections(
                chosen, starts, ends, corrected_syllables(ends, text, corrections)
            )
        return tuple(
            Token(start, end, word, kind, reading.syllables, reading.source, reading.alternatives)
            for start, end, word, kind, reading in zip(
                starts, ends, words, kinds, chosen, strict=True
            )
        )

    def _open_reader(self) -> "Reader":
        """Load the readings when they are first needed, so that cutting alone starts at once.

        Two threads may each make a reader; both read alike.
        """
        from duidu.language.zh.readings import Reader

        self._reader = Reader(self._words, self._model)
        return self._reader

    def words(self, text: str, corrections: Corrections = NO_CORRECTIONS) -> list[str]:
        """The words of the text, without readings."""
        simple = self._script.simplified(text)
        if simple is text and not corrections.items:
            return self._tokenizer.cut(text)[0]
        _, ends, _ = self._cut(text, corrections)
        return [text[start:end] for start, end in zip(starts_of(ends), ends, strict=True)]

    def kinds(
        self, text: str, corrections: Corrections = NO_CORRECTIONS
    ) -> list[tuple[str, TokenKind]]:
        """The words of the text with their kinds, without readings."""
        simple = self._script.simplified(text)
        if simple is text and not corrections.items:
            return self._tokenizer.words(text)
        _, ends, kinds = self._cut(text, corrections)
        words = [text[start:end] for start, end in zip(starts_of(ends), ends, strict=True)]
        return list(zip(words, kinds, strict=True))

    def _cut(self, text: str, corrections: Corrections) -> tuple[str, list[int], list[TokenKind]]:
        """The text in simplified characters, the ends of its words and their kinds."""
        simple = self._script.simplified(text)
        words, kinds = self._tokenizer.cut(simple)
        ends = list(accumulate(map(len, words)))
        if not corrections.items:
            return simple, ends, kinds
        known = dict(zip(zip(starts_of(ends), ends, strict=True), kinds, strict=True))
        ends = corrected_cuts(ends, text, corrections)
        places = zip(starts_of(ends), ends, strict=True)
        return (
            simple,
            ends,
            [known.get(place) or kind_of(simple[place[0] : place[1]]) for place in places],
        )

    def stem(self, word: str) -> str:
        """The word itself: Chinese words are not inflected."""
        return word


def starts_of(ends: list[int]) -> list[int]:
    """The starts of words that end at these offsets."""
    return [0, *ends][: len(ends)]

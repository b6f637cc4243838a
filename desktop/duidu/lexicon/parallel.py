"""Readings that the translation decides: 长 by grow or long, 还 by return or still.

The Chinese is read by itself first. The English overrules that only with a margin, and only for
words that the dictionary reads in several ways. Longer words around a character count as evidence
too.
"""

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from duidu.core.token import ReadingSource, Token, TokenKind
from duidu.language.corrections import Corrections
from duidu.language.protocol import ReadingLanguage
from duidu.language.zh.chinese import NO_CORRECTIONS
from duidu.language.zh.description import CHINESE, chinese_words
from duidu.language.zh.script import ScriptConverter
from duidu.lexicon.entry import Entry
from duidu.lexicon.lexicon import Lexicon, open_lexicon
from duidu.lexicon.parallel_cuts import CutChooser, cut_otherwise
from duidu.lexicon.reading_places import ReadingPlaces
from duidu.lexicon.senses import LONGEST_TEXT, Encoder, Occurrence, RankedSense, SenseChooser

Reading = tuple[str, ...]

_LATIN = re.compile(r"[A-Za-z]{2}")
# By how much, in log odds, the English must favour another reading than the Chinese by itself; for
# particles and surnames, which the Chinese tells better, by more.
_MARGIN = 1.5
_SURE_MARGIN = 3.0
_READ = frozenset([TokenKind.WORD, TokenKind.NAME])
# Who is behind by more than this by words alone is not asked about: of 609 tokens of a handbook the
# encoder moved none towards another reading by more than 2.3.
_DOUBT = 4.0
_PARTICLES = frozenset("了着著的地得过過")
_OPEN = 1.0  # log odds; readings so close to the chosen one stay alternatives


class ParallelReader:
    """Reads Chinese sentences beside their translations."""

    def __init__(
        self, chinese: ReadingLanguage, lexicon: Lexicon, encoder: Encoder | None = None
    ) -> None:
        self._chinese = chinese
        self._chooser = SenseChooser(lexicon, encoder)
        self._script = ScriptConverter(chinese_words())
        self._places = ReadingPlaces()
        self._cuts = CutChooser(chinese_words(), self._chooser.words, self._chooser.reader)

    def tokens(
        self, chinese: str, counterpart: str, corrections: Corrections = NO_CORRECTIONS
    ) -> tuple[Token, ...]:
        """The tokens of the Chinese, with readings decided by the counterpart.

        Without letters in the counterpart, or for a text far longer than a sentence, they are read
        by the Chinese alone. Corrections always win.
        """
        tokens = self._chinese.tokens(chinese, corrections)
        if not _LATIN.search(counterpart) or len(chinese) > LONGEST_TEXT:
            return tokens
        simple = self._script.simplified(chinese)
        tokens = self._cut_again(chinese, simple, counterpart, corrections, tokens)
        asked = [
            token
            for token in tokens
            # What the person said is never overruled.
            if token.kind in _READ and token.reading and token.source is not ReadingSource.USER
        ]
        entries = self._chooser.words.many(token.text for token in asked)
        # Only words of which another reading is possible here: ranking takes by far the most time.
        asked = [
            token
            for token in asked
            if self._is_open(token, entries.get(token.text, ()), simple, counterpart)
        ]
        if not asked:
            return tokens
        sentence = chinese, simple, counterpart
        scores = self._weigh(asked, sentence, by_words=True)
        doubtful = [token for token in asked if _lead(token, scores[token.start]) > -_DOUBT]
        scores |= self._weigh(doubtful, sentence)
        read = {token.start: _read(token, scores[token.start]) for token in asked}
        return tuple(read.get(token.start, token) for token in tokens)

    def _weigh(
        self, asked: Sequence[Token], sentence: tuple[str, str, str], by_words: bool = False
    ) -> dict[int, dict[Reading, float]]:
        """The log odds of the readings of these tokens, each by where its token starts.

        `sentence` is the Chinese, the same in simplified characters, and the counterpart.
        """
        chinese, simple, counterpart = sentence
        ranked = self._chooser.rank_many(
            [Occurrence(chinese, counterpart, token.start, token.end) for token in asked], by_words
        )
        return {
            token.start: _scores(token, self._possible(token, senses, simple, counterpart))
            for token, senses in zip(asked, ranked, strict=True)
        }

    def _cut_again(
        self,
        chinese: str,
        simple: str,
        counterpart: str,
        corrections: Corrections,
        tokens: tuple[Token, ...],
    ) -> tuple[Token, ...]:
        """The tokens cut as the counterpart tells; what the person cut stays."""
        taken = [
            (start, start + len(one.text))
            for start, one in corrections.applying_to(chinese)
            if one.cuts is not None
        ]
        places = [
            place
            for place in self._cuts.corrections(tokens, simple, counterpart)
            if not any(place[0] < end and start < place[1] for start, end in taken)
        ]
        if not places:
            return tokens
        cuts = Corrections(cut_otherwise(chinese, places))
        return self._chinese.tokens(chinese, corrections.then(cuts))

    def _is_open(
        self, token: Token, entries: Sequence[Entry], simple: str, counterpart: str
    ) -> bool:
        """Whether senses of its own reading and of another one that can stand here are known."""
        told = [entry for entry in entries if _counts(entry, token)]
        if not any(entry.reading == token.reading for entry in told):
            return False
        before, after = simple[: token.start], simple[token.end :]
        return any(
            self._places.allow(entry, before, after, counterpart)
            for entry in told
            if entry.reading != token.reading
        )

    def _possible(
        self, token: Token, ranked: Sequence[RankedSense], simple: str, counterpart: str
    ) -> list[RankedSense]:
        """The senses whose reading the sentence allows where the token stands."""
        before, after = simple[: token.start], simple[token.end :]
        return [
            one
            for one in ranked
            if one.entry.reading == token.reading
            or self._places.allow(one.entry, before, after, counterpart)
        ]


def open_parallel(encoder: Encoder | None = None, lexicon: Lexicon | None = None) -> ParallelReader:
    """A reader with this dictionary, else the one that ships; `encoder` improves it."""
    assert CHINESE.readings is not None
    return ParallelReader(CHINESE.readings(), lexicon or open_lexicon(), encoder)


def _counts(entry: Entry, token: Token) -> bool:
    """Whether an entry gives a reading of the token.

    It must have one syllable for each character and a meaning of its own.
    """
    return len(entry.pinyin) == len(token.text) and not entry.is_variant


def _scores(token: Token, ranked: Sequence[RankedSense]) -> dict[Reading, float]:
    """The log odds of each reading, summed over its senses."""
    found: dict[Reading, list[float]] = defaultdict(list)
    for one in ranked:
        if _counts(one.entry, token) and not one.sense.is_pointer:
            found[one.entry.reading].append(one.score)
    return {reading: _log_sum(scores) for reading, scores in found.items()}


def _lead(token: Token, scores: dict[Reading, float]) -> float:
    """By how much another reading is better than needed to overrule that of the token."""
    others = [score for reading, score in scores.items() if reading != token.reading]
    if not others or token.reading not in scores:
        return -math.inf
    # The Chinese by itself is nearly always right about these.
    sure = token.text in _PARTICLES or token.source is ReadingSource.SURNAME
    # Without this margin mistakes of the sense chooser would spoil readings that were right.
    return max(others) - scores[token.reading] - (_SURE_MARGIN if sure else _MARGIN)


def _read(token: Token, scores: dict[Reading, float]) -> Token:
    """The token with the best reading; those nearly as likely become alternatives."""
    if _lead(token, scores) <= 0:
        return token
    best = max(scores, key=lambda reading: scores[reading])
    others = tuple(
        reading for reading in scores if reading != best and scores[best] - scores[reading] < _OPEN
    )
    return token._replace(reading=best, source=ReadingSource.TRANSLATION, alternatives=others)


def _log_sum(scores: Sequence[float]) -> float:
    top = max(scores)
    # The greatest score is taken out first, so that exp() cannot overflow.
    return top + math.log(sum(math.exp(score - top) for score in scores))

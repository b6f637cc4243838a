"""Readings that the translation decides: 长 by grow or long, 还 by return or still.

The Chinese is read by itself first. The English overrules that only with a margin, and only for
words that the dictionary reads in several ways. Longer words around a character count as evidence
too.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from duidu.core.token import ReadingSource, Token, TokenKind
from duidu.language.corrections import Corrections
from duidu.language.protocol import ReadingLanguage
from duidu.language.zh.chinese import NO_CORRECTIONS
from duidu.language.zh.description import CHINESE, chinese_words
from duidu.language.zh.script import ScriptConverter
from duidu.lexicon.entry import Entry
from duidu.lexicon.lexicon import Lexicon, open_lexicon
from duidu.lexicon.likeness import MOST_LIKE, Compared, WordLikeness
from duidu.lexicon.parallel_cuts import CutChooser, cut_otherwise
from duidu.lexicon.reading_places import ReadingPlaces
from duidu.lexicon.senses import LONGEST_TEXT, Encoder, Occurrence, RankedSense, SenseChooser
from duidu.lexicon.shared_readings import SharedReadings

Reading = tuple[str, ...]

_LATIN = re.compile(r"[A-Za-z]{2}")
# By how much, in log odds, the English must favour another reading than the Chinese by itself; for
# particles and surnames, which the Chinese tells better, by more.
_MARGIN = 1.5
_SURE_MARGIN = 3.0
# Where the Chinese by itself takes the other reading to be possible.
_OPEN_MARGIN = 1.0
# Of a character that the English takes out of a word, where it is read as in that.
_TOLD_MARGIN = -1.5
_READ = frozenset([TokenKind.WORD, TokenKind.NAME])
# Who is behind by more than this by words alone is not asked about: of 609 tokens of a handbook the
# encoder moved none towards another reading by more than 2.3.
_DOUBT = 3.5
_PARTICLES = frozenset("了着著的地得过過")
# Of these the construction tells how they are read, and no meaning.
_FUNCTION = frozenset("么吗吧呢啊哪那为為都只阿处處")
# Words that share a character seldom say more; where more is wanted they are not asked.
_MOST_SHARED = 5.0
_OPEN = 1.0  # log odds; readings so close to the chosen one stay alternatives


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, the same in simplified characters, and its counterpart.

    `taken_out` has the places of characters that the counterpart takes out of longer words, each
    with its syllable there.
    """

    chinese: str
    simple: str
    counterpart: str
    taken_out: Mapping[tuple[int, int], Reading]

    def is_told(self, token: Token) -> bool:
        """Whether the counterpart took the token out of a word where it is read as now."""
        return self.taken_out.get((token.start, token.end)) == token.reading

    def margin(self, token: Token, other: Reading) -> float:
        """By how much another reading must be better than that of the token."""
        inside = self.taken_out.get((token.start, token.end))
        # It was taken out because it is not read as in the word.
        if inside is not None and inside in (token.reading, other):
            return _TOLD_MARGIN if inside == token.reading else _SURE_MARGIN
        # The Chinese by itself is nearly always right about these.
        sure = token.text in _PARTICLES or token.source is ReadingSource.SURNAME
        if sure:
            return _SURE_MARGIN
        # Without this margin mistakes of the sense chooser would spoil readings that were right.
        is_open = other in token.alternatives and token.text not in _FUNCTION
        return _OPEN_MARGIN if is_open else _MARGIN


class ParallelReader:
    """Reads Chinese sentences beside their translations."""

    def __init__(
        self, chinese: ReadingLanguage, lexicon: Lexicon, encoder: Encoder | None = None
    ) -> None:
        self._chinese = chinese
        self._chooser = SenseChooser(lexicon, encoder)
        self._encodes = encoder is not None
        self._likeness = (
            WordLikeness(self._chooser.reader, self._chooser.vectors) if self._encodes else None
        )
        self._shared = SharedReadings(lexicon, self._chooser.reader)
        self._script = ScriptConverter(chinese_words())
        self._places = ReadingPlaces()
        self._cuts = CutChooser(
            chinese_words(), self._chooser.words, self._chooser.reader, self._shared
        )

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
        inside = _syllables(tokens)
        tokens = self._cut_again(chinese, simple, counterpart, corrections, tokens)
        sentence = _Sentence(chinese, simple, counterpart, inside)
        asked = [
            token
            for token in tokens
            # What the person said is never overruled.
            if token.kind in _READ and token.reading and token.source is not ReadingSource.USER
        ]
        entries = self._chooser.words.many(token.text for token in asked)
        # Only words of which another reading is possible here: ranking takes by far the most time.
        asked = [
            token for token in asked if self._is_open(token, entries.get(token.text, ()), sentence)
        ]
        if not asked:
            return tokens
        scores = self._weigh(asked, sentence, by_words=True)
        doubtful = [
            token for token in asked if _lead(token, scores[token.start], sentence) > -_DOUBT
        ]
        arounds = {token.start: self._around(token, tokens) for token in doubtful}
        compared = self._compared(doubtful, sentence, arounds)
        if self._encodes:
            scores |= self._weigh(doubtful, sentence)
        for token in doubtful:
            found = scores[token.start]
            if len(found) > 1 and token.source is not ReadingSource.SURNAME:
                if abs(_lead(token, found, sentence)) < _MOST_SHARED:
                    self._add_shared(token, sentence, found, arounds[token.start])
                if token.start in compared and abs(_lead(token, found, sentence)) < MOST_LIKE:
                    self._add_likeness(found, compared[token.start])
        read = {token.start: _read(token, scores[token.start], sentence) for token in asked}
        return tuple(read.get(token.start, token) for token in tokens)

    def _around(self, token: Token, tokens: Sequence[Token]) -> Callable[[], Collection[str]]:
        """What asks for the stems by which the other words of a sentence are explained."""
        others = [one.text for one in tokens if one.reading and one.start != token.start]
        return cache(lambda: self._chooser.stems_of(others))

    def _add_shared(
        self,
        token: Token,
        sentence: _Sentence,
        scores: dict[Reading, float],
        around: Callable[[], Collection[str]],
    ) -> None:
        """Add to the scores of a character's readings what the words that share it say."""
        if len(token.text) > 1:
            return
        worth = self._shared.favours(
            sentence.simple[token.start],
            [reading[0] for reading in scores],
            sentence.counterpart,
            around,
        )
        for reading in scores:
            scores[reading] += worth[reading[0]]

    def _compared(
        self,
        doubtful: Sequence[Token],
        sentence: _Sentence,
        arounds: Mapping[int, Callable[[], Collection[str]]],
    ) -> dict[int, Compared]:
        """What of the counterpart is compared with the meanings of words, by where these start.

        The vectors of all texts of the sentence are made at once, which takes half the time.
        """
        found: dict[int, Compared] = {}
        if self._likeness is None or not doubtful:
            return found
        texts = {sentence.counterpart}
        for token in doubtful:
            entries = [e for e in self._chooser.words.exact(token.text) if _counts(e, token)]
            texts.update(sense.text for entry in entries for sense in entry.senses)
            if token.text in _PARTICLES | _FUNCTION:
                continue
            possible = [e for e in entries if self._is_possible(token, e, sentence)]
            one = self._likeness.compared(possible, sentence.counterpart, arounds[token.start])
            if one is not None:
                found[token.start] = one
                texts |= one.texts
        self._chooser.vectors(texts)
        return found

    def _add_likeness(self, scores: dict[Reading, float], compared: Compared) -> None:
        """Add to the scores of readings how near single words of the counterpart come to them."""
        assert self._likeness is not None
        for reading, worth in self._likeness.favours(compared).items():
            if reading in scores:
                scores[reading] += worth

    def _weigh(
        self, asked: Sequence[Token], sentence: _Sentence, by_words: bool = False
    ) -> dict[int, dict[Reading, float]]:
        """The log odds of the readings of these tokens, each by where its token starts."""
        ranked = self._chooser.rank_many(
            [
                Occurrence(sentence.chinese, sentence.counterpart, token.start, token.end)
                for token in asked
            ],
            by_words,
        )
        return {
            token.start: _scores(token, self._possible(token, senses, sentence))
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

    def _is_open(self, token: Token, entries: Sequence[Entry], sentence: _Sentence) -> bool:
        """Whether senses of its own reading and of another one that can stand here are known."""
        told = [entry for entry in entries if _counts(entry, token)]
        return any(entry.reading == token.reading for entry in told) and any(
            entry.reading != token.reading and self._allows(token, entry, sentence)
            for entry in told
        )

    def _possible(
        self, token: Token, ranked: Sequence[RankedSense], sentence: _Sentence
    ) -> list[RankedSense]:
        """The senses whose reading the sentence allows where the token stands."""
        return [one for one in ranked if self._is_possible(token, one.entry, sentence)]

    def _is_possible(self, token: Token, entry: Entry, sentence: _Sentence) -> bool:
        """Whether a token has the entry's reading, or may have it where it stands."""
        return entry.reading == token.reading or self._allows(token, entry, sentence)

    def _allows(self, token: Token, entry: Entry, sentence: _Sentence) -> bool:
        """Whether an entry's reading is possible where the token stands."""
        # A character that the translation took out of a word was taken out for another reading.
        if sentence.is_told(token):
            return True
        before, after = sentence.simple[: token.start], sentence.simple[token.end :]
        return self._places.allow(entry, before, after, sentence.counterpart)


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


def _syllables(tokens: Sequence[Token]) -> dict[tuple[int, int], Reading]:
    """The readings of characters inside the longer words, by their places."""
    return {
        (token.start + at, token.start + at + 1): (syllable,)
        for token in tokens
        if len(token.text) > 1
        for at, syllable in enumerate(token.reading)
    }


def _gain(token: Token, scores: dict[Reading, float], sentence: _Sentence) -> tuple[float, Reading]:
    """The best other reading, by how much it is better than needed to overrule the token's."""
    if token.reading not in scores:
        return -math.inf, token.reading
    return max(
        (
            (score - scores[token.reading] - sentence.margin(token, reading), reading)
            for reading, score in scores.items()
            if reading != token.reading
        ),
        default=(-math.inf, token.reading),
    )


def _lead(token: Token, scores: dict[Reading, float], sentence: _Sentence) -> float:
    """By how much another reading is better than needed to overrule that of the token."""
    return _gain(token, scores, sentence)[0]


def _read(token: Token, scores: dict[Reading, float], sentence: _Sentence) -> Token:
    """The token with the best reading; those nearly as likely become alternatives."""
    lead, best = _gain(token, scores, sentence)
    if lead <= 0:
        return token
    others = tuple(
        reading for reading in scores if reading != best and scores[best] - scores[reading] < _OPEN
    )
    return token._replace(reading=best, source=ReadingSource.TRANSLATION, alternatives=others)


def _log_sum(scores: Sequence[float]) -> float:
    top = max(scores)
    # The greatest score is taken out first, so that exp() cannot overflow.
    return top + math.log(sum(math.exp(score - top) for score in scores))

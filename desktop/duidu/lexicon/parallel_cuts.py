"""Where words end, when the translation tells: 把手 is a handle, or 把 with a hand.

A run of words is cut again where it can be cut in several ways. Each cut is weighed by how common
its words are and by how much of their glosses stands in the translation; it takes the place of the
one that the Chinese alone gives only with a margin.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duidu.core.token import Token, TokenKind
from duidu.language.corrections import Correction
from duidu.language.zh.wordfile import WordFile
from duidu.lexicon.counterpart import Counterpart
from duidu.lexicon.entry import Entry, Sense
from duidu.lexicon.glosses import GlossReader
from duidu.lexicon.lexicon import Lexicon

# Code points of a stretch that is cut anew, and of a word in it; more would have too many cuts.
_LONGEST, _LONGEST_WORD = 7, 4
# What one unit of log probability counts beside a character whose gloss the translation has.
_COMMONNESS = 0.09
# The share of a gloss that a word of the right cut has by and large; less speaks against the word.
_EXPECTED = 0.3
# By how much another cut must be better than that of the Chinese alone.
_MARGIN = 0.45
# What of a word's gloss the translation has at most, or at least, where it has it not, or has it.
_UNEXPLAINED, _PRESENT, _PARTLY = 0.2, 0.5, 0.65
# Words that a translation often has no word for: that theirs is missing says nothing.
_FUNCTION = frozenset(
    "的了着过得地把被将就才都也还又再不没未很太最更会能要可在从到对向给跟和与为以由于因是有上下里中前后"
    "个只条张本家部位件间一二两三四五六七八九十几这那每各某当所而且之其吗呢吧啊呀么们您你我他她它想来去起出"
)


# Those of them that a word may be taken apart behind, or before.
_FIRST = frozenset("把将从和对被给当先都才就可不没好个这那的得要人部位件条只")
_LAST = frozenset("会上里长过家能前后的")
_BEFORE_NOUNS = frozenset("把将从和给被对一二两三四五六七八九十百半几")
# Numbers part from few words: 十分 and 一行 are also ten points and one row.
_NUMBERS, _COUNTED = frozenset("一二两三四五六七八九十百半几"), frozenset("分行家道面手口角度会")
_CUES = {
    "会": re.compile(r"\b(?:will|would|shall|going to|can|could|able|may|might)\b|['’]ll\b", re.I),
    "长": re.compile(r"\b(?:long|length|grow\w*|grew)\b", re.I),
}
# Common words that are written as two others, and what the translation has where they are two.
_TWO_WORDS = {
    "才能": (("才", "能"), r"only|then|can|could|able|until"),
    "都会": (("都", "会"), r"all|both|will|would|everyone|can|could|always"),
    "将来": (("将", "来"), r"comes?|coming|came"),
    "能干": (("能", "干"), r"can|could|do|does|did|done|doing"),
    "为人": (("为", "人"), r"for|to"),
    "好在": (("好", "在"), r"good|best|nice"),
    "不过": (("不", "过"), r"not|never|n't|without|refus\w+"),
    "难过": (("难", "过"), r"hard|difficult|pass|cross|through"),
}


@dataclass(frozen=True, slots=True)
class _Cut:
    """A way to cut a stretch: where its words end, and its worth."""

    ends: tuple[int, ...]
    worth: float


class CutChooser:
    """Cuts again what the translation cuts otherwise."""

    def __init__(self, words: WordFile, lexicon: Lexicon, reader: GlossReader) -> None:
        self._words = words
        self._lexicon = lexicon
        self._reader = reader

    def corrections(
        self, tokens: Sequence[Token], simple: str, english: str
    ) -> list[tuple[int, int, tuple[int, ...]]]:
        """Stretches that are to be cut otherwise: start, end and the ends of words inside.

        `simple` is the text of the tokens in simplified characters.
        """
        stretches = list(self._stretches(tokens, simple))
        if not stretches:
            return []
        entries = self._lexicon.many(
            word for start, end in stretches for word in _words_in(simple[start:end])
        )
        counterpart = Counterpart(self._reader, english)
        weigher = _Weigher(self._words, entries, counterpart, self._reader)
        borders = {token.start for token in tokens}
        found: list[tuple[int, int, tuple[int, ...]]] = []
        for start, end in stretches:
            now = (*sorted(at - start for at in borders if start < at < end), end - start)
            better = weigher.better(simple[start:end], now)
            if better is not None and not any(a < end and start < b for a, b, _ in found):
                found.append((start, end, better))
        return found

    def _stretches(self, tokens: Sequence[Token], simple: str) -> Iterator[tuple[int, int]]:
        """Stretches of words that can be cut in several ways, the wider before the narrower."""
        found: set[tuple[int, int]] = set()
        for at, token in enumerate(tokens):
            if token.kind is not TokenKind.WORD or not token.reading:
                continue
            if 1 < len(token.text) <= _LONGEST_WORD:
                found.add((token.start, token.end))
            end = at + 1
            while (
                end < len(tokens)
                and tokens[end].kind is TokenKind.WORD
                and tokens[end].reading
                and tokens[end].end - token.start <= _LONGEST
            ):
                if self._crosses(simple, tokens[at : end + 1]):
                    found.add((token.start, tokens[end].end))
                end += 1
        yield from sorted(found, key=lambda place: (place[0] - place[1], place[0]))

    def _crosses(self, simple: str, run: Sequence[Token]) -> bool:
        """Whether a word begins in the first of these words and ends in the last."""
        first, last = run[0], run[-1]
        return any(
            self._words.is_entry(simple[start:end])
            for start in range(first.start, first.end)
            for end in range(last.start + 1, last.end + 1)
            if 1 < end - start <= _LONGEST_WORD
        )


class _Weigher:
    """Weighs the cuts of the stretches of one sentence."""

    def __init__(
        self,
        words: WordFile,
        entries: Mapping[str, tuple[Entry, ...]],
        counterpart: Counterpart,
        reader: GlossReader,
    ) -> None:
        self._words = words
        self._reader = reader
        self._entries = entries
        self._counterpart = counterpart
        self._english = counterpart.text
        self._present = reader.stems(counterpart.text)
        self._overlaps: dict[str, float] = {}

    def better(self, text: str, now: tuple[int, ...]) -> tuple[int, ...] | None:
        """The inner ends of a cut that is clearly better than the present one."""
        if len(now) == 1 and self._overlap(text) >= _PARTLY:
            return None
        worth = self._worth(text, now)
        better = [
            cut
            for cut in self._cuts(text)
            if cut.worth - worth > _MARGIN and self._differs_well(text, now, cut.ends)
        ]
        return max(better, key=lambda cut: cut.worth).ends[:-1] if better else None

    def _differs_well(self, text: str, now: tuple[int, ...], ends: tuple[int, ...]) -> bool:
        """Whether each part that is cut otherwise has good evidence of its own."""
        common = sorted({0, *now} & {0, *ends})
        for start, end in pairwise(common):
            old, new = _parts(text, start, end, now), _parts(text, start, end, ends)
            if old != new and not self._plausible(old, new):
                return False
        return True

    def _plausible(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether the translation has these words, rather than those that stand there now."""
        content = [word for word in new if word not in _FUNCTION]
        if len(old) == 1:
            return self._splits(old[0], new, content)
        ours = [word for word in old if word not in _FUNCTION]
        if len(new) == 1:
            return self._joins(new[0], old)
        known = {
            stem
            for word in ours
            if self._overlap(word) >= _PRESENT
            for stem in self._best_stems(word)
        }
        return all(self._overlap(word) >= _UNEXPLAINED for word in content) and any(
            self._overlap(word) >= _PARTLY
            # The word that stands there now may answer the same word of the translation.
            and not (self._best_stems(word) & self._present).issubset(known)
            for word in content
        )

    def _joins(self, new: str, old: Sequence[str]) -> bool:
        """Whether words are rather one: most often that changes nothing, and they stay."""
        if self._written_alike(new) != tuple(old) and new[-1] not in _CUES:
            return False
        return self._overlap(new) >= _PRESENT

    def _splits(self, old: str, new: Sequence[str], content: Sequence[str]) -> bool:
        """Whether one word is rather several, which mean something else together."""
        if len(set(new)) == 1:
            return False
        if self._written_alike(old) == tuple(new):
            return self._overlap(old) < _UNEXPLAINED and self._has(_TWO_WORDS[old][1])
        if not content or not self._can_part(new, content):
            return False
        cue = _CUES.get(new[-1])
        if cue is not None and cue.search(self._english):
            return self._overlap(old) <= _PARTLY and all(
                self._overlap(word) >= _PRESENT for word in content if word != new[-1]
            )
        most = _PARTLY if new[0] in _BEFORE_NOUNS else _UNEXPLAINED
        return (
            self._overlap(old) < most
            and all(self._overlap(word) >= _PRESENT for word in content)
            and (new[0] in _BEFORE_NOUNS or not any(self._related(old, one) for one in content))
        )

    @staticmethod
    def _written_alike(word: str) -> tuple[str, ...]:
        return _TWO_WORDS[word][0] if word in _TWO_WORDS else ()

    def _has(self, words: str) -> bool:
        """Whether the translation has one of these words."""
        return re.search(rf"(?<![^\W'’])(?:{words})\b", self._english, re.I) is not None or (
            "n't" in words and "n't" in self._english.replace("’", "'")
        )

    def _can_part(self, new: Sequence[str], content: Sequence[str]) -> bool:
        """Whether the words are such as stand beside others without being part of them."""
        first, last = new[0], new[-1]
        if first in _NUMBERS:
            return last in _COUNTED
        if len(content) == len(new):
            # A verb and its object.
            tags = [self._words.tag(word)[:1] for word in new]
            return tags == ["v", "n"] and len(first) == len(last) == 1
        return (first in content or first in _FIRST) and (last in content or last in _LAST)

    def _related(self, word: str, part: str) -> bool:
        """Whether a part of a word means about what the word means, so that one is the other."""
        ours, theirs = self._all_stems(word), self._all_stems(part)
        return not ours.isdisjoint(theirs) or any(
            len(stem) > 3 and other.endswith(stem) for stem in theirs for other in ours
        )

    def _all_stems(self, word: str) -> set[str]:
        return {stem for sense in self._senses(word) for stem in self._reader.stems(sense.text)}

    def _best_stems(self, word: str) -> frozenset[str]:
        """The stems of the gloss that the translation has most of."""
        return self._reader.stems(max(self._senses(word), key=self._counterpart.overlap).text)

    def _senses(self, word: str) -> list[Sense]:
        return [
            sense
            for entry in self._entries.get(word, ())
            for sense in entry.senses
            if not sense.is_pointer and not sense.is_surname
        ]

    def _cuts(self, text: str) -> Iterator[_Cut]:
        """Every way to cut a text into words of the dictionary."""
        ways: list[list[_Cut]] = [[_Cut((), 0.0)], *([] for _ in text)]
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - _LONGEST_WORD), end):
                word = text[start:end]
                if end - start == 1 or word in self._entries:
                    value = self._value(word)
                    ways[end] += [_Cut((*cut.ends, end), cut.worth + value) for cut in ways[start]]
        yield from ways[-1]

    def _worth(self, text: str, ends: tuple[int, ...]) -> float:
        starts = (0, *ends[:-1])
        return sum(self._value(text[start:end]) for start, end in zip(starts, ends, strict=True))

    def _value(self, word: str) -> float:
        """How much a word speaks for a cut that has it."""
        share = self._overlap(word) - _EXPECTED
        if len(word) == 1 and word in _FUNCTION:
            share = max(share, 0.0)
        try:
            common = self._words.weight(word)
        except KeyError:
            common = self._words.unknown_weight
        return len(word) * share + _COMMONNESS * common

    def _overlap(self, word: str) -> float:
        """How much of the best gloss of a word stands in the translation."""
        known = self._overlaps.get(word)
        if known is None:
            known = self._overlaps[word] = max(
                map(self._counterpart.overlap, self._senses(word)), default=0.0
            )
        return known


def cut_otherwise(
    text: str, places: Sequence[tuple[int, int, tuple[int, ...]]]
) -> tuple[Correction, ...]:
    """The cuts as corrections of the text."""
    return tuple(Correction(text[start:end], ends, start=start) for start, end, ends in places)


def _parts(text: str, start: int, end: int, ends: Sequence[int]) -> list[str]:
    """The words between two offsets of a text whose words end at `ends`."""
    inner = [at for at in ends if start < at < end]
    return [text[a:b] for a, b in pairwise((start, *inner, end))]


def _words_in(text: str) -> Iterator[str]:
    return (
        text[start:end]
        for start in range(len(text))
        for end in range(start + 1, min(len(text), start + _LONGEST_WORD) + 1)
    )

"""How much speaks for a cut of a stretch of Chinese, by its words and by the translation.

parallel_cuts.py finds the stretches. Which words may part, and which may be one, is said here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from duidu.language.zh.wordfile import WordFile
from duidu.lexicon.counterpart import Counterpart
from duidu.lexicon.entry import Entry, Sense
from duidu.lexicon.glosses import GlossReader

# Code points of a word that is weighed; more would have too many cuts.
LONGEST_WORD = 4
# What one unit of log probability counts beside a character whose gloss the translation has.
_COMMONNESS = 0.09
# The share of a gloss that a word of the right cut has by and large; less speaks against the word.
_EXPECTED = 0.3
# By how much another cut must be better than that of the Chinese alone.
_MARGIN = 0.45
# By how much less where the other cut is one word.
_WHOLE = 0.15
# What of a word's gloss the translation has at most, or at least, where it has it not, or has it.
_UNEXPLAINED, _PRESENT, _PARTLY, _LITERAL, _PLAIN = 0.2, 0.5, 0.65, 0.8, 0.9
# Words of the translation from which on the margin grows, by how much for each, and at most.
_MANY, _BY_LENGTH, _MOST_BY_LENGTH = 14, 0.02, 0.5
# Words that a translation often has no word for: that theirs is missing says nothing.
FUNCTION = frozenset(
    "今明昨的了着过得地把被将就才都也还又再不没未很太最更会能要可在从到对向给跟和与为以由于因是有上下里中前后"
    "个只条张本家部位件间一二两三四五六七八九十几这那每各某当所而且之其吗呢吧啊呀么们您你我他她它想来去起出"
)


# Those of them that a word may be taken apart behind, or before.
_FIRST = frozenset("把将从和对被给当先都才就不个这那的得要人部位件条")
_LAST = frozenset("会将上里长过家能前后的")
_BEFORE_NOUNS = frozenset("把将从和给被对一二两三四五六七八九十百半几")
# Numbers part from few words: 十分 and 一行 are also ten points and one row.
_NUMBERS, _COUNTED = frozenset("一二两三四五六七八九十百半几"), frozenset("分行家道面手口角度会")
_CUES = {
    "会": re.compile(r"\b(?:will|would|shall|going to|can|could|able|may|might)\b|['’]ll\b", re.I),
    "长": re.compile(r"\b(?:long|length|grow\w*|grew)\b", re.I),
    "将": re.compile(r"\b(?:will|shall|would|going to|about to)\b|['’]ll\b", re.I),
}
# What the translation has where 得 before a verb is a word: the verbs that begin with it are many.
_MUST = re.compile(r"\b(?:must|ha(?:ve|s|d) (?:got )?to|needs?|should|ought|gotta)\b", re.I)
# Common words that are written as two others, and what the translation has where they are two.
# What the word for a country leaves to its abbreviation.
_COUNTRIES = (
    (re.compile(r"\bU\.?S\.?(?:A\.?)?(?!\w)"), "US United States America American"),
    (re.compile(r"\bU\.?K\.?(?!\w)"), "UK Britain British England English"),
)
_POSSESSIVE = re.compile(r"['’]s?\b")
# Words that only their own English joins: a person is also 人.
_SAID = {"个人": re.compile(r"\b(?:personal|individual|private)", re.I)}
# Words that are read otherwise where they are two, which their own English says.
_READ_OTHERWISE = {
    "假条": (("假", "条"), r"forg\w+|fake\w*|false|counterfeit|bogus"),
    "恶心": (("恶", "心"), r"evil|wicked\w*|malic\w+|vicious"),
}
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
# Where the English that tells two words apart is enough.
_MARGINS = {**dict.fromkeys(_TWO_WORDS, 0.2), **dict.fromkeys(_READ_OTHERWISE, -9.0)}


@dataclass(frozen=True, slots=True)
class _Cut:
    """A way to cut a stretch: where its words end, and its worth."""

    ends: tuple[int, ...]
    worth: float


class CutWeigher:
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
        # Among many words some are met by chance.
        many = max(0, len(counterpart.text.split()) - _MANY)
        self._margin = _MARGIN + min(_MOST_BY_LENGTH, many * _BY_LENGTH)

    def is_news(
        self, text: str, now: Sequence[int], ends: Sequence[int], around: AbstractSet[str]
    ) -> bool:
        """Whether a word that was not there answers what no other word of the sentence does."""
        if self._margin == _MARGIN:
            return True
        old = set(_parts(text, 0, len(text), now))
        new = [word for word in _parts(text, 0, len(text), ends) if word not in old]
        content = [word for word in new if word not in FUNCTION] or new
        return any(not (self._best_stems(word) & self._present) <= around for word in content)

    def better(self, text: str, now: tuple[int, ...]) -> tuple[int, ...] | None:
        """The inner ends of a cut that is clearly better than the present one."""
        if len(now) == 1 and self._overlap(text) >= _PARTLY and text not in _READ_OTHERWISE:
            return None
        worth = self._worth(text, now)
        margin = _MARGINS.get(text, self._margin)
        better = [
            cut
            for cut in self._cuts(text)
            if cut.ends != now
            and cut.worth > worth + (margin if len(cut.ends) > 1 else margin - _WHOLE)
            and self._differs_well(text, now, cut.ends)
        ]
        return max(better, key=lambda cut: cut.worth).ends[:-1] if better else None

    def _differs_well(self, text: str, now: tuple[int, ...], ends: tuple[int, ...]) -> bool:
        """Whether each part that is cut otherwise has good evidence of its own."""
        common = sorted({0, *now} & {0, *ends})
        for start, end in pairwise(common):
            old, new = _parts(text, start, end, now), _parts(text, start, end, ends)
            if old != new and (_parts_doubled(old, new) or not self._plausible(old, new)):
                return False
        return True

    def _plausible(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether the translation has these words, rather than those that stand there now."""
        content = [word for word in new if word not in FUNCTION]
        if len(old) == 1:
            return self._splits(old[0], new, content)
        ours = [word for word in old if word not in FUNCTION]
        if len(new) == 1:
            return self._joins(new[0], old)
        if any(word in _SAID and _SAID[word].search(self._english) for word in new):
            return True
        if (
            content
            and min(map(self._overlap, content)) >= _PLAIN
            and min(map(self._overlap, ours), default=0.0) < _PLAIN
        ):
            return True
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
        said = _SAID.get(new)
        if said is not None:
            return said.search(self._english) is not None
        if self._written_alike(new) == tuple(old) or new[-1] in _CUES:
            return self._overlap(new) >= _PRESENT
        if self._overlap(new) < _PLAIN:
            return False
        # 爱上 is to fall in love, which neither part says. 怪道 is no strange way; but 小屋 is a
        # small house, and may stay two words.
        met = self._best_stems(new) & self._present
        parts = {stem for word in old for stem in self._all_stems(word)}
        if len(met) > 1:
            return not met <= parts
        return not any(self._overlap(one) >= _PRESENT or self._related(new, one) for one in old)

    def _splits(self, old: str, new: Sequence[str], content: Sequence[str]) -> bool:
        """Whether one word is rather several, which mean something else together."""
        if len(set(new)) == 1:
            return False
        if _READ_OTHERWISE.get(old, ("",))[0] == tuple(new):
            return self._has(_READ_OTHERWISE[old][1])
        if self._written_alike(old) == tuple(new):
            return self._overlap(old) < _UNEXPLAINED and self._has(_TWO_WORDS[old][1])
        if not content or not _can_part(self._words, new, content):
            return False
        if new[0] == "得" and not _MUST.search(self._english):
            return False
        cue = _CUES.get(new[-1])
        if cue is not None and cue.search(self._english):
            return self._overlap(old) <= _PARTLY and all(
                self._overlap(word) >= _PRESENT for word in content if word != new[-1]
            )
        most = _PARTLY if new[0] in _BEFORE_NOUNS else _UNEXPLAINED
        return (
            self._overlap(old) < most
            and all(self._overlap(word) >= _LITERAL for word in content)
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
            for start in range(max(0, end - LONGEST_WORD), end):
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
        if len(word) == 1 and word in FUNCTION:
            # 都 is a capital, too; the capital that a translation has is mostly another word's.
            least = -_EXPECTED if word in _CUES and not _CUES[word].search(self._english) else 0.0
            share = 0.0 if word == "都" else max(share, least)
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


def can_be_parted(words: WordFile, word: str) -> bool:
    """Whether a word can be taken apart at all, whatever the translation says."""
    return word in _MARGINS or any(
        _can_part(words, parts, content)
        for parts in _partings(word)
        if (content := [part for part in parts if part not in FUNCTION])
    )


def _can_part(words: WordFile, new: Sequence[str], content: Sequence[str]) -> bool:
    """Whether the words are such as stand beside others without being part of them."""
    first, last = new[0], new[-1]
    if first in _NUMBERS:
        return last in _COUNTED
    if len(content) == len(new):
        # A verb and its object.
        tags = [words.tag(word)[:1] for word in new]
        return tags == ["v", "n"] and len(first) == len(last) == 1
    return (first in content or first in _FIRST) and (last in content or last in _LAST)


def _partings(word: str) -> Iterator[list[str]]:
    """Every way to take a word apart."""
    for at in range(1, len(word)):
        yield [word[:at], word[at:]]
        yield from ([word[:at], *rest] for rest in _partings(word[at:]))


def spelled_out(english: str) -> str:
    """The translation without the marks of possession, and with countries by their names."""
    for pattern, names in _COUNTRIES:
        english = pattern.sub(names, english)
    return _POSSESSIVE.sub("", english)


def _parts_doubled(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a doubled character that was a word is taken apart: 哥哥, 点点."""
    return any(
        len(word) == 2 and word[0] == word[1] and word not in new and len(old) > 1 for word in old
    )


def _parts(text: str, start: int, end: int, ends: Sequence[int]) -> list[str]:
    """The words between two offsets of a text whose words end at `ends`."""
    inner = [at for at in ends if start < at < end]
    return [text[a:b] for a, b in pairwise((start, *inner, end))]

"""Words that hide a character of another reading: 在校 is at school, or proofreading just now.

A word is taken apart where its translation has the meaning that one of its characters has in
another reading, by its own glosses or by words that share it, has what the rest of it means, and
has not what the word means as a whole.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from duidu.language.zh.wordfile import WordFile
from duidu.lexicon.counterpart import Counterpart
from duidu.lexicon.cut_weigher import FUNCTION
from duidu.lexicon.entry import Entry, Sense
from duidu.lexicon.glosses import GlossReader
from duidu.lexicon.shared_readings import SharedReadings

_MOST = 3  # characters of a word that is taken apart
# How much of a gloss the translation has, so that it surely says it; of the whole word, so that it
# may; and by how much the other reading must be better than that which the word has.
_SAID, _MAYBE, _BETTER = 0.8, 0.65, 0.45
# A word of a gloss that is less telling is met by chance.
_TELLING = 0.35
# Of the rest of a word of which the translation says nothing as a whole.
_LIKELY = 0.5
# Log odds by which words that share a character must speak for another reading.
_SHARED = 2.5
# What stands behind a verb without being part of it, and in no gloss.
_BEHIND = frozenset("吗吧呢了着过")
# Readings that are no meaning of their own, or that grammar decides.
_GRAMMAR = frozenset("了着地得的过都么吗吧呢啊哪那还儿")
# Readings of words that help others, which no gloss says in the words of a translation.
_HELPERS = {
    ("还", "hai2"): r"still|yet|again|even|also|too|as well|another",
    ("更", "geng4"): r"even|still|more|\w+er",
    ("应", "ying1"): r"ought|should|must|shall",
    ("得", "dei3"): r"ha(?:ve|s|d) to|must|needs? to|got to|gotta",
    ("都", "dou1"): r"all|both|every\w*|each|always|any\w*|even|entire\w*",
    ("将", "jiang1"): r"will|shall|would|about to|going to",
    ("只", "zhi3"): r"only|just|merely|alone|solely|nothing but",
    ("少", "shao3"): r"few\w*|little|less|lacks?|short|miss\w*|seldom|rarely",
    ("没", "mei2"): r"not|no|never|\w+n['’]t|without|none|nothing",
    ("差", "cha4"): r"lack\w*|short|miss\w*|bad|poor|worse|worst|nearly|almost",
    ("为", "wei4"): r"for|on behalf of",
}

Ends = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A character of a word beside its translation.

    `here` are the syllables that it has in the word; `around` gives the stems by which the other
    words of the sentence are explained.
    """

    word: str
    at: int
    here: frozenset[str]
    entries: Mapping[str, tuple[Entry, ...]]
    counterpart: Counterpart
    around: Callable[[], Collection[str]]

    @property
    def character(self) -> str:
        """The character itself."""
        return self.word[self.at]

    @property
    def rest(self) -> dict[int, str]:
        """What stands before it and behind it in the word, by where that begins."""
        parts = {0: self.word[: self.at], self.at + 1: self.word[self.at + 1 :]}
        return {start: part for start, part in parts.items() if part}

    @property
    def parts(self) -> list[str]:
        """The words that the word is taken apart into."""
        return [
            part
            for part in (self.word[: self.at], self.character, self.word[self.at + 1 :])
            if part
        ]

    def has(self, entry: Entry) -> bool:
        """Whether an entry of the character is read as in the word."""
        return any(_is_alike(entry.reading[0], syllable) for syllable in self.here)


class HiddenReadings:
    """Finds words that the translation takes apart for another reading of a character."""

    def __init__(self, words: WordFile, reader: GlossReader, shared: SharedReadings) -> None:
        self._words = words
        self._reader = reader
        self._shared = shared

    def places(self, word: str, reading: Sequence[str]) -> list[int]:
        """Where in a word a character stands that can be read otherwise by itself."""
        if not 1 < len(word) <= _MOST or len(reading) != len(word):
            return []
        return [
            at
            for at, (character, syllable) in enumerate(zip(word, reading, strict=True))
            if self._is_read_otherwise(character, syllable)
        ]

    def _is_read_otherwise(self, character: str, syllable: str) -> bool:
        if character in _GRAMMAR:
            return any(one == character and said != syllable for one, said in _HELPERS)
        record = self._words.record(character)
        return record is not None and any(
            not _is_alike(one.syllables[0], syllable) for one in record.readings
        )

    def ends(
        self,
        word: str,
        reading: Sequence[str],
        entries: Mapping[str, tuple[Entry, ...]],
        counterpart: Counterpart,
        around: Callable[[], Collection[str]],
    ) -> Ends:
        """Where the translation takes a word apart; () where it does not.

        `around` are the stems by which the other words of the sentence are explained.
        """
        wholes = entries.get(word, ())
        if _overlap(_senses(wholes), counterpart) >= _MAYBE:
            return ()
        around = cache(around)
        for at in self.places(word, reading):
            here = {reading[at], *(one.reading[at] for one in wholes if len(one.reading) > at)}
            place = _Place(word, at, frozenset(here), entries, counterpart, around)
            if self._is_told(place) or self._is_implied(place):
                return tuple(_ends(place.parts))[:-1]
        return ()

    def _is_told(self, place: _Place) -> bool:
        """Whether a gloss of another reading stands in the translation, and those of the rest."""
        said = self._said(place)
        if said is None:
            return False
        # What the word means as a whole, or another word does, tells nothing of its parts.
        wholes = place.entries.get(place.word, ())
        news = said - self._stems(wholes) - set(place.around()) if said else said
        if said and not news:
            return False
        is_whole = _overlap(_senses(wholes), place.counterpart) > 1 - _SAID
        return self._has_rest(place, news, _SAID if is_whole else _LIKELY)

    def _is_implied(self, place: _Place) -> bool:
        """Whether the translation means another reading that no gloss of it says.

        Words that share the character say so, or how the word helps another. The translation may
        have nothing that only the whole word means.
        """
        known = place.entries.get(place.character, ())
        others = {one.reading[0] for one in known if not one.is_surname and not place.has(one)}
        if not others or not self._has_rest(place, frozenset(), _SAID):
            return False
        explained = cache(lambda: self._explained(place))
        ours = self._stems(place.entries.get(place.word, ()))
        ours &= self._reader.stems(place.counterpart.text)
        if ours and not ours <= explained():
            return False
        if any(_helps(place.character, one, place.counterpart.text) for one in others):
            return True
        worth = self._shared.favours(
            place.character, {*others, *place.here}, place.counterpart.text, explained
        )
        own = max(worth[one] for one in place.here)
        return max(worth[one] for one in others) - own >= _SHARED

    def _explained(self, place: _Place) -> set[str]:
        """The stems by which the rest of the word and the words around it are explained."""
        rest = (self._stems(place.entries.get(part, ())) for part in place.rest.values())
        return set(place.around()).union(*rest)

    def _has_rest(self, place: _Place, taken: AbstractSet[str], least: float) -> bool:
        """Whether the translation has the rest of the word, or needs no word for it.

        `taken` are the stems that answer the other character, `least` is how much of a gloss the
        translation must have.
        """
        for start, part in place.rest.items():
            if part in (_BEHIND if start > place.at else FUNCTION):
                continue
            if not any(
                place.counterpart.overlap(one) >= least and not self._reader.stems(one.text) & taken
                for one in _senses(place.entries.get(part, ()))
            ):
                return False
        return True

    def _said(self, place: _Place) -> AbstractSet[str] | None:
        """The stems that the translation has of a meaning that only another reading has.

        None is for no such meaning; a surname that the translation spells has no stems.
        """
        own: list[Entry] = []
        other: list[Entry] = []
        for entry in place.entries.get(place.character, ()):
            (own if place.has(entry) else other).append(entry)
        counterpart = place.counterpart
        if any(_is_name_said(entry, counterpart.text) for entry in other):
            is_ours = any(_is_name_said(entry, counterpart.text) for entry in own)
            return None if is_ours else frozenset()
        if _overlap(_senses(own), counterpart) > 1 - _BETTER:
            return None
        present = self._reader.stems(counterpart.text)
        said = [
            self._reader.stems(one.text) & present
            for one in _senses(other)
            if counterpart.overlap(one) >= _SAID and self._is_telling(one, present)
        ]
        return frozenset().union(*said) if said else None

    def _stems(self, entries: Sequence[Entry]) -> set[str]:
        return {stem for one in _senses(entries) for stem in self._reader.stems(one.text)}

    def _is_telling(self, sense: Sense, present: AbstractSet[str]) -> bool:
        """Whether what the translation has of a gloss is more than a common word."""
        return any(
            weight >= _TELLING and not present.isdisjoint(stems)
            for _, stems, weight in self._reader.words(sense.text)
        )


def _helps(character: str, syllable: str, english: str) -> bool:
    """Whether the translation has what a character helps another word to say in this reading."""
    words = _HELPERS.get((character, syllable))
    return words is not None and re.search(rf"\b(?:{words})\b", english, re.I) is not None


def _is_alike(one: str, other: str) -> bool:
    """Whether two syllables are one, with its tone or without."""
    return one == other or (one[:-1] == other[:-1] and "5" in (one[-1:], other[-1:]))


def _senses(entries: Sequence[Entry]) -> Iterator[Sense]:
    return (
        sense
        for entry in entries
        for sense in entry.senses
        if not sense.is_pointer and not sense.is_surname
    )


def _overlap(senses: Iterator[Sense], counterpart: Counterpart) -> float:
    return max(map(counterpart.overlap, senses), default=0.0)


def _is_name_said(entry: Entry, text: str) -> bool:
    """Whether the entry has a surname, and the translation has it with a capital."""
    if not entry.is_surname:
        return False
    name = entry.pinyin[0].rstrip("12345").replace("u:", "u").capitalize()
    return len(name) > 1 and re.search(rf"\b{name}\b", text) is not None


def _ends(parts: Sequence[str]) -> Iterator[int]:
    end = 0
    for part in parts:
        end += len(part)
        yield end

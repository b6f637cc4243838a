"""Words that hide a character of another reading: 在校 is at school, or proofreading just now.

A word is taken apart where its translation has the meaning that one of its characters has in
another reading, has what the rest of it means, and has not what the word means as a whole.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from duidu.language.zh.wordfile import WordFile
from duidu.lexicon.counterpart import Counterpart
from duidu.lexicon.cut_weigher import FUNCTION
from duidu.lexicon.entry import Entry, Sense
from duidu.lexicon.glosses import GlossReader

_MOST = 3  # characters of a word that is taken apart
# How much of a gloss the translation has, so that it surely says it; of the whole word, so that it
# may; and by how much the other reading must be better than that which the word has.
_SAID, _MAYBE, _BETTER = 0.8, 0.65, 0.5
# A word of a gloss that is less telling is met by chance.
_TELLING = 0.35
# What stands behind a verb without being part of it, and in no gloss.
_BEHIND = frozenset("吗吧呢了")
# Readings that are no meaning of their own, or that grammar decides.
_GRAMMAR = frozenset("了着地得的过都么吗吧呢啊哪那还儿")

Ends = tuple[int, ...]


class HiddenReadings:
    """Finds words that the translation takes apart for another reading of a character."""

    def __init__(self, words: WordFile, reader: GlossReader) -> None:
        self._words = words
        self._reader = reader

    def places(self, word: str, reading: Sequence[str]) -> list[int]:
        """Where in a word a character stands that can be read otherwise by itself."""
        if not 1 < len(word) <= _MOST or len(reading) != len(word):
            return []
        return [
            at
            for at, (character, syllable) in enumerate(zip(word, reading, strict=True))
            if character not in _GRAMMAR and self._is_read_otherwise(character, syllable)
        ]

    def _is_read_otherwise(self, character: str, syllable: str) -> bool:
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
        for at in self.places(word, reading):
            here = {reading[at], *(one.reading[at] for one in wholes if len(one.reading) > at)}
            said = self._said(word[at], here, entries, counterpart)
            if said is None:
                continue
            # What the word means as a whole, or another word does, tells nothing of its parts.
            news = said - self._stems(wholes) - set(around()) if said else said
            if said and not news:
                continue
            parts = [part for part in (word[:at], word[at], word[at + 1 :]) if part]
            if all(
                self._is_said(part, entries, counterpart, news, is_behind=place > 0)
                for place, part in enumerate(parts)
                if part != word[at]
            ):
                return tuple(_ends(parts))[:-1]
        return ()

    def _said(
        self,
        character: str,
        syllables: Collection[str],
        entries: Mapping[str, tuple[Entry, ...]],
        counterpart: Counterpart,
    ) -> AbstractSet[str] | None:
        """The stems that the translation has of a meaning that only another reading has.

        `syllables` are those that the character has in the word. None is for no such meaning; a
        surname that the translation spells has no stems.
        """
        known = entries.get(character, ())
        own: list[Entry] = []
        other: list[Entry] = []
        for entry in known:
            alike = any(_is_alike(entry.reading[0], syllable) for syllable in syllables)
            (own if alike else other).append(entry)
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

    def _is_said(
        self,
        part: str,
        entries: Mapping[str, tuple[Entry, ...]],
        counterpart: Counterpart,
        taken: AbstractSet[str],
        *,
        is_behind: bool,
    ) -> bool:
        """Whether the translation has the rest of the word, or needs no word for it.

        `taken` are the stems that answer the other character.
        """
        if part in (_BEHIND if is_behind else FUNCTION):
            return True
        return any(
            counterpart.overlap(one) >= _SAID and not self._reader.stems(one.text) & taken
            for one in _senses(entries.get(part, ()))
        )


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

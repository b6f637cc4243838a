"""Looks words up: Chinese by the longest match, English by stems and phrases.

English words prefer entries whose headword stands in the counterpart sentence.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from duidu.language.en.english import English
from duidu.lexicon.entry import Entry
from duidu.lexicon.lexicon import Lexicon

# Entries found for one English word; nobody reads on.
MOST = 50
_POOL = 120  # entries weighed for one English word, common ones first
_LONGEST_PHRASE = 4  # words
_REMEMBERED = 10_000  # glosses
_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*|\d+")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
# Words of a gloss that say only how it is used; a person does not type them.
_ARTICLES = frozenset(["to", "a", "an", "the", "sb", "sth"])


@dataclass(frozen=True, slots=True)
class Found:
    """An entry found by an English word.

    `sense` is the index of the sense that has it, `closeness` how well the gloss is just that word,
    0 to 1.
    """

    entry: Entry
    sense: int
    closeness: float


@dataclass(frozen=True, slots=True)
class Matches:
    """A Chinese word with its entries, and the shorter words at its beginning, longest first."""

    text: str
    entries: tuple[Entry, ...]
    shorter: tuple[tuple[str, tuple[Entry, ...]], ...] = ()


class WordSearch:
    """Finds entries for what a person points at or types."""

    def __init__(self, lexicon: Lexicon, english: English | None = None) -> None:
        self._lexicon = lexicon
        self._language = english or English()
        # Common entries come up for many words: their glosses are cut and stemmed once.
        self._ways = lru_cache(maxsize=_REMEMBERED)(self._ways_of)
        # Glosses in lower case, by entry: most entries are ruled out by them at once.
        self._lower: dict[int, str] = {}

    def chinese(self, text: str, at: int = 0) -> Matches | None:
        """The longest word that begins at a code point, and the shorter ones; None if none does."""
        found = self._lexicon.longest(text, at)
        if not found:
            return None
        (length, entries), *rest = found
        return Matches(
            text[at : at + length],
            entries,
            tuple((text[at : at + n], shorter) for n, shorter in rest),
        )

    def english(self, phrase: str, beside: Collection[str] = (), limit: int = MOST) -> list[Found]:
        """Entries with an English word or phrase in a gloss, whatever its inflection.

        First come those whose headword is in `beside` (the Chinese words of the counterpart
        sentence), then those whose gloss is just this word, then common ones.
        """
        return self._english(phrase, beside, self._entries(beside))[:limit]

    def _entries(self, words: Collection[str]) -> list[Entry]:
        return [entry for found in self._lexicon.many(words).values() for entry in found]

    def _english(self, phrase: str, beside: Collection[str], more: Sequence[Entry]) -> list[Found]:
        """Weigh the entries of a phrase and of its lemmas, and those of `more`."""
        words = phrase.split()
        if not words:
            return []
        wanted = tuple(frozenset(self._language.stems(word)) for word in words)
        lemmas = " ".join(self._language.lemmas(word)[-1] for word in words)
        entries = {
            entry.id: entry for entry in self._lexicon.by_english(tuple({phrase, lemmas}), _POOL)
        }
        entries.update((entry.id, entry) for entry in more)
        weighed = [one for entry in entries.values() if (one := self._weigh(entry, wanted))]
        # The translation is the best dictionary: what stands in it comes first.
        here = set(beside)
        return sorted(
            weighed,
            key=lambda one: (
                not here.intersection((one.entry.simplified, one.entry.traditional)),
                # A step of the logarithmic frequency weighs a tenth of a perfect match.
                -one.closeness - one.entry.zipf / 10,
                one.entry.id,
            ),
        )

    def english_at(
        self, words: Sequence[str], at: int, beside: Collection[str] = ()
    ) -> list[tuple[int, list[Found]]]:
        """Phrases that begin at a word (take off) and the word itself, longest first.

        They come as (number of words, entries). A phrase counts when a gloss is exactly it.
        """
        found = []
        # Read once for all phrases: the counterpart is the same.
        more = self._entries(beside)
        for length in range(min(_LONGEST_PHRASE, len(words) - at), 1, -1):
            best = self._english(" ".join(words[at : at + length]), beside, more)[:MOST]
            # Exactly the phrase: “take off” must not find whatever has take and off in it.
            phrase = [one for one in best if one.closeness == 1.0]
            if phrase:
                found.append((length, phrase))
        return [*found, (1, self._english(words[at], beside, more)[:MOST])]

    def _weigh(self, entry: Entry, wanted: tuple[frozenset[str], ...]) -> Found | None:
        """The sense that has the words in a row, with the fewest others beside them."""
        best: Found | None = None
        beginnings = _beginnings(wanted[0])
        if not _has_one(
            self._lower.get(entry.id) or self._in_lower(entry), beginnings
        ):  # stemming every gloss takes too long
            return None
        for sense in entry.senses:
            if not _has_one(sense.text.lower(), beginnings):
                continue
            for stems in self._ways(sense.text):
                # A sense that only points to another word is worth a little less
                # than one that explains.
                closeness = len(wanted) / len(stems) * (0.9 if sense.is_pointer else 1.0)
                if (best is None or closeness > best.closeness) and _stand_in(stems, wanted):
                    best = Found(entry, sense.index, closeness)
        return best

    def _in_lower(self, entry: Entry) -> str:
        """All glosses of an entry in one lower case text."""
        if len(self._lower) >= _REMEMBERED:
            self._lower.clear()
        lower = self._lower[entry.id] = "/".join([sense.text for sense in entry.senses]).lower()
        return lower

    def _ways_of(self, gloss: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The alternatives of a gloss, as the stems of their words."""
        return tuple(tuple(map(self._language.stems, words)) for words in _alternatives(gloss))


@lru_cache(maxsize=1000)
def _beginnings(stems: frozenset[str]) -> tuple[str, ...]:
    """The beginnings that every word with one of these stems has."""
    # Snowball changes at most the last letters of a stem (happi, happy).
    return tuple({stem[: max(2, len(stem) - 2)] for stem in stems})


def _has_one(text: str, beginnings: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, beginnings))


def _stand_in(stems: Sequence[Sequence[str]], wanted: Sequence[frozenset[str]]) -> bool:
    """Whether the wanted words stand in a row."""
    for i in range(len(stems) - len(wanted) + 1):
        for want, have in zip(wanted, stems[i:], strict=False):
            if want.isdisjoint(have):
                break
        else:
            return True
    return False


def _alternatives(gloss: str) -> Iterator[list[str]]:
    """The words of each alternative of a gloss, without articles and parentheses.

    Parentheses count where nothing else is left.
    """
    for part in re.split(r"[;,]", _ASIDE.sub(" ", gloss).strip() or gloss):
        words = _WORD.findall(part)
        kept = [word for word in words if word.lower() not in _ARTICLES] or words
        if kept:
            yield kept

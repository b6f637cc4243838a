"""Looks words up: Chinese by the longest match, English by stems and phrases.

English words prefer entries whose headword stands in the counterpart sentence.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from duidu.language.protocol import InflectedLanguage
from duidu.lexicon.entry import Entry
from duidu.lexicon.glosses import gloss_language
from duidu.lexicon.lexicon import Lexicon

# Entries found for one English word; nobody reads on.
MOST = 50
_POOL = 120  # entries weighed for one English word, common ones first
_LONGEST_PHRASE = 4  # words
_REMEMBERED = 2_000  # glosses
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

    def __init__(self, lexicon: Lexicon, english: InflectedLanguage | None = None) -> None:
        self._lexicon = lexicon
        self._language = english or gloss_language()

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
        wanted = list(map(self._wanted, phrase.split()))
        return self._english(wanted, beside, self._entries(beside))[:limit] if wanted else []

    def english_at(
        self, words: Sequence[str], at: int, beside: Collection[str] = ()
    ) -> list[tuple[int, list[Found]]]:
        """Phrases that begin at a word (take off) and the word itself, longest first.

        They come as (number of words, entries). A phrase counts when a gloss is exactly it.
        """
        # What looks like one word may be several to a dictionary.
        wanted = [
            list(map(self._wanted, word.split())) for word in words[at : at + _LONGEST_PHRASE]
        ]
        if not wanted or not wanted[0]:
            return [(1, [])]
        # Read once for all phrases: the counterpart is the same, and so is their first word.
        more = [entry for entry in self._entries(beside) if _may_have(entry, wanted[0][0])]
        found = []
        for length in range(len(wanted), 1, -1):
            best = self._english([one for word in wanted[:length] for one in word], beside, more)
            # Exactly the phrase: “take off” must not find whatever has take and off in it.
            phrase = [one for one in best[:MOST] if one.closeness == 1.0]
            if phrase:
                found.append((length, phrase))
        return [*found, (1, self._english(wanted[0], beside, more)[:MOST])]

    def _entries(self, words: Collection[str]) -> list[Entry]:
        return [entry for found in self._lexicon.many(words).values() for entry in found]

    def _wanted(self, word: str) -> "_Wanted":
        return _Wanted(word, self._language)

    def _english(
        self, wanted: Sequence["_Wanted"], beside: Collection[str], more: Sequence[Entry]
    ) -> list[Found]:
        """Weigh the entries of a phrase and of its lemmas, and those of `more`."""
        phrases = {" ".join(one.word for one in wanted), " ".join(one.lemma for one in wanted)}
        entries = {entry.id: entry for entry in self._lexicon.by_english(tuple(phrases), _POOL)}
        entries.update((entry.id, entry) for entry in more)
        weighed = [one for entry in entries.values() if (one := _weigh(entry, wanted))]
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


class _Wanted(dict[str, bool]):
    """A word to be found: for each word of a gloss, whether it is that in any inflection.

    Glosses are made of few words, each of which is compared once.
    """

    def __init__(self, word: str, language: InflectedLanguage) -> None:
        super().__init__()
        self.word = word
        self.lemma = language.lemmas(word)[-1]
        self._language = language
        self._stems = frozenset(language.stems(word))
        # Snowball changes at most the last letters of a stem (happi, happy).
        self.beginnings = tuple({stem[: max(2, len(stem) - 2)] for stem in self._stems})

    def __missing__(self, word: str) -> bool:
        # Stemming is slow, and most words begin like none that has one of the stems.
        is_it = self[word] = any(
            form.startswith(self.beginnings) for form in self._language.lemmas(word)
        ) and not self._stems.isdisjoint(self._language.stems(word))
        return is_it


def _may_have(entry: Entry, wanted: _Wanted) -> bool:
    """Whether any gloss of an entry has letters that the wanted word begins with."""
    return any(_has_one(sense.text.lower(), wanted.beginnings) for sense in entry.senses)


def _has_one(text: str, beginnings: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, beginnings))


def _weigh(entry: Entry, wanted: Sequence[_Wanted]) -> Found | None:
    """The sense that has the words in a row, with the fewest others beside them."""
    best: Found | None = None
    beginnings = wanted[0].beginnings
    for sense in entry.senses:
        # Most senses are ruled out by this: cutting every gloss takes too long.
        if not _has_one(sense.text.lower(), beginnings):
            continue
        for words in _alternatives(sense.text):
            closeness = len(wanted) / len(words)
            if (best is None or closeness > best.closeness) and _stand_in(words, wanted):
                # A sense that only points to another word is worth a little less
                # than one that explains.
                closeness *= 0.9 if sense.is_pointer else 1.0
                if best is None or closeness > best.closeness:
                    best = Found(entry, sense.index, closeness)
    return best


def _stand_in(words: Sequence[str], wanted: Sequence[_Wanted]) -> bool:
    """Whether the wanted words stand in a row."""
    if len(wanted) == 1:
        return any(map(wanted[0].__getitem__, words))
    for at in range(len(words) - len(wanted) + 1):
        for want, word in zip(wanted, words[at:], strict=False):
            if not want[word]:
                break
        else:
            return True
    return False


@lru_cache(maxsize=_REMEMBERED)
def _alternatives(gloss: str) -> tuple[tuple[str, ...], ...]:
    """The words of each alternative of a gloss, without articles and parentheses.

    Parentheses count where nothing else is left.
    """
    found = []
    for part in re.split(r"[;,]", _ASIDE.sub(" ", gloss).strip() or gloss):
        words = _WORD.findall(part)
        kept = [word for word in words if word.lower() not in _ARTICLES] or words
        if kept:
            found.append(tuple(kept))
    return tuple(found)

"""Looks words up: Chinese by the longest match, English by stems and phrases.

English words prefer entries whose headword stands in the counterpart sentence.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappop, heappush
from itertools import chain
from typing import NamedTuple

from duidu.core.recent import Recent
from duidu.language.en.bases import Kind, bases, without_not
from duidu.language.protocol import InflectedLanguage
from duidu.language.zh.description import chinese_words
from duidu.language.zh.doubled import LONGEST, doubled_at
from duidu.language.zh.script import ScriptConverter
from duidu.lexicon.beside import Beside
from duidu.lexicon.characters import Character, characters_of
from duidu.lexicon.compiled_records import EnglishWord
from duidu.lexicon.english_asked import Asked
from duidu.lexicon.english_numbers import number_entries
from duidu.lexicon.english_search import Candidate, EnglishSearch, mentioned
from duidu.lexicon.entry import Entry, meanings, points_elsewhere
from duidu.lexicon.entry_order import LikelyReadings, Reading, in_order, likely_readings
from duidu.lexicon.gloss_text import meaning_of_reference
from duidu.lexicon.glosses import gloss_language
from duidu.lexicon.lexicon import Lexicon, Record

# Entries found for one English word; nobody reads on.
MOST = 50
_POOL = 120  # entries weighed for one English word, common ones first
_REMEMBERED = 2_000  # glosses
_WORDS_KEPT = 200  # whose best entries are remembered, some kilobytes each
_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*|\d+")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
# Words of a gloss that say only how it is used; a person does not type them.
_ARTICLES = frozenset(["to", "a", "an", "the", "sb", "sth"])


@dataclass(frozen=True, slots=True)
class Found:
    """An entry found by an English word.

    `sense` is the index of the sense that has it, None where no sense does: the word is said so in
    translations.
    """

    entry: Entry
    sense: int | None


@dataclass(frozen=True, slots=True)
class Matches:
    """A Chinese word with its entries, and the shorter words at its beginning, longest first."""

    text: str
    entries: tuple[Entry, ...]
    shorter: tuple[tuple[str, tuple[Entry, ...]], ...] = ()


class WordSearch:
    """Finds entries for what a person points at or types."""

    def __init__(
        self,
        lexicon: Lexicon,
        english: InflectedLanguage | None = None,
        likely: LikelyReadings = likely_readings,
    ) -> None:
        self._lexicon = lexicon
        self._likely = likely
        self._language = english or gloss_language()
        self._english = EnglishSearch(lexicon, self._language.stem)
        self._words = chinese_words()
        self._script = ScriptConverter(self._words)
        # Every other word that one reads is one of a hundred.
        self._commons: Recent[tuple[object, ...], tuple[_Weighed, ...]] = Recent(_WORDS_KEPT)

    def chinese(self, text: str, at: int = 0) -> Matches | None:
        """The longest word that begins at a code point, and the shorter ones; None if none does.

        The entries of each are in the order of entry_order.in_order. A word said twice over has
        those of the word itself.
        """
        found = self._lexicon.longest(text, at)
        if not found:
            return None
        ordered = [
            (word := text[at : at + n], in_order(entries, self._likely(word)))
            for n, entries in found
        ]
        # Parts of speech, by which one is told, are those of simplified words.
        form = doubled_at(self._script.simplified(text[at : at + LONGEST]), 0, self._words)
        if form is not None and form.size > found[0][0] and (entries := self.in_order(form.base)):
            ordered.insert(0, (text[at : at + form.size], entries))
        (word, entries), *rest = ordered
        return Matches(word, entries, tuple(rest))

    def in_order(
        self, word: str, reading: Reading = (), *, named: bool = False
    ) -> tuple[Entry, ...]:
        """The entries of exactly this word, as entry_order.in_order has them; () for none."""
        return in_order(self._lexicon.exact(word), self._likely(word), reading, named=named)

    def as_taught(self, entry: Entry) -> Entry:
        """An entry found by its reading or meaning, with levels only if it is what they mean."""
        if not entry.levels:
            return entry
        found = (one for one in self.in_order(entry.simplified) if one.id == entry.id)
        return next(found, entry)

    def characters(self, word: str, reading: Reading = ()) -> tuple[Character, ...]:
        """The characters of a word with their entries, those of its reading first."""
        return characters_of(word, self._lexicon, reading)

    def meaning_of(self, gloss: str) -> tuple[str, ...]:
        """What the word means that a gloss only points to; () for a gloss that explains."""
        return meaning_of_reference(gloss, self._lexicon.exact)

    def english(self, phrase: str, beside: Collection[str] = (), limit: int = MOST) -> list[Found]:
        """Entries for an English word or phrase, whatever its inflection, the likeliest first.

        First come those whose headword is in `beside` (the Chinese words of the counterpart
        sentence); last those that only have the words somewhere in a gloss.
        """
        found = list(self._english.phrase(phrase, Beside((), frozenset(beside))))
        known = {one.record[0] for one in found}
        if len(found) < limit:
            found += (one for one in self._mentions(phrase, beside) if one.record[0] not in known)
        return self._with_numbers(phrase, found, limit)

    def english_at(
        self, words: Sequence[str], at: int, beside: Beside, limit: int = MOST, begins: bool = False
    ) -> tuple[int, int, list[Found]]:
        """What a word of a sentence finds: alone, or the longest phrase around it that is one.

        As the first and the last of the words that are meant, with the entries. `begins` says that
        a sentence begins with the word.
        """
        unit = self._english.find(Asked(words, at, begins, beside))
        found = list(unit.found)
        if not found:
            found = self._mentions(words[at], beside.words)
        return unit.start, unit.end, self._with_numbers(words[at], found, limit)

    def english_word(self, word: str) -> EnglishWord | None:
        """What is known of an English word in its base form, the commonest that it may be of.

        Of can't that of can; of a word that is not listed that of the one it is derived from.
        """
        guesses = [one for one in bases(without_not(word)) if one.kind <= Kind.DERIVED]
        words = self._lexicon.english_words([one.text for one in guesses])
        known = {one.word: one for one in words}
        found = [known[one.text] for one in guesses if one.text in known]
        forms = [one.text for one in guesses if one.kind <= Kind.INFLECTED and one.text in known]
        # As it is spelt, unless it is more often a form of another: left.
        return max(found[: len(forms)] or found, key=lambda one: one.zipf, default=None)

    def _with_numbers(self, word: str, found: Sequence[Candidate], limit: int) -> list[Found]:
        """What was found as entries; before them what the word is as a number."""
        numbers = number_entries(word)
        if numbers and word[0].isdecimal():
            # Words that stand beside a number tell nothing of it.
            found = [one for one in found if one.sense is None]
        entries = [
            Found(self.as_taught(self._lexicon.entry(one.record)), one.sense)
            for one in found[:limit]
        ]
        own = {one.entry.simplified for one in entries}
        # The dictionary has third.
        made = [Found(one, 0) for one in numbers if one.simplified not in own]
        return [*made, *entries][:limit]

    def _mentions(self, phrase: str, beside: Collection[str]) -> list[Candidate]:
        """The entries with the words somewhere in a gloss, those of `beside` first."""
        wanted = self._wanted(phrase)
        if not wanted:
            return []
        near = _weigh(_places(self._lexicon.records(beside), wanted[0]), wanted)
        return self._best(chain(self._common(wanted, MOST), near), beside)

    def _wanted(self, phrase: str) -> "list[_Wanted]":
        # What looks like one word may be several to a dictionary.
        return [_Wanted(word, self._language) for word in phrase.split()]

    def _records(self, wanted: Sequence["_Wanted"]) -> list[Record]:
        """The common ones of the entries that may have a phrase, or its lemmas, in a gloss."""
        phrases = {" ".join(one.word for one in wanted), " ".join(one.lemma for one in wanted)}
        return self._lexicon.records_by_english(tuple(phrases), _POOL)

    def _common(self, wanted: Sequence["_Wanted"], limit: int) -> "tuple[_Weighed, ...]":
        """The best entries of the whole dictionary that have a phrase."""
        asked = (self._lexicon.edition, limit, *(one.word for one in wanted))
        known = self._commons.get(asked)
        if known is None:
            known = self._commons.earlier(asked)
        return self._commons.keep(asked, self._search(wanted, limit)) if known is None else known

    def _search(self, wanted: Sequence["_Wanted"], limit: int) -> "tuple[_Weighed, ...]":
        """Weigh entries from the most common one on, until none can be among the best."""
        best: list[tuple[float, int, _Weighed]] = []
        for record in self._records(wanted):
            if len(best) == limit and best[0][0] >= _worth(1.0, record):
                break
            for one in _weigh(_places([record], wanted[0]), wanted):
                heappush(best, (_worth(one.closeness, record), -record[0], one))
                if len(best) > limit:
                    heappop(best)
        return tuple(one for *_, one in best)

    def _best(self, weighed: Iterable["_Weighed"], beside: Collection[str]) -> list[Candidate]:
        """The best of what was weighed."""
        here = set(beside)

        def rank(one: _Weighed) -> tuple[bool, float, int]:
            number, traditional, simplified, *_ = one.record
            # The translation is the best dictionary: what stands in it comes first.
            stands = simplified in here or traditional in here
            return not stands, -_worth(one.closeness, one.record), number

        best = sorted({one.record[0]: one for one in weighed}.values(), key=rank)
        return [mentioned(one.record, one.sense, one.closeness) for one in best[:MOST]]


class _Place(NamedTuple):
    """Where a wanted word is: one alternative of the gloss of a sense, cut into words."""

    record: Record
    sense: int
    gloss: str
    words: tuple[str, ...]


class _Weighed(NamedTuple):
    """The sense of a record that has what is wanted, and how well its gloss is just that."""

    record: Record
    sense: int
    closeness: float


def _worth(closeness: float, record: Record) -> float:
    # A step of the logarithmic frequency weighs a tenth of a perfect match.
    return closeness + record[-1] / 100 / 10


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
        # Snowball changes at most the last letter of a stem (happi, happy); irregular forms are
        # often as much alike (make, made).
        self._alike = tuple({stem[: max(2, len(stem) - 1)] for stem in self._stems})
        self._beginnings = tuple({stem[: max(2, len(stem) - 2)] for stem in self._stems})

    def __missing__(self, word: str) -> bool:
        is_it = False
        for form in self._language.lemmas(word):
            # Stemming is slow, and most words begin like none that has one of the stems.
            if form.startswith(self._alike):
                is_it = not self._stems.isdisjoint(self._language.stems(word))
                break
        self[word] = is_it
        return is_it

    def may_be_in(self, text: str) -> bool:
        """Whether a text has letters that the word begins with; most glosses have none."""
        lower = text.lower()
        for beginning in self._beginnings:  # noqa: SIM110 - twice as fast as a generator
            if beginning in lower:
                return True
        return False


def _places(records: Iterable[Record], wanted: _Wanted) -> Iterator[_Place]:
    """The alternatives of glosses that have a word."""
    for record in records:
        glosses = record[4]
        if not wanted.may_be_in(glosses):
            continue
        for number, gloss in enumerate(meanings(glosses)):
            # To cut every gloss takes too long.
            if not wanted.may_be_in(gloss):
                continue
            for words in _alternatives(gloss):
                if any(map(wanted.__getitem__, words)):
                    yield _Place(record, number, gloss, words)


def _weigh(places: Iterable[_Place], wanted: Sequence[_Wanted]) -> Iterable[_Weighed]:
    """The sense of each record that has the words in a row, with the fewest others beside them."""
    best: dict[int, _Weighed] = {}
    for record, sense, gloss, words in places:
        known = best.get(record[0])
        closeness = len(wanted) / len(words)
        if (known is not None and closeness <= known.closeness) or not _stand_in(words, wanted):
            continue
        # A sense that only points to another word is worth a little less than one that explains.
        closeness *= 0.9 if points_elsewhere(gloss) else 1.0
        if known is None or closeness > known.closeness:
            best[record[0]] = _Weighed(record, sense, closeness)
    return best.values()


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
    plain = _ASIDE.sub(" ", gloss).strip() or gloss if "(" in gloss or "[" in gloss else gloss
    for part in plain.replace(";", ",").split(","):
        words = part.split()
        # Most have nothing but letters, and need no pattern to be cut.
        if not all(map(_is_plain, words)):
            words = _WORD.findall(part)
        kept = [word for word in words if word.lower() not in _ARTICLES] or words
        if kept:
            found.append(tuple(kept))
    return tuple(found)


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha()

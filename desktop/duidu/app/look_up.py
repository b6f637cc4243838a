"""What the card under the pointer says: entries for the word at a place, the sense the translation points to first. No window here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from duidu.app.place import Around, around
from duidu.app.reading import Reading
from duidu.core.article import SideName
from duidu.core.token import ReadingSource, Token, TokenKind
from duidu.lexicon.entry import Entry

MOST_SHORTER = 4
MOST_CANDIDATES = 6
SENSES_OF_CANDIDATE = 3
MOST_WORDS = 99
LITTLE = frozenset({"to", "a", "an", "the", "of", "be"})
LOOKED_UP = frozenset({TokenKind.WORD, TokenKind.NAME, TokenKind.NUMBER, TokenKind.LATIN})


class Dictionary(Protocol):
    """The part of the lexicon that looking up needs."""

    def exact(self, word: str) -> tuple[Entry, ...]:
        """Entries of a headword in either script."""

    def many(self, words: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
        """The same for many words at once."""

    def longest(self, text: str, at: int) -> list[tuple[int, tuple[Entry, ...]]]:
        """Words that begin at a code point, longest first."""

    def by_english(self, phrases: Sequence[str], limit: int = 50) -> tuple[Entry, ...]:
        """Entries whose gloss has one of the phrases."""

    def by_pinyin(self, text: str, limit: int = 50) -> tuple[Entry, ...]:
        """Entries by reading."""


# Orders the senses of several entries for one place: (index of entry, index of sense), best first; () when nothing is known.
SenseOrder = Callable[[Sequence[Entry], Around], Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class CardSense:
    """One meaning; `meant` marks the one this place seems to have."""

    text: str
    meant: bool = False


@dataclass(frozen=True, slots=True)
class CardEntry:
    """One headword as the card shows it; `reading` has one base syllable with tone number per code point."""

    simplified: str
    traditional: str
    reading: tuple[str, ...]
    senses: tuple[CardSense, ...]
    levels: dict[str, int]
    band: int
    classifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """Everything about one word at one place. `start`, `end` are the code points the card explains; `text` what stands there.

    `read_as` is how the word is read here with the reason, and `alternatives` the readings the place leaves open.
    """

    side: SideName | None
    block: int
    start: int
    end: int
    text: str
    entries: tuple[CardEntry, ...]
    shorter: tuple[CardEntry, ...] = ()
    read_as: tuple[str, ...] = ()
    source: ReadingSource = ReadingSource.NONE
    alternatives: tuple[tuple[str, ...], ...] = ()


class LookUp:
    """Looks words up in a dictionary; `stem` brings English inflections together, `order` chooses among senses."""

    def __init__(self, lexicon: Dictionary, stem: Callable[[str], str], order: SenseOrder | None = None) -> None:
        self._lexicon = lexicon
        self._stem = stem
        self._order = order

    def at(self, reading: Reading, side: SideName, block: int, offset: int) -> Card | None:
        """The card for the word at a code point of a block; None on space, punctuation and in empty places."""
        place = around(reading, side, block, offset)
        if place is None:
            return None
        token = next((t for t in reading.tokens(side, place.block) if t.start <= offset < t.end), None)
        if token is None or token.kind not in LOOKED_UP:
            return None
        if reading.language(side).startswith("zh") and token.kind is not TokenKind.LATIN:
            return self._chinese(place, token, offset)
        return self._english(reading, place, token)

    def of_text(self, text: str) -> Card | None:
        """The card for a text without a place: something selected in another card, or typed. None when nothing is found."""
        text = text.strip()
        if not text:
            return None
        found = self._lexicon.longest(text, 0)
        if found and (found[0][0] == len(text) or not text[0].isascii()):
            longest, entries = found[0]
            shorter = [entry for _, others in found[1:] for entry in others][:MOST_SHORTER]
            return Card(None, 0, 0, longest, text[:longest], tuple(map(shown, entries)), tuple(map(shown, shorter)))
        stem = self._stem(text.lower())
        english = self._lexicon.by_english((text, stem), 12 * MOST_CANDIDATES)
        ranked = sorted(english, key=lambda entry: self._distance(entry, text.lower(), stem))
        candidates = (ranked or list(self._lexicon.by_pinyin(text)))[:MOST_CANDIDATES]
        return Card(None, 0, 0, len(text), text, tuple(self._with_gloss(entry, stem) for entry in candidates)) if candidates else None

    def _chinese(self, place: Around, token: Token, offset: int) -> Card:
        start, found = token.start, self._lexicon.longest(place.block.text, token.start)
        if not found or start + found[0][0] <= offset:
            start, found = offset, self._lexicon.longest(place.block.text, offset) or found
        if not found:
            return Card(
                place.side, place.block.id, token.start, token.end, token.text, (), (), token.reading, token.source, token.alternatives
            )
        length, entries = found[0]
        entries = tuple(sorted(entries, key=lambda entry: entry.reading != token.reading))
        shorter = [entry for _, others in found[1:] for entry in others][:MOST_SHORTER]
        same = (start, start + length) == (token.start, token.end)
        return Card(
            place.side,
            place.block.id,
            start,
            start + length,
            place.block.text[start : start + length],
            self._ordered(entries, place),
            tuple(map(shown, shorter)),
            token.reading if same else (),
            token.source if same else ReadingSource.NONE,
            token.alternatives if same else (),
        )

    def _ordered(self, entries: Sequence[Entry], place: Around) -> tuple[CardEntry, ...]:
        """The entry with the sense meant first, and that sense first in it; the others in the dictionary's order."""
        best = tuple(self._order(entries, place)) if self._order else ()
        if not best:
            return tuple(map(shown, entries))
        first = best[0][0]
        head = shown(entries[first], best[0][1])
        return (head, *(shown(entry) for index, entry in enumerate(entries) if index != first))

    def _english(self, reading: Reading, place: Around, token: Token) -> Card:
        """Chinese words of the counterpart that have this English word in a gloss, then others from the dictionary."""
        stem = self._stem(token.text.lower())
        linked = reading.answers(place.row, place.side, place.block.id, token.start, token.end)
        other = {block.id: block for block in place.other_blocks}
        answers = [other[block].text[start:end] for block, start, end in linked if block in other]
        nearby = [t.text for block, spans in place.counterparts for t in _inside(reading.tokens(place.side.other, block), spans)]
        by_word = self._lexicon.many(tuple(dict.fromkeys((*answers, *nearby))))
        here = [entry for word in answers for entry in by_word.get(word, ())]
        here += [entry for word in nearby for entry in by_word.get(word, ()) if self._has(entry, stem)]
        found = self._lexicon.by_english((token.text, stem), 12 * MOST_CANDIDATES)
        rest = sorted(found, key=lambda entry: self._distance(entry, token.text.lower(), stem))
        entries = tuple({entry.id: entry for entry in (*here, *rest)}.values())[:MOST_CANDIDATES]
        shown_entries = tuple(self._with_gloss(entry, stem) for entry in entries)
        return Card(place.side, place.block.id, token.start, token.end, token.text, shown_entries)

    def _has(self, entry: Entry, stem: str) -> bool:
        return any(self._in_gloss(sense.text, stem) for sense in entry.senses)

    def _in_gloss(self, gloss: str, stem: str) -> bool:
        return any(self._same(word, stem) for word in _words(gloss))

    def _same(self, word: str, stem: str) -> bool:
        # Stemming is the slow part, and words of one stem begin alike; irregular forms were resolved in the word looked up.
        return word[:2] == stem[:2] and self._stem(word) == stem

    def _distance(self, entry: Entry, word: str, stem: str) -> tuple[int, int, float]:
        """How far an entry is from meaning just this English word: other words in its gloss, senses before it, rarity."""
        best = (MOST_WORDS, MOST_WORDS)
        for sense in entry.senses:
            words = [w for w in _words(sense.text) if w not in LITTLE]
            exact = 0 if word in words else 1 if any(self._same(w, stem) for w in words) else MOST_WORDS
            best = min(best, (exact + max(0, len(words) - 1), sense.index))
        return (*best, -entry.zipf)

    def _with_gloss(self, entry: Entry, stem: str) -> CardEntry:
        """An entry with the first sense that has the English word marked and first."""
        index = next((sense.index for sense in entry.senses if self._in_gloss(sense.text, stem)), None)
        card_entry = shown(entry, index)
        return replace(card_entry, senses=card_entry.senses[:SENSES_OF_CANDIDATE])


def shown(entry: Entry, meant: int | None = None) -> CardEntry:
    """An entry for the card; the sense number `meant` comes first and is marked."""
    senses = sorted(entry.senses, key=lambda sense: sense.index != meant)
    return CardEntry(
        entry.simplified,
        entry.traditional,
        entry.reading,
        tuple(CardSense(sense.text, sense.index == meant) for sense in senses),
        entry.levels,
        entry.band,
        tuple(classifier.simplified for classifier in entry.classifiers),
    )


def _inside(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[Token]:
    return [token for token in tokens if any(start <= token.start < end for start, end in spans)]


def _words(gloss: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in gloss.lower()).split()

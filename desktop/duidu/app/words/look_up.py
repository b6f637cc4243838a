"""What the card under the pointer says: entries for the word at a place, the sense the translation points to first. No window here."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from duidu.app.article.open_text import OpenText
from duidu.app.article.word_context import WordContext, word_context
from duidu.core.article import SideName
from duidu.core.token import ReadingSource, Token, TokenKind
from duidu.language.registry import describe
from duidu.lexicon.entry import Entry

if TYPE_CHECKING:
    from duidu.lexicon.lookup import Found, Matches

MOST_SHORTER = 4
MOST_CANDIDATES = 6
MOST_PHRASES = 2
SENSES_OF_CANDIDATE = 3
LOOKED_UP = frozenset({TokenKind.WORD, TokenKind.NAME, TokenKind.NUMBER, TokenKind.LATIN})


class Search(Protocol):
    """The part of lexicon.lookup.WordSearch that the card needs."""

    def chinese(self, text: str, at: int = 0) -> "Matches | None":
        """The longest word that begins at a code point, with the shorter ones."""

    def english(self, phrase: str, beside: Collection[str] = (), limit: int = 50) -> list["Found"]:
        """Entries with an English word in a gloss, those among `beside` first."""

    def english_at(
        self, words: Sequence[str], at: int, beside: Collection[str] = ()
    ) -> list[tuple[int, list["Found"]]]:
        """Phrases that begin at a word, and the word itself, longest first."""


# Orders the senses of entries for one place, best first as (index of entry, index of sense); () when nothing is known.
SenseOrder = Callable[[Sequence[Entry], WordContext], Sequence[tuple[int, int]]]


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
class CardTerm:
    """How the person's own glossary renders the word; `differently` when the other side has something else here."""

    source: str
    target: str
    note: str = ""
    differently: bool = False


@dataclass(frozen=True, slots=True)
class OtherEntry:
    """What a dictionary of the person's own says: its name, and an article as plain text."""

    dictionary: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """Everything about one word at one place. `start`, `end` are the code points the card explains; `text` what stands there.

    `read_as` is how the word is read here with the reason, and `alternatives` the readings the place leaves open; `terms` are of the
    person's own glossary and come before all, `others` of their own dictionaries and come after;
    `saved` says that the word is being learnt.
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
    terms: tuple[CardTerm, ...] = ()
    others: tuple[OtherEntry, ...] = ()
    saved: bool = False


# Puts what the person said of a word into its card: terms, the sense chosen by hand.
OwnWords = Callable[[OpenText, Card], Card]


class LookUp:
    """Looks words up; `by_pinyin` finds typed readings, `order` chooses among senses at once, `deep_order` better but slowly.

    `own` has the last word on every card of a place.
    """

    def __init__(
        self,
        search: Search,
        by_pinyin: Callable[[str], Sequence[Entry]],
        order: SenseOrder | None = None,
        deep_order: SenseOrder | None = None,
        own: OwnWords | None = None,
    ) -> None:
        self._search = search
        self._by_pinyin = by_pinyin
        self._order = order
        self._deep_order = deep_order
        self._own: OwnWords = own or (lambda reading, card: card)

    def at(self, open_text: OpenText, side: SideName, block: int, offset: int) -> Card | None:
        """The card for the word at a code point of a block; None on space, punctuation and in empty places."""
        found = self._find(open_text, side, block, offset)
        if found is None:
            return None
        place, tokens, number = found
        if _is_headword(open_text, side, tokens[number]):
            return self._own(
                open_text, self._headword(open_text, place, tokens[number], self._order)
            )
        return self._own(open_text, self._english(open_text, place, tokens, number))

    def later(
        self, open_text: OpenText, side: SideName, block: int, offset: int
    ) -> Callable[[], Card] | None:
        """Work for another thread that gives the same card with its senses in a better order; None where there is none to be had."""
        found = self._find(open_text, side, block, offset) if self._deep_order else None
        if found is None or not _is_headword(open_text, side, found[1][found[2]]):
            return None
        place, tokens, number = found
        return lambda: self._own(
            open_text, self._headword(open_text, place, tokens[number], self._deep_order)
        )

    def _find(
        self, open_text: OpenText, side: SideName, block: int, offset: int
    ) -> tuple[WordContext, Sequence[Token], int] | None:
        """The surroundings of a place, the tokens of its block, and which of them is there."""
        place = word_context(open_text, side, block, offset)
        if place is None:
            return None
        tokens = open_text.tokens(side, place.block)
        number = next(
            (i for i, token in enumerate(tokens) if token.start <= offset < token.end), None
        )
        return (
            None
            if number is None or tokens[number].kind not in LOOKED_UP
            else (place, tokens, number)
        )

    def of_text(self, text: str) -> Card | None:
        """The card for a text without a place: something selected in another card, or typed. None when nothing is found."""
        text = text.strip()
        matches = self._search.chinese(text) if text else None
        if matches is not None and (matches.text == text or not text[0].isascii()):
            return Card(
                None,
                0,
                0,
                len(matches.text),
                matches.text,
                tuple(map(shown, matches.entries)),
                _shorter(matches),
            )
        found = self._search.english(text, limit=MOST_CANDIDATES) if text else []
        entries = tuple(map(_candidate, found)) or tuple(
            map(shown, self._by_pinyin(text)[:MOST_CANDIDATES] if text else ())
        )
        return Card(None, 0, 0, len(text), text, entries) if entries else None

    def _headword(
        self, open_text: OpenText, place: WordContext, token: Token, order: SenseOrder | None
    ) -> Card:
        """The longest match from the word's start; from the pointer on where that ends before it."""
        start, matches = token.start, self._search.chinese(place.block.text, token.start)
        if matches is None or start + len(matches.text) <= place.offset:
            start, matches = place.offset, self._search.chinese(place.block.text, place.offset)
        if matches is None:
            read = (
                token.reading
                if any(token.reading)
                else _read_aloud(token, place.block.text, open_text.language(place.side))
            )
            return Card(
                place.side,
                place.block.id,
                token.start,
                token.end,
                token.text,
                (),
                (),
                read,
                token.source,
                token.alternatives,
            )
        end = start + len(matches.text)
        entries = self._ordered(
            sorted(matches.entries, key=lambda entry: entry.reading != token.reading),
            replace(place, offset=start),
            order,
        )
        card = Card(
            place.side, place.block.id, start, end, matches.text, entries, _shorter(matches)
        )
        if (start, end) != (token.start, token.end):
            return card
        return replace(
            card, read_as=token.reading, source=token.source, alternatives=token.alternatives
        )

    def _ordered(
        self, entries: Sequence[Entry], place: WordContext, order: SenseOrder | None
    ) -> tuple[CardEntry, ...]:
        """The entry with the sense meant first, and that sense first in it; the others in the dictionary's order."""
        best = tuple(order(entries, place)) if order else ()
        if not best:
            return tuple(map(shown, entries))
        first = best[0][0]
        head = shown(entries[first], best[0][1])
        return (head, *(shown(entry) for index, entry in enumerate(entries) if index != first))

    def _english(
        self, open_text: OpenText, place: WordContext, tokens: Sequence[Token], number: int
    ) -> Card:
        """The longest phrase that has entries of its own; Chinese words of the counterpart before others."""
        token = tokens[number]
        words = [(i, t) for i, t in enumerate(tokens) if t.kind in LOOKED_UP and i >= number]
        found = self._search.english_at(
            [t.text for _, t in words], 0, self._beside(open_text, place, token)
        )
        length = next((n for n, candidates in found if candidates), 1)
        end = words[length - 1][1].end
        candidates = {
            one.entry.id: one
            for n, group in found
            for one in group[: MOST_PHRASES if n > 1 else MOST_CANDIDATES]
        }
        entries = tuple(map(_candidate, candidates.values()))[:MOST_CANDIDATES]
        return Card(
            place.side,
            place.block.id,
            token.start,
            end,
            place.block.text[token.start : end],
            entries,
        )

    def _beside(self, open_text: OpenText, place: WordContext, token: Token) -> tuple[str, ...]:
        """The Chinese words that answer, or where none is known those of the whole counterpart sentence."""
        linked = open_text.answers(place.row, place.side, place.block.id, token.start, token.end)
        other = {block.id: block for block in place.other_blocks}
        answers = tuple(
            other[block].text[start:end] for block, start, end in linked if block in other
        )
        nearby = (
            t.text
            for block, spans in place.counterparts
            for t in _inside(open_text.tokens(place.side.other, block), spans)
        )
        return answers or tuple(dict.fromkeys(nearby))


def _read_aloud(token: Token, text: str, language: str) -> tuple[str, ...]:
    """The syllables a person would say for a number in digits, () for what is none."""
    described = describe(language)
    if token.kind is not TokenKind.NUMBER or not described.aloud or not described.readings:
        return ()
    spoken = described.aloud()(token.text, text[token.end : token.end + 2])
    return tuple(
        syllable
        for said in described.readings().tokens(spoken)
        for syllable in said.reading
        if syllable
    )


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


def _is_headword(open_text: OpenText, side: SideName, token: Token) -> bool:
    """Whether a word is looked up as a headword, not as a word of the meanings."""
    described = describe(open_text.language(side))
    return described.has_dictionary and token.kind is not TokenKind.LATIN


def _candidate(found: "Found") -> CardEntry:
    """An entry found by an English word: the sense that has it, and few others."""
    entry = shown(found.entry, found.sense)
    return replace(entry, senses=entry.senses[:SENSES_OF_CANDIDATE])


def _shorter(matches: "Matches") -> tuple[CardEntry, ...]:
    return tuple(shown(entry) for _, entries in matches.shorter for entry in entries)[:MOST_SHORTER]


def _inside(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[Token]:
    return [token for token in tokens if any(start <= token.start < end for start, end in spans)]

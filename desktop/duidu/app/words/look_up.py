"""Looks words up for the card under the pointer.

A card has the entries for the word at a place, with the sense that the translation points to
first.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from duidu.app.article.long_blocks import LONG
from duidu.app.article.open_text import OpenText
from duidu.app.article.word_context import WordContext, word_context
from duidu.app.words.card import Card, CardEntry, entry_for_card
from duidu.core.article import Block, SideName
from duidu.core.token import Token, TokenKind
from duidu.language.registry import describe
from duidu.lexicon.entry import Entry

if TYPE_CHECKING:
    from duidu.lexicon.lookup import Found, Matches

# What a card has room for.
MOST_SHORTER = 4
MOST_CANDIDATES = 6
MOST_PHRASES = 2
SENSES_OF_CANDIDATE = 3
# Not spaces and marks: no dictionary explains them.
LOOKED_UP = frozenset({TokenKind.WORD, TokenKind.NAME, TokenKind.NUMBER, TokenKind.LATIN})
_PHRASE = 500  # code points after a word in which a phrase it begins can end


class Search(Protocol):
    """The part of lexicon.lookup.WordSearch that the card needs."""

    def chinese(self, text: str, at: int = 0) -> "Matches | None":
        """The longest word that begins at a code point, with the shorter ones."""

    def english(self, phrase: str, beside: Collection[str] = (), limit: int = 50) -> list["Found"]:
        """Entries with an English word in a gloss, those among `beside` first."""

    def english_at(
        self, words: Sequence[str], at: int, beside: Collection[str] = (), limit: int = 50
    ) -> list[tuple[int, list["Found"]]]:
        """The phrases that begin at a word, and the word itself, the longest first."""


# Orders the senses of entries for one place, best first as (index of entry, index of sense);
# () when nothing is known.
SenseOrder = Callable[[Sequence[Entry], WordContext], Sequence[tuple[int, int]]]


# Adds what the person said of a word to its card: terms, the sense chosen by hand.
FinishCard = Callable[[OpenText, Card], Card]


class LookUp:
    """Looks words up.

    `by_pinyin` finds what a typed reading may mean. `order` chooses among senses at once,
    `encoder_order` better but slowly. `own` adds what the person said of a word to each card.
    """

    def __init__(
        self,
        search: Search,
        by_pinyin: Callable[[str], Sequence[Entry]],
        order: SenseOrder | None = None,
        encoder_order: SenseOrder | None = None,
        own: FinishCard | None = None,
    ) -> None:
        self._search = search
        self._by_pinyin = by_pinyin
        self._order = order
        self._encoder_order = encoder_order
        self._own: FinishCard = own or (lambda reading, card: card)

    def at(self, open_text: OpenText, side: SideName, block: int, offset: int) -> Card | None:
        """The card for the word at a code point of a block.

        None on space and punctuation, and for a block that is not there.
        """
        found = self._find(open_text, side, block, offset)
        if found is None:
            return None
        context, tokens, number = found
        if _is_headword(open_text, side, tokens[number]):
            return self._own(
                open_text, self._headword(open_text, context, tokens[number], self._order)
            )
        return self._own(open_text, self._english(open_text, context, tokens, number))

    def later(
        self, open_text: OpenText, side: SideName, block: int, offset: int
    ) -> Callable[[], Card] | None:
        """Work for another thread that makes the same card with its senses in a better order.

        None where there is no better order.
        """
        found = self._find(open_text, side, block, offset) if self._encoder_order else None
        if found is None or not _is_headword(open_text, side, found[1][found[2]]):
            return None
        context, tokens, number = found
        return lambda: self._own(
            open_text, self._headword(open_text, context, tokens[number], self._encoder_order)
        )

    def _find(
        self, open_text: OpenText, side: SideName, block: int, offset: int
    ) -> tuple[WordContext, Sequence[Token], int] | None:
        """The context of a place, the tokens of its block, and the number of the one there."""
        context = word_context(open_text, side, block, offset)
        if context is None:
            return None
        # A phrase goes on for some words, not for a page.
        tokens = open_text.tokens_at(side, context.block, offset, offset + _PHRASE)
        number = next(
            (i for i, token in enumerate(tokens) if token.start <= offset < token.end), None
        )
        return (
            None
            if number is None or tokens[number].kind not in LOOKED_UP
            else (context, tokens, number)
        )

    def of_text(self, text: str) -> Card | None:
        """The card for a text without a place: selected in another card, or typed.

        None when nothing is found.
        """
        text = text.strip()
        matches = self._search.chinese(text) if text else None
        if matches is not None and (matches.text == text or not text[0].isascii()):
            return Card(
                None,
                0,
                0,
                len(matches.text),
                matches.text,
                tuple(map(entry_for_card, matches.entries)),
                _shorter(matches),
            )
        found = self._search.english(text, limit=MOST_CANDIDATES) if text else []
        entries = tuple(map(_candidate, found)) or tuple(
            map(entry_for_card, self._by_pinyin(text)[:MOST_CANDIDATES] if text else ())
        )
        return Card(None, 0, 0, len(text), text, entries) if entries else None

    def _headword(
        self, open_text: OpenText, context: WordContext, token: Token, order: SenseOrder | None
    ) -> Card:
        """The longest match from the beginning of the word.

        Where that ends before the pointer, the longest match from the pointer on.
        """
        text = context.block.text
        start, matches = token.start, self._search.chinese(text, token.start)
        # The cut may differ from the dictionary: the pointer must never be outside its card.
        if matches is None or start + len(matches.text) <= context.offset:
            start, matches = context.offset, self._search.chinese(text, context.offset)
        if matches is None:
            return _without_entry(open_text, context, token)
        end = start + len(matches.text)
        entries = self._ordered(
            # The reading decided for this place comes first.
            sorted(matches.entries, key=lambda entry: entry.reading != token.reading),
            replace(context, offset=start),
            order,
        )
        card = Card(
            context.side, context.block.id, start, end, matches.text, entries, _shorter(matches)
        )
        # What is known of the token's reading says nothing of another word.
        if (start, end) != (token.start, token.end):
            return card
        return replace(
            card, read_as=token.reading, source=token.source, alternatives=token.alternatives
        )

    def _ordered(
        self, entries: Sequence[Entry], context: WordContext, order: SenseOrder | None
    ) -> tuple[CardEntry, ...]:
        """The entries with the one meant first, and the sense meant first in that."""
        best = tuple(order(entries, context)) if order else ()
        if not best:
            return tuple(map(entry_for_card, entries))
        first = best[0][0]
        head = entry_for_card(entries[first], best[0][1])
        return (
            head,
            *(entry_for_card(entry) for index, entry in enumerate(entries) if index != first),
        )

    def _english(
        self, open_text: OpenText, context: WordContext, tokens: Sequence[Token], number: int
    ) -> Card:
        """The longest phrase that has entries; words that stand in the counterpart come first."""
        token = tokens[number]
        # Phrases run over spaces and punctuation.
        words = [(i, t) for i, t in enumerate(tokens) if t.kind in LOOKED_UP and i >= number]
        found = self._search.english_at(
            [t.text for _, t in words],
            0,
            self._beside(open_text, context, token),
            MOST_CANDIDATES,
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
            context.side,
            context.block.id,
            token.start,
            end,
            context.block.text[token.start : end],
            entries,
        )

    def _beside(self, open_text: OpenText, context: WordContext, token: Token) -> tuple[str, ...]:
        """The words that answer; where none is known, all of the counterpart sentence."""
        linked = open_text.answers(
            context.row, context.side, context.block.id, token.start, token.end
        )
        other = {block.id: block for block in context.other_blocks}
        answers = tuple(
            other[block].text[start:end] for block, start, end in linked if block in other
        )
        nearby = (
            t.text
            for block, spans in context.counterparts
            for t in _inside(_answering(open_text, context.side.other, block, spans), spans)
        )
        # Each once, in their order: the first is likely the nearest.
        return answers or tuple(dict.fromkeys(nearby))


def _without_entry(open_text: OpenText, context: WordContext, token: Token) -> Card:
    """The card of a word that no dictionary has: at least how it is read."""
    read_as = token.reading
    if not any(read_as):
        read_as = _read_aloud(token, context.block.text, open_text.language(context.side))
    return Card(
        context.side,
        context.block.id,
        token.start,
        token.end,
        token.text,
        entries=(),
        read_as=read_as,
        source=token.source,
        alternatives=token.alternatives,
    )


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


def _is_headword(open_text: OpenText, side: SideName, token: Token) -> bool:
    """Whether a word is looked up as a headword, not as a word in the meanings."""
    described = describe(open_text.language(side))
    return described.has_dictionary and token.kind is not TokenKind.LATIN


def _candidate(found: "Found") -> CardEntry:
    """An entry found by an English word: the sense that has it, and a few others."""
    entry = entry_for_card(found.entry, found.sense)
    return replace(entry, senses=entry.senses[:SENSES_OF_CANDIDATE])


def _shorter(matches: "Matches") -> tuple[CardEntry, ...]:
    return tuple(entry_for_card(entry) for _, entries in matches.shorter for entry in entries)[
        :MOST_SHORTER
    ]


def _answering(
    open_text: OpenText, side: SideName, block: Block, spans: Sequence[tuple[int, int]]
) -> Sequence[Token]:
    """The words of the sentences that answer; of one of a book's length those it begins with."""
    start = min(first for first, _ in spans)
    return open_text.tokens_at(side, block, start, min(start + LONG, max(e for _, e in spans)))


def _inside(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[Token]:
    return [token for token in tokens if any(start <= token.start < end for start, end in spans)]

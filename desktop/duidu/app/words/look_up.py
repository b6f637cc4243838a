"""Looks words up for the card under the pointer.

A card has the entries for the word at a place, with the sense that the translation points to
first.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from duidu.app.article.open_text import OpenText
from duidu.app.article.word_context import WordContext, word_context
from duidu.app.words.answering import answering_spans, answering_text
from duidu.app.words.around_word import clause_around, counterpart_of
from duidu.app.words.card import Card, CardEntry, entry_for_card
from duidu.core.article import SideName, Span
from duidu.core.token import Token, TokenKind
from duidu.language.registry import describe
from duidu.lexicon.characters import Character
from duidu.lexicon.entry import Entry

if TYPE_CHECKING:
    from duidu.lexicon.beside import Beside
    from duidu.lexicon.compiled_records import EnglishWord
    from duidu.lexicon.lookup import Found, Matches

# What a card has room for.
MOST_SHORTER = 4
MOST_CANDIDATES = 6
SENSES_OF_CANDIDATE = 3
# Not spaces and marks: no dictionary explains them.
LOOKED_UP = frozenset({TokenKind.WORD, TokenKind.NAME, TokenKind.NUMBER, TokenKind.LATIN})
_PHRASE = 200  # code points around a word in which a phrase with it can be


class Search(Protocol):
    """The part of lexicon.lookup.WordSearch that the card needs."""

    def chinese(self, text: str, at: int = 0) -> "Matches | None":
        """The longest word that begins at a code point, with the shorter ones."""

    def english(self, phrase: str, beside: Collection[str] = (), limit: int = 50) -> list["Found"]:
        """Entries with an English word in a gloss, those among `beside` first."""

    def english_at(
        self,
        words: Sequence[str],
        at: int,
        beside: "Beside",
        limit: int = 50,
        begins: bool = False,
    ) -> tuple[int, int, list["Found"]]:
        """What a word finds, or the longest phrase around it, as its first and last word."""

    def english_word(self, word: str) -> "EnglishWord | None":
        """What is known of an English word in its base form."""

    def in_order(
        self, word: str, reading: tuple[str, ...] = (), *, named: bool = False
    ) -> tuple[Entry, ...]:
        """The entries of exactly this word, those read as `reading` first."""

    def characters(self, word: str, reading: tuple[str, ...] = ()) -> tuple[Character, ...]:
        """The characters of a word with their entries, those of its reading first."""

    def meaning_of(self, gloss: str) -> tuple[str, ...]:
        """What the word means that a gloss only points to."""


# Orders the senses of entries for one place, best first as (index of entry, index of sense, whether
# the translation has that meaning); () when nothing is known. The spans are the words of the
# counterpart text that answer the word.
SenseOrder = Callable[
    [Sequence[Entry], WordContext, Sequence[Span]], Sequence[tuple[int, int, bool]]
]


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
        self._characters = search.characters
        self._entry = partial(entry_for_card, meaning_of=search.meaning_of)

    def at(
        self, open_text: OpenText, side: SideName, block: int, offset: int, word: str = ""
    ) -> Card | None:
        """The card for the word at a code point of a block; of `word`, where that stands there.

        None on space and punctuation, and for a block that is not there.
        """
        found = self._find(open_text, side, block, offset)
        if found is None:
            return None
        context, tokens, number = found
        if _is_headword(open_text, side, tokens[number]):
            return self._own(
                open_text, self._headword(open_text, context, tokens, number, self._order, word)
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
            open_text, self._headword(open_text, context, tokens, number, self._encoder_order)
        )

    def _find(
        self, open_text: OpenText, side: SideName, block: int, offset: int
    ) -> tuple[WordContext, Sequence[Token], int] | None:
        """The context of a place, the tokens of its block, and the number of the one there."""
        context = word_context(open_text, side, block, offset)
        if context is None:
            return None
        # A phrase goes on for some words, not for a page.
        tokens = open_text.tokens_at(
            side, context.block, max(0, offset - _PHRASE), offset + _PHRASE
        )
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
                tuple(map(self._entry, matches.entries)),
                self._shorter(matches),
                characters=self._characters(matches.text, matches.entries[0].reading),
            )
        found = self._search.english(text, limit=MOST_CANDIDATES) if text else []
        entries = tuple(map(self._candidate, found)) or tuple(
            map(self._entry, self._by_pinyin(text)[:MOST_CANDIDATES] if text else ())
        )
        about = self._search.english_word(text) if found else None
        return Card(None, 0, 0, len(text), text, entries, english=about) if entries else None

    def _headword(
        self,
        open_text: OpenText,
        context: WordContext,
        tokens: Sequence[Token],
        number: int,
        order: SenseOrder | None,
        word: str = "",
    ) -> Card:
        """The longest match from the beginning of the word that divides no other word.

        Where that ends before the pointer, the longest match from the pointer on. A number or name
        of which only a part is a headword is told as a whole, with its parts below.
        """
        text, token = context.block.text, tokens[number]
        start, matches = token.start, self._search.chinese(text, token.start)
        # The cut may differ from the dictionary: the pointer must never be outside its card.
        if matches is None and not any(token.reading):
            start, matches = context.offset, self._search.chinese(text, context.offset)
        if matches is None or (start == token.start and start + len(matches.text) < token.end):
            return self._without_entry(open_text, context, token)
        matches = _whole(matches, start, {one.end for one in tokens}, word)
        end = start + len(matches.text)
        # What is known of the token's reading says nothing of another word.
        is_token = (start, end) == (token.start, token.end)
        reading = token.reading if is_token else ()
        answers = open_text.answers(context.row, context.side, context.block.id, start, end)
        found = self._search.in_order(
            matches.text, reading, named=is_token and token.kind is TokenKind.NAME
        )
        entries = self._ordered(
            found or matches.entries,
            replace(context, offset=start),
            order,
            answering_spans(context, answers),
            reading,
        )
        card = Card(
            context.side,
            context.block.id,
            start,
            end,
            matches.text,
            entries,
            self._shorter(matches),
            here=answering_text(context, answers),
            characters=self._characters(matches.text, reading or entries[0].reading),
        )
        if not is_token:
            return card
        return replace(
            card, read_as=token.reading, source=token.source, alternatives=token.alternatives
        )

    def _ordered(
        self,
        entries: Sequence[Entry],
        context: WordContext,
        order: SenseOrder | None,
        links: Sequence[Span],
        reading: tuple[str, ...],
    ) -> tuple[CardEntry, ...]:
        """The entries with the one meant first, and the sense meant first in that.

        What the translation supports is rather that of the reading that the text shows, and so is
        what it does not support: a card says what stands above the word.
        """
        best = tuple(order(entries, context, links)) if order else ()
        if not best:
            return tuple(map(self._entry, entries))
        read_so = [one for one in best if entries[one[0]].reading == reading]
        said = [*(one for one in read_so if one[2]), *(one for one in best[:1] if one[2])]
        first, sense, supported = next(iter([*said, *read_so, *best]))
        head = self._entry(entries[first], sense, supported)
        others = (self._entry(entry) for index, entry in enumerate(entries) if index != first)
        return head, *others

    def _english(
        self, open_text: OpenText, context: WordContext, tokens: Sequence[Token], number: int
    ) -> Card:
        """The longest phrase around the word; words that stand in the counterpart come first."""
        words, at, begins = clause_around(tokens, number)
        beside = counterpart_of(open_text, context, tokens[number])
        first, last, found = self._search.english_at(
            [token.text for token in words], at, beside, MOST_CANDIDATES, begins
        )
        start, end = words[first].start, words[last - 1].end
        side, block = context.side, context.block
        answers = open_text.answers(context.row, side, block.id, start, end)
        text = block.text[start:end]
        return Card(
            side,
            block.id,
            start,
            end,
            text,
            self._candidates(found, beside),
            here=answering_text(context, answers),
            # Of a phrase, what is known of its word that is pointed at.
            english=self._search.english_word(text)
            or self._search.english_word(tokens[number].text),
        )

    def _without_entry(self, open_text: OpenText, context: WordContext, token: Token) -> Card:
        """The card of a word that no dictionary has: how it is read, and what answers it."""
        side, block = context.side, context.block.id
        read_as = token.reading
        if not any(read_as):
            read_as = _read_aloud(token, context.block.text, open_text.language(side))
        answers = open_text.answers(context.row, side, block, token.start, token.end)
        return Card(
            side,
            block,
            token.start,
            token.end,
            token.text,
            entries=(),
            shorter=self._parts(token.text),
            read_as=read_as,
            source=token.source,
            alternatives=token.alternatives,
            here=answering_text(context, answers),
            characters=self._characters(token.text, token.reading) if any(token.reading) else (),
        )

    def _parts(self, word: str) -> tuple[CardEntry, ...]:
        """The longest headwords of more than one character that a word is made of, in order."""
        parts: list[CardEntry] = []
        at = 0
        while at < len(word) and len(parts) < MOST_SHORTER:
            matches = self._search.chinese(word[at:])
            if matches is not None and len(matches.text) > 1:
                parts.append(self._entry(matches.entries[0]))
            at += len(matches.text) if matches is not None else 1
        return tuple(parts)

    def _candidates(self, found: Sequence["Found"], beside: "Beside") -> tuple[CardEntry, ...]:
        """The entries found by an English word, those marked whose headword the counterpart has.

        Where the word that answers has an entry, its parts (国 of 联合国) are not what is meant.
        """
        stand = [beside.stands((one.entry.simplified, one.entry.traditional)) for one in found]
        best = max(stand, default=0)
        return tuple(
            self._candidate(one, 0 < how == best) for one, how in zip(found, stand, strict=True)
        )

    def _candidate(self, found: "Found", meant: bool = False) -> CardEntry:
        """An entry found by an English word: the sense that has it, and a few others."""
        entry = self._entry(found.entry, found.sense, meant)
        return replace(entry, senses=entry.senses[:SENSES_OF_CANDIDATE])

    def _shorter(self, matches: "Matches") -> tuple[CardEntry, ...]:
        """The shorter words that the match begins with; its characters are shown by themselves."""
        found = (entry for word, entries in matches.shorter for entry in entries if len(word) > 1)
        return tuple(map(self._entry, found))[:MOST_SHORTER]


def _whole(matches: "Matches", start: int, ends: Collection[int], wanted: str) -> "Matches":
    """The longest match that ends where a word does; `wanted`, where that is one of them.

    So 上 of 河面上升起 is not 上升, whose second half is of 升起. Where none does, all of it.
    """
    found = ((matches.text, matches.entries), *matches.shorter)
    for index, (text, entries) in enumerate(found):
        if text == wanted if wanted else start + len(text) in ends:
            return replace(matches, text=text, entries=entries, shorter=found[index + 1 :])
    return matches


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

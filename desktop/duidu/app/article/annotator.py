"""Cuts and reads the words of a block: corrected by the person, with or without the counterpart."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from duidu.app.article.long_blocks import border, sentences_in
from duidu.app.article.open_text import RowText, TextRows
from duidu.core.article import Block, SideName, Span
from duidu.core.recent import Recent
from duidu.core.token import Token, TokenKind
from duidu.language.corrections import Corrections
from duidu.language.description import LanguageDescription
from duidu.language.registry import LANGUAGES, base_code, language_for

if TYPE_CHECKING:
    from duidu.lexicon.languages import ParallelTokens

_SENTENCES_KEPT = 300  # and as many of those before: the longest rows in view and those around
# Tokens of the first text, which the second answers ("" where nothing does), as corrected by
# the person.
Cutter = Callable[[str, str, Corrections], tuple[Token, ...]]
# What the person corrected in a block of an article.
CorrectionsOf = Callable[[str, SideName, Block], Corrections]


def cutters(cutter: Callable[[LanguageDescription], Cutter]) -> dict[str, Cutter]:
    """What cuts each language whose words have readings, by its base code."""
    return {language.code: cutter(language) for language in LANGUAGES if language.readings}


def read_alone(language: LanguageDescription) -> Cutter:
    """Reads a text by itself; the language loads with its first word.

    What was read lately is known: after an edit most sentences in view are what they were.
    """
    known: Recent[str, tuple[Token, ...]] = Recent(_SENTENCES_KEPT)

    def read(text: str, counterpart: str, corrections: Corrections) -> tuple[Token, ...]:
        assert language.readings is not None
        if corrections.items:
            return language.readings().tokens(text, corrections)
        found = known.get(text) or known.earlier(text)
        return found or known.keep(text, language.readings().tokens(text, corrections))

    return read


def read_with_translation(
    load: "Callable[[], ParallelTokens]", tokens: "dict[str, ParallelTokens]", language: str
) -> Cutter:
    """Reads a language beside its translation, by what is loaded with its first word.

    It is kept among the `tokens`, and loaded again when it is taken from there.
    """

    def read(text: str, counterpart: str, corrections: Corrections) -> tuple[Token, ...]:
        reads = tokens.get(language)
        if reads is None:
            reads = tokens[language] = load()
        return reads(text, counterpart, corrections)

    return read


class Annotator:
    """Gives an open article its words.

    `cutters` cut the sentences of a language, by its base code (zh); a block in a language
    without one is cut by the language itself, without regard to the counterpart.
    """

    def __init__(self, cutters: dict[str, Cutter], corrections: CorrectionsOf) -> None:
        self._cutters = cutters
        self._corrections = corrections

    def tokens(self, open_text: TextRows, side: SideName, block: Block) -> tuple[Token, ...]:
        """Tokens that cover the block's text, sentence by sentence."""
        cutter = self._cutters.get(base_code(open_text.language(side)))
        # Without sentences there is no counterpart to ask.
        if cutter is None or not block.sentences:
            return language_for(open_text.language(side)).tokens(block.text)
        row = open_text.row(open_text.row_of(side, block.id))
        answers = Counterparts(row, side, block)
        corrections = self._corrections(open_text.article, side, block)
        tokens: list[Token] = []
        end = 0
        for number, span in enumerate(block.sentences):
            # What lies between sentences is white space; tokens must cover the whole text.
            tokens += _blank(block.text, end, span.start)
            tokens += shift_tokens(
                cutter(
                    span.of(block.text),
                    answers.of(number),
                    corrections_within(corrections, span),
                ),
                span.start,
            )
            end = span.end
        return (*tokens, *_blank(block.text, end, len(block.text)))

    def piece(
        self, open_text: TextRows, side: SideName, block: Block, number: int
    ) -> tuple[Token, ...]:
        """Tokens that cover one piece of a very long block, read without its counterpart."""
        start, stop = border(block, number), border(block, number + 1)
        language = open_text.language(side)
        cutter = self._cutters.get(base_code(language))
        if cutter is None:
            return tuple(shift_tokens(language_for(language).tokens(block.text[start:stop]), start))
        corrections = self._corrections(open_text.article, side, block)
        tokens: list[Token] = []
        end = start
        for sentence in sentences_in(block, start, stop):
            span = block.sentences[sentence]
            part = Span(max(start, span.start), min(stop, span.end))
            tokens += _blank(block.text, end, part.start)
            words = cutter(part.of(block.text), "", corrections_within(corrections, part))
            tokens += shift_tokens(words, part.start)
            end = part.end
        return (*tokens, *_blank(block.text, end, stop))


class Counterparts:
    """The texts that answer the sentences of one block, by their number in it."""

    def __init__(self, row: RowText, side: SideName, block: Block) -> None:
        self._first = _first_sentence(row, side, block)
        self._texts = [
            span.of(other.text) for other in row.blocks(side.other) for span in other.sentences
        ]
        self._answers: dict[int, Sequence[int]] = {}
        for bead in row.row.sentences:
            own, other = (
                (bead.source, bead.target)
                if side is SideName.SOURCE
                else (bead.target, bead.source)
            )
            for number in own:
                self._answers.setdefault(number, other)

    def of(self, sentence: int) -> str:
        """The text that answers a sentence of the block, "" where there is none."""
        # A bead names sentences of the row; a text edited meanwhile may have fewer.
        numbers = self._answers.get(self._first + sentence, ())
        return " ".join(self._texts[number] for number in numbers if number < len(self._texts))


def corrections_within(corrections: Corrections, span: Span) -> Corrections:
    """The corrections of a block as those of one of its sentences.

    Places are counted from the beginning of the sentence; those outside it are left out.
    """
    # The usual case: nothing is bound to a place, so nothing need be copied.
    if all(item.start is None for item in corrections.items):
        return corrections
    kept = (
        item if item.start is None else replace(item, start=item.start - span.start)
        for item in corrections.items
        if item.start is None or span.start <= item.start < span.end
    )
    return Corrections(tuple(kept))


def shift_tokens(tokens: Sequence[Token], by: int) -> Iterator[Token]:
    """Tokens of a sentence as tokens of its block, in which it begins at `by`."""
    for token in tokens:
        # Built field by field, since replace() is slower and a page has thousands of tokens.
        yield Token(
            token.start + by,
            token.end + by,
            token.text,
            token.kind,
            token.reading,
            token.source,
            token.alternatives,
        )


def _blank(text: str, start: int, end: int) -> list[Token]:
    return [Token(start, end, text[start:end], TokenKind.SPACE)] if start < end else []


def _first_sentence(row: RowText, side: SideName, block: Block) -> int:
    """The row-local number of a block's first sentence."""
    number = 0
    for other in row.blocks(side):
        if other.id == block.id:
            break
        number += len(other.sentences)
    return number

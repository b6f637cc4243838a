"""What surrounds a word that is looked up in the meanings: its clause, and its counterpart."""

from collections.abc import Sequence
from itertools import pairwise

from duidu.app.article.long_blocks import LONG
from duidu.app.article.open_text import OpenText
from duidu.app.article.word_context import WordContext
from duidu.core.article import Block, SideName
from duidu.core.token import Token, TokenKind
from duidu.lexicon.beside import Beside

_NOT_WORDS = frozenset({TokenKind.SPACE, TokenKind.PUNCTUATION, TokenKind.OTHER})
_ENDS = frozenset('.!?…:“"‘(')


def clause_around(tokens: Sequence[Token], number: int) -> tuple[list[Token], int, bool]:
    """The words around one that no mark divides from it, its number among them.

    And whether it stands where a sentence begins, so that a capital is no name.
    """
    first = number
    while first and not _divides(tokens[first - 1]):
        first -= 1
    last = number + 1
    while last < len(tokens) and not _divides(tokens[last]):
        last += 1
    words = [token for token in tokens[first:last] if token.kind not in _NOT_WORDS]
    at = words.index(tokens[number])
    before = tokens[first - 1].text if first else "."
    return words, at, at == 0 and before in _ENDS


def _divides(token: Token) -> bool:
    return token.kind in _NOT_WORDS and token.kind is not TokenKind.SPACE and token.text != "-"


def counterpart_of(open_text: OpenText, context: WordContext, token: Token) -> Beside:
    """The words linked to a word, those of the sentences that answer, and their text."""
    linked = open_text.answers(context.row, context.side, context.block.id, token.start, token.end)
    other = {block.id: block for block in context.other_blocks}
    spans = sorted(place for place in linked if place[0] in other)
    answers = [other[block].text[start:end] for block, start, end in spans]
    # Two words beside each other may be one to the dictionary.
    answers += (
        other[block].text[start:stop]
        for (block, start, end), (same, begin, stop) in pairwise(spans)
        if block == same and end == begin
    )
    side = context.side.other
    words = [
        (block.id, token)
        for block, parts in context.counterparts
        for token in _inside(_answering(open_text, side, block, parts), parts)
    ]
    unlinked = (
        token.text
        for block, token in words
        if token.kind is TokenKind.WORD
        and not open_text.answers(context.row, side, block, token.start, token.end)
    )
    text = " ".join(
        block.text[start : min(end, start + LONG)]
        for block, parts in context.counterparts
        for start, end in parts
    )
    return Beside(
        frozenset(answers),
        frozenset(token.text for _, token in words),
        text,
        # Of a word that has an answer nobody asks what is left.
        () if linked else tuple(dict.fromkeys(unlinked)),
    )


def _answering(
    open_text: OpenText, side: SideName, block: Block, spans: Sequence[tuple[int, int]]
) -> Sequence[Token]:
    """The words of the sentences that answer; of one of a book's length those it begins with."""
    start = min(first for first, _ in spans)
    return open_text.tokens_at(side, block, start, min(start + LONG, max(e for _, e in spans)))


def _inside(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[Token]:
    return [token for token in tokens if any(start <= token.start < end for start, end in spans)]

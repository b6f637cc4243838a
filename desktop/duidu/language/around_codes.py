"""Cuts a text into sentences and words as if its inline codes were not there.

A word that a tag stands in the middle of is read as one word and shown as two, and a placeholder is
a word that says nothing.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import wraps
from itertools import pairwise

from duidu.core.article import Span
from duidu.core.codes import Plain, codes_in, plain_of
from duidu.core.token import Token, TokenKind
from duidu.language.corrections import Corrections

# What a placeholder says is taken for a name by what looks for the ends of sentences, and for a
# sign that belongs to no word by what looks for words.
_NAME, _SIGN = "X", "\ufffc"


def sentences_around_codes(
    cut: Callable[[str], tuple[Span, ...]],
) -> Callable[[str], tuple[Span, ...]]:
    """Make a cutter of sentences that takes no notice of codes.

    A tag that closes something, or ends a line, belongs to the sentence that it touches the end of;
    one that opens something belongs to the sentence that it begins.
    """

    @wraps(cut)
    def cut_around(text: str) -> tuple[Span, ...]:
        if not codes_in(text):
            return cut(text)
        plain = plain_of(text, _NAME)
        found = cut(plain.text)
        if not found:
            return tuple(_spans(text, [0, len(text)]))
        borders = [
            _border(text, plain.at[one.end - 1] + 1, plain.at[two.start])
            for one, two in pairwise(found)
        ]
        return tuple(_spans(text, [0, *borders, len(text)]))

    return cut_around


def _border(text: str, start: int, end: int) -> int:
    """Where one sentence ends and the next begins, between the letters of both."""
    at = start
    for code in codes_in(text[start:end]):
        written = text[start + code.start : start + code.end]
        opens = written[:1] == "<" and written[:2] != "</" and written[-2:] != "/>"
        if start + code.start != at or opens:
            break
        at = start + code.end
    return at


def _spans(text: str, borders: Sequence[int]) -> Iterator[Span]:
    """Spans between borders, without white space at either end."""
    for start, end in pairwise(borders):
        piece = text[start:end]
        left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if left < right:
            yield Span(start + left, start + right)


def tokens_around_codes(text: str, cut: Callable[[str], Sequence[Token]]) -> tuple[Token, ...]:
    """Cut a text without its codes into words; each code is a token that is no word."""
    plain = plain_of(text, _SIGN)
    return _with_codes(text, plain, cut(plain.text))


def read_around_codes(
    text: str, read: Callable[[str, Corrections], Sequence[Token]], corrections: Corrections
) -> tuple[Token, ...]:
    """Cut and read a text as corrected, without its codes; each of them is a token as well."""
    plain = plain_of(text, _SIGN)
    moved = tuple(
        one if one.start is None else replace(one, start=bisect_left(plain.at, one.start))
        for one in corrections.items
    )
    return _with_codes(text, plain, read(plain.text, Corrections(moved)))


def _with_codes(text: str, plain: Plain, read: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of the plain text with those of the codes, which together are the whole text."""
    tokens = [
        Token(code.start, code.end, text[code.start : code.end], TokenKind.OTHER)
        for code in codes_in(text)
    ]
    taken = [(code.start, code.end) for code in tokens]
    for token in read:
        for part in _parts(token, plain.at[token.start : token.end]):
            number = bisect_left(taken, (part.start + 1, 0)) - 1
            # The signs that stand for a placeholder are tokens too.
            if number < 0 or part.start >= taken[number][1]:
                tokens.append(part)
    return tuple(sorted(tokens, key=lambda token: token.start))


def _parts(token: Token, at: Sequence[int]) -> Iterator[Token]:
    """A token of the plain text as the pieces that it is cut into by codes, at these places."""
    first = 0
    for number in range(1, len(at) + 1):
        if number < len(at) and at[number] == at[number - 1] + 1:
            continue
        whole = number - first == len(at)
        yield Token(
            at[first],
            at[number - 1] + 1,
            token.text[first:number],
            token.kind,
            token.reading[first:number],
            token.source,
            token.alternatives if whole else tuple(one[first:number] for one in token.alternatives),
        )
        first = number

"""Inline codes: placeholders, tags and entities inside a text, each of which is one place of it.

A code is spelled out in the text of its block: `{0}`, `%1$d`, `<b>`, and for a code of XLIFF or TMX
what it says (`<ph>{name}</ph>` is `{name}`), else its name and number (`<x id="2"/>` is `<x2/>`).
So a search finds it, a copy and every format that is written hold it, anchors count it as any other
letters, and a library needs no table of codes that edits would have to carry along. Which letters
are a code is told by the one pattern below, whatever file they came from. What reads a text skips
codes: sentences, words and readings (`language.around_codes`), alignment. What shows it draws each
as a chip, and its caret steps over the whole of it. What an XML file says instead of the letters is
known to that file alone, which finds its own codes again when a text is written back into it
(`formats.base.inline_codes`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

OPENS, CLOSES = "⟦", "⟧"
"""Around what a code of a file says where that would not be taken for one as it stands."""

# A word in these brackets with a capital is the name of a key, <Enter>, as books write it, unless a
# tag of that name closes behind it.
_KEY = r"<(?P<key>[A-Z][a-z]+(?:-[A-Z]?\w+)?|F\d{1,2})>(?![\s\S]{0,300}?</(?P=key)>)"
MARKUP = (
    r"⟦[^⟦⟧]{1,200}⟧"
    rf"|(?!{_KEY})"
    r"</?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"']+))*\s*/?>"
    r"|&lt;/?[A-Za-z](?:(?!&[lg]t;)[^<>]){0,200}?&gt;"
    r"|&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#x[\da-fA-F]{1,6});"
)
"""Tags and entities, as a regular expression for ASCII letters."""

FIELD = (
    r"\{\{\s*[\w.:!-]*\s*\}\}"
    r"|[$#%]?\{[A-Za-z_]?[\w.:!\[\]-]*\}"
    r"|\{\w{1,40}\s*,\s*(?:number|date|time|ordinal|duration|spellout)(?:\s*,[^{}]{0,60})?\}"
    r"|%\(\w+\)[#0-9.+-]*[sdifgeuxXcr]"
    r"|%\d+\$[#0-9.+-]*(?:l{1,2}|h)?[sdifgeuxXc@]"
    r"|(?<![\d%])%[#0+-]?\d*(?:\.\d+)?(?:l{1,2}|h{1,2}|z)?[sdifguxXc@](?![A-Za-z])"
    r"|(?<![\d%\w])%(?:L?[1-9]\d?|n)(?![\d$%\w])"
    r"|%[A-Z][A-Z_]+%"
)
"""Placeholders, in whose place a program puts a word or a number."""

_CODE = re.compile(rf"(?P<markup>{MARKUP})|(?P<field>{FIELD})", re.ASCII)
_BEGINS = re.compile("[⟦<&{%$#]")
_TEXTS_KEPT = 512
# Code points of a text so long that it is not looked through for one place of it.
_LONG, _AROUND = 20_000, 2_000


class InlineCode(NamedTuple):
    """Code points start..end of a text are a code; `is_field` tells placeholders from tags."""

    start: int
    end: int
    is_field: bool


def codes_in(text: str) -> tuple[InlineCode, ...]:
    """Return the codes of a text in order; none overlap."""
    # Most texts have none, and are told by a single look.
    if not _BEGINS.search(text):
        return ()
    return _kept_codes(text) if len(text) <= _LONG else _found_codes(text)


def _found_codes(text: str) -> tuple[InlineCode, ...]:
    codes, at = list[InlineCode](), 0
    # Nine in ten letters begin no code, which one look tells faster than the pattern does.
    while (begins := _BEGINS.search(text, at)) is not None:
        at = begins.start() + 1
        if found := _CODE.match(text, at - 1):
            at = found.end()
            codes.append(InlineCode(begins.start(), at, found.lastgroup == "field"))
    return tuple(codes)


_kept_codes = lru_cache(maxsize=_TEXTS_KEPT)(_found_codes)


def codes_between(text: str, start: int, end: int) -> Iterator[InlineCode]:
    """Yield the codes that lie in code points start..end of a text; of a very long one fast."""
    by = 0
    if len(text) > _LONG:
        by = max(0, start - _AROUND)
        text = text[by : end + _AROUND]
    for first, last, is_field in codes_in(text):
        if start <= first + by and last + by <= end:
            yield InlineCode(first + by, last + by, is_field)


def is_code(text: str) -> bool:
    """Whether a whole text is one code."""
    return _CODE.fullmatch(text) is not None


def code_around(text: str, offset: int) -> InlineCode | None:
    """Return the code that an offset is inside of; None between letters, and at its ends."""
    by = 0
    if len(text) > _LONG:
        by = max(0, offset - _AROUND)
        text = text[by : offset + _AROUND]
    for start, end, is_field in codes_in(text):
        if start + by < offset < end + by:
            return InlineCode(start + by, end + by, is_field)
    return None


def outside_codes(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch widened by the codes that it begins or ends inside of."""
    first, last = code_around(text, start), code_around(text, end)
    return (first.start if first else start), (last.end if last else end)


def step_over(text: str, offset: int, step: int) -> int:
    """Return the place one letter or one whole code on (1) or back (-1)."""
    found = code_around(text, offset + step)
    if found is None:
        return offset + step
    return found.end if step > 0 else found.start


def units_of(text: str, words: re.Pattern[str]) -> Iterator[str]:
    """Yield each code of a text as a whole, and what `words` finds in the letters between them."""
    at = 0
    for start, end, _ in codes_in(text):
        yield from words.findall(text, at, start)
        yield text[start:end]
        at = end
    yield from words.findall(text, at)


class Plain(NamedTuple):
    """A text without its codes; code point i of it is code point at[i] of the whole text.

    `at` has one more number at its end, the length of the whole text.
    """

    text: str
    at: tuple[int, ...]


def without_codes(text: str) -> str:
    """Return a text without its codes; of the blanks on both sides of one, those before it stay."""
    found = codes_in(text)
    if not found:
        return text
    pieces, at, blank = list[str](), 0, True
    for start, end in (*((code.start, code.end) for code in found), (len(text), len(text))):
        piece = text[at:start].lstrip() if blank else text[at:start]
        pieces.append(piece)
        blank = piece[-1].isspace() if piece else blank
        at = end
    return "".join(pieces).rstrip()


def plain_of(text: str, field: str) -> Plain:
    """Return a text without its tags, and with `field` repeated in the place of each placeholder.

    A placeholder keeps its length, so that each letter of it has its own place.
    """
    pieces, at, end = list[str](), list[int](), 0
    for code in codes_in(text):
        pieces.append(text[end : code.start])
        at += range(end, code.start)
        if code.is_field:
            pieces.append(field * (code.end - code.start))
            at += range(code.start, code.end)
        end = code.end
    pieces.append(text[end:])
    return Plain("".join(pieces), (*at, *range(end, len(text)), len(text)))

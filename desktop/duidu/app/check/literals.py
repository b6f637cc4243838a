"""What a translation takes over letter for letter: addresses, placeholders, markup, codes."""

import re
from typing import NamedTuple

from duidu.core.codes import FIELD, MARKUP

_ADDRESS = re.compile(
    r"(?P<mail>[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    r"|(?P<url>(?:https?|ftp|file|git|ssh)://[!-~]+|www\.[\w-]+\.[!-~]+)",
    re.ASCII,
)
_NOT_ADDRESS = re.compile(r"[\"'<>`|\\^].*$|[.,;:!?)\]}*]+$")
_PLACEHOLDER = re.compile(
    rf"(?P<markup>{MARKUP})|(?P<field>{FIELD})|(?P<escape>\\[nrt](?![\w\\]))", re.ASCII
)
_PATH = re.compile(
    r"(?<![\w/.])(?:~|\.{1,2})?/(?:[\w.+@-]+/)*[\w.+@-]*[\w+-]|(?<![\w-])--?[a-z][\w-]*", re.ASCII
)
# The same, where one of its words has a capital or a digit inside, or an underscore.
_LIKE_CODE = re.compile(
    r"(?<![A-Za-z0-9_])(?=[A-Za-z0-9./+@#:-]*(?:[A-Za-z0-9][A-Z0-9_]|\d[A-Za-z]))"
    r"[A-Za-z0-9]+(?:[_./+@#:-]+[A-Za-z0-9]+)*",
    re.ASCII,
)
_CODE = re.compile(r"[A-Za-z0-9]+(?:[_./+@#:-]+[A-Za-z0-9]+)*", re.ASCII)


class Literal(NamedTuple):
    """One such stretch: its kind (mail, url, markup, field, escape), place and text."""

    kind: str
    start: int
    end: int
    text: str


def literals(text: str) -> list[Literal]:
    """Addresses, placeholders and markup of a text in order, none overlapping."""
    found: list[Literal] = []
    if "@" in text or "/" in text or "www." in text:
        for match in _ADDRESS.finditer(text):
            written = _NOT_ADDRESS.sub("", match[0])
            # A bracket that belongs to the address: wiki/Java_(island).
            if written.count("(") > written.count(")") and match[0].startswith(written + ")"):
                written += ")"
            found.append(
                Literal(match.lastgroup or "", match.start(), match.start() + len(written), written)
            )
    if any(sign in text for sign in "⟦<&{%\\"):
        taken = [(one.start, one.end) for one in found]
        found += [
            Literal(match.lastgroup or "", match.start(), match.end(), match[0])
            for match in _PLACEHOLDER.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in taken)
        ]
    return sorted(found, key=lambda one: one.start)


def without(text: str, found: list[Literal]) -> str:
    """The text with a sign that is no character in their place, of the same length."""
    for one in found:
        text = text[: one.start] + "\ufffc" * (one.end - one.start) + text[one.end :]
    return text


def codes(text: str, every: bool = False) -> list[Literal]:
    """Words of a text that are spelt like codes: paths, versions, acronyms, CamelCase.

    Their kind says how sure that is: path, mixed (letters with digits or signs), camel, capitals,
    or with `every` word for other Latin words.
    """
    found: list[Literal] = []
    if "/" in text or "-" in text:
        found = [Literal("path", *match.span(), match[0]) for match in _PATH.finditer(text)]
    for match in (_CODE if every else _LIKE_CODE).finditer(text):
        if any(one.start <= match.start() < one.end for one in found):
            continue
        kind = _kind(match[0])
        if kind and (every or kind != "word"):
            found.append(Literal(kind, *match.span(), match[0]))
    return found


_CAMEL = re.compile(r"[a-z](?:[A-Z])")
# Capitals inside names of people: McDonald, DeVos.
_NAME = re.compile(r"(?:Mc|Mac|De|Di|Da|Du|La|Le|Van|Von|Fitz|O|St)[A-Z][a-z]+$")


def _kind(word: str) -> str:
    """What sort of code a word is, "" for none."""
    letters = sum(map(str.isalpha, word))
    # A-Z and a/b are no codes either.
    if not letters or max(map(len, re.split(r"[^A-Za-z0-9]", word))) < 2:
        return ""
    if "_" in word or (
        letters < len(word) and any(map(str.isdigit, word)) and not _MEASURE.fullmatch(word)
    ):
        return "mixed"
    if _CAMEL.search(word) and not _NAME.match(word):
        return "camel"
    if letters > 1 and word.isupper():
        return "capitals"
    return "word"


# 10km, 3rd, 90s, 5-year and 20-something are no codes.
_MEASURE = re.compile(r"\d[\d.,/:-]*(?:[A-Za-z]{1,3}|-[A-Za-z-]+)|[A-Za-z]+-\d+(?:-[A-Za-z]+)*")

"""How English is written: half-width marks, no blank before them, no word twice."""

import re

from duidu.language.usages import WRONG, Usage

_FULL_WIDTH = re.compile(r"[，。；：？！（）、【】《》「」]")
_BLANK = re.compile(
    r"(?<=[A-Za-z0-9”’\"')]) +(?=[,;:?!](?:\s(?![,;:&|])|$)|\.(?:\s(?!\.)|$))(?<!\. )"
)
_TWICE = re.compile(
    r"\b(?P<word>[A-Za-z]+(?:['’][A-Za-z]+)?)\s+(?P=word)\b(?!['’-])", re.IGNORECASE
)
# What is said twice with good reason.
_DOUBLE = """
had that very no so really far many long more again bye ha ho he hey hello yes well now
please come go never always there here oh ah blah knock tick tut hear poor old dear big
little deep night pretty much too wait look stop quick run nothing good why what her
tock ding dong chop drip
"""
_MAY_DOUBLE = frozenset(_DOUBLE.split())
# Two words with a capital are a name (Yao Yao), unless they are these.
_FUNCTION = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "or",
        "for",
        "with",
        "from",
        "by",
        "at",
        "is",
        "are",
        "it",
    )
)
_BY_CAPITAL = re.compile(r"[A-Z]")


def english_usages(text: str) -> list[Usage]:
    """The usages of an English text."""
    found = [
        Usage(*match.span(), "full-width", WRONG, "full-width")
        for match in _FULL_WIDTH.finditer(text)
    ]
    found += [
        Usage(*match.span(), "blank before", WRONG, "blank")
        for match in _BLANK.finditer(text)
        # What is quoted by straight marks may be a line of code: "a ; b".
        if text.count('"', 0, match.start()) % 2 == 0
    ]
    for match in _TWICE.finditer(text):
        first, second = match[0].split()[0], match[0].split()[-1]
        before = text[: match.start()]
        # The value of an option is called as the option is: --package package.
        if before.lower().endswith(first.lower() + " ") or before.endswith("-"):
            continue
        goes_on = re.compile(rf"\s+{re.escape(first)}\b", re.IGNORECASE).match(text, match.end())
        named = (
            _BY_CAPITAL.match(first)
            and _BY_CAPITAL.match(second)
            and first.lower() not in _FUNCTION
        )
        if first.lower() in _MAY_DOUBLE or named or goes_on:
            continue
        found.append(Usage(*match.span(), "", WRONG, "repeated"))
    return found

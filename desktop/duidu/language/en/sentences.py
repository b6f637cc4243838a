"""Cuts English text into sentences.

Abbreviations, initials, decimals, ellipses and quotations do not mislead it; sentences without a
space between them are cut too.
"""

import re

from duidu.core.article import Span
from duidu.language.around_codes import sentences_around_codes
from duidu.language.sentences import NOTES_BEGIN, PICTURES, belonging, spans_between

_CLOSERS = r"”’»\"'\)\]\}）」』"
# Both begin with a set of characters: re finds those many times faster than alternatives or
# look-behinds. A run of marks is tried from its first mark only: where that fails all others do,
# and a million of them would take quadratic time.
_TERMINATOR = re.compile(
    rf"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…]{{2}})(?:\s?[.!?…])*[{_CLOSERS}]*(?=\s|$|[{NOTES_BEGIN}{PICTURES}])"
    rf"|(?<=[。！？])[。！？]*[{_CLOSERS}]*)"
)
# `ended.The next`: sentences without a space between them, as copied web pages have them.
_GLUED = re.compile(rf"[.!?](?<=[a-z][a-z][.!?])[{_CLOSERS}]*(?=[“\"]?[A-Z][a-z’']*(?:\s|,))")
_OPENERS = "“‘\"'([{«-–—*_ \t\n\u00a0"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _set(
    "mr mrs ms mx dr prof gen lt col maj capt cmdr sgt adm brig cpl pvt rev fr hon pres gov sen "
    "rep st mt messrs mme mlle amb supt insp "
    "vs cf e.g i.e viz al fig figs eq no nos vol vols pp p ch sec art ed eds trans approx ca c"
)
# These may also stand at the end of a sentence.
_SHORTENED = _set(
    "jr sr inc ltd co corp bros etc u.s u.k u.n u.s.a e.u d.c a.m p.m b.c a.d ph.d m.d b.a m.a "
    "est dept univ assn ave blvd rd "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun"
)
_STARTERS = _set(
    "the a an he she it they we i you this that these those there here but and so then when while "
    "if in on at as after before for from "
    "with his her its their our my your what who how why where once now still yet however "
    "although though because since"
)
_LIST_NUMBER = re.compile(r"(?:^|[.!?\n])\s*\d{1,3}$")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_NUMBERED = (
    r"(?:chapter|part|book|section|volume|vol|act|scene|lesson|unit|appendix|article|episode|step"
    r"|figure|table|letter|exercise|(?:fig|tab|chap|ch|vol|sec|art|ep)\.)"
    r"\s?(?:\d{1,4}(?:\.\d{1,3}){0,3}|[ivxlc]{1,6}|[a-z]|[a-z]{3,9}(?:[ -][a-z]{3,6})?)"
)
# What numbers a line, a chapter or a part at its beginning: 1.2. IV. Chapter One. Act I. Scene 2.
_LINE_NUMBER = re.compile(
    r"(?:^|\n)[^\S\n]*(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Z]|[IVXLC]{1,6}"
    rf"|{_NUMBERED}(?:[.,]\s{_NUMBERED})?)$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_SAID = re.compile(
    r"\s*(?:[A-Z][\w’'-]*\.?\s+){1,3}(?:(?:also|then|later|quickly|softly|quietly)\s+)?"
    r"(?:said|says|asked|asks|told|replied|answered|added|cried|shouted|whispered|murmured"
    r"|muttered|exclaimed|continued|called|wrote|sighed|laughed)\b"
)


@sentences_around_codes
def cut(text: str) -> tuple[Span, ...]:
    """Cut one block's text into sentences, as spans of code points without white space."""
    ends = [belonging(text, one.end()) for one in _TERMINATOR.finditer(text) if _ends(text, one)]
    glued = [match.end() for match in _GLUED.finditer(text)]
    return spans_between(text, sorted(ends + glued) if glued else ends)


def _ends(text: str, terminator: re.Match[str]) -> bool:
    """Whether the punctuation found ends a sentence, by what stands behind it."""
    mark, end = terminator.group(), terminator.end()
    if mark[0] in "。！？":
        return True
    # So many code points show how the next sentence begins, and a long block is not copied.
    end = belonging(text, end)
    if end < len(text) and not text[end].isspace() and end == terminator.end():
        return False
    rest = text[end : end + 60].lstrip(_OPENERS)
    # The same is said again: I… I don't know.
    if mark.startswith(("…", "..")) and _is_said_again(text, terminator.start(), rest):
        return False
    # A sentence begins with a capital; behind 。！？, which end one anyway, it need not.
    if rest[:1].islower():
        return False
    # “…,” she said: the words after a closed quotation that name its speaker belong to it.
    if mark[-1] not in ".!?…" and _SAID.match(text, end):
        return False
    if mark == "." and rest and _numbers_line(text, terminator.start()):
        return False
    return not (mark == "." and rest and _is_abbreviation(text, terminator.start(), rest))


def _is_abbreviation(text: str, at: int, rest: str) -> bool:
    """Whether the period at `at` belongs to a short form instead of ending a sentence."""
    # Enough for the longest short form and the word before it.
    before = text[max(0, at - 24) : at]
    words = before.split()
    word = words[-1].lstrip("“‘\"'([{—–-") if words and not before[-1:].isspace() else ""
    key = word.lower()
    if key in _TITLES:
        return (
            # These are words as well, and short forms only before a number (No. 5, p. 12).
            key not in {"no", "art", "c", "p", "ed", "fig", "al", "ch"}
            or rest[:1].isdigit()
            or (key == "al" and not _starts(rest))
        )
    if key in _SHORTENED or _INITIALS.fullmatch(word):
        return not _starts(rest)
    if len(word) == 1 and word.isalpha():
        return word != "I" and not _starts(rest)
    return _numbers_a_list(text, at)


def _is_said_again(text: str, at: int, rest: str) -> bool:
    """Whether the word before an ellipsis is also the one behind it."""
    before, behind = _LAST_WORD.search(text, max(0, at - 24), at), _WORD.match(rest)
    return bool(before and behind and before[0].lower() == behind[0].lower())


def _starts(rest: str) -> bool:
    """Whether what follows begins with a word that often begins a sentence."""
    following = _WORD.match(rest)
    return following is not None and following.group().lower() in _STARTERS


def _numbers_line(text: str, at: int) -> bool:
    """Whether the period at `at` belongs to the number of a line, as in “Chapter 1. The Boat”."""
    # A line's number is short; looking for it in the middle of a line costs nothing.
    start = text.rfind("\n", max(0, at - 40), at) + 1
    return (start > 0 or at <= 40) and _LINE_NUMBER.search(text, start, at) is not None


def _numbers_a_list(text: str, at: int) -> bool:
    """Whether the period at `at` belongs to `1.` at the start of a line."""
    last = text[at - 1 : at]
    # Looks back only where a digit or line end makes it possible, and not far: most periods
    # are neither.
    listed = (
        _LIST_NUMBER.search(text, max(0, at - 8), at) if last.isdecimal() or last == "\n" else None
    )
    if listed is None:
        return False
    # In `on Jan. 5.` the period before the number ends no sentence, so it begins no list item.
    words = text[max(0, listed.start() - 12) : listed.start()].split()
    return not (words and text[listed.start()] == "." and words[-1].lower() in _SHORTENED | _TITLES)

"""Removes the marks inside a line of Markdown and returns what they emphasised.

Links become their words, code becomes its text.
"""

import re
from bisect import bisect_right
from itertools import accumulate

from duidu.core.emphasis import Emphases, Emphasis, EmphasisKind, contrasting_emphasis_on_lines

# None of these may look further than the next bracket, or a line of a million brackets would take
# quadratic time.
_INLINE = (
    (re.compile(r"\[\^[^\[\]\s]{1,80}\]"), ""),
    (re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]+)>"), r"\1"),
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()<>#+.!|~=-])")
# An escaped mark becomes a private character until all marks are removed.
_PRIVATE = 0xE000
_MARK = re.compile(r"\*{1,3}|_{1,3}|~~|`+")
# Emphasis by the number of stars or underscores.
_KINDS = {
    1: (EmphasisKind.EMPHASIS,),
    2: (EmphasisKind.STRONG,),
    3: (EmphasisKind.EMPHASIS, EmphasisKind.STRONG),
}
_IN_TEXT = ("*", "**", "***", "_", "__", "___", "~~")

Pair = tuple[re.Match[str], re.Match[str]]


def without_marks(text: str) -> str:
    """Return a line without its inline marks, escapes resolved, in linear time."""
    return line_and_emphasis(text)[0]


def line_and_emphasis(text: str) -> tuple[str, Emphases]:
    """Return a line without its inline marks, and the emphasis in it."""
    text = _ESCAPE.sub(lambda found: chr(_PRIVATE + ord(found[1])), text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    pairs = _pairs(text)
    bare, marks = _without(text, pairs) if pairs else (text, [])
    line = re.sub("[\ue021-\ue07e]", lambda found: chr(ord(found[0]) - _PRIVATE), bare).strip()
    return line, contrasting_emphasis_on_lines(marks, bare, [line])[0]


def _pairs(text: str) -> list[Pair]:
    """Pair the marks of emphasis, deletion and code.

    One pass: a closing mark takes the last opening mark like it.
    """
    opened: dict[str, re.Match[str]] = {}
    pairs: list[Pair] = []
    for mark in _MARK.finditer(text):
        name, (start, end) = mark[0], mark.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        # snake_case is no emphasis; with * even parts of words may be emphasised.
        inside_word = name[0] == "_" and (before.isalnum() and after.isalnum())
        start_of = opened.get(name)
        if (
            start_of is not None
            and start_of.end() < start
            and before
            and not before.isspace()
            and not inside_word
        ):
            if name[0] == "`":
                _leave_code(start_of.start(), opened, pairs)
            pairs.append((start_of, mark))
            del opened[name]
        elif (
            after
            and not after.isspace()
            and not inside_word
            and not (name[0] == "_" and before.isalnum())
        ):
            opened[name] = mark
    return pairs


def _leave_code(start: int, opened: dict[str, re.Match[str]], pairs: list[Pair]) -> None:
    """Discard the marks found since code began: they are code."""
    while pairs and pairs[-1][0].start() > start:
        pairs.pop()
    for name in _IN_TEXT:
        if name in opened and opened[name].start() > start:
            del opened[name]


def _without(text: str, pairs: list[Pair]) -> tuple[str, list[Emphasis]]:
    """Return the text without these marks, and the emphasis they enclosed."""
    removed = sorted(mark.span() for pair in pairs for mark in pair)
    starts = [start for start, _ in removed]
    gone = list(accumulate((stop - start for start, stop in removed), initial=0))
    pieces, end = [], 0
    for start, stop in removed:
        pieces.append(text[end:start])
        end = stop
    marks = [
        Emphasis(
            first.end() - gone[bisect_right(starts, first.start())],
            last.start() - gone[bisect_right(starts, last.start()) - 1],
            kind,
        )
        for first, last in pairs
        # Marks of deletion and code are removed without a trace.
        for kind in (_KINDS[len(first[0])] if first[0][0] in "*_" else ())
    ]
    return "".join(pieces) + text[end:], marks

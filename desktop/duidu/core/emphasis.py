"""Emphasis inside a block: which code points the source emphasises.

It follows the text when that is cut, joined or changed. It is always in one normal form, so that
equal emphasis compares equal: spans in order, none empty, none beginning or ending with white
space, at least one letter between two spans of the same kind. How emphasis looks is up to ui/reader
and to each writer.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple


class EmphasisKind(StrEnum):
    """EMPHASIS is HTML's <em> (italic, or dots under hanzi), STRONG its <strong> (bold)."""

    EMPHASIS = "emphasis"
    STRONG = "strong"


class Emphasis(NamedTuple):
    """Code points start..end of a block are emphasised.

    A named tuple of plain values, because a child process sends it as JSON.
    """

    start: int
    end: int
    kind: EmphasisKind


Emphases = tuple[Emphasis, ...]


def in_normal_form(found: Iterable[Emphasis], text: str) -> Emphases:
    """Return the spans in normal form; what lies outside the text is cut off.

    Takes time linear in the text for each kind.
    """
    marks = [Emphasis(max(0, start), min(end, len(text)), kind) for start, end, kind in found]
    return (
        _on_letters(marks, [at for at, character in enumerate(text) if not character.isspace()])
        if marks
        else ()
    )


def contrasting_emphasis_on_lines(
    marks: Sequence[Emphasis], raw: str, lines: Sequence[str]
) -> list[Emphases]:
    """Move emphasis to lines, but leave out what emphasises a whole line."""
    if not marks:  # most blocks have none
        return [()] * len(lines)
    return [
        contrasting_emphasis(found, line)
        for found, line in zip(emphasis_on_lines(marks, raw, lines), lines, strict=True)
    ]


def emphasis_on_lines(marks: Sequence[Emphasis], raw: str, lines: Sequence[str]) -> list[Emphases]:
    """Move the emphasis of a raw text to the lines that the text became.

    White space may differ between the two, letters may not. So no reader has to tell how it
    collapses spaces: the third letter of the raw text is the third letter of its lines.
    """
    if not marks:
        return [()] * len(lines)
    # before[i]: how many letters stand before code point i of the raw text.
    before = list(accumulate((not character.isspace() for character in raw), initial=0))
    flags = _flags(
        ((before[max(0, m.start)], before[min(m.end, len(raw))], m.kind) for m in marks), before[-1]
    )
    found, first = [], 0
    for line in lines:
        letters = [at for at, character in enumerate(line) if not character.isspace()]
        found.append(_runs(flags, first, letters))
        # Letters are numbered through all lines, as they are in the raw text.
        first += len(letters)
    return found


def contrasting_emphasis(emphases: Emphases, text: str) -> Emphases:
    """Leave out spans that cover the whole text, apart from punctuation at its ends.

    Emphasis tells by contrast. A paragraph entirely in italics or bold is a matter of style (a
    letter, an epigraph, a translation set in italics under its original, a heading made by hand),
    and dots under each of its hanzi would only make it hard to read.
    """
    if not emphases:
        return ()
    # The first and the last letter, sought once: a long block may have a thousand spans.
    first = next((at for at, c in enumerate(text) if c.isalnum()), len(text))
    last = next((at for at in range(len(text) - 1, -1, -1) if text[at].isalnum()), -1)
    return tuple(e for e in emphases if first < e.start or last >= e.end)


def emphasis_between(emphases: Emphases, start: int, end: int) -> Emphases:
    """Return the emphasis inside code points start..end, counted from `start`."""
    found = (
        Emphasis(max(s, start) - start, min(e, end) - start, kind)
        for s, e, kind in emphases
        if s < end and start < e
    )
    return tuple(sorted(found)) if emphases else ()


def joined_emphasis(head: Emphases, tail: Emphases, at: int, text: str) -> Emphases:
    """Join the emphasis of two texts that became one, the second of which begins at `at`.

    Spans that meet become one again.
    """
    moved = (Emphasis(start + at, end + at, kind) for start, end, kind in tail)
    return in_normal_form((*head, *moved), text) if head or tail else ()


def emphasis_after_change(emphases: Emphases, start: int, end: int, old: str, new: str) -> Emphases:
    """Return the emphasis after code points start..end of `old` were rewritten, making it `new`.

    Emphasis beside the change stays. A change inside an emphasised span, or of all of it, is
    emphasised as well, as when a misprint in an emphasised word is put right. What is written at
    its edge is not.
    """
    if not emphases:
        return ()
    # All that stands after the change moves by this much.
    by = len(new) - len(old)
    around = [
        Emphasis(left, right + by, kind)
        for left, right, kind in emphases
        if left <= start < end <= right
    ]
    beside = [e for e in emphases if not e.start <= start < end <= e.end]
    # Leave out the common beginning and end of old and new text: they did not change.
    while start < end and start < end + by and old[start] == new[start]:
        start += 1
    while start < end and start < end + by and old[end - 1] == new[end + by - 1]:
        end -= 1
    found = around
    for left, right, kind in beside:
        if right <= start:
            found.append(Emphasis(left, right, kind))
        elif left >= end:
            found.append(Emphasis(left + by, right + by, kind))
        elif left <= start and end <= right:
            found.append(Emphasis(left, right + by, kind))
        elif left < start:
            # The change covers its end only: the part before stays.
            found.append(Emphasis(left, start, kind))
        elif right > end:
            # The change covers its beginning only.
            found.append(Emphasis(end + by, right + by, kind))
    return in_normal_form(found, new)


def runs(
    emphases: Emphases, start: int, end: int
) -> list[tuple[int, int, frozenset[EmphasisKind]]]:
    """Cut code points start..end where emphasis begins or ends; tell the kinds of each part."""
    edges: dict[int, frozenset[EmphasisKind]] = {}
    for left, right, kind in emphases:
        for at in (max(left, start), min(right, end)) if left < end and start < right else ():
            # An edge toggles its kind: two spans of different kinds may share one.
            edges[at] = edges.get(at, frozenset()) ^ {kind}
    found, at, kinds = [], start, frozenset[EmphasisKind]()
    for edge in sorted(edges):
        found += [(at, edge, kinds)] if edge > at else []
        at, kinds = edge, kinds ^ edges[edge]
    return [*found, (at, end, kinds)] if at < end else found


def _on_letters(marks: Sequence[Emphasis], letters: Sequence[int]) -> Emphases:
    """Spans of code points as spans of letters; a letter is any code point but white space."""
    size = letters[-1] + 1 if letters else 0
    flags = _flags(marks, size)
    # White space at the edges of a span has no letter, so it drops out.
    picked = {kind: bytes(flag[at] for at in letters) for kind, flag in flags.items()}
    return _runs(picked, 0, letters)


def _flags(marks: Iterable[tuple[int, int, EmphasisKind]], size: int) -> dict[EmphasisKind, bytes]:
    """For each kind one byte a code point, 1 where it is emphasised."""
    # Bytes, because finding runs in them takes no Python loop over a long text.
    flags: dict[EmphasisKind, bytearray] = {}
    for start, end, kind in marks:
        end = min(end, size)
        if start < end:
            flags.setdefault(kind, bytearray(size))[start:end] = b"\1" * (end - start)
    return {kind: bytes(flag) for kind, flag in flags.items()}


def _runs(flags: dict[EmphasisKind, bytes], first: int, letters: Sequence[int]) -> Emphases:
    """Runs of flagged letters among first..first + len(letters), as code points of their text."""
    found: list[Emphasis] = []
    last = first + len(letters)
    for kind, flag in flags.items():
        at = flag.find(b"\1", first, last)
        while at >= 0:
            end = flag.find(b"\0", at, last)
            end = last if end < 0 else end
            found.append(Emphasis(letters[at - first], letters[end - 1 - first] + 1, kind))
            at = flag.find(b"\1", end, last)
    return tuple(sorted(found))

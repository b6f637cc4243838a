"""What two versions of a text have in common, and where a span of the older one is in the newer."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from duidu.core.article import Span
from duidu.library.anchoring.tidy import Piece, tidy

# With more cells the bit matrix of a diff takes over 0.1 s and 20 MB: sentences are matched first.
_CELLS = 16_000_000
# A sentence, roughly: ends of lines count, too.
_CHUNK = re.compile(r"[^。！？.!?\n]*[。！？.!?\n]?")


@dataclass(frozen=True, slots=True)
class Mapped:
    """Where a span went: its place in the newer text, and how many code points of it remain."""

    span: Span
    kept: int


def common(old: str, new: str) -> list[Piece]:
    """The stretches that both texts share, in order.

    Chance agreements inside rewritten stretches are left out.
    """
    return tidy(list(_pieces(old, new)), old, new)


def map_span(pieces: Sequence[Piece], old_length: int, new_length: int, span: Span) -> Mapped:
    """Where a span of the older text is in the newer one.

    It includes what replaced parts of the span, but not what was inserted before or after it.
    """
    kept = sum(max(0, min(span.end, p.old_end) - max(span.start, p.old)) for p in pieces)
    end = _end(pieces, old_length, new_length, span.end) if len(span) else 0
    start = _start(pieces, old_length, new_length, span.start)
    return Mapped(Span(start, max(start, end)), kept)


def _start(pieces: Sequence[Piece], old_length: int, new_length: int, at: int) -> int:
    """Where the start of a span is in the newer text."""
    index = bisect_right(pieces, at, key=lambda p: p.old) - 1
    if index >= 0 and at < pieces[index].old_end:
        return pieces[index].new + at - pieces[index].old
    old, new = _gap(pieces, index, old_length, new_length)
    return new.start if at == old.start and len(old) else max(new.start, new.end - (old.end - at))


def _end(pieces: Sequence[Piece], old_length: int, new_length: int, at: int) -> int:
    """Where the end of a span is in the newer text."""
    index = bisect_right(pieces, at - 1, key=lambda p: p.old) - 1
    if index >= 0 and at <= pieces[index].old_end:
        return pieces[index].new + at - pieces[index].old
    old, new = _gap(pieces, index, old_length, new_length)
    return new.end if at == old.end else min(new.end, new.start + at - old.start)


def _gap(
    pieces: Sequence[Piece], index: int, old_length: int, new_length: int
) -> tuple[Span, Span]:
    """What lies between pieces[index] and the next one, in both texts."""
    before = pieces[index] if index >= 0 else Piece(0, 0, 0)
    after = pieces[index + 1] if index + 1 < len(pieces) else Piece(old_length, new_length, 0)
    return Span(before.old_end, after.old), Span(before.new_end, after.new)


def _pieces(old: str, new: str) -> Iterator[Piece]:
    """Equal stretches of both texts: the common head and tail first, then what lies between."""
    # Most edits are short: what is left between head and tail is small.
    head = _common_head(old, new)
    tail = _common_head(old[head:][::-1], new[head:][::-1])
    if head:
        yield Piece(0, 0, head)
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    for piece in _middle(middle_old, middle_new):
        yield Piece(piece.old + head, piece.new + head, piece.length)
    if tail:
        yield Piece(len(old) - tail, len(new) - tail, tail)


def _common_head(one: str, other: str) -> int:
    limit = min(len(one), len(other))
    # Compared as a whole first, which is much quicker than letter by letter.
    if one[:limit] == other[:limit]:
        return limit
    return next(i for i in range(limit) if one[i] != other[i])


def _middle(old: str, new: str) -> Iterator[Piece]:
    if not old or not new:
        return
    if len(old) * len(new) > _CELLS:
        yield from _by_chunks(old, new)
        return
    for op in Indel.opcodes(old, new):
        if op.tag == "equal":
            yield Piece(op.src_start, op.dest_start, op.src_end - op.src_start)


def _by_chunks(old: str, new: str) -> Iterator[Piece]:
    """Equal sentences first, code points only between them.

    A rewritten stretch that is still too large counts as having nothing in common.
    """
    chunks = [[m for m in _CHUNK.findall(text) if m] for text in (old, new)]
    starts = [_starts(c) for c in chunks]
    for tag, a, b, c, d in SequenceMatcher(
        None, chunks[0], chunks[1], autojunk=False
    ).get_opcodes():
        at_old, at_new = starts[0][a], starts[1][c]
        old_part, new_part = old[at_old : starts[0][b]], new[at_new : starts[1][d]]
        if tag == "equal":
            yield Piece(at_old, at_new, len(old_part))
        elif tag == "replace" and len(old_part) * len(new_part) <= _CELLS:
            for piece in _pieces(old_part, new_part):
                yield Piece(piece.old + at_old, piece.new + at_new, piece.length)


def _starts(chunks: Sequence[str]) -> list[int]:
    starts = [0]
    for chunk in chunks:
        starts.append(starts[-1] + len(chunk))
    return starts

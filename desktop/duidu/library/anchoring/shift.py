"""Anchors after an edit made in Duidu: exact, since the edit says which code points went where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from duidu.core.annotation import Anchor, AnchorState
from duidu.core.article import Block, SideName, Span
from duidu.library.anchoring.anchors import anchor_at, lost_anchor, moved_to


class Move(Protocol):
    """Code points that are now in another block, as an alignment edit names them. Blocks by id."""

    @property
    def side(self) -> SideName:
        """The side they are on."""

    @property
    def block(self) -> int:
        """The block they were in."""

    @property
    def span(self) -> Span:
        """Where they were in it."""

    @property
    def to(self) -> int:
        """The block they are in now."""

    @property
    def start(self) -> int:
        """Where they begin in it."""


def after_moves(
    anchors: Iterable[Anchor], moves: Sequence[Move], blocks: Mapping[tuple[SideName, int], Block]
) -> tuple[Anchor, ...]:
    """The anchors of one annotation after blocks were split, merged or moved.

    `blocks` are the changed ones as they are now. An anchor in the middle of which a block was
    split becomes two; two that touch again when blocks are joined become one.
    """
    shifted: list[Anchor] = []
    for anchor in anchors:
        shifted += _pieces(
            anchor, [m for m in moves if (m.side, m.block) == (anchor.side, anchor.block)], blocks
        )
    return _join_touching(shifted, blocks)


def after_replacement(
    anchors: Iterable[Anchor], side: SideName, old: Block, span: Span, new: Block
) -> tuple[Anchor, ...]:
    """The anchors of one annotation after `span` of a block's text was replaced.

    An insertion is an empty span. An anchor around the change grows or shrinks with it; one inside
    the change moves to the new text, and is lost if that is empty.
    """
    written = len(new.text) - len(old.text) + len(span)
    return tuple(
        _replaced(a, span, written, new)
        if (a.side, a.block) == (side, old.id) and a.state is not AnchorState.LOST
        else a
        for a in anchors
    )


def _replaced(anchor: Anchor, span: Span, written: int, block: Block) -> Anchor:
    """One anchor after a replacement; `written` is the length of the new text."""
    by = written - len(span)
    if anchor.end <= span.start:
        return _at(anchor, block, Span(anchor.start, anchor.end))
    if anchor.start >= span.end:
        return _at(anchor, block, Span(anchor.start + by, anchor.end + by))
    if anchor.start <= span.start and span.end <= anchor.end:
        kept = Span(anchor.start, anchor.end + by)
    elif span.start <= anchor.start and anchor.end <= span.end:
        kept = Span(span.start, span.start + written)
    elif anchor.start < span.start:
        kept = Span(anchor.start, span.start)
    else:
        kept = Span(span.start + written, anchor.end + by)
    return _at(anchor, block, kept) if len(kept) else lost_anchor(anchor)


def _pieces(
    anchor: Anchor, moves: Sequence[Move], blocks: Mapping[tuple[SideName, int], Block]
) -> list[Anchor]:
    """One anchor cut where moved spans begin and end, each part where it is now."""
    if anchor.state is AnchorState.LOST:
        return [anchor]
    pieces: list[Anchor] = []
    at = anchor.start
    for move in sorted(moves, key=lambda m: m.span):
        start, end = max(at, move.span.start), min(anchor.end, move.span.end)
        # An anchor of no length (a place between letters) moves with the letter after it, one at
        # the end of a block that is gone with the letter before it.
        last = move.span.end + ((anchor.side, anchor.block) not in blocks)
        if start < end or (start == end == anchor.start and move.span.start <= at < last):
            if at < start:
                pieces += _part_that_stays(anchor, Span(at, start), blocks)
            there = move.start + start - move.span.start
            pieces.append(
                _at(anchor, blocks[anchor.side, move.to], Span(there, there + end - start))
            )
            at = end
    if at < anchor.end or not pieces:
        pieces += _part_that_stays(anchor, Span(at, anchor.end), blocks)
    return pieces or [lost_anchor(anchor)]


def _part_that_stays(
    anchor: Anchor, span: Span, blocks: Mapping[tuple[SideName, int], Block]
) -> list[Anchor]:
    """The part of an anchor that stays in its block, as far as the block still reaches.

    White space at a cut is dropped.
    """
    block = blocks.get((anchor.side, anchor.block))
    if block is None:
        return [replace(anchor, start=span.start, end=span.end)]
    kept = Span(min(span.start, len(block.text)), min(span.end, len(block.text)))
    return [_at(anchor, block, kept)] if len(kept) or not len(span) else []


def _at(anchor: Anchor, block: Block, span: Span) -> Anchor:
    """The anchor at a new span: a sure one takes its quotation anew, one to be checked keeps it."""
    return (
        anchor_at(anchor, block, span)
        if anchor.state is AnchorState.SURE
        else moved_to(anchor, block, span)
    )


def _join_touching(
    anchors: Sequence[Anchor], blocks: Mapping[tuple[SideName, int], Block]
) -> tuple[Anchor, ...]:
    """Join sure anchors that touch in a changed block."""
    joined: list[Anchor] = []
    for anchor in anchors:
        last = joined[-1] if joined else None
        if (
            last
            and last.state is anchor.state is AnchorState.SURE
            and _touch(last, anchor)
            and (last.side, last.block) in blocks
        ):
            joined[-1] = anchor_at(
                last, blocks[last.side, last.block], Span(last.start, anchor.end)
            )
        else:
            joined.append(anchor)
    return tuple(joined)


def _touch(one: Anchor, other: Anchor) -> bool:
    return (one.side, one.block, one.end) == (other.side, other.block, other.start)

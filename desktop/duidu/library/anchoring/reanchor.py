"""Anchors after a side was changed outside Duidu.

Blocks are matched and compared; only what that cannot explain is searched for by its quotation.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from duidu.core.annotation import Anchor, AnchorState
from duidu.core.article import Block, Span
from duidu.library.anchoring.anchors import anchor_at, lost_anchor, moved_to
from duidu.library.anchoring.diff import common, map_span
from duidu.library.anchoring.elsewhere import Elsewhere
from duidu.library.anchoring.fold import fold
from duidu.library.anchoring.match import BlockMatch, match_blocks
from duidu.library.anchoring.quote import Haystack, Quote, find_quote
from duidu.library.anchoring.tidy import Piece

# A span of which a smaller share remains in its block was deleted there.
_KEPT = 0.5
# A span replaced one for one is the same place (a corrected misprint) if it has at most so many
# code points and so many around it are unchanged.
_CORRECTED = 2
_AROUND = 6
# Not 1: agreement is a quotient of floating point numbers.
_SAME_CONTEXT = 0.99


def reanchor(old: Sequence[Block], new: Sequence[Block], anchors: Sequence[Anchor]) -> list[Anchor]:
    """Where the anchors of one side are in its new blocks, one for one.

    Sure: the same words (folded), at the place that the comparison gives. Moved: found, to be
    checked. Lost: not found above the floors, or found in two places alike. Without old blocks
    (notes from elsewhere) every anchor is placed by its quotation alone, as Elsewhere says.
    """
    return Reanchoring.of(old, new).all(anchors)


@dataclass(slots=True)
class Reanchoring:
    """Two versions of a side; matched blocks are compared in full when an anchor needs it."""

    old: Sequence[Block]
    new: Sequence[Block]
    _old_texts: list[str]
    _new_texts: list[str]
    _matches: dict[int, BlockMatch]
    _index: dict[int, int]
    _pieces: dict[int, list[Piece]] = field(default_factory=dict)
    _haystack: Haystack | None = None
    _elsewhere: Elsewhere | None = None

    @classmethod
    def of(
        cls, old: Sequence[Block], new: Sequence[Block], check: Callable[[], None] = lambda: None
    ) -> "Reanchoring":
        """Match the blocks of two versions; seconds for a book changed throughout.

        `check` is called often and may raise to stop.
        """
        was, now = ([fold(block.text) for block in blocks] for blocks in (old, new))
        by_id = {block.id: i for i, block in enumerate(old)}
        return cls(old, new, was, now, match_blocks(was, now, check), by_id)

    def all(self, anchors: Sequence[Anchor]) -> list[Anchor]:
        """Every anchor, in the order given."""
        return [self.one(anchor) for anchor in anchors]

    def one(self, anchor: Anchor) -> Anchor:
        """Where one anchor is now."""
        if not self.old:
            return self._from_elsewhere(anchor)
        return self._by_comparison(anchor) or self._by_quotation(anchor) or lost_anchor(anchor)

    def matched_blocks(self) -> dict[int, int]:
        """Old block index to new block index, for the blocks that are still there."""
        return {old: match.new for old, match in self._matches.items()}

    def _by_comparison(self, anchor: Anchor) -> Anchor | None:
        """The anchor by its block's newer version; None if that does not contain it."""
        index = self._index.get(anchor.block, -1)
        match = self._matches.get(index)
        # A lost anchor's offsets mean nothing; only its quotation can find it.
        if match is None or anchor.state is AnchorState.LOST:
            return None
        was, now = self._old_texts[index], self._new_texts[match.new]
        if not 0 <= anchor.start <= anchor.end <= len(was):
            return None
        span = Span(anchor.start, anchor.end)
        pieces = self._compared(index, match.new)
        mapped = map_span(pieces, len(was), len(now), span)
        if mapped.kept < _KEPT * len(span) and not _is_correction(pieces, span, mapped.span):
            return None
        block = self.new[match.new]
        if match.sure and anchor.state is AnchorState.SURE and mapped.span.of(now) == span.of(was):
            return anchor_at(anchor, block, mapped.span)
        return moved_to(anchor, block, mapped.span)

    def _compared(self, old: int, new: int) -> list[Piece]:
        if old not in self._pieces:
            self._pieces[old] = common(self._old_texts[old], self._new_texts[new])
        return self._pieces[old]

    def _by_quotation(self, anchor: Anchor) -> Anchor | None:
        """The anchor by its quotation; None if that is not found."""
        quote = Quote(fold(anchor.exact), fold(anchor.prefix), fold(anchor.suffix))
        found = find_quote(quote, self._unexplained())
        if found is None:
            return None
        block = self.new[found.text]
        if found.quote == 1.0 and found.context >= _SAME_CONTEXT:
            return anchor_at(anchor, block, found.span)
        return moved_to(anchor, block, found.span)

    def _from_elsewhere(self, anchor: Anchor) -> Anchor:
        if self._elsewhere is None:
            self._elsewhere = Elsewhere.of(self.new)
        return self._elsewhere.place(anchor).anchor

    def _unexplained(self) -> Haystack:
        """The parts of newer blocks that came from no older one, where a quotation may be."""
        if self._haystack is None:
            free = [[Span(0, len(text))] for text in self._new_texts]
            for index, match in self._matches.items():
                free[match.new] = _between(
                    self._compared(index, match.new), len(self._new_texts[match.new])
                )
            self._haystack = Haystack.of(self._new_texts, free)
        return self._haystack


def _between(pieces: Sequence[Piece], length: int) -> list[Span]:
    ends = [0, *(p.new_end for p in pieces)]
    starts = [*(p.new for p in pieces), length]
    return [Span(a, b) for a, b in zip(ends, starts, strict=True) if a < b]


def _is_correction(pieces: Sequence[Piece], span: Span, mapped: Span) -> bool:
    """Whether a short span was replaced by as many code points, between unchanged ones."""
    if len(span) > _CORRECTED or len(span) != len(mapped):
        return False
    before = next(
        (p.length for p in pieces if p.old_end == span.start and p.new_end == mapped.start), 0
    )
    after = next((p.length for p in pieces if p.old == span.end and p.new == mapped.end), 0)
    return before + after >= _AROUND

"""Makes a raw diff read as a person would: no chance agreements, edges between words."""

from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST_CHANCE = 8  # code points; longer agreements are no chance
_SENTENCE_ENDS = "。！？.!?;；"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that is equal in both texts: where it begins in each, and its length."""

    old: int
    new: int
    length: int

    @property
    def old_end(self) -> int:
        """Where it ends in the older text."""
        return self.old + self.length

    @property
    def new_end(self) -> int:
        """Where it ends in the newer text."""
        return self.new + self.length

    def grown(self, head: int, tail: int) -> "Piece":
        """Longer by `head` code points in front and `tail` behind (shorter where negative)."""
        return Piece(self.old - head, self.new - head, self.length + head + tail)


def tidy(pieces: Sequence[Piece], old: str, new: str) -> list[Piece]:
    """Join pieces that touch, drop chance agreements, and move borders to the edges of words."""
    return _without_chance(_slide_to_borders(_joined(pieces), old, new), len(old), len(new))


def _without_chance(pieces: Sequence[Piece], old_length: int, new_length: int) -> list[Piece]:
    """Drop short pieces between longer changes: letters that two sentences share by chance."""
    kept: list[Piece] = []
    for piece in [*pieces, Piece(old_length, new_length, 0)]:
        while kept and _is_chance(kept[-2] if len(kept) > 1 else Piece(0, 0, 0), kept[-1], piece):
            kept.pop()
        kept.append(piece)
    return kept[:-1]


def _is_chance(before: Piece, piece: Piece, after: Piece) -> bool:
    """Whether a piece is short, and the changes on both sides of it are much longer."""
    taken_out = piece.old - before.old_end + after.old - piece.old_end
    put_in = piece.new - before.new_end + after.new - piece.new_end
    return piece.length <= _LONGEST_CHANCE and 2 * piece.length <= min(taken_out, put_in)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Join pieces that touch in both texts."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].old_end == piece.old and joined[-1].new_end == piece.new:
            piece = joined.pop().grown(0, piece.length)
        joined.append(piece)
    return joined


def _slide_to_borders(pieces: Sequence[Piece], old: str, new: str) -> list[Piece]:
    """Move changes so that they begin and end between words or sentences, where that is possible.

    The same characters can often be kept on either side of an insertion or deletion. The idea is
    that of diff-match-patch's lossless cleanup.
    """
    out: list[Piece] = []
    for right in pieces:
        while out and right.length:
            left = out[-1]
            if left.old_end == right.old:
                by = _best_slide(new, left.new_end, right.new, left.length, right.length)
            elif left.new_end == right.new:
                by = _best_slide(old, left.old_end, right.old, left.length, right.length)
            else:
                break
            out[-1], right = left.grown(0, by), right.grown(-by, 0)
            if out[-1].length:
                break
            out.pop()
        if right.length:
            out.append(right)
    return out


def _best_slide(text: str, start: int, end: int, left: int, right: int) -> int:
    """By how many code points to move the change start..end.

    A piece that its neighbour can take over completely is taken over.
    """
    back = ahead = 0
    # How far the change can slide back, then ahead, with the texts staying the same.
    while back < left and text[start - 1 - back] == text[end - 1 - back]:
        back += 1
    if back == left:
        return -back
    while ahead < right and text[start + ahead] == text[end + ahead]:
        ahead += 1
    return max(
        range(-back, ahead + 1),
        key=lambda by: (_edge(text, start + by) + _edge(text, end + by), -abs(by)),
    )


def _edge(text: str, at: int) -> int:
    """How good an edge a place is, 0 to 4.

    Best are the ends of the text and of sentences, then a place beside a mark or space, then one
    between Chinese characters.
    """
    if at in (0, len(text)):
        return 4
    before, after = text[at - 1], text[at]
    if before in _SENTENCE_ENDS:
        return 3
    if not (before.isalnum() and after.isalnum()):
        return 2
    return 0 if before.isascii() and after.isascii() else 1

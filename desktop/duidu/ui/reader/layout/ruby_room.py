"""The room that readings need between words, where those beside them leave none (CLREQ 3.3.1).

A reading wider than its word hangs over what stands beside it: over marks and Latin, which have
none, and over words whose own reading is narrower than they are. Only where two readings would
come too close are their words moved apart; and words of one syllable that follow each other are
all as far apart as two of them must be, for uneven gaps look as if they divided other words.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from duidu.ui.reader.layout.run_boxes import SpannedBox

HANGS = 0.25
"""How far a reading may hang over on each side, in hanzi: beyond that its word is widened."""
APART = 0.25
"""What stays free between two readings, in hanzi."""
_FEWEST = 3


def room_before(placed: Sequence[SpannedBox], size: float) -> list[float]:
    """The px to be left free before each box; `size` is that of a hanzi."""
    found = [0.0] * len(placed)
    # Where the last reading and the last meaning end, from the left edge of the next box.
    end = meant = float("-inf")
    apart = size * APART
    for index, (_, _, box) in enumerate(placed):
        ruby, below = box.ruby, box.below
        room = 0.0
        if ruby is not None and end + apart > box.ruby_x:
            room = end + apart - box.ruby_x
        if below is not None and meant + apart > box.below_x + room:
            room = meant + apart - box.below_x
        found[index] = room
        end = end - room - box.width if ruby is None else box.ruby_x + ruby.width - box.width
        meant = meant - room - box.width if below is None else box.below_x + below.width - box.width
    for first, last in _runs(placed):
        _even(placed, found, first, last)
    return found


def _runs(placed: Sequence[SpannedBox]) -> Iterator[tuple[int, int]]:
    """Where three words or more of one syllable with its reading follow each other."""
    first = 0
    for index, (_, _, box) in enumerate(placed):
        if len(box.glyphs) != 1 or box.ruby is None:
            if index - first >= _FEWEST:
                yield first, index
            first = index + 1
    if len(placed) - first >= _FEWEST:
        yield first, len(placed)


def _even(placed: Sequence[SpannedBox], room: list[float], first: int, last: int) -> None:
    """Give each gap between the hanzi first..last the px that the widest of them has."""
    # What is free left and right of the hanzi in its own box, which stands in its middle.
    edges = [item.box.xs[0] for item in placed[first:last]]
    gaps = [left + right + room[first + 1 + at] for at, (left, right) in enumerate(pairwise(edges))]
    widest = max(gaps)
    for at, gap in enumerate(gaps, first + 1):
        room[at] += widest - gap

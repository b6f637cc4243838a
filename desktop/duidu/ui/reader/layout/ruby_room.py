"""The room that readings need between words, where those beside them leave none (CLREQ 3.3.1).

A reading wider than its word hangs over what stands beside it: over marks and Latin, which have
none, and over words whose own reading is narrower than they are. Only where two readings would come
too close are their words moved apart.
"""

from collections.abc import Sequence

from duidu.ui.reader.layout.run_boxes import SpannedBox

HANGS = 0.25
"""How far a reading may hang over on each side, in hanzi: beyond that its word is widened."""
APART = 0.25
"""What stays free between two readings, in hanzi."""


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
    return found

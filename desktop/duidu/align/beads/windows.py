"""Aligns long texts one window at a time: time grows with length, memory does not."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from duidu.align.base.protocol import Ints
from duidu.align.beads.rows import ScoredBead

WINDOW = 240  # source units of a window
TAIL = 30  # units at the end of a window that the next one aligns again
_WIDEST = 1_500  # target units of a window
_UNLOOKED = 0.5  # score of units that were never searched: neither likely nor unlikely
_LARGEST = 400  # units on either side of a stretch that is still searched whole

Corner = tuple[int, int]
Solve = Callable[[Corner, Corner, Ints, Ints], list[ScoredBead]]
"""Aligns the units between two corners, in a band; band and result are counted from the first."""


def align_in_windows(low: Ints, high: Ints, solve: Solve) -> list[ScoredBead]:
    """Align a band in overlapping windows, each beginning where the one before is sure."""
    last = (len(low) - 1, int(high[-1]))
    found: list[ScoredBead] = []
    at = (0, 0)
    while at != last:
        # A short rest is aligned along with the last full window.
        row = last[0] if last[0] - at[0] < WINDOW + 2 * TAIL else at[0] + WINDOW
        row = _before_jump(high, at, row)
        skipped = int(high[row]) - at[1] - 2 * _WIDEST
        if skipped > 0:
            found += [
                ScoredBead(range(at[0], at[0]), range(n, n + 1), _UNLOOKED)
                for n in range(at[1], at[1] + skipped)
            ]
            at = (at[0], at[1] + skipped)
        end = (row, last[1] if row == last[0] else max(int(high[row]), at[1]))
        inner_low, inner_high = _window(
            low[at[0] : row + 1] - at[1], high[at[0] : row + 1] - at[1], end[1] - at[1]
        )
        beads = solve(at, end, inner_low, inner_high)
        # The end of a window lacks context, so its last beads are left to the next window.
        kept = beads if end == last else _sure_beads(beads, row - at[0])
        found += [_shift_bead(bead, at) for bead in kept]
        at = (at[0] + kept[-1].source.stop, at[1] + kept[-1].target.stop)
    return found


def _before_jump(high: Ints, at: Corner, row: int) -> int:
    """The last row of a window, set before a long passage that the source lacks.

    A window that begins at such a passage keeps its end; the middle of the passage then gets no
    counterpart.
    """
    if int(high[row]) - at[1] <= 2 * _WIDEST:
        return row
    near = int(np.searchsorted(high[at[0] + 1 : row + 1] - at[1], _WIDEST, side="right"))
    return at[0] + near if near >= TAIL else row


def stretches(corners: Sequence[Corner]) -> Iterator[list[Corner]]:
    """Runs of corners that span at most a window, or a single larger step."""
    run = [corners[0]]
    for corner in corners[1:]:
        if len(run) > 1 and any(
            c - first > _LARGEST for c, first in zip(corner, run[0], strict=True)
        ):
            yield run
            run = [run[-1]]
        run.append(corner)
    if len(run) > 1:
        yield run


def is_large(first: Corner, last: Corner) -> bool:
    """Whether a rectangle is too large to be searched whole."""
    return max(last[0] - first[0], last[1] - first[1]) > _LARGEST


def _window(low: Ints, high: Ints, columns: int) -> tuple[Ints, Ints]:
    """A band counted from the window's first corner, clipped to its columns."""
    low, high = np.clip(low, 0, columns), np.clip(high, 0, columns)
    low[0], high[-1] = 0, columns
    return np.minimum(low, high), high


def _sure_beads(beads: list[ScoredBead], rows: int) -> list[ScoredBead]:
    """The beads up to the surest 1-1 bead in the last part of a window before its tail."""
    ends = [
        (bead.score, number)
        for number, bead in enumerate(beads)
        # Not near the end of the window, where beads would change if the text went on.
        if rows // 2 <= bead.source.stop <= rows - min(TAIL, rows // 4)
        and len(bead.source) == len(bead.target) == 1
    ]
    if ends:
        return beads[: max(ends)[1] + 1]
    before = [
        number
        for number, bead in enumerate(beads)
        if bead.source.stop <= rows - min(TAIL, rows // 4)
    ]
    return beads[: max(before[-1] + 1, 1)] if before else beads


def _shift_bead(bead: ScoredBead, by: Corner) -> ScoredBead:
    """A bead counted from a corner, with the numbers of the whole text."""
    return ScoredBead(
        range(bead.source.start + by[0], bead.source.stop + by[0]),
        range(bead.target.start + by[1], bead.target.stop + by[1]),
        bead.score,
        bead.pair,
    )


def shift_beads(beads: Sequence[ScoredBead], by: Corner) -> list[ScoredBead]:
    """Several beads counted from a corner, with the numbers of the whole text."""
    return [_shift_bead(bead, by) for bead in beads]

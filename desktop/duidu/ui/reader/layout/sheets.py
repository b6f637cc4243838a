"""Divides the rows of an article into sheets of paper: each column is cut between its lines."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duidu.core.article import SideName
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.picture_boxes import edges
from duidu.ui.reader.layout.row_layout import RowLayout


class Slice(NamedTuple):
    """The heights start..end of some sides of a row, to be painted `y` px below a sheet's top."""

    row: RowLayout
    sides: tuple[SideName, ...]
    start: int
    end: int
    y: int


class Sheet(NamedTuple):
    """What one sheet of paper shows, and the share of the article's rows done with it."""

    slices: Sequence[Slice]
    share: float


def sheets(flow: Flow, columns: Sequence[tuple[SideName, ...]], height: int) -> Iterator[Sheet]:
    """Fill one sheet of `height` px after another; rows are laid out as they are needed.

    `columns` has the sides that stand in each column; the columns of a row are cut independently.
    """
    slices: list[Slice] = []
    y = 0
    count = len(flow.scroll_units)
    for unit in range(count):
        row = flow.layout(unit)
        done = [0 for _ in columns]
        while True:
            ends = [
                _end_of_slice(row, sides, start, height - y, fresh=y == 0)
                for sides, start in zip(columns, done, strict=True)
            ]
            slices += (
                Slice(row, sides, start, end, y)
                for sides, start, end in zip(columns, done, ends, strict=True)
                if end > start
            )
            if ends == [row.height for _ in ends]:
                y += max(row.height - start for start in done)
                break
            done = ends
            # Below 1, which only the last sheet has.
            yield Sheet(slices, min(0.999, (unit + 0.5) / count))
            slices, y = [], 0
    yield Sheet(slices, 1.0)


def _end_of_slice(
    row: RowLayout, sides: tuple[SideName, ...], start: int, room: int, *, fresh: bool
) -> int:
    """Where the part of a column from `start` on ends that fits into `room` px.

    The row's end if all lines fit, else below the last line that does. On a fresh sheet a line
    that is too high for it is cut, so that every sheet shows something.
    """
    lines = [
        (y + i * piece.line_height, y + (i + 1) * piece.line_height)
        for piece, _, y in row.pieces
        if piece.side in sides
        for i in range(len(piece.lines))
    ]
    lines += [(top, bottom) for _, top, bottom in edges(row.pictures, sides)]
    if all(bottom <= start + room for _, bottom in lines):
        return row.height
    fitting = [bottom for _, bottom in lines if start < bottom <= start + room]
    return max(fitting) if fitting else start + room if fresh else start

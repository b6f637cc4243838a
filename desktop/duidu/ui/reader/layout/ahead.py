"""Rows in and near the view that are laid out while nothing goes on."""

from collections.abc import Iterator

from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.row_layout import RowLayout


class Ahead:
    """What a view of some height is likely to need next; each question does one row."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def lay_out_in_view(self, view_height: int) -> bool:
        """Lay out one more row in view; False if there is none left, or none that can be."""
        return any(self._laid_out(unit) for unit in self._rows(0, 1, view_height))

    def first_missing(self, view_height: int) -> int | None:
        """The y of the first row in view that is not laid out; None where all are."""
        flow = self._flow
        y = -flow.offset
        for unit in range(flow.unit, len(flow.scroll_units)):
            row = flow.laid_out(unit)
            if row is None or y >= view_height:
                return y if row is None and y < view_height else None
            y += row.height
        return None

    def lay_out(self, view_height: int) -> bool:
        """Lay out one more row just below or above the view, for the next screenful.

        Returns whether there was one left to lay out.
        """
        missing = (one for one in self._near(view_height) if self._flow.laid_out(one) is None)
        unit = next(missing, None)
        # One that cannot be laid out is tried again by the next frame, not at once.
        return unit is not None and self._laid_out(unit)

    def undrawn(self, view_height: int) -> RowLayout | None:
        """A row in or near the view that is laid out, and of which not all was drawn yet."""
        near = (self._flow.laid_out(unit) for unit in self._near(view_height))
        return next((row for row in near if row is not None and not row.is_drawn), None)

    def _laid_out(self, unit: int) -> bool:
        """Lay out a row; False if it was already, or cannot be."""
        if self._flow.laid_out(unit) is not None:
            return False
        self._flow.layout(unit)
        return self._flow.laid_out(unit) is not None

    def _near(self, view_height: int) -> Iterator[int]:
        """The rows that a screenful on or back shows."""
        # Below, heights are estimates until rows are laid out: a third more than two screenfuls.
        yield from self._rows(0, 1, view_height * 7 // 3)
        yield from self._rows(-1, -1, 2 * view_height)

    def _rows(self, first: int, step: int, reach: int) -> Iterator[int]:
        """Rows from the top one or one beside it on, as far as so many px of the view reach."""
        flow = self._flow
        unit, y = flow.unit + first, -flow.offset if step > 0 else 0
        while 0 <= unit < len(flow.scroll_units) and y < reach:
            yield unit
            y += flow.heights[unit]
            unit += step

"""Rows as they are shown while the scroll bar is dragged past them: plain, and soon forgotten."""

from collections.abc import Callable

from duidu.ui.reader.layout.row_layout import RowLayout

_MOST = 64  # a screenful has some twenty


class PlainRows:
    """Plain rows by scroll unit."""

    def __init__(self) -> None:
        self._kept: dict[int, RowLayout] = {}

    def of(self, unit: int, make: Callable[[], RowLayout | None] | None) -> RowLayout | None:
        """The row of a unit, else what `make` gives; None where there is nothing to make it."""
        found = self._kept.get(unit)
        if found is None and make is not None:
            found = make()
            if found is not None:
                if len(self._kept) >= _MOST:
                    self._kept.clear()
                self._kept[unit] = found
        return found

    def forget(self, unit: int | None = None) -> None:
        """Forget a row that changed; None for all."""
        if unit is None:
            self._kept.clear()
        else:
            self._kept.pop(unit, None)

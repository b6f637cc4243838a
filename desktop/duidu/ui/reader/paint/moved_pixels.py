"""Scrolls by moving what is painted already: only what comes into view is painted anew.

A full frame at twice the scale draws some thousand glyphs, most of which the last one had, too.
"""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from duidu.ui.reader.hit_testing import VisibleRows
from duidu.ui.reader.paint.overview_strip import STRIP_WIDTH

_MOST_AREAS = 3
"""More parts of a view than this are painted as one."""


class MovedPixels:
    """Moves the pixels of a viewport that shows some rows; what stays in place is left out."""

    def __init__(self, viewport: QWidget, visible: VisibleRows) -> None:
        self._viewport = viewport
        self._visible = visible

    def move(self, distance: int) -> bool:
        """Move all text up by so many px and have the rest painted; False where it cannot be.

        Qt paints everything anew where pixels cannot be moved: at odd scales, and below others.
        """
        view = self._viewport
        # The ruler goes to the edges, and what lies on the view does not move with it.
        if (
            not 0 < abs(distance) < view.height()
            or self._visible.flow.mode.ruler
            or not view.childrenRegion().isEmpty()
        ):
            return False
        view.scroll(0, -distance, QRect(0, 0, view.width() - STRIP_WIDTH, view.height()))
        return True

    def update_rest(self) -> None:
        """Paint anew what did not move: the strip beside the scroll bar."""
        view = self._viewport
        view.update(QRect(view.width() - STRIP_WIDTH, 0, STRIP_WIDTH, view.height()))


def areas_of(region: QRegion) -> Iterator[QRect]:
    """The parts of a view to be painted, few enough to go through its rows for each."""
    if region.rectCount() > _MOST_AREAS:
        yield region.boundingRect()
    else:
        yield from region  # type: ignore[misc] # iterable, its stub does not say so

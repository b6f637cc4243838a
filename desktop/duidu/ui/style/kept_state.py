"""Gives a painter its state back, also where painting fails."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPainter


@contextmanager
def kept_state(painter: QPainter) -> Iterator[None]:
    """Give the painter its pen, place and clip back at the end, also after a fault."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()

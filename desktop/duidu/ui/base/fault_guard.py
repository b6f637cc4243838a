"""Carries on where one part of many fails: a fault in one row does not take the others along."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPainter


class FaultGuard:
    """Reports each fault once, to whoever hears of uncaught errors, and goes on."""

    def __init__(self) -> None:
        self._told: set[tuple[type[Exception], str, int | None]] = set()

    @contextmanager
    def part(self) -> Iterator[None]:
        """Do one part of the work; a fault ends this part alone."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - whatever it was, the other parts go on
            self.report(error)

    def report(self, error: Exception) -> None:
        """Report a fault, unless one of its kind came from the same line before.

        One in painting comes back with every frame.
        """
        last = traceback.extract_tb(error.__traceback__)[-1:]
        key = (type(error), last[0].filename if last else "", last[0].lineno if last else None)
        if key not in self._told:
            self._told.add(key)
            sys.excepthook(type(error), error, error.__traceback__)


@contextmanager
def kept_state(painter: QPainter) -> Iterator[None]:
    """Give the painter its pen, place and clip back at the end, also after a fault."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()

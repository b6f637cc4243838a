"""Carries on where one part of many fails: a fault in one does not take the others along."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import ParamSpec

P = ParamSpec("P")


class FaultGuard:
    """Reports each fault once, to whoever hears of uncaught errors (sys.excepthook), and goes on.

    The window's hook writes a report and says a sentence.
    """

    def __init__(self) -> None:
        self._told: set[tuple[type[Exception], str, int]] = set()

    @contextmanager
    def part(self) -> Iterator[None]:
        """Do one part of the work; a fault ends this part alone."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - whatever it was, the other parts go on
            self.report(error)

    def tell(
        self, listeners: Iterable[Callable[P, object]], *news: P.args, **named: P.kwargs
    ) -> None:
        """Call each listener."""
        # A copy, since a view may close while it is told and so leave the list.
        for listener in tuple(listeners):
            with self.part():
                listener(*news, **named)

    def report(self, error: Exception) -> None:
        """Report a fault, unless one of its kind came from the same line before.

        One in painting comes back with every frame.
        """
        key = (type(error), *line_of(error.__traceback__))
        if key not in self._told:
            self._told.add(key)
            sys.excepthook(type(error), error, error.__traceback__)


def line_of(trace: TracebackType | None) -> tuple[str, int]:
    """The file and line where an error was raised."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return ("", 0) if trace is None else (trace.tb_frame.f_code.co_filename, trace.tb_lineno)

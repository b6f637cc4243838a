"""How a reader tells how far it is, at a cost that does not show."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
Tell = Callable[[float], None]
"""Takes the share done, 0 to 1. It may be called often: whoever hears it looks at the clock."""

# How often a reader tells in one walk: more often nobody would see.
_STEPS = 200


def tell_nobody(share: float) -> None:
    """Stand for a listener where there is none."""


def part(tell: Tell, start: float, end: float) -> Tell:
    """Return who is told of a part of the work, from share `start` of it to share `end`."""
    return lambda share: tell(start + (end - start) * share)


def each(items: Sequence[T], tell: Tell, start: float = 0.0, end: float = 1.0) -> Iterator[T]:
    """Yield the items, telling how far the reader that takes them is, from `start` to `end`."""
    # In slices, which are handed on without a question for each item.
    step = max(1, len(items) // _STEPS)
    for first in range(0, len(items), step):
        tell(start + (end - start) * first / len(items))
        yield from items[first : first + step]
    tell(end)


class Counter:
    """Tells how far a walk is, of which it is known how many steps it has, or about."""

    __slots__ = ("_done", "_every", "_tell", "_total")

    def __init__(self, tell: Tell, total: int) -> None:
        self._tell, self._total, self._done = tell, max(1, total), 0
        # Of a short walk nothing need be told: a book has hundreds of small pages.
        self._every = max(100, total // _STEPS)

    def step(self) -> None:
        """Count a step."""
        self._done += 1
        if not self._done % self._every:
            self._tell(min(1.0, self._done / self._total))

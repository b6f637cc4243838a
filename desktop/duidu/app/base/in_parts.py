"""Writes thousands of entries so that nobody waits for them, and all of them or none."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from duidu.library.library import Library

T = TypeVar("T")

# Entries written in one transaction, for which a person's command waits: notes, with their history
# and their lists of blocks; notes that are compared with what is there; simpler entries. Each takes
# some 20 ms (tests/benchmarks/long_changes.py).
NOTES, COMPARED, RECORDS = 100, 40, 200


def parts_of(entries: Sequence[T], size: int) -> list[Sequence[T]]:
    """The entries in parts of so many."""
    return [entries[first : first + size] for first in range(0, len(entries), size)]


def in_parts(
    put: Callable[[Sequence[T]], object], entries: Sequence[T], size: int
) -> list[Callable[[], object]]:
    """What puts the entries, so many at once, for `write_parts`."""
    return [partial(put, part) for part in parts_of(entries, size)]


def write_parts(library: Library, parts: Sequence[Callable[[], object]]) -> None:
    """Call functions that write, each in a transaction of its own, in order.

    Raises what one of them raises, and then what the others wrote was taken back.
    """
    with library.long_change(len(parts)) as change:
        for part in parts:
            change.write(part)

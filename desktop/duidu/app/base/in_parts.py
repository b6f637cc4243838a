"""Writes thousands of entries so that nobody waits for them, and all of them or none."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from duidu.library.library import Library

T = TypeVar("T")


def parts_of(entries: Sequence[T], size: int) -> list[Sequence[T]]:
    """The entries in parts of so many."""
    return [entries[first : first + size] for first in range(0, len(entries), size)]


def put_in_parts(
    library: Library, entries: Sequence[T], put: Callable[[Sequence[T]], object], size: int
) -> None:
    """Put entries, so many in one transaction. Raises LibraryError, and then none was put."""
    parts = parts_of(entries, size)
    with library.long_change(len(parts)) as change:
        for part in parts:
            change.write(partial(put, part))

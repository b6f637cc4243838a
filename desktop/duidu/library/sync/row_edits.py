"""The rows of an article as the edits of all devices leave them, in whatever order they came.

An edit names the rows that it was made on and those that took their place, each by a key. Edits are
carried out in the order of their stamps on what the article was at first; one whose rows are not
there, side by side, does not fit, unless its new ones are: two people did the same. So all devices
that know the same edits have the same rows, and the same edits that do not fit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Bytes of a row's key.
KEY = 8
Keys = Sequence[bytes]


@dataclass(frozen=True, slots=True)
class RowEdit:
    """Rows `old`, one after the other, gave way to `new` at the time of a stamp."""

    stamp: str
    old: tuple[bytes, ...]
    new: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Hunk:
    """Rows from `first` to `last` (not included) give way to rows `start` to `end` of another list.

    It is of two lists: the numbers are in one and in the other.
    """

    first: int
    last: int
    start: int
    end: int


def replay(base: Keys, edits: Iterable[RowEdit]) -> tuple[list[bytes], list[str]]:
    """The rows after all edits, and the stamps of those that do not fit."""
    rows = _Rows(base)
    unfit = [edit.stamp for edit in sorted(edits, key=_stamp) if not rows.carry_out(edit)]
    return rows.in_order(), unfit


def _stamp(edit: RowEdit) -> str:
    return edit.stamp


class _Rows:
    """Rows as a chain, so that an edit costs what it changes and not what there is."""

    def __init__(self, keys: Keys) -> None:
        # Before the first one and behind the last one stands b"".
        chain = [b"", *keys, b""]
        self._next = dict(pairwise(chain))
        self._before = {other: one for one, other in pairwise(chain)}

    def carry_out(self, edit: RowEdit) -> bool:
        """Put the new rows in the place of the old ones; whether these are there, or the new."""
        old, new = edit.old, edit.new
        if self._are_there(new):
            return True
        if not old or any(key not in self._before for key in old):
            return False
        if any(self._next[one] != other for one, other in pairwise(old)):
            return False
        if len(set(new)) < len(new) or any(k in self._before for k in set(new) - set(old)):
            return False
        before, after = self._before[old[0]], self._next[old[-1]]
        for key in old:
            del self._next[key], self._before[key]
        for one, other in zip((before, *new), (*new, after), strict=True):
            self._next[one], self._before[other] = other, one
        return True

    def _are_there(self, keys: Keys) -> bool:
        """Whether these rows stand side by side."""
        there = bool(keys) and all(key in self._before for key in keys)
        return there and all(self._next[one] == other for one, other in pairwise(keys))

    def in_order(self) -> list[bytes]:
        """The keys in order."""
        found, key = [], self._next[b""]
        while key:
            found.append(key)
            key = self._next[key]
        return found


def hunks(old: Sequence[object], new: Sequence[object]) -> list[Hunk]:
    """Where two lists differ, neither of which has anything twice."""
    found: list[Hunk] = []
    there, wanted = set(old), set(new)
    i = j = 0
    while i < len(old) or j < len(new):
        first, start = i, j
        while i < len(old) and old[i] not in wanted:
            i += 1
        while j < len(new) and new[j] not in there:
            j += 1
        if (i < len(old)) != (j < len(new)) or (i < len(old) and old[i] != new[j]):
            # What both have stands in another order: all that follows.
            found.append(Hunk(first, len(old), start, len(new)))
            return found
        if (first, start) != (i, j):
            found.append(Hunk(first, i, start, j))
        i, j = i + 1, j + 1
    return found


def with_neighbour(hunk: Hunk) -> Hunk:
    """The hunk with a row of both lists, where it has none of the first: an edit names its rows."""
    if hunk.first < hunk.last:
        return hunk
    if hunk.first:
        return Hunk(hunk.first - 1, hunk.last, hunk.start - 1, hunk.end)
    return Hunk(hunk.first, hunk.last + 1, hunk.start, hunk.end + 1)

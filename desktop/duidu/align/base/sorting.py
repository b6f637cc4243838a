"""Sorted whole numbers without repetition, which most tables of the aligner are made of.

`numpy.unique` hashes them first: for ten thousand numbers that takes eight times as long as sorting
them, for a hundred thousand twenty-five times.
"""

from dataclasses import dataclass

import numpy as np

from duidu.align.base.protocol import Ints


@dataclass(frozen=True, slots=True)
class Groups:
    """Numbers in ascending order, equal ones as one group.

    `order` are their places before sorting, equal ones in the order in which they stood; `values`
    the different numbers, `starts` where the group of each begins in `order`, and `counts` their
    sizes.
    """

    order: Ints
    values: Ints
    starts: Ints
    counts: Ints


def distinct(numbers: Ints) -> Ints:
    """The different ones of numbers, ascending."""
    found = np.sort(numbers)
    return found[_begins(found)]


def counted(numbers: Ints) -> tuple[Ints, Ints]:
    """The different ones of numbers, ascending, and how often each is there."""
    found = np.sort(numbers)
    starts = np.nonzero(_begins(found))[0]
    return found[starts], np.diff(starts, append=len(found))


def grouped(numbers: Ints) -> Groups:
    """Numbers from 0 on, sorted with their places."""
    # Each with its place in its last bits is sorted in a fifth of the time that argsort takes.
    bits = len(numbers).bit_length()
    if len(numbers) and int(numbers.max()) < 1 << (62 - bits):
        found = np.sort((numbers << bits) | np.arange(len(numbers)))
        order, found = found & ((1 << bits) - 1), found >> bits
    else:
        order = np.argsort(numbers, kind="stable")
        found = numbers[order]
    starts = np.nonzero(_begins(found))[0]
    return Groups(order, found[starts], starts, np.diff(starts, append=len(found)))


def numbered(numbers: Ints, most: int) -> tuple[Ints, Ints]:
    """The different ones of numbers below `most`, ascending, and which of them each is."""
    there = np.zeros(most, bool)
    there[numbers] = True
    return np.nonzero(there)[0], (np.cumsum(there) - 1)[numbers]


def _begins(found: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether each of sorted numbers is another than the one before."""
    begins = np.ones(len(found), bool)
    np.not_equal(found[1:], found[:-1], out=begins[1:])
    return begins

"""When each word of a line sounds, by how many frames the model gave each sign."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from duidu.speech.lines import Line

RATE = 24_000
"""Samples a second of all sound here: one channel of 16 bits."""
FRAME = 600
"""Samples of one frame of the model."""
SAMPLE_BYTES = 2


class WordTime(NamedTuple):
    """The word of a line with this index sounds from start to end, in seconds from its begin."""

    word: int
    start: float
    end: float


def word_times(line: Line, frames: Sequence[int], skipped: int) -> tuple[WordTime, ...]:
    """The times of the words of a line.

    `frames` has one number for each sign and one for either end; so many of the first frames were
    `skipped`, for they are silent.
    """
    ends = [max(0, end - skipped) for end in accumulate(frames)]
    # ends[n] is where sign n begins: the first number is that of the silence before all signs.
    return tuple(
        WordTime(index, ends[start] * FRAME / RATE, ends[end] * FRAME / RATE)
        for index, (start, end) in enumerate(line.places)
    )


def word_at(times: Sequence[WordTime], second: float) -> int | None:
    """The word that sounds at a moment, None between words."""
    return next((one.word for one in times if one.start <= second < one.end), None)


def seconds(sound: bytes) -> float:
    """How long samples sound."""
    return len(sound) / SAMPLE_BYTES / RATE

"""A line is made in parts that end between words, and in time where a word does."""

import numpy as np
import pytest

from duidu.speech.model import Measured, parts
from duidu.speech.pace import LEAST

WANTED = 24
NOTHING = np.zeros(0)


def line(*words: int) -> tuple[Measured, str]:
    """Words of so many frames, one sign each, with a space of two frames between them."""
    frames = [4]
    for number in words:
        frames += [number, 2]
    signs = " ".join("a" * len(words))
    return Measured((*frames[:-1], 6), NOTHING, NOTHING, NOTHING, NOTHING), signs


def cut(measured: Measured, signs: str, wanted: int) -> list[tuple[int, int]]:
    return list(parts(measured, signs, lambda: wanted))


@pytest.mark.parametrize("words", [(8,) * 12, (10, 14, 9, 30, 5, 12, 40, 7), (60, 3, 3, 3, 3)])
def test_parts_are_the_whole_line_in_order(words: tuple[int, ...]) -> None:
    measured, signs = line(*words)
    found = cut(measured, signs, WANTED)
    assert found[0][0] == measured.begin
    assert found[-1][1] == measured.end
    assert [end for _, end in found[:-1]] == [start for start, _ in found[1:]]


def test_a_part_ends_with_the_last_word_that_is_there_in_time() -> None:
    # Words end at 12, 22, 32, …; the first part begins at frame 2.
    measured, signs = line(*[8] * 12)
    assert cut(measured, signs, WANTED)[0] == (2, 23)
    # The third word would end behind what is wanted: the second is long enough.
    measured, signs = line(8, 8, 20, 8, 8, 8, 8)
    assert cut(measured, signs, WANTED)[0] == (2, 23)


def test_a_part_that_would_sound_too_short_takes_the_next_word() -> None:
    measured, signs = line(8, 40, 8, 8, 8, 8)
    start, end = cut(measured, signs, WANTED)[0]
    assert end - start > WANTED
    assert all(end - start >= LEAST for start, end in cut(measured, signs, WANTED))


def test_a_short_rest_is_no_part_of_its_own() -> None:
    measured, signs = line(20, 6)
    assert cut(measured, signs, WANTED) == [(measured.begin, measured.end)]

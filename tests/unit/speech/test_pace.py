"""Parts of a line are as long as the time allows that is left until the sound runs out."""

import pytest

from duidu.speech.pace import AROUND, FIRST, LEAST, LONGER, MOST, Pace

FRAME = 0.025


class Clock:
    """A clock that the test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def run(each: float, parts: int) -> tuple[list[int], float]:
    """The frames of parts where making takes `each` of a frame's own time, and the silence."""
    clock, silence, until = Clock(), 0.0, 0.0
    pace, wanted = Pace(clock), []
    for at in range(parts):
        frames = pace.wanted()
        wanted.append(frames)
        clock.now += (frames + 2 * AROUND) * each * FRAME
        if at:
            silence += max(0.0, clock.now - until)
        until = max(until, clock.now) + frames * FRAME
        pace.made(frames)
    return wanted, silence


@pytest.mark.parametrize("each", [0.2, 0.5, 0.7])
def test_no_pause_where_making_is_faster_than_the_sound(each: float) -> None:
    wanted, silence = run(each, 12)
    assert wanted[0] == FIRST
    assert silence == 0
    assert all(LEAST <= frames <= MOST for frames in wanted)


def test_parts_grow_with_the_time_that_is_left() -> None:
    wanted, _ = run(0.3, 6)
    assert wanted[1] > FIRST
    assert wanted[-1] == MOST


def test_where_it_is_too_slow_parts_are_not_cut_small() -> None:
    wanted, silence = run(2.0, 5)
    assert silence > 0
    assert wanted[1:] == [LONGER] * 4

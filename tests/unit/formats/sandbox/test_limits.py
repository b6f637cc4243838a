"""How long the reading child may take: little for what is small, enough for any honest file."""

import sys

import pytest

from duidu.formats.sandbox.confinement.confine import readable_folders
from duidu.formats.sandbox.confinement.limits import SECONDS, seconds_by_clock, seconds_for

# Measured seconds of processor time for 100 KB of a table in a packed ODT, the most costly kind.
COSTLY = 0.93


@pytest.mark.parametrize("size", [0, 1_000, 90_000, 200_000, 500_000])
def test_an_honest_file_has_ten_times_what_it_takes(size: int) -> None:
    assert seconds_for(size) >= min(SECONDS, 10 * COSTLY * size / 100_000)


def test_a_tiny_file_may_not_take_ten_seconds() -> None:
    assert seconds_for(843) < 10


def test_no_text_may_take_more_than_a_minute() -> None:
    assert seconds_for(1 << 30) == SECONDS


def test_a_machine_at_work_gives_an_honest_file_the_processor_time_it_may_take() -> None:
    # Twelve programs on two processors: a sixth of the time is the child's.
    assert seconds_by_clock([]) >= 6 * SECONDS


def test_a_frozen_program_may_read_itself_since_its_modules_are_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/opt/duidu/duidu")
    assert "/opt/duidu/duidu" not in readable_folders()
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/duidu/_internal", raising=False)
    assert {"/opt/duidu/duidu", "/opt/duidu/_internal"} <= set(readable_folders())

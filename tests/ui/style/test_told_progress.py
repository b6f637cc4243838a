"""How it is said how far work is, and how long it will take."""

from duidu.ui.style.told_progress import Pace, told_progress


def test_no_time_is_told_before_enough_was_seen() -> None:
    pace = Pace()
    assert pace.seconds(0.0, 100.0) == 0.0
    assert pace.seconds(0.5, 101.0) == 0.0
    assert pace.seconds(0.5, 110.0) == 10.0
    assert Pace().seconds(0.9, 5.0) == 0.0


def test_work_that_stands_still_takes_longer_and_longer() -> None:
    pace = Pace()
    pace.seconds(0.0, 0.0)
    assert [pace.seconds(0.25, now) for now in (10.0, 20.0)] == [30.0, 60.0]
    assert pace.seconds(1.0, 21.0) == 0.0


def test_what_was_done_before_is_not_counted_and_work_that_begins_again_is_timed_anew() -> None:
    pace = Pace()
    pace.seconds(0.5, 0.0)
    assert pace.seconds(0.75, 4.0) == 4.0
    assert pace.seconds(0.0, 5.0) == 0.0
    assert pace.seconds(0.5, 15.0) == 10.0


def test_progress_is_told_in_percent_seconds_and_minutes() -> None:
    told = [told_progress("Writing…", 0.254, seconds) for seconds in (0.0, 0.2, 89.0, 95.0, 600.0)]
    assert told == [
        "Writing… 25 %",
        "Writing… 25 %, about 1 s",
        "Writing… 25 %, about 89 s",
        "Writing… 25 %, about 2 min",
        "Writing… 25 %, about 10 min",
    ]

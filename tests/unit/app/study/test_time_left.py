"""How long the rest takes: by one's own pace, to the end of the chapter and of all."""

from datetime import date
from pathlib import Path

import pytest

from duidu.app.study.time_left import Lengths, TimeLeft, own_pace
from duidu.library.library import Library
from duidu.library.words.reading_days import ReadingDay

TODAY = date(2026, 11, 30)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library.sqlite")


def test_the_pace_is_that_of_the_last_thirty_days(library: Library) -> None:
    library.reading.add(ReadingDay("2026-11-29", 600.0, 1500))
    library.reading.add(ReadingDay("2026-11-30", 400.0, 1500))
    library.reading.add(ReadingDay("2026-01-01", 1.0, 900_000))
    assert own_pace(library, TODAY) == 3.0
    library.close()


@pytest.mark.parametrize(
    ("seconds", "characters"), [(0.0, 0), (299.0, 5000), (600.0, 1999), (0.0, 5000)]
)
def test_no_pace_is_told_from_a_glance(library: Library, seconds: float, characters: int) -> None:
    library.reading.add(ReadingDay("2026-11-30", seconds, characters))
    assert own_pace(library, TODAY) is None
    library.close()


def test_a_text_without_chapters_has_its_end_only() -> None:
    lengths = Lengths([100, 200, 300], [(0, 1)])
    assert lengths.left(0, 10) == TimeLeft(None, 60)
    assert lengths.left(2, 10) == TimeLeft(None, 30)
    assert lengths.left(3, 10) == TimeLeft(None, 0)


def test_chapters_begin_at_the_highest_level_that_occurs_twice() -> None:
    headings = [(0, 1), (1, 2), (3, 3), (4, 3), (5, 2)]
    lengths = Lengths([10] * 7, headings)
    assert lengths.left(0, 1) == TimeLeft(10, 70)
    assert lengths.left(1, 1) == TimeLeft(40, 60)
    assert lengths.left(4, 1) == TimeLeft(10, 30)
    assert lengths.left(6, 1) == TimeLeft(10, 10)


def test_a_chapter_that_is_an_article_of_its_own_has_what_follows_in_the_book() -> None:
    assert Lengths([10, 10], [], following=100).left(1, 1) == TimeLeft(10, 110)


def test_an_empty_text_has_nothing_left() -> None:
    assert Lengths([], []).left(5, 1) == TimeLeft(None, 0)

"""What was read on which day is added up over all devices, each of which counts for itself."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from duidu.app.study.statistics import EraseReading, add_reading, by_day
from duidu.app.study.time_left import own_pace
from duidu.core.changes import Changed
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.sync.clock import stamp_of
from duidu.library.sync.kinds import DAY
from duidu.library.sync.lines import Line, with_checksum
from duidu.library.sync.sync_store import GROUPS, READING
from duidu.library.words.reading_days import ReadingDay
from fixtures.devices import Device, together

MONDAY, TUESDAY = "2026-11-30", "2026-12-01"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Device, Device]]:
    found = tuple(Device.at(tmp_path, tmp_path / "folder", name) for name in ("one", "other"))
    yield found[0], found[1]
    for device in found:
        device.library.close()


def read(device: Device, day: str, seconds: float, characters: int, words: str = "") -> None:
    add_reading(device.library, ReadingDay(day, seconds, characters), "zh", list(words))


def days(device: Device) -> dict[str, tuple[float, int, int]]:
    """What was read on each day: seconds, code points, new words met."""
    found = by_day(device.library)
    return {one.first.isoformat(): (one.seconds, one.characters, one.met) for one in found}


def test_days_are_added_up_and_a_new_word_is_met_once(two: tuple[Device, Device]) -> None:
    one, other = two
    read(one, MONDAY, 600.0, 3_000, "山水")
    read(other, TUESDAY, 60.0, 100, "火")
    together(*two)
    assert days(one) == days(other) == {TUESDAY: (60.0, 100, 1), MONDAY: (600.0, 3_000, 2)}
    read(other, MONDAY, 300.0, 1_000, "山木")
    read(other, MONDAY, 100.0, 500)
    together(*two)
    assert days(one)[MONDAY] == days(other)[MONDAY] == (1_000.0, 4_500, 3)
    # Whatever is exchanged later counts nothing twice.
    assert one.tell_all(NoJob())
    together(*two)
    assert days(one)[MONDAY] == days(other)[MONDAY] == (1_000.0, 4_500, 3)


def test_the_pace_is_that_of_all_devices(two: tuple[Device, Device]) -> None:
    one, other = two
    read(one, MONDAY, 600.0, 3_000)
    read(other, MONDAY, 400.0, 1_000)
    together(*two)
    assert [own_pace(device.library, date(2026, 12, 2)) for device in two] == [4.0, 4.0]


def test_views_are_told(two: tuple[Device, Device]) -> None:
    one, other = two
    read(one, MONDAY, 600.0, 3_000)
    one.exchange()
    (changes,) = [one for one in other.exchange().changes if Changed.READING in one.kinds]
    assert changes.article == ""


def test_today_is_told_now_and_then(two: tuple[Device, Device]) -> None:
    one, _ = two
    assert one.exchanges is not None
    read(one, MONDAY, 10.0, 30)
    one.exchange()
    told = []
    for _ in range(10):
        one.clock += 60
        read(one, MONDAY, 10.0, 30)
        told.append(one.exchanges.run(NoJob()).told)
    assert sum(told) == 2


def test_it_goes_only_if_a_person_says_so(two: tuple[Device, Device]) -> None:
    one, other = two
    one.library.sync.change("one", GROUPS)
    read(one, MONDAY, 600.0, 3_000)
    read(other, TUESDAY, 60.0, 100)
    together(*two)
    assert days(one) == {MONDAY: (600.0, 3_000, 0)}
    assert days(other) == {TUESDAY: (60.0, 100, 0)}
    one.library.sync.change("one", (*GROUPS, READING))
    one.go_on()
    together(*two)
    assert days(one) == days(other)
    assert len(days(one)) == 2


def test_what_is_erased_is_erased_everywhere_and_can_be_brought_back(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    read(one, MONDAY, 600.0, 3_000, "山水")
    read(other, MONDAY, 60.0, 100, "火")
    together(*two)
    command = EraseReading(other.library)
    command.do()
    assert days(other) == {}
    together(*two)
    assert days(one) == days(other) == {}
    read(one, MONDAY, 5.0, 20)
    together(*two)
    assert days(one) == days(other) == {MONDAY: (5.0, 20, 0)}
    command.undo()
    together(*two)
    assert days(one) == days(other) == {MONDAY: (665.0, 3_120, 3)}


def test_erasing_after_keeping_in_step_has_ended(two: tuple[Device, Device]) -> None:
    one, other = two
    read(one, MONDAY, 600.0, 3_000)
    together(*two)
    other.library.sync.end()
    assert days(other) == {MONDAY: (600.0, 3_000, 0)}
    command = EraseReading(other.library)
    command.do()
    assert days(other) == {}
    command.undo()
    assert days(other) == {MONDAY: (600.0, 3_000, 0)}


def test_beginning_again_counts_nothing_twice(tmp_path: Path, two: tuple[Device, Device]) -> None:
    one, other = two
    read(one, MONDAY, 600.0, 3_000)
    together(*two)
    one.library.sync.end()
    read(one, MONDAY, 1.0, 5)
    for folder in (one.folder, tmp_path / "another"):
        folder.mkdir(exist_ok=True)
        for device in two:
            device.folder = folder
            device.begin()
        together(*two)
        assert days(one) == days(other) == {MONDAY: (601.0, 3_005, 0)}


def test_a_library_that_was_copied_counts_on_for_itself(
    tmp_path: Path, two: tuple[Device, Device]
) -> None:
    one, other = two
    read(one, MONDAY, 600.0, 3_000)
    read(other, MONDAY, 60.0, 100)
    together(*two)
    one.library.close()
    shutil.copytree(one.library.path.parent, tmp_path / "copy")
    copy = Device("copy", Library.open(tmp_path / "copy" / "library.duidu"), one.folder, one.clock)
    copy.go_on()
    one.library = Library.open(one.library.path)
    one.go_on()
    for count, device in enumerate((one, copy, other), 1):
        read(device, MONDAY, float(count), count)
        together(one, copy, other)
    read(copy, TUESDAY, 5.0, 5)
    together(one, copy, other)
    wanted = {TUESDAY: (5.0, 5, 0), MONDAY: (666.0, 3_106, 0)}
    assert days(one) == days(copy) == days(other) == wanted
    copy.library.close()


def test_a_backup_that_is_restored_loses_nothing(
    tmp_path: Path, two: tuple[Device, Device]
) -> None:
    one, other = two
    read(one, MONDAY, 600.0, 3_000)
    together(*two)
    one.library.close()
    shutil.copytree(one.library.path.parent, tmp_path / "backup")
    one.library = Library.open(one.library.path)
    one.go_on()
    read(one, MONDAY, 60.0, 100)
    together(*two)
    one.library.close()
    shutil.rmtree(one.library.path.parent)
    shutil.copytree(tmp_path / "backup", one.library.path.parent)
    one.library = Library.open(one.library.path)
    one.go_on()
    read(one, MONDAY, 6.0, 10)
    together(*two)
    assert days(one) == days(other) == {MONDAY: (666.0, 3_110, 0)}


GOOD = {"read": [1, 2, 3]}
STAMP = stamp_of(1_800_000_000_000, 0, "ab" * 8)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        *(((reader, MONDAY), [1.0, 1, 1]) for reader in ("", "x" * 16, "ab")),
        *(
            (("ab" * 8, day), [1.0, 1, 1])
            for day in ("", "2026-13-01", "20261130", "x", "2026-1-1")
        ),
        *((("ab" * 8, MONDAY), said) for said in (None, 5, [], [1.0, 1], [1.0, 1, 1, 1])),
        *((("ab" * 8, MONDAY), [one, 1, 1]) for one in (-1.0, "1", None, True, 1e400, [1])),
        *((("ab" * 8, MONDAY), [1.0, one, 1]) for one in (-1, 1.5, 10**40, None, False)),
        (("ab" * 8,), [1.0, 1, 1]),
    ],
)
def test_what_is_no_day_is_left_out_and_holds_up_no_other(
    two: tuple[Device, Device], key: tuple[str, ...], said: object
) -> None:
    one, other = two
    lines = [Line(DAY, key, STAMP, {"read": said}), Line(DAY, ("cd" * 8, TUESDAY), STAMP, GOOD)]
    folder = one.folder / "duidu-sync" / ("ef" * 8)
    folder.mkdir(parents=True)
    data = b"".join(with_checksum(line.text()) for line in lines)
    (folder / "00000001.jsonl").write_bytes(data)
    other.exchange()
    assert days(other) == {TUESDAY: (1.0, 2, 3)}
    (device,) = other.library.sync.devices()
    assert len(device.holes) == 1


def test_a_library_that_was_never_kept_in_step_has_no_reader(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.duidu") as library:
        add_reading(library, ReadingDay(MONDAY, 5.0, 6), "zh", ["山"])
        assert [one.seconds for one in by_day(library)] == [5.0]
        assert library._database.recall("reader") is None

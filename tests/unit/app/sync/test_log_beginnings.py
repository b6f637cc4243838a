"""A log that has grown long is told anew, and what it no longer says is taken away."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.sync.log_beginnings import Whole, begun_at
from duidu.core.jobs import Job, NoJob
from duidu.library.library import Library
from duidu.library.sync.sync_store import DeviceState
from fixtures.carried_folders import files_in
from fixtures.devices import Device, together

_SEGMENT = 1_500


@pytest.fixture
def two(tmp_path: Path) -> tuple[Device, Device]:
    folder = tmp_path / "folder"
    one, other = (Device.at(tmp_path, folder, name, full_from=_SEGMENT) for name in "ab")
    together(one, other)
    return one, other


def own_files(device: Device) -> list[str]:
    setup = device.library.sync.setup
    assert setup is not None
    return sorted(name for name in files_in(device.folder) if f"/{setup.device}/" in name)


def write_much(device: Device, times: int = 20) -> None:
    """Give two notes other texts again and again, each told in a line of its own."""
    for i in range(times):
        device.note("n", f"{i} " * 100)
        device.note("m", f"{i + 1} " * 100)
        device.exchange()


def state_of(device: Device, other: Device) -> DeviceState:
    """How far a device has read the log of another."""
    setup = other.library.sync.setup
    assert setup is not None
    return device.library.sync.device(setup.device)


def test_what_is_told_anew_takes_the_place_of_what_was_told(two: tuple[Device, Device]) -> None:
    one, other = two
    write_much(one)
    before = own_files(one)
    assert one.tell_all(NoJob())
    assert len(own_files(one)) > len(before), "nothing goes before all is told anew"
    one.exchange()
    assert len(own_files(one)) < len(before) / 2
    together(one, other)
    third = Device.at(one.folder.parent, one.folder, "third")
    together(one, other, third)
    assert third.texts() == one.texts() == other.texts()
    assert not state_of(third, one).holes


def test_who_has_read_all_passes_over_it_and_hears_what_follows(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    write_much(one)
    other.exchange()
    one.tell_all(NoJob())
    end = one.library.sync.out.log
    read: list[str] = []
    shared = other.exchanges._files  # type: ignore[union-attr]
    whole_read = shared.read
    shared.read = lambda name, start=0: read.append(name) or whole_read(name, start)  # type: ignore[method-assign, func-returns-value]
    other.exchange()
    assert (state_of(other, one).segment, state_of(other, one).offset) == (end.segment, end.size)
    assert len(read) <= 2, "the beginning, and the last segment"
    one.note("n", "新")
    together(one, other)
    assert other.texts() == one.texts()


def test_who_was_away_reads_what_is_told_anew(two: tuple[Device, Device]) -> None:
    one, other = two
    other.note("n", "离线")
    write_much(one)
    one.tell_all(NoJob())
    write_much(one, 3)
    one.tell_all(NoJob())
    one.exchange()
    together(one, other)
    assert one.texts() == other.texts()
    assert "离线" in one.texts().values()
    assert not state_of(other, one).holes


def test_who_has_read_some_of_it_before_segments_are_gone_reads_the_rest(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    write_much(one, 4)
    other.exchange()
    write_much(one, 10)
    one.tell_all(NoJob())
    one.exchange()
    other.exchange()
    assert other.texts() == one.texts()
    assert not state_of(other, one).holes


def test_a_change_made_while_all_is_told_is_not_passed_over(two: tuple[Device, Device]) -> None:
    one, other = two
    write_much(one)
    other.exchange()
    # Written down when its turn to be told comes, and not before.
    plain = one.library.sync.tell_again

    def tell_again(job: Job) -> Iterator[bool]:
        one.note("n", "同时")
        return plain(job)

    one.library.sync.tell_again = tell_again  # type: ignore[method-assign]
    one.tell_all(NoJob())
    other.exchange()
    assert other.texts()["n"] == "同时"


@pytest.mark.parametrize("method", ["begin_at", "told"])
def test_cut_off_at_it_a_device_goes_on_as_the_same(
    two: tuple[Device, Device], method: str
) -> None:
    one, other = two
    write_much(one)
    setup = one.library.sync.setup
    out = one.library.sync.out
    plain, left = getattr(out, method), [int(method == "begin_at")]

    def cut_off(*arguments: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        plain(*arguments)

    setattr(out, method, cut_off)
    with pytest.raises(KeyboardInterrupt):
        one.tell_all(NoJob())
    one.go_on()
    one.note("n", "后来")
    together(one, other)
    assert one.library.sync.setup == setup
    assert other.texts() == one.texts()


def test_a_log_that_is_gone_is_heard_again_by_who_had_read_more_of_it(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    write_much(one)
    together(one, other)
    shutil.rmtree(one.folder / "duidu-sync")
    one.exchange()
    one.note("new", "新")
    together(one, other)
    assert other.texts() == one.texts()
    assert one.texts()["new"] == "新"
    third = Device.at(one.folder.parent, one.folder, "third")
    together(one, other, third)
    assert third.texts() == one.texts()


def test_a_note_changed_while_the_log_was_away_comes_whole_to_a_new_device(
    two: tuple[Device, Device],
) -> None:
    one, _ = two
    one.note("n", "甲")
    one.exchange()
    shutil.rmtree(one.folder / "duidu-sync")
    one.note("n", "甲", color="blue")
    one.exchange()
    third = Device.at(one.folder.parent, one.folder, "third")
    third.exchange()
    assert third.texts() == {"n": "甲"}


def test_a_backup_of_a_time_before_catches_up(two: tuple[Device, Device], tmp_path: Path) -> None:
    one, other = two
    write_much(one, 5)
    one.library.close()
    shutil.copytree(tmp_path / "a", tmp_path / "kept")
    one.library = Library.open(tmp_path / "a" / "library.duidu")
    one.go_on()
    write_much(one)
    one.tell_all(NoJob())
    one.exchange()
    newest = one.texts()
    one.library.close()
    shutil.rmtree(tmp_path / "a")
    shutil.copytree(tmp_path / "kept", tmp_path / "a")
    one.library = Library.open(tmp_path / "a" / "library.duidu")
    one.go_on()
    one.note("after", "后")
    together(one, other)
    assert one.texts() == other.texts() == {**newest, "after": "后"}


@pytest.mark.parametrize("said", [b"", b"?", b"[]\n", b"x" * 5000, b"00000000 {}\n"])
def test_a_file_that_says_nothing_of_the_beginning_holds_up_nothing(
    two: tuple[Device, Device], said: bytes
) -> None:
    one, other = two
    write_much(one)
    one.tell_all(NoJob())
    (name,) = [name for name in own_files(one) if name.endswith("00000000.json")]
    (one.folder / name).write_bytes(said)
    one.exchange()
    other.exchange()
    assert other.texts() == one.texts()


def test_it_is_told_anew_by_itself_once_the_log_has_grown_and_not_twice_a_day(
    tmp_path: Path,
) -> None:
    one = Device.at(tmp_path, tmp_path / "folder", "one")
    for i in range(2):
        one.note("small", str(i))
        one.exchange()
    rng = random.Random(1)
    one.note("big", rng.randbytes(1_500_000).hex())
    one.exchange()
    assert one.library.sync.out.beginning.first == 1
    one.note("big", rng.randbytes(1_500_000).hex())
    one.exchange()
    first = one.library.sync.out.beginning.first
    assert first > 1
    one.exchange()
    assert len(own_files(one)) == 1 + one.library.sync.out.log.segment - first + 1
    for _ in range(7):
        one.note("big", rng.randbytes(1_500_000).hex())
        one.exchange()
    assert one.library.sync.out.beginning.first == first
    one.clock += 90_000
    one.exchange()
    assert one.library.sync.out.beginning.first > first


def test_where_a_log_is_read_once_it_is_known_where_it_begins() -> None:
    whole = Whole((5, 100), (8, 50))
    state = DeviceState("d", segment=5, offset=100)
    assert begun_at(state, whole) == replace(state, segment=8, offset=50)
    assert begun_at(replace(state, offset=99), whole) == replace(state, offset=99)
    holes = ((2, 0, 0, "missing", -1), (6, 0, 0, "cut off", 9))
    assert begun_at(replace(state, segment=7, holes=holes), whole) == replace(
        state, segment=7, holes=holes[1:]
    )
    assert begun_at(replace(state, segment=2, holes=holes[:1]), whole) == replace(state, offset=0)
    assert begun_at(state, Whole((5, 100), (5, 100))) == state


def test_a_segment_of_a_number_that_no_log_has_keeps_nobody_busy(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    one.note("n", "甲")
    one.exchange()
    (name,) = [name for name in own_files(one) if name.endswith(".jsonl")]
    far = one.folder / name.replace(name.rpartition("/")[2], "99999999.jsonl")
    far.write_bytes(b"")
    other.exchange()
    assert not state_of(other, one).holes
    far.unlink()
    together(one, other)
    assert other.texts() == one.texts()

"""A place that fails now and then: nothing is lost by it, and it is asked with patience."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from duidu.app.sync.exchange import Exchange
from duidu.app.sync.folder_files import FolderFiles
from duidu.app.sync.in_step import InStep
from duidu.app.sync.secrets import Secrets
from duidu.app.sync.shared_files import PlaceError, SecretError, SharedFilesError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from fixtures.devices import ARTICLE, Device

SERVER = "https://li@cloud.example.org/dav"


class FailingFiles(FolderFiles):
    """A folder in which some files cannot be read for a while; "" is all of it."""

    failing: tuple[str, ...] = ()
    error: type[SharedFilesError] = SharedFilesError
    is_full = False
    listed = 0

    def files(self) -> dict[str, int]:
        self.listed += 1
        if "" in self.failing:
            raise self.error("Not now.")
        return super().files()

    def read(self, name: str, start: int = 0) -> bytes:
        if name in self.failing:
            raise self.error("Not now.")
        return super().read(name, start)

    def write(self, name: str, data: bytes) -> None:
        if self.is_full:
            raise PlaceError("No room.")
        super().write(name, data)

    def stamp(self) -> str:
        return ""


# Bytes of a segment: a change or two.
_SEGMENT = 300


@pytest.fixture
def two(tmp_path: Path) -> tuple[Device, Device]:
    one, other = (
        Device.at(tmp_path, tmp_path / "folder", name, full_from=_SEGMENT)
        for name in ("laptop", "desk")
    )
    return one, other


def failing(device: Device) -> FailingFiles:
    files = FailingFiles(device.folder)
    device.exchanges = Exchange(device.library, files, _SEGMENT)
    return files


def segments_of(device: Device) -> list[str]:
    setup = device.library.sync.setup
    assert setup is not None
    return sorted(name for name in FolderFiles(device.folder).files() if setup.device in name)


def written(device: Device, count: int) -> dict[str, str]:
    """So many notes, each told by itself."""
    for number in range(count):
        device.note(str(number), f"text {number} " * 20)
        device.exchange()
    return device.texts()


@pytest.mark.parametrize("which", [0, 1, -1])
def test_a_segment_that_cannot_be_read_once_is_read_the_next_time(
    which: int, two: tuple[Device, Device]
) -> None:
    one, other = two
    texts = written(one, 4)
    files = failing(other)
    files.failing = (segments_of(one)[which],)
    other.exchange()
    assert other.texts() != texts
    files.failing = ()
    other.exchange()
    assert other.texts() == texts


def test_what_failed_in_an_earlier_run_is_read_in_the_next(two: tuple[Device, Device]) -> None:
    one, other = two
    texts = written(one, 4)
    failing(other).failing = (segments_of(one)[1],)
    other.exchange()
    other.go_on()
    other.exchange()
    assert other.texts() == texts


def test_a_segment_is_repaired_without_another_size(two: tuple[Device, Device]) -> None:
    one, other = two
    texts = written(one, 4)
    path = one.folder / "duidu-sync" / segments_of(one)[1]
    whole = path.read_bytes()
    path.write_bytes(whole[:40] + bytes([whole[40] ^ 1]) + whole[41:])
    other.exchange()
    assert other.texts() != texts
    path.write_bytes(whole)
    other.go_on()
    other.exchange()
    assert other.texts() == texts


def test_a_place_that_gives_no_answer_makes_no_new_device(two: tuple[Device, Device]) -> None:
    one, _ = two
    written(one, 1)
    before = one.library.sync.setup
    one.go_on()
    files = failing(one)
    files.failing, files.error = tuple(segments_of(one)), PlaceError
    with pytest.raises(PlaceError):
        one.exchange()
    assert one.library.sync.setup == before


def test_what_came_is_told_though_nothing_can_be_written(two: tuple[Device, Device]) -> None:
    one, other = two
    files = failing(other)
    other.exchange()
    files.is_full = True
    written(one, 1)
    other.note("own", "of the desk")
    with pytest.raises(PlaceError):
        other.exchange()
    assert other.exchanges is not None
    came = other.exchanges.taken_over()
    assert (came.taken, {one.article for one in came.changes}) == (1, {ARTICLE})
    assert not other.exchanges.taken_over().is_news


@pytest.fixture
def clock() -> list[float]:
    """Seconds that have gone by."""
    return [0.0]


@pytest.fixture
def in_step(two: tuple[Device, Device], clock: list[float]) -> tuple[InStep, FailingFiles]:
    files = FailingFiles(two[0].folder)
    made = InStep(two[0].library, lambda _: files, lambda: clock[0])
    made.exchange(NoJob())
    files.failing, files.error = ("",), PlaceError
    return made, files


def asked(in_step: InStep, files: FailingFiles, clock: list[float], seconds: int) -> int:
    """How often the place is asked in so many seconds by someone who looks every second."""
    before = files.listed
    for _ in range(seconds):
        clock[0] += 1
        with contextlib.suppress(PlaceError):
            in_step.look(NoJob())
    return files.listed - before


def test_who_fails_again_and_again_is_asked_ever_more_seldom(
    in_step: tuple[InStep, FailingFiles], clock: list[float]
) -> None:
    counts = [asked(*in_step, clock, 600) for _ in range(6)]
    assert 2 <= counts[0] <= 6
    assert counts[-1] <= 1
    in_step[1].failing = ()
    asked(*in_step, clock, 900)
    assert asked(*in_step, clock, 600) == 20


def test_a_server_that_wants_another_password_is_not_asked_until_a_person_does(
    in_step: tuple[InStep, FailingFiles], clock: list[float]
) -> None:
    made, files = in_step
    files.error = SecretError
    assert asked(*in_step, clock, 3600) == 1
    files.failing = ()
    made.exchange(NoJob())
    assert asked(*in_step, clock, 60) == 2


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The key store of the system."""
    store: dict[str, str] = {}

    def answer(_: Secrets, method: str, place: str, secret: str = "") -> object:
        if method == "get_password":
            return store.get(place)
        return store.update({place: secret}) if secret else store.pop(place, None)

    monkeypatch.setattr(Secrets, "_asked", answer)
    return store


def test_a_wrong_password_takes_the_place_of_none(tmp_path: Path, kept: dict[str, str]) -> None:
    files = FailingFiles(tmp_path)
    with Library.open(tmp_path / "l.duidu") as library:
        in_step = InStep(library, lambda _: files)
        in_step.begin_with("desk", SERVER, ("notes",), "right", "")
        files.failing = ("",)
        with pytest.raises(SharedFilesError):
            in_step.begin_with("desk", SERVER, ("notes",), "wrong", "")
        assert in_step.secrets.get(SERVER) == kept[SERVER] == "right"
        in_step.end()
        assert in_step.secrets.get(SERVER) is None
        assert kept == {}


def test_a_file_that_goes_while_the_folder_is_listed_is_not_there(tmp_path: Path) -> None:
    """As those do under whose names Syncthing writes what is not whole yet."""
    files = FolderFiles(tmp_path)
    names = [f"{'ab' * 8}/0000000{number}.jsonl" for number in (1, 2)]
    for name in names:
        files.write(name, b"x")
    scandir = os.scandir

    @contextlib.contextmanager
    def listed(folder: Path) -> Iterator[Iterator["os.DirEntry[str]"]]:
        with scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        (files.root / names[0]).unlink(missing_ok=True)
        yield iter(found)

    with mock.patch("duidu.app.sync.folder_files.os.scandir", listed):
        assert files.files() == {names[1]: 1}

"""Folders that are carried file by file, in any order: what comes late is read all the same."""

from pathlib import Path

import pytest

from fixtures.carried_folders import Carrier, files_in
from fixtures.devices import Device


@pytest.fixture
def two(tmp_path: Path) -> tuple[Device, Device]:
    return tuple(Device.at(tmp_path, tmp_path / f"{name} folder", name) for name in "ab")  # type: ignore[return-value]


def test_a_segment_that_becomes_full_behind_the_next_one_is_read_to_its_end(
    two: tuple[Device, Device], tmp_path: Path
) -> None:
    one, other = two
    one.note("first", "甲")
    one.exchange()
    Carrier([one.folder, other.folder]).carry()
    other.exchange()
    for id in ("second", "third"):
        one.note(id, id * 20_000)
        one.exchange()
    # The last segment comes first; what the one before has become, later.
    new = files_in(one.folder)
    late = [name for name in new if name.endswith("00000001.jsonl.zst")]
    assert late
    for name in new.keys() - set(late):
        (other.folder / name).write_bytes(new[name])
    other.exchange()
    for name in late:
        (other.folder / name).write_bytes(new[name])
    (other.folder / late[0].removesuffix(".zst")).unlink()
    other.exchange()
    assert other.texts() == one.texts()

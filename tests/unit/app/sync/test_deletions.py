"""A deletion that is heard of before the texts that it took away."""

from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.devices import Device, together


def id_of(device: Device) -> str:
    setup = device.library.sync.setup
    assert setup is not None
    return setup.device


@pytest.mark.parametrize("is_first", [True, False])
def test_whoever_hears_of_a_deletion_before_the_texts_has_the_last_of_them(
    tmp_path: Path, is_first: bool
) -> None:
    """Logs are read by the ids of devices, which are by chance."""
    folder = tmp_path / "folder"
    devices = [Device.at(tmp_path, folder, name) for name in ("one", "two", "three")]
    first, second, reader = sorted(devices, key=id_of)
    deleter, writer = (first, second) if is_first else (second, first)
    for text in ("甲", "乙"):
        writer.note("n", text)
        writer.exchange()
    deleter.exchange()
    note = deleter.library.notes.get("n")
    assert note is not None
    deleter.library.notes.put(replace(note, deleted=deleter.clock))
    deleter.exchange()
    reader.exchange()
    together(writer, deleter, reader)
    found = [device.library.notes.get("n") for device in (writer, deleter, reader)]
    assert [(one.text, one.deleted is not None) for one in found if one] == [("乙", True)] * 3

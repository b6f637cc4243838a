"""Two devices whose folders a real Syncthing keeps alike, over the loopback of this computer."""

import json
import shutil
import socket
import subprocess
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from duidu.core.jobs import NoJob
from fixtures.devices import Device
from fixtures.picture_books import add_book, drawing, is_shown

PROGRAM = shutil.which("syncthing")
# Answers of Syncthing that are waited for, each for a second or until something happens.
ANSWERS = 200
OPTIONS = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "startBrowser": "false",
    "urAccepted": "-1",
    "autoUpgradeIntervalH": "0",
    "crashReportingEnabled": "false",
}
pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="Syncthing is not installed (apt-get install syncthing)"
)


@dataclass
class Syncthing:
    """One Syncthing: its home, its id, where it listens, where it answers, and its process."""

    home: Path
    id: str
    listens: int
    answers: int
    key: str = ""
    last: int = 0
    process: "subprocess.Popen[bytes] | None" = None

    def wait(self) -> None:
        """Wait a second, or until something happened since the last time."""
        address = f"http://127.0.0.1:{self.answers}/rest/events?since={self.last}&timeout=1"
        request = urllib.request.Request(address, headers={"X-API-Key": self.key})
        with urllib.request.urlopen(request, timeout=60) as answer:
            self.last = max([self.last, *(event["id"] for event in json.loads(answer.read()))])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def generate(home: Path) -> Syncthing:
    """Make the keys and the settings of one."""
    assert PROGRAM is not None
    command = [PROGRAM, "generate", f"--home={home}", "--no-default-folder"]
    subprocess.run(command, check=True, capture_output=True)
    device = ET.parse(home / "config.xml").getroot().find("device")
    assert device is not None
    return Syncthing(home, device.attrib["id"], free_port(), free_port())


def configure(one: Syncthing, other: Syncthing, folder: Path) -> None:
    """Have one share a folder with the other, and nobody else."""
    tree = ET.parse(one.home / "config.xml")
    root = tree.getroot()
    options, gui = root.find("options"), root.find("gui")
    assert options is not None
    assert gui is not None
    for name, value in {**OPTIONS, "listenAddress": f"tcp://127.0.0.1:{one.listens}"}.items():
        found = options.find(name)
        (ET.SubElement(options, name) if found is None else found).text = value
    address, key = gui.find("address"), gui.find("apikey")
    assert address is not None
    assert key is not None
    address.text = f"127.0.0.1:{one.answers}"
    one.key = str(key.text)
    device = ET.SubElement(root, "device", id=other.id, name="other", compression="metadata")
    ET.SubElement(device, "address").text = f"tcp://127.0.0.1:{other.listens}"
    shared = ET.SubElement(
        root,
        "folder",
        {"id": "duidu", "path": str(folder), "type": "sendreceive", "fsWatcherEnabled": "true"}
        | {"fsWatcherDelayS": "1", "rescanIntervalS": "5"},
    )
    for one_of in (one, other):
        ET.SubElement(shared, "device", id=one_of.id)
    tree.write(one.home / "config.xml")


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[tuple[Syncthing, Path, Path]]:
    """Two folders that are kept alike, and one of the programs that does."""
    both = [generate(tmp_path / "homes" / name) for name in ("one", "other")]
    paths = [tmp_path / "shared" / name for name in ("one", "other")]
    for number, folder in enumerate(paths):
        folder.mkdir(parents=True)
        configure(both[number], both[1 - number], folder)
    for one in both:
        assert PROGRAM is not None
        one.process = subprocess.Popen(
            [PROGRAM, "serve", f"--home={one.home}", "--no-browser", "--no-restart"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert one.process.stdout is not None
        # From this line on it answers.
        while b"GUI and API listening" not in (line := one.process.stdout.readline()):
            assert line, "it ended"
    yield both[1], paths[0], paths[1]
    for one in both:
        assert one.process is not None
        one.process.terminate()
        one.process.communicate()


def exchanged(device: Device, syncthing: Syncthing, wanted: dict[str, str]) -> bool:
    """Exchange as often as something comes, until these notes are there."""
    for _ in range(ANSWERS):
        device.exchange()
        if device.texts() == wanted:
            return True
        syncthing.wait()
    return False


def no_hole_is_left(device: Device, syncthing: Syncthing) -> bool:
    """Exchange until each segment that is spoken of has come."""
    for _ in range(ANSWERS):
        device.exchange()
        if not any(state.holes for state in device.library.sync.devices()):
            return True
        syncthing.wait()
    return False


def test_notes_go_from_one_device_to_the_other_and_back(
    folders: tuple[Syncthing, Path, Path], tmp_path: Path
) -> None:
    syncthing, here, there = folders
    one, other = Device.at(tmp_path, here, "one"), Device.at(tmp_path, there, "other")
    one.note("a", "甲")
    one.exchange()
    assert exchanged(other, syncthing, {"a": "甲"})
    other.note("a", "乙")
    other.note("b", "丙")
    other.exchange()
    assert exchanged(one, syncthing, {"a": "乙", "b": "丙"})


def test_what_is_told_anew_comes_while_segments_are_taken_away(
    folders: tuple[Syncthing, Path, Path], tmp_path: Path
) -> None:
    syncthing, here, there = folders
    one = Device.at(tmp_path, here, "one", full_from=1_500)
    other = Device.at(tmp_path, there, "other", full_from=1_500)
    for i in range(30):
        one.note(str(i % 3), f"{i} " * 100)
        one.exchange()
    assert exchanged(other, syncthing, one.texts())
    assert one.tell_all(NoJob())
    one.exchange()
    one.note("last", "新")
    one.exchange()
    assert exchanged(other, syncthing, one.texts())
    third = Device.at(tmp_path, there, "third")
    assert exchanged(third, syncthing, one.texts())
    for device in (other, third):
        assert no_hole_is_left(device, syncthing)


def test_a_book_shows_its_pictures_there(
    folders: tuple[Syncthing, Path, Path], tmp_path: Path
) -> None:
    syncthing, here, there = folders
    one, other = Device.at(tmp_path, here, "one"), Device.at(tmp_path, there, "other")
    images = [drawing(shade) for shade in range(3)]
    add_book(one, "a-book", images)
    for _ in range(3):
        one.exchange()
    for _ in range(ANSWERS):
        other.exchange()
        if all(is_shown(other, image) for image in images):
            return
        syncthing.wait()
    pytest.fail("they did not come")

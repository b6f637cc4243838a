"""Whether the machine is on battery is read from the system's power supplies."""

import os
from pathlib import Path

import pytest

from duidu.app.base.machine import Machine


def _supply(folder: Path, name: str, **says: str) -> None:
    (folder / name).mkdir()
    for file, text in says.items():
        (folder / name / file).write_text(text + "\n", encoding="ascii")


@pytest.mark.parametrize(
    ("online", "status", "on_battery"),
    [("1", "Charging", False), ("0", "Discharging", True), ("1", "Full", False)],
)
def test_the_mains_decide(tmp_path: Path, online: str, status: str, on_battery: bool) -> None:
    _supply(tmp_path, "AC", type="Mains", online=online)
    _supply(tmp_path, "BAT0", type="Battery", status=status)
    assert Machine(tmp_path).on_battery() is on_battery


def test_the_battery_of_a_mouse_does_not_count(tmp_path: Path) -> None:
    _supply(tmp_path, "AC", type="Mains", online="0")
    _supply(tmp_path, "mouse", type="Battery", status="Discharging", scope="Device")
    assert not Machine(tmp_path).on_battery()


def test_a_machine_without_power_supplies_is_on_the_mains(tmp_path: Path) -> None:
    assert not Machine(tmp_path / "none").on_battery()


def test_our_own_thread_does_not_make_the_machine_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    for load, busy in ((0.5, False), (2.9, False), (3.1, True)):
        monkeypatch.setattr(os, "getloadavg", lambda load=load: (load, 0.0, 0.0), raising=False)
        assert Machine().is_busy() is busy


@pytest.mark.parametrize(
    ("processors", "memory", "online", "room"),
    [(2, 4, "1", True), (1, 4, "1", False), (2, 2, "1", False), (2, 4, "0", False)],
)
def test_a_weak_machine_and_one_on_battery_have_no_room(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    processors: int,
    memory: int,
    online: str,
    room: bool,
) -> None:
    _supply(tmp_path, "AC", type="Mains", online=online)
    _supply(tmp_path, "BAT0", type="Battery", status="Discharging")
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    pages = {"SC_PHYS_PAGES": memory << 20, "SC_PAGE_SIZE": 1 << 10}
    monkeypatch.setattr(os, "sysconf", pages.__getitem__, raising=False)
    assert Machine(tmp_path).has_room() is room


def test_where_nothing_tells_of_the_memory_there_is_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.delattr(os, "sysconf", raising=False)
    assert Machine(tmp_path / "none").has_room()

"""One listener that fails keeps no news from the others, and its fault is reported once."""

import sys
from pathlib import Path

import pytest

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.changes import Changed, Changes
from duidu.core.fault_guard import FaultGuard
from fixtures.river import small_library


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The faults that whoever hears of uncaught errors is told of."""
    found: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: found.append(str(error)))
    return found


def fail(*_: object) -> None:
    raise IndexError("row 7")


def test_each_fault_is_told_once(reported: list[str]) -> None:
    guard = FaultGuard()
    heard: list[int] = []
    for number in range(3):
        guard.tell((fail, heard.append, fail), number)
    assert heard == [0, 1, 2]
    assert reported == ["row 7"]


def test_a_view_that_fails_keeps_a_change_from_no_other(
    tmp_path: Path, reported: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_library(tmp_path) as library:
        session = Session(library, Settings())
        told: list[Changes] = []
        # A cache, the first view, and one between two others.
        monkeypatch.setattr(session.corrections, "changed", fail)
        session.listeners += [fail, told.append, fail, told.append]
        news = Changes(frozenset({Changed.ALIGNMENT}), "river")
        assert session.announce(news) is news
        assert told == [news, news]
        assert reported == ["row 7"]


def test_a_setting_takes_effect_and_is_kept_beside_a_listener_that_fails(
    tmp_path: Path, reported: list[str]
) -> None:
    path, told = tmp_path / "settings.json", list[str]()
    settings = Settings(path)
    settings.listeners += [fail, told.append]
    settings.remembering += [fail, lambda: told.append("remembered")]
    settings.set(table.PINYIN_SHOWN, "off")
    settings.set(table.DIVIDER, 0.25)
    assert told == [table.PINYIN_SHOWN.key, "remembered"]
    assert Settings(path).get(table.PINYIN_SHOWN) == "off"
    assert reported == ["row 7"]

"""Settings go to other devices if that is wanted: of each the value that was chosen last."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import (
    AUTHOR,
    CHINESE_FONT,
    HANZI_SIZE,
    LINE_HEIGHT,
    NEW_A_DAY,
    PANEL_WIDTH,
    PINYIN_SHOWN,
    SANDHI,
)
from duidu.app.sync.exchange import Exchange
from duidu.app.sync.folder_files import FolderFiles
from duidu.app.sync.in_step import InStep
from duidu.app.sync.shared_settings import SHARED, shared_values, take_over
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.sync.clock import stamp_of
from duidu.library.sync.lines import Line
from duidu.library.sync.sync_store import ALL_GROUPS, GROUPS
from fixtures.devices import Device, together


@dataclass
class Person:
    """A device with settings of its own, in memory."""

    device: Device
    settings: Settings = field(default_factory=Settings)
    came: dict[str, object] = field(default_factory=dict)

    def go_on(self) -> None:
        """Start the program anew; the settings are kept."""
        device = self.device
        device.go_on()
        device.exchanges = Exchange(
            device.library,
            FolderFiles(device.folder),
            settings=lambda: shared_values(self.settings),
        )

    def exchange(self, *, takes: bool = True) -> None:
        """Exchange, and use what comes."""
        found = self.device.exchange()
        self.came = dict(found.settings)
        if takes:
            take_over(self.settings, found.settings)


def person(home: Path, name: str, groups: tuple[str, ...] = ALL_GROUPS) -> Person:
    made = Person(Device.at(home, home / "folder", name))
    made.device.library.sync.begin(name, str(home / "folder"), groups)
    made.go_on()
    return made


@pytest.fixture
def two(tmp_path: Path) -> tuple[Person, Person]:
    return person(tmp_path, "one"), person(tmp_path, "other")


def exchanged(*people: Person) -> None:
    for _ in range(3):
        for one in people:
            one.exchange()


def test_what_is_chosen_on_one_device_is_so_on_the_other(two: tuple[Person, Person]) -> None:
    one, other = two
    exchanged(*two)
    one.settings.set(HANZI_SIZE, 30)
    other.settings.set(NEW_A_DAY, 25)
    one.settings.set(SANDHI, True)
    one.settings.set(LINE_HEIGHT, 2.5)
    exchanged(*two)
    for who in two:
        assert (who.settings.get(HANZI_SIZE), who.settings.get(NEW_A_DAY)) == (30, 25)
        assert (who.settings.get(SANDHI), who.settings.get(LINE_HEIGHT)) == (True, 2.5)
    # What is chosen again later wins, also the default.
    other.settings.reset(HANZI_SIZE)
    exchanged(*two)
    assert one.settings.get(HANZI_SIZE) == HANZI_SIZE.default


def test_what_is_of_one_computer_or_of_a_person_stays(two: tuple[Person, Person]) -> None:
    one, other = two
    for setting in (AUTHOR, CHINESE_FONT, PANEL_WIDTH):
        assert setting.key not in SHARED
    one.settings.set(AUTHOR, "Anna")
    one.settings.set(CHINESE_FONT, "Kai")
    one.settings.set(PANEL_WIDTH, 400)
    exchanged(*two)
    assert other.settings.get(AUTHOR) == ""
    assert other.settings.get(CHINESE_FONT) == ""
    assert not any("password" in key or "path" in key for key in SHARED)


def test_without_being_wanted_nothing_goes(tmp_path: Path) -> None:
    one, other = person(tmp_path, "one", GROUPS), person(tmp_path, "other")
    one.settings.set(HANZI_SIZE, 30)
    exchanged(one, other)
    assert other.settings.get(HANZI_SIZE) == HANZI_SIZE.default
    other.settings.set(SANDHI, True)
    exchanged(one, other)
    assert not one.settings.get(SANDHI)
    # Once it is wanted, what was told before is read.
    one.device.library.sync.change("one", ALL_GROUPS)
    one.go_on()
    exchanged(one, other)
    assert one.settings.get(SANDHI)
    assert other.settings.get(HANZI_SIZE) == 30


def test_a_device_that_joins_takes_what_was_chosen_since_and_adds_what_only_it_has(
    two: tuple[Person, Person], tmp_path: Path
) -> None:
    one, _ = two
    exchanged(*two)
    one.settings.set(HANZI_SIZE, 30)
    exchanged(*two)
    third = person(tmp_path, "third")
    third.settings.set(HANZI_SIZE, 20)
    third.settings.set(NEW_A_DAY, 3)
    exchanged(*two, third)
    for who in (*two, third):
        assert (who.settings.get(HANZI_SIZE), who.settings.get(NEW_A_DAY)) == (30, 3)


def test_what_came_and_is_not_used_yet_comes_again_and_is_never_told_as_ones_own(
    two: tuple[Person, Person],
) -> None:
    one, other = two
    exchanged(*two)
    one.settings.set(HANZI_SIZE, 30)
    one.exchange()
    other.exchange(takes=False)
    other.go_on()
    other.exchange(takes=False)
    assert other.came == {HANZI_SIZE.key: 30}
    one.exchange()
    assert one.settings.get(HANZI_SIZE) == 30
    # What the person chooses here meanwhile is later.
    other.settings.set(HANZI_SIZE, 40)
    exchanged(*two)
    assert one.settings.get(HANZI_SIZE) == other.settings.get(HANZI_SIZE) == 40


def test_taking_it_back_goes_to_all(two: tuple[Person, Person]) -> None:
    one, other = two
    exchanged(*two)
    one.settings.set(PINYIN_SHOWN, "off")
    one.exchange()
    found = other.device.exchange().settings
    before = take_over(other.settings, found)
    other.device.library.sync.settings.taken(found)
    other.settings.set_own(before)
    exchanged(*two)
    assert one.settings.get(PINYIN_SHOWN) == PINYIN_SHOWN.default


def test_settings_are_told_when_all_is_told_anew(
    two: tuple[Person, Person], tmp_path: Path
) -> None:
    one, _ = two
    one.settings.set(HANZI_SIZE, 30)
    exchanged(*two)
    one.device.tell_all(NoJob())
    together(one.device)
    third = person(tmp_path, "third")
    exchanged(third)
    assert third.settings.get(HANZI_SIZE) == 30


@pytest.mark.parametrize("value", [None, [], {}, "x" * 30_000])
def test_a_value_that_is_none_is_left_out(two: tuple[Person, Person], value: object) -> None:
    one, other = two
    stamp = stamp_of(1_900_000_000_000, 0, "ab" * 8)
    one.device.library.sync.out.tell(Line("setting", (HANZI_SIZE.key,), stamp, {"value": value}))
    one.exchange()
    other.exchange()
    assert other.came == {}
    assert other.settings.get(HANZI_SIZE) == HANZI_SIZE.default


@pytest.mark.parametrize("value", [5_000, "large", True, 1.5])
def test_a_value_that_the_table_does_not_allow_is_not_used(
    two: tuple[Person, Person], value: object
) -> None:
    one, other = two
    stamp = stamp_of(1_900_000_000_000, 0, "ab" * 8)
    one.device.library.sync.out.tell(Line("setting", (HANZI_SIZE.key,), stamp, {"value": value}))
    exchanged(*two)
    assert other.settings.get(HANZI_SIZE) == HANZI_SIZE.default


def test_a_setting_that_is_changed_is_told_at_the_next_look(tmp_path: Path) -> None:
    settings, now = Settings(), [100.0]
    with Library.open(tmp_path / "l.duidu") as library:
        in_step = InStep(library, now=lambda: now[0], settings=lambda: shared_values(settings))
        (tmp_path / "folder").mkdir()
        in_step.begin("one", str(tmp_path / "folder"), ALL_GROUPS)
        while (found := in_step.look(NoJob())) is not None and found.told:
            now[0] += 3
        now[0] += 3
        assert in_step.look(NoJob()) is None
        settings.set(HANZI_SIZE, 30)
        now[0] += 3
        told = in_step.look(NoJob())
        assert told is not None
        assert told.told == 1

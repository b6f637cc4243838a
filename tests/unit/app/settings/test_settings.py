"""Settings: typed, kept safely, presets that never overwrite a person's own."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_file import settings_path
from duidu.app.settings.settings_table import PRESETS, TABLE
from fixtures.privileges import give_up_privileges


def test_keys_are_unique_and_defaults_are_allowed() -> None:
    keys = [setting.key for setting in TABLE]
    assert len(set(keys)) == len(keys)
    assert all(setting.accepts(setting.default) for setting in TABLE)


def test_presets_hold_only_settings_of_the_table_with_allowed_values() -> None:
    known: dict[str, Any] = {setting.key: setting for setting in TABLE}
    for preset in PRESETS:
        assert all(known[key].accepts(value) for key, value in preset.values.items()), preset.name


def test_values_come_back_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "settings.json"
    settings = Settings(path)
    settings.set(table.THEME, "dark")
    settings.set(table.HANZI_SIZE, 26)
    settings.set_shortcut("file.open", "Ctrl+L")
    again = Settings(path)
    assert again.get(table.THEME) == "dark"
    assert again.get(table.HANZI_SIZE) == 26
    assert again.shortcuts == {"file.open": "Ctrl+L"}
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("value", [13, 49, True, "21"])
def test_values_out_of_range_or_of_another_type_are_refused(value: object) -> None:
    settings = Settings()
    with pytest.raises(ValueError, match="hanzi_size"):
        settings.set(table.HANZI_SIZE, value)  # type: ignore[misc]


def test_strange_values_in_the_file_are_left_at_their_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    stored = {
        "settings": {
            "appearance.theme": "neon",
            "reading.hanzi_size": 1e9,
            "reading.swapped": "yes",
            "unknown": 1,
        },
        "shortcuts": [],
    }
    path.write_text(json.dumps(stored), encoding="utf-8")
    settings = Settings(path)
    assert settings.get(table.THEME) == "system"
    assert settings.get(table.HANZI_SIZE) == 21
    assert settings.get(table.SWAPPED) is False
    assert settings.problem == ""


@pytest.mark.parametrize("content", [b"{", b"[1, 2]", b"\xff\xfe\x00", b""])
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)
    assert "settings.json.damaged" in settings.problem
    assert (tmp_path / "settings.json.damaged").read_bytes() == content
    assert settings.get(table.THEME) == "system"


def test_a_preset_is_a_layer_and_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.set(table.HANZI_SIZE, 30)
    settings.use_preset("beginner")
    assert settings.get(table.HANZI_SIZE) == 26
    settings.set(table.HANZI_SIZE, 28)
    assert Settings(path).get(table.HANZI_SIZE) == 28
    settings.use_preset("")
    assert settings.get(table.HANZI_SIZE) == 30
    settings.use_preset("beginner")
    assert settings.get(table.HANZI_SIZE) == 28
    settings.reset(table.HANZI_SIZE)
    assert settings.get(table.HANZI_SIZE) == 26


def test_a_value_that_is_the_default_again_needs_no_reset() -> None:
    settings = Settings()
    settings.set(table.HANZI_SIZE, 26)
    assert settings.is_changed(table.HANZI_SIZE)
    settings.set(table.HANZI_SIZE, table.HANZI_SIZE.default)
    assert not settings.is_changed(table.HANZI_SIZE)


def test_within_a_preset_the_preset_s_value_needs_no_reset() -> None:
    settings = Settings()
    preset = next(one for one in PRESETS if table.HANZI_SIZE.key in one.values)
    settings.use_preset(preset.name)
    kept = settings.get(table.HANZI_SIZE)
    settings.set(table.HANZI_SIZE, table.HANZI_SIZE.default + 1)
    assert settings.is_changed(table.HANZI_SIZE)
    settings.set(table.HANZI_SIZE, kept)
    assert not settings.is_changed(table.HANZI_SIZE)


def test_listeners_are_told_what_changed_and_only_then() -> None:
    settings = Settings()
    told: list[str] = []
    settings.listeners.append(told.append)
    settings.set(table.SWAPPED, True)
    settings.set(table.SWAPPED, True)
    settings.reset(table.SWAPPED)
    settings.reset(table.SWAPPED)
    settings.use_preset("advanced")
    assert told == [table.SWAPPED.key, table.SWAPPED.key, ""]


def test_a_folder_that_cannot_be_written_is_told_once_and_values_hold(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(tmp_path / "file" / "settings.json")
    told: list[str] = []
    settings.listeners.append(told.append)
    settings.set(table.SWAPPED, True)
    settings.set(table.FOCUS, True)
    assert settings.get(table.SWAPPED) is True
    assert told.count("problem") == 1


def test_the_file_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIDU_SETTINGS", str(tmp_path / "mine.json"))
    assert settings_path() == tmp_path / "mine.json"
    monkeypatch.delenv("DUIDU_SETTINGS")
    assert settings_path().name == "settings.json"


def test_what_the_window_remembers_of_itself_waits_for_the_next_save(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set(table.DIVIDER, 0.4)
    assert not (tmp_path / "settings.json").exists()
    settings.set(table.THEME, "dark")
    assert Settings(tmp_path / "settings.json").get(table.DIVIDER) == 0.4


def test_a_later_writing_is_never_replaced_by_an_earlier_one(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set(table.DIVIDER, 0.3)
    earlier = settings.writing()
    settings.set(table.DIVIDER, 0.4)
    settings.writing()()
    earlier()
    assert Settings(tmp_path / "settings.json").get(table.DIVIDER) == 0.4


def _strange(path: Path, kind: str) -> None:
    """Put something in place of the settings file."""
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "gigabyte":
        with path.open("wb") as file:
            file.truncate(1 << 30)
    else:
        path.write_bytes({"brackets": b"[" * 200_000, "braces": b'{"a":' * 200_000}[kind])


@pytest.mark.parametrize("kind", ["brackets", "braces", "folder", "pipe", "gigabyte"])
def test_whatever_is_in_place_of_the_settings_is_set_aside(kind: str, tmp_path: Path) -> None:
    if kind == "pipe" and not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes in folders here")
    for round_ in range(2):
        path = tmp_path / "settings.json"
        _strange(path, kind)
        settings = Settings(path)
        assert "were damaged" in settings.problem
        settings.set(table.FOCUS, True)
        assert Settings(path).get(table.FOCUS) is True
        path.unlink()
        # What was set aside before is still there.
        assert len(list(tmp_path.glob("settings.json.damaged*"))) == round_ + 1


@pytest.mark.skipif(os.name != "posix", reason="permissions of files are those of Unix")
def test_settings_that_may_not_be_read_are_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"settings": {"appearance.theme": "dark"}}')
    path.chmod(0)
    child = os.fork()
    if child == 0:
        give_up_privileges()
        settings = Settings(path)
        told = "cannot be read" in settings.problem
        settings.set(table.FOCUS, True)
        told = told and "cannot be kept" in settings.problem and settings.get(table.FOCUS)
        os._exit(0 if told else 1)
    assert os.waitpid(child, 0)[1] == 0
    path.chmod(0o600)
    assert path.read_text() == '{"settings": {"appearance.theme": "dark"}}'


@pytest.mark.skipif(os.name != "posix", reason="permissions of files are those of Unix")
def test_nobody_else_can_read_the_settings_and_a_link_to_them_stays(tmp_path: Path) -> None:
    (tmp_path / "config" / "duidu").mkdir(parents=True)
    link, real = tmp_path / "config" / "duidu" / "settings.json", tmp_path / "mine.json"
    link.symlink_to(real)
    settings = Settings(link)
    settings.set(table.FOCUS, True)
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600
    fresh = Settings(tmp_path / "new" / "folder" / "settings.json")
    fresh.set(table.FOCUS, True)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_text_that_is_no_unicode_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"settings": {"later.version": "\\ud800", "appearance.theme": 7}}')
    settings = Settings(path)
    settings.set(table.FOCUS, True)
    again = Settings(path)
    assert again.problem == ""
    assert again.get(table.FOCUS) is True


def test_two_windows_put_only_their_own_changes_into_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    first = Settings(path)
    first.set(table.ZOOM, 150)
    first.set(table.SWAPPED, True)
    second = Settings(path)
    second.set(table.THEME, "dark")
    second.reset(table.SWAPPED)
    second.set_shortcut("file.open", "F9")
    first.set(table.FOCUS, True)
    first.use_preset("advanced")
    found = Settings(path)
    assert found.get(table.ZOOM) == 150
    assert found.get(table.THEME) == "dark"
    assert found.get(table.SWAPPED) is False
    assert found.get(table.FOCUS) is True
    assert found.get(table.PRESET) == "advanced"
    assert found.shortcuts == {"file.open": "F9"}


def test_tables_of_a_later_version_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"later": {"a": 1}, "more": [2], "settings": {"later.key": 3}}')
    settings = Settings(path)
    settings.set(table.FOCUS, True)
    found = json.loads(path.read_text("utf-8"))
    assert (found["later"], found["more"]) == ({"a": 1}, [2])
    assert found["settings"] == {"later.key": 3, "reading.focus": True}


@pytest.mark.parametrize("content", [None, b"[" * 9, b"[1]", bytes(range(256))])
def test_what_became_of_the_file_meanwhile_costs_none_of_the_settings(
    content: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.set(table.THEME, "dark")
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    settings.set(table.FOCUS, True)
    assert Settings(path).get(table.THEME) == "dark"


def test_the_settings_of_an_earlier_duidu_are_taken_over_and_it_can_read_them_again(
    tmp_path: Path,
) -> None:
    """Written by 0.1.0 itself, each setting at another value than its default."""
    kept = Path(__file__).parents[3] / "data" / "settings_0.1.0.json"
    before = json.loads(kept.read_text("utf-8"))
    path = tmp_path / "settings.json"
    path.write_bytes(kept.read_bytes())
    settings = Settings(path)
    known: dict[str, Any] = {setting.key: setting for setting in TABLE}
    # What was taken away since stands here with the reason, and stays in the file.
    assert set(before["settings"]) - set(known) == set()
    for key, value in before["settings"].items():
        assert settings.get(known[key]) == value, key
    assert settings.shortcuts == before["shortcuts"]
    settings.set(table.FOCUS, not settings.get(table.FOCUS))
    after = json.loads(path.read_text("utf-8"))
    assert after["settings"] == before["settings"] | {"reading.focus": False}
    assert after["shortcuts"] == before["shortcuts"]

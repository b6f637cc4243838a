from datetime import datetime, timedelta
from pathlib import Path

import pytest

from duidu.library.safety.backups import times_to_keep
from duidu.library.store.library_path import data_folder, library_path, location_warning

HOME = Path("/home/me")


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, "/home/me/.local/share/duidu"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/duidu"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/home/me/.local/share/duidu"),
        ("freebsd14", {}, "/home/me/.local/share/duidu"),
        ("darwin", {}, "/home/me/Library/Application Support/Duidu"),
        ("win32", {"LOCALAPPDATA": "/c/local"}, "/c/local/Duidu"),
        ("win32", {}, "/home/me/AppData/Local/Duidu"),
    ],
)
def test_the_data_folder_follows_the_platform(
    platform: str, environment: dict[str, str], folder: str
) -> None:
    assert data_folder(platform, environment, HOME) == Path(folder)


def test_the_argument_goes_before_the_environment_and_may_be_a_folder_or_a_file(
    tmp_path: Path,
) -> None:
    assert library_path(str(tmp_path), {"DUIDU_LIBRARY": "/other"}) == tmp_path / "library.sqlite"
    assert library_path(None, {"DUIDU_LIBRARY": "/other"}) == Path("/other/library.sqlite")
    assert library_path("/new/x.sqlite", {}) == Path("/new/x.sqlite")
    (tmp_path / "old").write_bytes(b"")
    assert library_path(str(tmp_path / "old"), {}) == tmp_path / "old"
    assert library_path(None, {"XDG_DATA_HOME": "/data"}) == Path("/data/duidu/library.sqlite")


@pytest.mark.parametrize(
    "folder", ["Dropbox", "OneDrive - Firma", "iCloud Drive", "我的坚果云", "Nextcloud"]
)
def test_a_synchronised_folder_is_warned_of(tmp_path: Path, folder: str) -> None:
    sentence = location_warning(tmp_path / folder / "texts" / "library.sqlite")
    assert sentence is not None
    assert "synchronises" in sentence


def test_a_folder_that_a_program_marked_as_its_own_is_warned_of(tmp_path: Path) -> None:
    assert location_warning(tmp_path / "library.sqlite") is None
    (tmp_path / ".stfolder").mkdir()
    assert location_warning(tmp_path / "library.sqlite") is not None


def test_a_network_drive_is_warned_of(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda / ext4 rw 0 0\nserver:/x /mnt/my\\040share nfs4 rw 0 0\n")
    assert "network drive" in (location_warning(Path("/mnt/my share/library.sqlite"), mounts) or "")
    assert location_warning(Path("/mnt/library.sqlite"), mounts) is None
    assert "network drive" in (
        location_warning(Path("\\\\server\\share\\library.sqlite"), mounts) or ""
    )


def _every_half_hour(days: int, now: datetime) -> list[datetime]:
    return [now - timedelta(minutes=30 * i) for i in range(48 * days)]


def test_backups_kept_are_all_of_two_days_then_one_a_day_week_and_month() -> None:
    now = datetime(2026, 11, 24, 21)
    keep = times_to_keep(_every_half_hour(400, now), now)
    assert sum(time > now - timedelta(days=2) for time in keep) == 96
    assert len({time.date() for time in keep if time > now - timedelta(days=12)}) == 12
    assert len({time.isocalendar()[:2] for time in keep}) >= 10
    assert len({(time.year, time.month) for time in keep}) == 9
    assert len(keep) <= 96 + 12 + 10 + 9


def test_thinning_step_by_step_keeps_what_thinning_at_once_keeps_of_days_weeks_and_months() -> None:
    now = datetime(2026, 11, 24, 21)
    held: set[datetime] = set()
    for time in reversed(_every_half_hour(300, now)[::7]):
        held = times_to_keep({*held, time}, time)
    assert {(time.year, time.month) for time in held} == {
        (time.year, time.month) for time in times_to_keep(_every_half_hour(300, now), now)
    }


@pytest.mark.parametrize("years", [-31, 31])
def test_a_clock_set_wrong_leaves_a_backup_of_every_kind(years: int) -> None:
    now = datetime(2026, 11, 24, 21)
    made = _every_half_hour(60, now)
    keep = times_to_keep(made, now.replace(year=now.year + years))
    assert len({time.date() for time in keep}) >= 12
    assert made[0] in keep


def test_nothing_is_nothing() -> None:
    assert times_to_keep([], datetime(2026, 1, 1)) == set()

import os
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from duidu.library.library import Library
from duidu.library.safety.backups import backups_of
from duidu.library.store.library_errors import DamagedError
from duidu.library.store.library_path import backup_folder
from fixtures.sample_library import damage, everything, fill, flip_text, note, sample


def test_a_flipped_bit_in_a_text_is_noticed_when_read_and_put_right_at_the_next_opening(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        library.keep_safe()
        before, (backup,) = everything(library), library.backups.all()
    damaged = damage(path, flip_text)
    with Library.open(path) as library:
        assert library.warnings == ()
        with pytest.raises(DamagedError, match="its checksum does not match"):
            library.notes.get("n7")
    with Library.open(path) as library:
        (sentence,) = library.warnings
        assert f"{backup.made:%Y-%m-%d %H:%M}" in sentence
        assert everything(library) == before
        assert library.check().good
    (folder,) = tmp_path.glob("*.corrupt-*")
    assert (folder / "library.sqlite").read_bytes() == damaged


def _cut(data: bytearray) -> None:
    del data[len(data) // 2 :]


def _blank(data: bytearray) -> None:
    data[:] = bytes(len(data))


def _header(data: bytearray) -> None:
    data[:16] = b"damaged header!!"


def _format(data: bytearray) -> None:
    data[47] = 77


def _garbage(data: bytearray) -> None:
    data[4096:] = os.urandom(len(data) - 4096)


@pytest.mark.parametrize("change", [_cut, _blank, _header, _format, _garbage])
def test_a_destroyed_library_comes_back_from_the_newest_good_backup(
    tmp_path: Path, change: Callable[[bytearray], None]
) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        before = everything(library)
        library.keep_safe()
    bad = backup_folder(path) / "library-29990101-000000.sqlite.gz"
    bad.write_bytes(b"newer, but damaged")
    damage(path, change)
    with Library.open(path) as library:
        assert len(library.warnings) == 1
        assert everything(library) == before
    assert len(list(tmp_path.glob("*.corrupt-*/library.sqlite"))) == 1


def test_what_is_newer_than_the_backup_is_read_from_the_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        library.keep_safe()
        library.articles.add(*sample(20, 3, "第三"), id="new")
        rows = library.articles.rows("a", 1, 3)
        library.articles.replace_rows("a", 1, 2, rows[:1])
        library.notes.put(note("late", "new"))
        library.corrections.remove("c")
        library.articles.rename("b", "改名")
        library.bookmarks.remove("m")
        before = everything(library)
        new = library.articles.whole("new")
    damage(path, flip_text)
    (tmp_path / "library.sqlite.damaged").touch()
    with Library.open(path) as library:
        assert "newer entries" in library.warnings[0]
        assert everything(library) == before
        assert library.articles.whole("new") == new


def test_without_a_backup_all_but_the_damaged_row_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        notes = library.notes.all()
    damage(path, flip_text)
    (tmp_path / "library.sqlite.damaged").touch()
    with Library.open(path) as library:
        assert "without a backup" in library.warnings[0]
        assert library.notes.all() == [kept for kept in notes if kept.id != "n7"]


def test_with_neither_backup_nor_readable_file_the_plain_copies_are_used(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        library.keep_safe()
        before = library.notes.all()
    for backup in backups_of(path):
        backup.path.unlink()
    damage(path, _blank)
    with Library.open(path) as library:
        assert library.notes.all() == before


def test_a_library_that_vanished_comes_back_from_its_backup_and_is_not_begun_anew(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        library.keep_safe()
        before = everything(library)
    path.unlink()
    with Library.open(path) as library:
        assert "missing" in library.warnings[0]
        assert everything(library) == before


@pytest.mark.parametrize("step", range(4))
def test_a_recovery_that_was_cut_off_is_finished_at_the_next_opening(
    tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        library.keep_safe()
        before = everything(library)
    damaged = damage(path, _garbage)
    calls = 0
    real = os.replace

    def stops(source: object, target: object) -> None:
        nonlocal calls
        if str(target).endswith((".recovering", "library.sqlite")) or "corrupt" in str(target):
            calls += 1
            if calls > step:
                raise KeyboardInterrupt
        real(str(source), str(target))

    monkeypatch.setattr(os, "replace", stops)
    if step < 3:
        with pytest.raises(KeyboardInterrupt):
            Library.open(path)
    monkeypatch.undo()
    with Library.open(path) as library:
        assert everything(library) == before
    kept = [
        folder for folder in tmp_path.glob("*.corrupt-*") if (folder / "library.sqlite").exists()
    ]
    assert [(folder / "library.sqlite").read_bytes() for folder in kept] == [damaged]
    assert not list(tmp_path.glob("*.recover*"))


def test_a_read_only_check_of_a_damaged_library_changes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
    damaged = damage(path, flip_text)
    with Library.open(path, read_only=True) as library:
        assert not library.check().good
    assert path.read_bytes() == damaged
    assert not (tmp_path / "library.sqlite.damaged").exists()


def test_sqlite_alone_does_not_see_the_flipped_bit(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
    damage(path, flip_text)
    connection = apsw.Connection(str(path), apsw.SQLITE_OPEN_READONLY)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


@pytest.mark.parametrize("place", ["a frame", "its checksum", "the header", "the salt of the log"])
def test_entries_behind_a_damaged_place_of_the_log_are_read_back(
    tmp_path: Path, place: str
) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        library.keep_safe()
        library._database.outside_transaction(lambda c: c.execute("SELECT 1").fetchall())
        for i in range(8):
            library.notes.put(note(f"late{i}", "b", text="末" * 200))
        before = everything(library)
        (tmp_path / "crashed").mkdir()
        for part in ("library.sqlite", "library.sqlite-wal"):
            (tmp_path / "crashed" / part).write_bytes((tmp_path / part).read_bytes())
    log = tmp_path / "crashed" / "library.sqlite-wal"
    size = len(log.read_bytes())
    offset = {
        "a frame": size - 3 * 4120 + 4000,
        "its checksum": size - 3 * 4120 + 17,
        "the header": 27,
        "the salt of the log": 18,
    }[place]
    damaged = damage(log, lambda data: data.__setitem__(offset, data[offset] ^ 8))
    with Library.open(tmp_path / "crashed" / "library.sqlite") as library:
        (sentence,) = library.warnings
        assert "log" in sentence
        found = everything(library)
    if place != "a frame":
        assert found == before
    (folder,) = (tmp_path / "crashed").glob("*.corrupt-*")
    assert (folder / "library.sqlite-wal").read_bytes() == damaged


def test_a_crash_of_the_process_alone_leaves_a_log_that_is_not_suspected(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        before = everything(library)
        (tmp_path / "crashed").mkdir()
        for part in ("library.sqlite", "library.sqlite-wal"):
            (tmp_path / "crashed" / part).write_bytes((tmp_path / part).read_bytes())
    with Library.open(tmp_path / "crashed" / "library.sqlite") as library:
        assert library.warnings == ()
        assert everything(library) == before

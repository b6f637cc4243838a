"""Backups are looked into by the child, and nothing in one gets further than a sentence."""

import errno
import gzip
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import apsw
import pytest

from duidu.app.base.backup_reading import examine_apart, look_apart, preview_backup, unpack_apart
from duidu.core.errors import LibraryError
from duidu.formats.sandbox import process
from duidu.library.library import Library
from duidu.library.safety.backups import Backup, backups_of, examine_file, unpacked
from duidu.library.safety.recovery import recover, restore
from duidu.library.store import whole_files
from duidu.library.store.connect import LibraryFile
from duidu.library.store.library_errors import FullError
from duidu.library.store.library_path import backup_folder
from fixtures.sample_library import fill


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one backup."""
    path = tmp_path / "library.sqlite"
    with Library.open(path) as opened:
        fill(opened)
        opened.backups.make()
    return path


def changed(library: Path, statement: str) -> Backup:
    """A newer backup, which a statement has changed."""
    good = backups_of(library)[0]
    with unpacked(good.path) as file:
        connection = apsw.Connection(str(file))
        connection.execute(statement)
        connection.close()
        path = backup_folder(library) / f"{library.stem}-20990101-000000.sqlite.gz"
        path.write_bytes(gzip.compress(file.read_bytes()))
    return backups_of(library)[0]


def test_a_backup_is_told_by_a_child(library: Path) -> None:
    seen = preview_backup(backups_of(library)[0].path)
    assert (set(seen.titles), seen.notes) == ({"样本", "第二"}, 29)


def test_the_child_examines_as_this_program_does(library: Path) -> None:
    with unpacked(backups_of(library)[0].path) as file:
        assert examine_apart(file) == examine_file(file)
        assert examine_apart(file).good
        file.write_bytes(file.read_bytes().replace("样本".encode(), "样末".encode()))
        assert not examine_apart(file).good


def test_this_program_unpacks_no_backup_that_is_looked_into_or_restored(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(*_: object) -> None:
        raise AssertionError("unpacked in the program")

    good = backups_of(library)[0]
    monkeypatch.setattr(gzip, "open", here)
    assert preview_backup(good.path).notes == 29
    assert (restore(library, good, look=look_apart()) / library.name).exists()


def test_a_child_unpacks_as_this_program_does(library: Path, tmp_path: Path) -> None:
    packed = backups_of(library)[0].path
    unpack_apart(packed, tmp_path / "apart")
    whole_files.unpack(packed, tmp_path / "here")
    assert (tmp_path / "apart").read_bytes() == (tmp_path / "here").read_bytes()


HOSTILE_BACKUPS = {
    "empty": b"",
    "cut off": gzip.compress(bytes(range(256)) * 999)[:-9],
    "of another sum": gzip.compress(b"SQLite format 3\0" * 99)[:-8] + bytes(8),
    "not packed": b"SQLite format 3\0" + bytes(999),
    "of a hundred megabytes": gzip.compress(bytes(1 << 20)) * 100,
}


@pytest.mark.parametrize("kind", HOSTILE_BACKUPS)
def test_a_backup_that_cannot_be_unpacked_is_one_sentence_and_leaves_nothing(
    library: Path, tmp_path: Path, kind: str
) -> None:
    packed = backup_folder(library) / f"{library.stem}-20990101-000000.sqlite.gz"
    packed.write_bytes(HOSTILE_BACKUPS[kind])
    into = tmp_path / "into"
    into.mkdir()
    if kind not in ("empty", "of a hundred megabytes"):
        with pytest.raises(LibraryError, match=r"The backup .* cannot be read .*choose another"):
            unpack_apart(packed, into / "file")
    with pytest.raises(LibraryError, match=r"damaged|cannot be read"):
        preview_backup(packed)
    before = library.read_bytes()
    with pytest.raises(LibraryError, match="Nothing was changed"):
        restore(library, backups_of(library)[0], look=look_apart())
    assert library.read_bytes() == before
    assert list(into.iterdir()) == []


@pytest.mark.parametrize(
    "code",
    [
        # Another length than it said, one without end, an end that is none.
        "print('{\"parts\": [], \"size\": 5}'); print('x' * 9)",
        "print('{\"parts\": [], \"size\": 5}')\nwhile True: sys.stdout.write('x' * 9999)",
        "print('{\"parts\": [], \"size\": 2}', flush=True); print('x', flush=True); os.abort()",
        "print('{\"parts\": [1], \"size\": 2}'); print('x')",
        "print('x' * 9_000_000)",
    ],
)
def test_a_child_that_lies_about_a_backup_leaves_nothing(
    library: Path, tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = f"import os, sys; sys.stdin.buffer.read(); {code}"
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", code])
    with pytest.raises(LibraryError, match="made its reader fail"):
        unpack_apart(backups_of(library)[0].path, tmp_path / "file")
    assert not list(tmp_path.glob("file*"))


class Full(io.BytesIO):
    """A file on a disk that is full."""

    def write(self, _: object) -> int:
        """Refuse it as the system does."""
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_not_blamed_on_the_backup(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def full(_: Path) -> Iterator[IO[bytes]]:
        yield Full()

    monkeypatch.setattr(whole_files, "replace_file", full)
    good = backups_of(library)[0]
    with pytest.raises(FullError, match="The disk is full"):
        preview_backup(good.path)
    with pytest.raises(FullError, match="The disk is full"):
        restore(library, good)
    with pytest.raises(FullError, match="The disk is full"):
        recover(LibraryFile(library))


def test_a_view_in_the_place_of_a_table_is_refused_at_once(library: Path) -> None:
    backup = changed(
        library,
        "ALTER TABLE articles RENAME TO a; CREATE VIEW articles AS WITH RECURSIVE n(title) AS "
        "(SELECT 1 UNION ALL SELECT title + 1 FROM n) SELECT title, 'present' state, 1 opened "
        "FROM n",
    )
    with pytest.raises(LibraryError, match=r"The backup .* is damaged"):
        preview_backup(backup.path)


def test_a_text_that_is_none_is_one_sentence(library: Path) -> None:
    backup = changed(library, "UPDATE articles SET title = CAST(x'ff' AS TEXT)")
    with pytest.raises(LibraryError, match="is damaged"):
        preview_backup(backup.path)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"preview": 1},
        {"preview": [[1], 2, ""]},
        {"preview": [["a"], 1e999, ""]},
        {"preview": [["a"], True, ""]},
        {"health": [[], "all"]},
        {"health": [0, 0]},
        {"health": None},
    ],
)
def test_an_answer_that_is_none_is_believed_by_nobody(
    library: Path, said: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = json.dumps({"parts": [], **said})  # type: ignore[dict-item]
    code = f"import sys; sys.stdin.buffer.read(); print({line!r})"
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", code])
    backup = backups_of(library)[0]
    with pytest.raises(LibraryError, match="made its reader fail"):
        preview_backup(backup.path)
    assert not examine_apart(library).good
    with pytest.raises(LibraryError, match="Nothing was changed"):
        restore(library, backup, look=look_apart())


def test_a_child_that_calls_damage_good_is_not_believed(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = 'import sys; sys.stdin.buffer.read(); print(\'{"parts": [], "health": [[], 9]}\')'
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", code])
    backup = changed(library, "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END")
    with pytest.raises(LibraryError, match="Nothing was changed"):
        restore(library, backup, look=look_apart())


def test_a_good_backup_is_restored_after_both_looked(library: Path) -> None:
    aside = restore(library, backups_of(library)[0], look=look_apart())
    assert (aside / library.name).exists()

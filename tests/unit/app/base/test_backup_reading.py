"""Backups are looked into by the child, and nothing in one gets further than a sentence."""

import gzip
import json
import sys
from pathlib import Path

import apsw
import pytest

from duidu.app.base.backup_reading import examine_apart, preview_backup
from duidu.core.errors import LibraryError
from duidu.formats.sandbox import process
from duidu.library.library import Library
from duidu.library.safety.backups import Backup, backups_of, examine_file, unpacked
from duidu.library.safety.recovery import restore
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
        restore(library, backup, examine_first=examine_apart)


def test_a_child_that_calls_damage_good_is_not_believed(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = 'import sys; sys.stdin.buffer.read(); print(\'{"parts": [], "health": [[], 9]}\')'
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", code])
    backup = changed(library, "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END")
    with pytest.raises(LibraryError, match="Nothing was changed"):
        restore(library, backup, examine_first=examine_apart)


def test_a_good_backup_is_restored_after_both_looked(library: Path) -> None:
    aside = restore(library, backups_of(library)[0], examine_first=examine_apart)
    assert (aside / library.name).exists()

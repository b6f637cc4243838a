"""A library with something in it that Duidu did not make is refused, untouched, and repaired."""

from pathlib import Path

import apsw
import pytest

from duidu.cli.main import run
from duidu.library.library import Library
from duidu.library.safety.backups import examine_file
from duidu.library.safety.recovery import recover
from duidu.library.store.connect import LibraryFile, open_reader
from duidu.library.store.library_errors import DamagedError, RefusedError
from duidu.library.store.own_schema import foreign_things, missing_things
from duidu.library.store.schema import MIGRATIONS
from fixtures.sample_library import note, sample

FOREIGN = {
    "trigger trap": "CREATE TRIGGER trap AFTER INSERT ON notes BEGIN DELETE FROM notes; END",
    "trigger sqlite": "CREATE TRIGGER sqlite AFTER DELETE ON rows BEGIN DELETE FROM notes; END",
    "view peep": "CREATE VIEW peep AS SELECT * FROM notes",
    "table extra": "CREATE TABLE extra(a)",
    "index extra": "CREATE INDEX extra ON notes(kind)",
    "table fts": "CREATE VIRTUAL TABLE fts USING fts5(a)",
    "table notes": "ALTER TABLE notes ADD COLUMN more TEXT GENERATED ALWAYS AS (text) VIRTUAL",
    "table terms": "ALTER TABLE terms ADD COLUMN more TEXT",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with an article, a note and a backup."""
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.articles.add(*sample(5), id="a")
        library.notes.put(note("n", "a", 11, "笔记", 1.0))
        library.keep_safe()
        library.notes.put(note("m", "a", 11, "after the backup", 2.0))
    return path


def _change(path: Path, statement: str) -> None:
    connection = apsw.Connection(str(path))
    connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("thing", FOREIGN)
def test_what_duidu_did_not_make_is_refused_and_not_changed(thing: str, path: Path) -> None:
    _change(path, FOREIGN[thing])
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(RefusedError, match=thing):
            Library.open(path, read_only)
    assert path.read_bytes() == before
    assert any(thing in problem for problem in examine_file(path).problems)


@pytest.mark.parametrize("thing", FOREIGN)
def test_a_repair_takes_everything_along_but_that(thing: str, path: Path) -> None:
    _change(path, FOREIGN[thing])
    recovered = recover(LibraryFile(path))
    with Library.open(path) as library:
        assert {note.text for note in library.notes.all()} == {"笔记", "after the backup"}
        assert library.articles.info("a").title == "样本"
        assert library.check().good
        library.notes.put(note("k", "a", 11, "later", 3.0))
        assert len(library.notes.all()) == 3
    assert (recovered.set_aside / path.name).exists()


@pytest.mark.parametrize("thing", FOREIGN)
def test_what_comes_while_a_library_is_open_gets_no_write_of_ours(thing: str, path: Path) -> None:
    with Library.open(path) as library:
        library.notes.put(note("k", "a", 11, "before", 3.0))
        _change(path, FOREIGN[thing])
        with pytest.raises(RefusedError, match=f"(?s){thing}.*What you wrote is kept in"):
            library.notes.put(note("l", "a", 11, "meanwhile", 4.0))
        with pytest.raises(RefusedError):
            library.notes.delete("k")
        assert len(library.notes.all()) == 3
    recover(LibraryFile(path))
    with Library.open(path) as library:
        library.tidy()
        assert {note.text for note in library.notes.all()} == {
            *("笔记", "after the backup", "before", "meanwhile")
        }


def test_a_repair_from_the_terminal_takes_up_what_was_written_meanwhile(path: Path) -> None:
    with Library.open(path) as library:
        _change(path, FOREIGN["trigger trap"])
        with pytest.raises(RefusedError):
            library.notes.put(note("l", "a", 11, "meanwhile", 4.0))
    assert run(["--library", str(path), "library", "repair"]) == 0
    with Library.open(path, read_only=True) as library:
        assert "meanwhile" in {note.text for note in library.notes.all()}


def test_a_schema_that_another_program_changed_and_restored_is_written_to(path: Path) -> None:
    with Library.open(path) as library:
        library.notes.put(note("k", "a", 11, "before", 3.0))
        _change(path, FOREIGN["trigger trap"])
        _change(path, "DROP TRIGGER trap")
        library.notes.put(note("l", "a", 11, "after", 4.0))
        assert len(library.notes.all()) == 4


def test_a_table_dropped_while_a_library_is_open_is_damage(path: Path) -> None:
    with Library.open(path) as library:
        index = "SELECT name FROM sqlite_schema WHERE type='index' AND sql IS NOT NULL"
        connection = apsw.Connection(str(path))
        name = str(connection.execute(index).fetchall()[0][0])
        connection.execute(f"DROP INDEX {name}")
        connection.close()
        with pytest.raises(DamagedError, match=name):
            library.notes.put(note("l", "a", 11, "meanwhile", 4.0))


def test_no_backup_is_made_of_a_library_with_a_trigger(path: Path) -> None:
    with Library.open(path) as library:
        _change(path, FOREIGN["trigger trap"].replace("INSERT", "DELETE"))
        with pytest.raises(DamagedError, match="foreign: trigger trap"):
            library.keep_safe()
        assert len(library.backups.all()) == 1
    recover(LibraryFile(path))
    with Library.open(path) as library:
        assert len(library.notes.all()) == 2


def test_a_repair_is_done_from_the_terminal(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _change(path, FOREIGN["trigger trap"])
    assert run(["--library", str(path), "library", "verify"]) == 4
    assert "“duidu library repair”" in capsys.readouterr().err
    assert run(["--library", str(path), "library", "repair"]) == 0
    assert "2 notes" in capsys.readouterr().out
    assert run(["--library", str(path), "library", "verify"]) == 0


def test_nothing_is_repaired_that_is_open_no_library_or_not_there(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(path):
        assert run(["--library", str(path), "library", "repair"]) == 4
    (tmp_path / "other" / "photos.sqlite").parent.mkdir()
    (tmp_path / "other" / "photos.sqlite").write_bytes(b"SQLite format 3\0" + bytes(1000))
    for name in ("other/photos.sqlite", "other/none.sqlite"):
        assert run(["--library", str(tmp_path / name), "library", "repair"]) == 4
    assert [one.name for one in (tmp_path / "other").iterdir()] == ["photos.sqlite"]


def test_a_library_that_lacks_an_index_is_repaired(path: Path) -> None:
    _change(path, "DROP INDEX notes_of_article")
    with Library.open(path) as library:
        assert "repaired" in library.warnings[0]
        assert len(library.notes.all()) == 2
        assert library.check().good


def test_statistics_of_sqlite_are_not_foreign(path: Path) -> None:
    _change(path, "ANALYZE")
    with Library.open(path) as library:
        assert library.warnings == ()


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_every_schema_that_was_released_is_ours(version: int, tmp_path: Path) -> None:
    connection = apsw.Connection(str(tmp_path / "old.sqlite"))
    for migration in MIGRATIONS[:version]:
        connection.execute(migration)
    assert foreign_things(connection, MIGRATIONS[:version]) == []
    assert missing_things(connection, MIGRATIONS[:version]) == []
    connection.close()


def test_a_trigger_in_the_index_is_not_run(path: Path) -> None:
    with Library.open(path) as library:
        library.search.index()
    index = path.with_name("library.index.sqlite")
    _change(index, "CREATE TRIGGER trap AFTER UPDATE ON marks BEGIN DELETE FROM cache; END")
    with Library.open(path) as library:
        library.search.index()
        library.cache.put("a", "kind", {"key": "value"})
        assert library.cache.get("a", "kind", ["key"]) == {"key": "value"}
    connection = open_reader(LibraryFile(index))
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type='trigger'").fetchall()
    connection.close()
    assert found == []

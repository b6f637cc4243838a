import os
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from duidu.core.errors import LibraryError
from duidu.library.library import Library
from duidu.library.safety.backups import backups_of, preview_unpacked, unpacked
from duidu.library.store.connect import LibraryFile
from duidu.library.store.library_errors import HeldError, ReadOnlyError, RefusedError
from duidu.library.store.schema import MIGRATIONS
from duidu.library.store.whole_files import unpack
from fixtures.sample_library import note, sample

DATA = Path(__file__).parents[3] / "data"
NEXT = """
CREATE TABLE more(x TEXT) STRICT;
INSERT INTO more SELECT title FROM articles;
"""


def _script(code: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    folders = os.pathsep.join(sys.path)
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": folders, "HOME": "/nonexistent", **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def _filled(path: Path) -> Path:
    with Library.open(path) as library:
        library.articles.add(*sample(5), id="a")
        library.notes.put(note("n", "a"))
    return path


def test_the_settings_that_keep_data_are_on(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        connection = library._database._writer
        assert connection is not None
        pragmas = (
            "journal_mode",
            "synchronous",
            "fullfsync",
            "checkpoint_fullfsync",
            "foreign_keys",
            "cell_size_check",
            "mmap_size",
        )
        assert [connection.pragma(name) for name in pragmas] == ["wal", 2, 1, 1, 1, 1, 0]
        for option, on in (
            (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
            (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
            (apsw.SQLITE_DBCONFIG_DQS_DML, 0),
            (apsw.SQLITE_DBCONFIG_DQS_DDL, 0),
        ):
            assert connection.config(option, -1) == on
        tables = (
            "SELECT name, strict FROM pragma_table_list "
            "WHERE schema='main' AND name NOT LIKE 'sqlite_%'"
        )
        assert {strict for _, strict in connection.execute(tables)} == {1}


def test_where_a_log_is_refused_a_journal_with_more_syncs_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duidu.library.store.connect.MINIMUM_SQLITE", (99, 0, 0))
    path = _filled(tmp_path / "library.sqlite")
    with Library.open(path) as library:
        connection = library._database._writer
        assert connection is not None
        assert (connection.pragma("journal_mode"), connection.pragma("synchronous")) == (
            "delete",
            3,
        )
        assert library.notes.get("n") is not None


def test_a_migration_makes_a_backup_first_and_keeps_everything(tmp_path: Path) -> None:
    path = _filled(tmp_path / "library.sqlite")
    with Library(LibraryFile(path), migrations=(*MIGRATIONS, NEXT)) as library:
        assert library.notes.get("n") is not None
        assert library._database.read(lambda c: c.execute("SELECT x FROM more").fetchall()) == [
            ("样本",)
        ]
    (backup,) = backups_of(path)
    with unpacked(backup.path) as file:
        assert preview_unpacked(file, backup.path).titles == ("样本",)


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    path = _filled(tmp_path / "library.sqlite")
    with pytest.raises(LibraryError):
        Library(LibraryFile(path), migrations=(*MIGRATIONS, NEXT + "nonsense;"))
    with Library.open(path) as library:
        assert library.notes.get("n") is not None


def test_a_newer_library_is_refused_and_not_a_byte_changed(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    _filled(path)
    with Library(LibraryFile(path), migrations=(*MIGRATIONS, NEXT)):
        pass
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(RefusedError, match="newer Duidu"):
            Library.open(path, read_only)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"my diary, not a database\n" * 20, b"x"])
def test_another_file_is_refused_and_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(content)
    with pytest.raises(RefusedError, match="not a Duidu library"):
        Library.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE theirs(x); INSERT INTO theirs VALUES(1)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RefusedError):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_second_process_is_told_who_has_the_library_and_can_still_read(tmp_path: Path) -> None:
    path = _filled(tmp_path / "library.sqlite")
    code = """if 1:
        import sys
        from pathlib import Path
        from duidu.core.errors import LibraryError
        from duidu.library.library import Library
        path = Path(sys.argv[1])
        try:
            Library.open(path)
        except LibraryError as error:
            print(type(error).__name__, error)
        with Library.open(path, read_only=True) as library:
            print(library.notes.get("n").text)
    """
    with Library.open(path):
        told = _script(code, path)
        assert told.stdout.splitlines() == [
            f"HeldError The library {path} is open in another window or command "
            f"(process {os.getpid()}); "
            "close that first, or choose another library with --library.",
            "笔记",
        ]
    assert _script(code, path).stdout == "笔记\n"


def test_a_session_for_reading_does_not_make_the_next_one_think_of_a_crash(tmp_path: Path) -> None:
    path = _filled(tmp_path / "library.sqlite")
    with Library.open(path) as library:
        library.keep_safe()
    with Library.open(path, read_only=True) as library:
        library.notes.all()
    with Library.open(path) as library:
        assert not library.has_changes


def test_the_same_process_cannot_open_it_twice_either(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite"), pytest.raises(HeldError):
        Library.open(tmp_path / "library.sqlite")


def test_a_moved_or_replaced_file_is_noticed_before_anything_is_called_kept(tmp_path: Path) -> None:
    path = _filled(tmp_path / "library.sqlite")
    other = _filled(tmp_path / "other.sqlite")
    with Library.open(path) as library:
        os.replace(other, path)
        with pytest.raises(LibraryError, match="moved or replaced"):
            library.notes.put(note("m", "a"))


def test_a_read_only_folder_gives_a_session_for_reading(tmp_path: Path) -> None:
    path = _filled(tmp_path / "library.sqlite")
    code = """if 1:
        import sys
        from pathlib import Path
        from fixtures.privileges import give_up_privileges
        from fixtures.sample_library import note
        from duidu.core.errors import LibraryError
        from duidu.library.library import Library
        give_up_privileges()
        with Library.open(Path(sys.argv[1])) as library:
            print(library.read_only, len(library.warnings))
            print(library.notes.get("n").text, len(library.search.notes("笔")))
            try:
                library.notes.put(note("m", "a"))
            except LibraryError as error:
                print(type(error).__name__, "What you wrote is kept in" in str(error))
    """
    tmp_path.chmod(0o555)
    path.chmod(0o444)
    try:
        told = _script(code, path)
    finally:
        tmp_path.chmod(0o755)
    assert told.stdout.splitlines() == ["True 1", "笔记 1", "ReadOnlyError True"], told.stderr


def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path) -> None:
    path = _filled(tmp_path / "library.sqlite")
    code = """if 1:
        import resource, signal, sys
        from pathlib import Path
        from fixtures.sample_library import note
        from duidu.core.errors import LibraryError
        from duidu.library.library import Library
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with Library.open(Path(sys.argv[1])) as library:
            resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
            try:
                for i in range(1000):
                    library.notes.put(note(str(i), "a", text="长" * 1000))
                    print(i)
            except LibraryError as error:
                print(error)
                resource.setrlimit(
            resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        )
            library.notes.put(note("after", "a"))
    """
    *kept, failure = _script(code, path).stdout.splitlines()
    assert "full" in failure
    assert len(kept) >= 10
    with Library.open(path) as library:
        library.tidy()
        assert all(
            library.notes.get(identity) for identity in (*kept, str(len(kept)), "after")
        )  # the refused one from the emergency file
        assert library.check().good


def test_a_read_only_session_needs_a_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library at"):
        Library.open(tmp_path / "library.sqlite", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_nothing_can_be_written_when_opened_for_reading(tmp_path: Path) -> None:
    path = _filled(tmp_path / "library.sqlite")
    with Library.open(path, read_only=True) as library:
        assert library.read_only
        with pytest.raises(ReadOnlyError):
            library.articles.rename("a", "x")
        library.tidy()
        assert library.keep_safe() is None


@pytest.mark.parametrize(
    "packed",
    sorted((Path(__file__).parents[3] / "data").glob("library_schema_*.sqlite.gz")),
    ids=lambda path: path.name,
)
def test_a_library_of_every_schema_so_far_opens_with_all_that_is_in_it(
    tmp_path: Path, packed: Path
) -> None:
    unpack(packed, tmp_path / "library.sqlite")
    with Library.open(tmp_path / "library.sqlite") as library:
        assert library.check().good
        assert library.articles.whole("a") == sample(5, set_apart=False)
        assert library.notes.get("n") == note("n", "a")


_PARTS = ("", "-wal", "-shm", "-journal", ".lock")


@pytest.mark.parametrize("part", _PARTS)
def test_a_folder_in_the_place_of_a_file_of_the_library_is_named(part: str, tmp_path: Path) -> None:
    path = _filled(tmp_path / "library.sqlite")
    place = tmp_path / f"library.sqlite{part}"
    place.unlink(missing_ok=True)
    place.mkdir()
    for read_only in (False, True):
        with pytest.raises(RefusedError, match="is no file but a folder") as caught:
            Library.open(path, read_only)
        assert caught.value.values["path"] == place


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names on Windows")
def test_a_pipe_in_the_place_of_a_file_of_the_library_is_not_waited_for(tmp_path: Path) -> None:
    # In a process of its own, which ends here however it waits.
    code = (
        "import os, sys; from pathlib import Path; from duidu.cli.main import run\n"
        f"for part in {_PARTS!r}:\n"
        "    folder = Path(sys.argv[1]) / (part or 'itself'); folder.mkdir()\n"
        "    os.mkfifo(folder / f'library.sqlite{part}')\n"
        "    if part: (folder / 'library.sqlite').touch()\n"
        "    for words in (['notes', 'list'], ['library', 'verify'], ['library', 'repair']):\n"
        "        print(run(['--library', str(folder), *words]))\n"
    )
    ended = _script(code, tmp_path)
    assert ended.stdout.split() == ["4"] * 3 * len(_PARTS)
    assert ended.stderr.count("is no file but a folder, a pipe or a device") == 3 * len(_PARTS)


@pytest.mark.parametrize("form", [3, 130, 255])
def test_a_header_that_asks_for_a_newer_sqlite_to_write_is_repaired(
    tmp_path: Path, form: int
) -> None:
    path = _filled(tmp_path / "library.sqlite")
    damaged = bytearray(path.read_bytes())
    damaged[18] = form
    path.write_bytes(damaged)
    with Library.open(path) as library:
        # Not told to be read-only, which neither the file nor its folder is.
        assert not library.read_only
        assert any("has been repaired" in str(warning) for warning in library.warnings)
        library.articles.rename("a", "x")
        assert library.check().good
    (aside,) = tmp_path.glob("library.sqlite.corrupt-*")
    assert (aside / path.name).read_bytes() == damaged

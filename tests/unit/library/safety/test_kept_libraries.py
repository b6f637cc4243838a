"""Libraries of every schema so far: upgraded with all that is in them, and the way back."""

import gzip
from datetime import timedelta
from pathlib import Path

import pytest

from duidu.library.library import Library
from duidu.library.safety.backups import backups_of, delete_old_backups, unpacked
from duidu.library.store.connect import LibraryFile
from duidu.library.store.library_errors import RefusedError
from duidu.library.store.schema import MIGRATIONS
from fixtures import kept_library
from fixtures.kept_library import Rows, rows_of, schema_of
from fixtures.sample_library import sample

KEPT = [pytest.param(path, id=f"schema {schema_of(path)}") for path in kept_library.kept()]


@pytest.fixture
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The path of a library as the program of its time left it."""
    return kept_library.unpack(request.param, tmp_path / "library.sqlite")


def lost(before: Rows, after: Rows) -> list[str]:
    """Every value of a library that is not the same any more, by table, row and column."""
    return [
        f"{table} {number} {column}: {value!r}"
        for table, records in before.items()
        for number, record in records.items()
        for column, value in record.items()
        if after.get(table, {}).get(number, {}).get(column, "gone") != value
    ]


def test_a_library_of_each_schema_up_to_today_s_is_kept() -> None:
    kept = [schema_of(path) for path in kept_library.kept()]
    assert kept == list(range(1, len(MIGRATIONS) + 1)), "see fixtures/kept_library.py"


@pytest.mark.parametrize("packed", KEPT)
def test_every_table_of_its_time_has_something_in_it(packed: Path, tmp_path: Path) -> None:
    rows = rows_of(kept_library.unpack(packed, tmp_path / "library.sqlite"))
    assert len(rows) >= 9
    # Nothing was deleted for good, so the list of what was is empty.
    assert [name for name, records in rows.items() if not records] == []


@pytest.mark.parametrize("library", KEPT, indirect=True)
def test_an_upgrade_keeps_every_value_of_every_row(library: Path) -> None:
    before = rows_of(library)
    with Library.open(library) as opened:
        assert opened.check().good
        assert opened.articles.whole("a")[0].source == sample(40)[0].source
        assert opened.notes.get("n3") is not None
    assert lost(before, rows_of(library)) == []


@pytest.mark.parametrize("library", KEPT[:-1], indirect=True)
def test_the_backup_made_before_an_upgrade_is_what_was_there(library: Path) -> None:
    before = rows_of(library)
    Library.open(library).close()
    first = min(backups_of(library), key=lambda backup: backup.path.name)
    with unpacked(first.path) as file:
        assert lost(before, rows_of(file)) == []
        assert lost(rows_of(file), before) == []


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_an_earlier_program_refuses_today_s_library_and_takes_the_backup(
    version: int, tmp_path: Path
) -> None:
    """The program of schema `version`, upgraded once, and installed again."""
    path = tmp_path / "library.sqlite"
    packed = next(one for one in kept_library.kept() if schema_of(one) == version)
    before = rows_of(kept_library.unpack(packed, path))
    Library.open(path).close()
    upgraded = path.read_bytes()
    with pytest.raises(RefusedError, match="newer Duidu"):
        Library(LibraryFile(path), migrations=MIGRATIONS[:version])
    assert path.read_bytes() == upgraded
    first = min(backups_of(path), key=lambda backup: backup.path.name)
    with unpacked(first.path) as file:
        path.write_bytes(file.read_bytes())
    with Library(LibraryFile(path), migrations=MIGRATIONS[:version]) as opened:
        assert opened.notes.get("n3") is not None
    assert lost(before, rows_of(path)) == []


def test_a_value_that_an_upgrade_loses_is_seen(tmp_path: Path) -> None:
    """Proof that the comparison can fail."""
    packed = kept_library.kept()[0]
    path = kept_library.unpack(packed, tmp_path / "library.sqlite")
    before = rows_of(path)
    path.write_bytes(
        gzip.decompress(packed.read_bytes()).replace("笔记 7".encode(), "笔记 8".encode())
    )
    assert [line for line in lost(before, rows_of(path)) if line.startswith("notes")]


def test_an_upgrade_over_many_schemas_makes_one_backup_that_is_kept_for_good(
    tmp_path: Path,
) -> None:
    path = kept_library.unpack(kept_library.kept()[0], tmp_path / "library.sqlite")
    Library.open(path).close()
    (backup,) = [one for one in backups_of(path) if one.schema]
    assert backup.schema == 1
    years_later = backup.made + timedelta(days=2000)
    with Library.open(path) as library:
        later = library.backups.make()
    assert later.schema == 0
    delete_old_backups(path, years_later)
    assert backup in backups_of(path)


def test_of_two_backups_before_the_same_upgrade_the_newer_is_kept(tmp_path: Path) -> None:
    path = kept_library.unpack(kept_library.kept()[0], tmp_path / "library.sqlite")
    Library.open(path).close()
    (newer,) = backups_of(path)
    older = newer.path.with_name("library-20200101-000000-schema1.sqlite.gz")
    older.write_bytes(newer.path.read_bytes())
    # One a day is kept for some days, so there must be more than those.
    for day in range(1, 60):
        name = f"library-202{1 + day // 28}{1 + day % 12:02}{1 + day % 28:02}-000000.sqlite.gz"
        newer.path.with_name(name).write_bytes(b"")
    delete_old_backups(path, newer.made + timedelta(days=2000))
    assert newer in backups_of(path)
    assert not older.exists()

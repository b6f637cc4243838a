"""A chosen backup replaces the library at the next start, once; on failure nothing changes."""

from pathlib import Path

import pytest

from duidu.library.library import Library
from duidu.library.safety.backups import HERE, Backup
from duidu.library.safety.restore_later import (
    restore_at_next_start,
    restore_if_wanted,
    wanted_backup,
)
from duidu.library.words.stored_terms import StoredTerm


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library is."""
    return tmp_path / "library.sqlite"


def backed_up(path: Path) -> Backup:
    """A library with one term, a backup of it, and a second term after that."""
    with Library.open(path) as library:
        library.terms.put(StoredTerm("1", "zh", "en", "茶", "tea"))
        backup = library.backups.make()
        library.terms.put(StoredTerm("2", "zh", "en", "水", "water"))
    return backup


def terms(path: Path) -> list[str]:
    """What is in the library."""
    with Library.open(path) as library:
        return [term.source for term in library.terms.all()]


def test_backup_is_restored_once_at_the_next_start(path: Path) -> None:
    backup = backed_up(path)
    restore_at_next_start(path, backup)
    assert wanted_backup(path) == backup
    assert "kept in" in restore_if_wanted(path, lambda: HERE)
    assert terms(path) == ["茶"]
    assert restore_if_wanted(path, lambda: HERE) == ""


def test_wish_can_be_taken_back(path: Path) -> None:
    restore_at_next_start(path, backed_up(path))
    restore_at_next_start(path, None)
    assert restore_if_wanted(path, lambda: HERE) == ""
    assert terms(path) == ["茶", "水"]


def test_library_in_use_stays_as_it_is(path: Path) -> None:
    restore_at_next_start(path, backed_up(path))
    with Library.open(path):
        assert restore_if_wanted(path, lambda: HERE)
    assert terms(path) == ["茶", "水"]


def test_backup_that_is_gone_is_told(path: Path) -> None:
    backup = backed_up(path)
    restore_at_next_start(path, backup)
    for other in path.parent.rglob("*.sqlite.gz"):
        other.unlink()
    assert "no longer exists" in restore_if_wanted(path, lambda: HERE)
    assert terms(path) == ["茶", "水"]

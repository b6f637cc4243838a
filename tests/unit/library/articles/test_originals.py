"""The file an article came from goes with it: kept, checked, copied, rebuilt and removed."""

from pathlib import Path

import pytest

from duidu.library.library import Library
from duidu.library.safety.rebuild import rebuild
from duidu.library.store.connect import LibraryFile
from duidu.library.store.schema import MIGRATIONS
from fixtures.sample_library import ORIGINAL, sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.articles.add(*sample(3), id="a", original=ORIGINAL)
        library.articles.add(*sample(3), id="b")
    return path


def count(library: Library) -> int:
    query = "SELECT count(*) FROM originals"
    return int(str(library._database.read(lambda c: c.execute(query).fetchone())[0]))  # type: ignore[index]


def test_it_is_kept_in_parts_and_goes_with_its_article(path: Path) -> None:
    with Library.open(path) as library:
        assert library.originals.of("a") == ORIGINAL
        assert (library.originals.name("a"), library.originals.name("b")) == ("a.po", "")
        assert library.originals.of("b") is None
        assert count(library) > 1
        library.articles.remove("a")
        assert library.originals.of("a") == ORIGINAL
        library.articles.purge(4e9)
        assert count(library) == 0


def test_a_missing_part_is_found(path: Path) -> None:
    with Library.open(path) as library:
        assert library.check().good
        library._database.write(
            lambda c: c.execute("DELETE FROM originals WHERE part=1").fetchall()
        )
        assert library.check().problems == ("originals: that of a is not whole",)


def test_plain_copies_bring_it_back(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as library:
        library.write_copies(tmp_path / "copies")
    rebuild(tmp_path / "copies", tmp_path / "two.sqlite")
    with Library.open(tmp_path / "two.sqlite") as library:
        assert library.originals.of("a") == ORIGINAL


def test_a_library_of_the_version_before_is_read_without(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library(LibraryFile(path), migrations=MIGRATIONS[:2]) as library:
        library.articles.add(*sample(3), id="a")
    with Library.open(path, read_only=True) as library:
        assert library.originals.of("a") is None
        assert library.originals.name("a") == ""
        assert library.write_copies(tmp_path / "copies") == 2
    with Library.open(path) as library:
        library.articles.add(*sample(3), id="b", original=ORIGINAL)
        assert library.originals.of("b") == ORIGINAL

"""Collections: kept with the library, and read from one of an earlier version."""

from pathlib import Path

import pytest

from duidu.core.errors import LibraryError
from duidu.library.articles.collections import Chapter, Collection
from duidu.library.library import Library
from duidu.library.safety.rebuild import rebuild
from duidu.library.store.connect import LibraryFile
from duidu.library.store.library_errors import RefusedError
from duidu.library.store.schema import MIGRATIONS
from fixtures.sample_library import everything, fill, sample


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of the version before collections, with an article."""
    path = tmp_path / "library.sqlite"
    with Library(LibraryFile(path), migrations=MIGRATIONS[:1]) as library:
        library.articles.add(*sample(3), id="a")
    return path


def test_an_older_library_is_read_as_it_is_and_gets_collections_when_written(old: Path) -> None:
    with Library.open(old, read_only=True) as library:
        assert library.collections.all() == []
        assert len(library.collections.on_shelf()) == 1
        assert library.write_copies(old.parent / "copies") == 2
    with Library.open(old) as library:
        library.collections.put(Collection("c", "Book", (Chapter("a"),)))
        assert library.check().good
        # A program of the earlier version does not touch it.
        with pytest.raises(RefusedError, match="newer Duidu"):
            Library(LibraryFile(old), read_only=True, migrations=MIGRATIONS[:1])


def test_plain_copies_bring_collections_back(tmp_path: Path) -> None:
    with Library.open(tmp_path / "one.sqlite") as library:
        fill(library)
        library.write_copies(tmp_path / "copies")
        before = library.collections.all()
    rebuild(tmp_path / "copies", tmp_path / "two.sqlite")
    with Library.open(tmp_path / "two.sqlite") as library:
        assert library.collections.all() == before
        chapters = library.collections.chapters(before[0])
        assert [one.id for one in chapters] == ["b", "a"]


def test_a_collection_stands_on_the_shelf_once(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        fill(library)
        library.articles.add(*sample(3, 3, "single"), id="c")
        infos = library.articles.listed(library.collections.on_shelf())
        # By the chapter read last.
        assert sorted(info.id for info in infos.values()) in (["a", "c"], ["b", "c"])
        assert len(library.collections.on_shelf("书")) == 1
        # What a chapter is called finds the book no more.
        assert library.collections.on_shelf("第二") == []
        assert everything(library)


def test_an_article_twice_is_refused(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        fill(library)
        for chapters in ((Chapter("a"),), (Chapter("x"), Chapter("x"))):
            with pytest.raises(LibraryError, match="already"):
                library.collections.put(Collection("d", "Other", chapters))
        assert [one.id for one in library.collections.all()] == ["book"]

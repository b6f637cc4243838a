"""Pictures go with their article: kept beside the library, found by their blocks, swept at last."""

import os
from pathlib import Path

import pytest

from duidu.core.article import SideName
from duidu.core.picture import COVER, Image, Picture
from duidu.library.articles.pictures import shown_once
from duidu.library.library import Library
from duidu.library.safety.rebuild import rebuild
from duidu.library.store.connect import LibraryFile
from duidu.library.store.library_path import pictures_folder
from duidu.library.store.schema import MIGRATIONS
from fixtures.sample_library import sample

IMAGE = Image("png", 40, 30, b"bytes of an image")
OTHER = Image("jpeg", 400, 300, b"bytes of another")


def at(block: int, side: SideName = SideName.SOURCE, image: Image = IMAGE) -> Picture:
    size = (image.form, image.width, image.height)
    return Picture(side, block, image.sha256, *size, "words")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.articles.add(*sample(5), id="a")
        library.articles.add(*sample(5), id="b")
        library.pictures.put("a", [at(COVER), at(11), at(13, image=OTHER)], [IMAGE, OTHER])
        library.pictures.put("b", [at(12)], [IMAGE])
    return path


def files(library: Path) -> list[str]:
    return sorted(file.name for file in pictures_folder(library).iterdir())


def test_they_come_back_with_their_bytes(path: Path) -> None:
    with Library.open(path) as library:
        assert library.pictures.of("a") == [at(COVER), at(11), at(13, image=OTHER)]
        assert library.pictures.data(IMAGE.sha256, "png") == IMAGE.data
        assert [one.picture for one in library.pictures.placed("a")] == [
            at(11),
            at(13, image=OTHER),
        ]
        first = library.articles.numbers()
        assert [one.block for one in library.pictures.covers(first).values()] == [COVER]
    assert files(path) == sorted([f"{IMAGE.sha256}.png", f"{OTHER.sha256}.jpeg"])


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_nobody_else_may_read_them(path: Path) -> None:
    folder = pictures_folder(path)
    assert folder.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder.iterdir())


def test_one_that_is_lost_or_changed_has_no_bytes(path: Path) -> None:
    folder = pictures_folder(path)
    (folder / f"{IMAGE.sha256}.png").write_bytes(b"something else")
    (folder / f"{OTHER.sha256}.jpeg").unlink()
    with Library.open(path) as library:
        assert library.pictures.data(IMAGE.sha256, "png") is None
        assert library.pictures.data(OTHER.sha256, "jpeg") is None


def test_where_the_block_is_gone_it_stands_at_the_one_before(path: Path) -> None:
    with Library.open(path) as library:
        library._database.write(
            lambda c: c.execute(
                "DELETE FROM blocks WHERE side=0 AND id=13 AND article=1"
            ).fetchall()
        )
        (_, moved) = library.pictures.placed("a")
        assert (moved.picture.block, moved.picture.below) == (12, True)
        library._database.write(
            lambda c: c.execute(
                "DELETE FROM blocks WHERE side=0 AND id<13 AND article=1"
            ).fetchall()
        )
        (first, _) = library.pictures.placed("a")
        assert (first.picture.block, first.picture.below) == (14, False)


def test_one_of_rows_that_are_still_to_come_stands_nowhere_yet(path: Path) -> None:
    with Library.open(path) as library:
        library.pictures.put("a", [at(90)], [IMAGE])
        assert [one.picture.block for one in library.pictures.placed("a")] == [11, 13, 14]
        assert [one.picture.block for one in library.pictures.placed("a", coming=True)] == [11, 13]


def test_what_both_texts_have_in_one_place_is_shown_once(path: Path) -> None:
    with Library.open(path) as library:
        there = [at(3, SideName.TARGET), at(4, SideName.TARGET), at(0, SideName.TARGET, OTHER)]
        library.pictures.put("b", [at(14), *there], [OTHER])
        shown = shown_once(library.pictures.placed("b"))
    assert [(one.side, one.block, one.across) for one in shown] == [
        (SideName.SOURCE, 12, True),
        (SideName.SOURCE, 14, True),
        (SideName.TARGET, 0, False),
    ]


def test_files_that_no_article_has_any_more_are_swept(path: Path) -> None:
    old = 1_000_000_000
    for file in pictures_folder(path).iterdir():
        os.utime(file, (old, old))
    with Library.open(path) as library:
        assert library.pictures.sweep() == 0
        library.articles.remove("a")
        library.articles.purge(4e9)
        assert library.pictures.sweep() == 1
        assert files(path) == [f"{IMAGE.sha256}.png"]


def test_a_file_that_was_just_written_is_not_swept(path: Path) -> None:
    with Library.open(path) as library:
        library.articles.remove("a")
        library.articles.purge(4e9)
        assert library.pictures.sweep() == 0


def test_plain_copies_bring_back_where_they_stand(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as library:
        library.write_copies(tmp_path / "copies")
        kept = library.pictures.of("a")
    rebuild(tmp_path / "copies", tmp_path / "two.sqlite")
    with Library.open(tmp_path / "two.sqlite") as library:
        assert library.pictures.of("a") == kept


def test_a_library_of_the_version_before_is_read_without_and_migrated(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    before = MIGRATIONS[: next(n for n, one in enumerate(MIGRATIONS) if "TABLE pictures" in one)]
    with Library(LibraryFile(path), migrations=before) as library:
        library.articles.add(*sample(3), id="a")
        assert library.pictures.of("a") == []
        assert library.pictures.covers([1]) == {}
    with Library.open(path) as library:
        library.pictures.put("a", [at(11)], [IMAGE])
        assert library.pictures.of("a") == [at(11)]

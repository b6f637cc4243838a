"""What pictures show goes to other devices: once, behind all else, and only what is a picture."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest

from duidu.app.article.open_article import OpenArticle
from duidu.app.sync.encrypted_files import EncryptedFiles
from duidu.app.sync.exchange import Exchange
from duidu.app.sync.folder_files import OWN_FOLDER, FolderFiles
from duidu.app.sync.in_step import InStep
from duidu.app.sync.shared_files import PlaceError, picture_name
from duidu.app.sync.shared_pictures import SharedPictures
from duidu.app.sync.webdav_files import WebdavFiles
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import NoJob
from duidu.core.picture import Image
from fixtures.devices import Device, together
from fixtures.picture_books import add_book, drawing, is_shown
from fixtures.webdav_server import PASSWORD, served

BOOK, OTHER_BOOK = "a-book", "b-book"
ONE, TWO, THREE = map(drawing, (10, 20, 30))


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Device, Device]]:
    found = tuple(Device.at(tmp_path, tmp_path / "folder", name) for name in ("one", "other"))
    yield found[0], found[1]
    for device in found:
        device.library.close()


def shared(device: Device, image: Image) -> Path:
    """Where an image lies in the folder."""
    return device.folder / OWN_FOLDER / picture_name(image.sha256)


def pictures_of(device: Device) -> set[str]:
    """The names of what lies there."""
    folder = device.folder / OWN_FOLDER / "pictures"
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def left_out(device: Device) -> int:
    assert device.exchanges is not None
    return device.exchanges.pictures.left_out


def test_a_book_shows_its_pictures_on_the_second_device(two: tuple[Device, Device]) -> None:
    one, other = two
    pictures = add_book(one, BOOK, [ONE, TWO])
    together(*two)
    assert other.library.pictures.of(BOOK) == pictures
    assert is_shown(other, ONE)
    assert is_shown(other, TWO)
    opened = OpenArticle(BOOK, other.library, mock.Mock())
    rows = map(opened.row, range(opened.row_count()))
    assert [picture.words for row in rows for picture in row.pictures] == ["船", "船"]
    assert other.library.check().good


def test_the_text_is_there_first_and_views_are_told_of_its_pictures(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    add_book(one, BOOK, [ONE])
    assert one.exchange().more
    assert one.exchange().pictures == 1
    first = other.exchange()
    assert any(Changed.ARTICLES in changes.kinds for changes in first.changes)
    assert first.more
    assert not is_shown(other, ONE)
    (changes,) = other.exchange().changes
    assert changes == Changes(frozenset({Changed.PICTURES}), BOOK)
    assert is_shown(other, ONE)


def test_two_books_and_two_devices_share_one_file(two: tuple[Device, Device]) -> None:
    one, other = two
    add_book(one, BOOK, [ONE])
    add_book(other, OTHER_BOOK, [ONE, TWO])
    together(*two)
    assert pictures_of(one) == {shared(one, image).name for image in (ONE, TWO)}
    written = shared(one, ONE).stat().st_mtime_ns
    together(*two)
    assert shared(one, ONE).stat().st_mtime_ns == written
    assert is_shown(one, TWO)


@pytest.mark.parametrize("is_cut", [True, False])
def test_one_that_is_cut_short_or_damaged_comes_again(
    two: tuple[Device, Device], is_cut: bool
) -> None:
    one, other = two
    add_book(one, BOOK, [ONE, TWO])
    for _ in range(2):
        one.exchange()
    file = shared(one, ONE)
    file.write_bytes(ONE.data[:50] if is_cut else b"x" * len(ONE.data))
    for _ in range(3):
        other.exchange()
    assert not is_shown(other, ONE)
    assert is_shown(other, TWO)
    assert left_out(other) == 1
    # Of the same size, it is known for damaged only after it had time to come whole.
    other.clock += 3_600
    together(*two)
    assert is_shown(other, ONE)
    assert file.read_bytes() == ONE.data
    assert left_out(other) == 0


def test_what_is_no_picture_never_reaches_a_window(two: tuple[Device, Device]) -> None:
    """Whoever can write into the folder can name its file as its checksum."""
    one, other = two
    wrong = Image("png", ONE.width, ONE.height, ONE.data[:-12] + b"script" + ONE.data[-12:])
    add_book(one, BOOK, [wrong, TWO])
    together(*two)
    assert shared(one, wrong).read_bytes() == wrong.data
    assert not is_shown(other, wrong)
    assert is_shown(other, TWO)
    assert left_out(other) == 1


def test_they_go_and_come_bit_by_bit(two: tuple[Device, Device]) -> None:
    images = [ONE, TWO, THREE]
    add_book(two[0], BOOK, images)
    for device in two:
        assert device.exchanges is not None
        device.exchanges.pictures = SharedPictures(
            device.library, FolderFiles(device.folder), at_once=1
        )
    two[0].exchange()
    for count in (1, 2, 3):
        assert two[0].exchange().more == (count < 3)
        assert len(pictures_of(two[0])) == count
    two[1].exchange()
    for count in (1, 2, 3):
        assert two[1].exchange().pictures == 1
        assert sum(is_shown(two[1], image) for image in images) == count


def test_those_of_a_removed_article_are_taken_away_unless_another_shows_them(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    add_book(one, BOOK, [ONE, TWO])
    add_book(one, OTHER_BOOK, [TWO])
    together(*two)
    with mock.patch("time.time", return_value=one.clock):
        other.library.articles.remove(BOOK)
    together(*two)
    # It can be brought back still.
    assert shared(one, ONE).exists()
    for device in two:
        device.clock += 2 * 86_400
    together(*two)
    assert pictures_of(one) == {shared(one, TWO).name}
    # Back on the shelf, its picture comes back as well.
    one.library.articles.restore(BOOK)
    together(*two)
    assert shared(one, ONE).read_bytes() == ONE.data


def test_telling_all_anew_takes_away_what_nobody_shows_any_more(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    add_book(one, BOOK, [ONE])
    together(*two)
    FolderFiles(one.folder).write(picture_name(THREE.sha256), THREE.data)
    assert other.tell_all(NoJob())
    assert pictures_of(one) == {shared(one, ONE).name}


def test_a_device_that_begins_takes_nothing_away(
    tmp_path: Path, two: tuple[Device, Device]
) -> None:
    one, _ = two
    add_book(one, BOOK, [ONE])
    together(one)
    third = Device.at(tmp_path, one.folder, "third")
    third.exchange()
    assert shared(one, ONE).exists()
    third.library.close()


def test_a_folder_that_was_emptied_has_them_again(two: tuple[Device, Device]) -> None:
    one, _ = two
    add_book(one, BOOK, [ONE])
    together(*two)
    (one.folder / OWN_FOLDER).rename(one.folder / "elsewhere")
    together(*two)
    assert shared(one, ONE).read_bytes() == ONE.data


def test_one_that_was_lost_here_comes_from_the_folder(two: tuple[Device, Device]) -> None:
    one, other = two
    add_book(one, BOOK, [ONE])
    together(*two)
    name = f"{ONE.sha256}.{ONE.form}"
    (file,) = (path for path in one.library.path.parent.rglob(name) if path.is_file())
    file.unlink()
    one.exchange()
    assert is_shown(one, ONE)
    assert is_shown(other, ONE)


def test_where_nothing_can_be_kept_here_is_said(two: tuple[Device, Device]) -> None:
    one, other = two
    add_book(one, BOOK, [ONE])
    together(one)
    other.exchange()
    full = OSError(28, os.strerror(28))
    with (
        mock.patch.object(type(other.library.pictures), "put_files", side_effect=full),
        pytest.raises(PlaceError, match="cannot be kept here"),
    ):
        other.exchange()
    other.exchange()
    assert is_shown(other, ONE)


def test_they_are_encrypted_with_all_else_and_their_names_hidden(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    for device in two:
        files = EncryptedFiles(FolderFiles(device.folder), "correct horse 电池")
        device.exchanges = Exchange(device.library, files)
    add_book(one, BOOK, [ONE, TWO])
    together(*two)
    assert is_shown(other, ONE)
    assert is_shown(other, TWO)
    (first, _) = pictures_of(one)
    assert len(first) == 96 + len(".image")
    for path in (one.folder / OWN_FOLDER / "pictures").iterdir():
        assert ONE.data not in path.read_bytes()
        assert TWO.data not in path.read_bytes()
        path.write_bytes(path.read_bytes()[:-1])
    third = Device.at(one.library.path.parent, one.folder, "third")
    third.exchanges = Exchange(
        third.library, EncryptedFiles(FolderFiles(third.folder), "correct horse 电池")
    )
    together(one, third)
    assert is_shown(third, ONE)
    third.library.close()


def test_they_go_over_a_server(tmp_path: Path, two: tuple[Device, Device]) -> None:
    one, other = two
    with served(tmp_path / "served") as server:
        for device in two:
            device.exchanges = Exchange(device.library, WebdavFiles(server.address, PASSWORD))
        together(*two)
        add_book(one, BOOK, [ONE, TWO])
        together(*two)
        assert is_shown(other, ONE)
        assert is_shown(other, TWO)
        for device in two:
            device.library.articles.remove(BOOK)
            device.clock += 1e9
        together(*two)
        assert WebdavFiles(server.address, PASSWORD).pictures() == {}


def test_of_the_wrong_size_they_are_not_even_read(two: tuple[Device, Device]) -> None:
    one, other = two
    add_book(one, BOOK, [ONE])
    together(one)
    other.exchange()
    with mock.patch("duidu.app.sync.shared_pictures.LARGEST_IMAGE", 10):
        other.exchange()
    assert not is_shown(other, ONE)
    assert left_out(other) == 1


def test_an_image_of_another_size_than_its_text_says_is_refused(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    add_book(one, BOOK, [replace(ONE, width=ONE.width + 1)])
    together(*two)
    assert not is_shown(other, ONE)
    assert left_out(other) == 1


def test_how_many_are_still_to_come_is_said(two: tuple[Device, Device]) -> None:
    one, other = two
    add_book(one, BOOK, [ONE, TWO])
    one.exchange()
    other.exchange()
    said = "Pictures still to come from your other devices: 2."
    for is_said in (True, False):
        told = InStep(other.library).state()
        assert told is not None
        assert (said in map(str, told.sentences())) == is_said
        together(*two)

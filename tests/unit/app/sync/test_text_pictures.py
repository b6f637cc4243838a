"""Where pictures stand goes to other devices with the text; what they show stays where it is."""

from pathlib import Path
from unittest import mock

import pytest

from duidu.app.article.open_article import OpenArticle
from duidu.core.article import SideName
from duidu.core.picture import COVER, MOST_PICTURES, Image, Picture
from duidu.library.library import Library
from duidu.library.sync.text_pictures import pictures_in
from fixtures.devices import Device, together
from fixtures.sample_library import sample

BOOK = "a-book"
SHOWN = Image("png", 50, 40, b"what our own reader made")


def test_a_text_comes_with_the_places_of_its_pictures(tmp_path: Path) -> None:
    one = Device.at(tmp_path, tmp_path / "folder", "one")
    other = Device.at(tmp_path, tmp_path / "folder", "other")
    article, alignment = sample()
    block = article.source.blocks[1]
    pictures = [
        Picture(SideName.SOURCE, block.id, SHOWN.sha256, "png", 50, 40, "船"),
        Picture(SideName.SOURCE, COVER, SHOWN.sha256, "png", 50, 40, ""),
    ]
    library = one.library
    library.articles.add(article, alignment, id=BOOK, on_shelf=False)
    library.pictures.put(BOOK, pictures, [SHOWN])
    library.articles.set_aligner(BOOK, "duidu-refined", library.articles.revision(BOOK))
    library.articles.restore(BOOK)
    together(one, other)
    assert other.library.pictures.of(BOOK) == pictures
    assert other.library.pictures.data(SHOWN.sha256, "png") is None
    assert library.pictures.data(SHOWN.sha256, "png") is not None
    assert words_in(other.library) == ["船"]
    assert other.library.check().good
    # Nothing that is exchanged later brings them twice.
    together(one, other)
    assert other.library.pictures.of(BOOK) == pictures


def words_in(library: Library) -> list[str]:
    opened = OpenArticle(BOOK, library, mock.Mock())
    rows = map(opened.row, range(opened.row_count()))
    return [picture.words for row in rows for picture in row.pictures]


GOOD = [0, 1, "ab" * 32, "png", 50, 40, "船", 0, 1]


@pytest.mark.parametrize(
    ("at", "value"),
    [
        *((0, value) for value in (2, -1, "0", None, True)),
        *((1, value) for value in (-2, 1.5)),
        *((2, value) for value in ("ab", "../" + "a" * 61, 5)),
        *((3, value) for value in ("svg", "", None)),
        *((4, value) for value in (0, -5, 10**9)),
        *((6, value) for value in (None, "x" * 3_000)),
    ],
)
def test_what_is_no_picture_is_left_out_and_holds_up_no_other(at: int, value: object) -> None:
    wrong = [value if number == at else one for number, one in enumerate(GOOD)]
    (found,) = pictures_in({"pictures": [wrong, GOOD]})
    assert found == Picture(SideName.SOURCE, 1, "ab" * 32, "png", 50, 40, "船", False, True)


@pytest.mark.parametrize("said", [None, 5, "x", {}, [5], [[]], [None]])
def test_heads_without_pictures(said: object) -> None:
    assert pictures_in({"pictures": said}) == []
    assert pictures_in({}) == []


def test_there_are_not_too_many() -> None:
    assert len(pictures_in({"pictures": [GOOD] * (MOST_PICTURES + 5)})) == MOST_PICTURES

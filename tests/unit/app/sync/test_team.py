"""Several people share a folder: what is of one reader stays with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.core.article import SideName
from fixtures.devices import ARTICLE, Device, together
from fixtures.picture_books import add_book, drawing


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Device, Device]]:
    found = tuple(Device.at(tmp_path, tmp_path / "folder", name) for name in ("one", "other"))
    yield found[0], found[1]
    for device in found:
        device.library.close()


@pytest.mark.parametrize("is_team", [True, False])
def test_who_leaves_out_the_words_keeps_their_own_place(
    two: tuple[Device, Device], is_team: bool
) -> None:
    one, other = two
    if is_team:
        other.library.sync.change("other", ("articles", "notes", "terms"))
    for device, block in ((other, 1), (one, 2)):
        device.library.articles.set_reading_position(ARTICLE, SideName.SOURCE, block, 0, 0.5)
        together(*two)
    own, theirs = (SideName.SOURCE, 1, 0), (SideName.SOURCE, 2, 0)
    place = other.library.articles.reading_position(ARTICLE)
    assert place == (own if is_team else theirs)
    # What else is said of the text goes on to come, and the place stays.
    one.library.articles.rename(ARTICLE, "新")
    together(*two)
    assert other.library.articles.titles([ARTICLE]) == {ARTICLE: "新"}
    assert other.library.articles.reading_position(ARTICLE) == place


def test_a_text_that_comes_to_a_team_is_not_read_there_yet(two: tuple[Device, Device]) -> None:
    one, other = two
    other.library.sync.change("other", ("articles", "notes", "terms"))
    add_book(one, "a-book", [drawing(1)])
    one.library.articles.set_reading_position("a-book", SideName.SOURCE, 1, 0, 0.5)
    together(*two)
    assert other.library.articles.info("a-book").progress == 0
    assert other.library.articles.reading_position("a-book") is None

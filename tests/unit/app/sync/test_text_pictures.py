"""Where pictures stand goes to other devices with the text, and is read there in bounds."""

import pytest

from duidu.core.article import SideName
from duidu.core.picture import MOST_PICTURES, Picture
from duidu.library.sync.text_pictures import pictures_in

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

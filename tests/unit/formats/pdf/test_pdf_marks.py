"""Raised and lowered digits of PDF: they neither break a line nor stick to its words."""

import pytest

from duidu.formats.base.document import ReadOptions
from duidu.formats.pdf.reader import PdfReader
from duidu.formats.pdf.shifted_digits import with_shifted_digits
from fixtures.pdf import Placed, placed


def texts(page: list[Placed]) -> list[str]:
    document = PdfReader().read(placed([page]), ReadOptions(name="a.pdf"))
    return [block.text for block in document.blocks]


def test_a_line_goes_on_behind_a_raised_mark() -> None:
    page: list[Placed] = [
        (10, 20, 500, "The boat left the harbour"),
        (6, 139, 504, "12"),
        (10, 149, 500, "at dawn, and nobody saw it leave."),
    ]
    assert len(texts(page)) == 1
    (text,) = texts(page)
    assert text.startswith("The boat left the harbour")
    assert "¹²" in text
    assert text.endswith("at dawn, and nobody saw it leave.")


def test_cells_beside_each_other_stay_apart() -> None:
    rows = [("Tea", "12.50"), ("Salt", "9.00"), ("Rice", "3.25")]
    page: list[Placed] = [
        (10, x, 500 - 16 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip((20, 120), row, strict=True)
    ]
    assert texts(page) == [cell for row in rows for cell in row]


@pytest.mark.parametrize(
    ("text", "small", "raised", "right"),
    [
        ("10 m2 of land", {4}, True, "10 m² of land"),
        ("3 x 108 of them", {5, 6}, True, "3 x 1⁰⁸ of them"),
        ("3 x 108 of them", {6}, True, "3 x 10⁸ of them"),
        ("H2O", {1}, False, "H₂O"),
        ("the harbour 12.", {12, 13}, True, "the harbour ¹²."),
        ("他走了。3雨停了", {4}, True, "他走了。³雨停了"),
        ("in 1984 it was", set(), True, "in 1984 it was"),
    ],
)
def test_small_digits_off_the_line_are_written_so(
    text: str, small: set[int], raised: bool, right: str
) -> None:
    shown = with_shifted_digits(
        text,
        lambda at: 6.0 if at in small else 10.0,
        lambda at: (4.0 if raised else -2.0) if at in small else 0.0,
    )
    assert shown == right


def test_small_digits_on_the_line_are_figures() -> None:
    assert with_shifted_digits("A4", lambda at: 10.0 - 4 * at, lambda at: 0.0) == "A4"

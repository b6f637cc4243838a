"""The sums of row heights against plain sums, in books of up to some thousand rows."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from duidu.ui.reader.layout.heights import Heights

ROWS = st.builds(
    lambda rows, times: rows * times,
    st.lists(st.integers(0, 300), min_size=1, max_size=70),
    st.sampled_from([1, 1, 15, 60]),
)


@given(ROWS, st.lists(st.tuples(st.integers(0, 4200), st.integers(0, 300)), max_size=30))
def test_places_of_rows_are_sums_of_heights_whatever_was_corrected(
    rows: list[int], changes: list[tuple[int, int]]
) -> None:
    heights = Heights(rows)
    for row, height in changes:
        if row < len(rows):
            assert heights.set(row, height) == height - rows[row]
            rows[row] = height
    assert heights.total == sum(rows)
    above = list(accumulate(rows, initial=0))
    for row in range(len(rows)):
        assert heights.top(row) == above[row]
        assert heights[row] == rows[row]
    assert heights.tops(range(0, len(rows), 3)) == above[: len(rows) : 3]


@given(ROWS, st.integers(-50, 600_000))
def test_the_row_at_a_height_covers_it(rows: list[int], y: int) -> None:
    heights = Heights(rows)
    row = heights.at(y)
    if 0 <= y < heights.total:
        assert heights.top(row) <= y < heights.top(row) + heights[row]
    else:
        assert row in range(len(rows))


def test_no_rows_have_no_height() -> None:
    heights = Heights([])
    assert (heights.total, heights.top(0), heights.at(5)) == (0, 0, 0)

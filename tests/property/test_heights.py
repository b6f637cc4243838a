"""The sums of row heights against plain sums, in books of up to some thousand rows."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from duidu.core.article import SideName
from duidu.ui.reader.layout.heights import Heights
from duidu.ui.reader.layout.scroll_units import ScrollUnits, changed_rows

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


@given(ROWS, st.integers(0, 4200), st.integers(0, 4200), st.lists(st.integers(0, 300), max_size=9))
def test_other_rows_take_the_place_of_some(
    rows: list[int], first: int, count: int, others: list[int]
) -> None:
    heights, first = Heights(rows), min(first, len(rows))
    heights.replace(first, first + count, others)
    rows[first : first + count] = others
    assert heights.total == sum(rows)
    assert heights.tops(range(len(rows))) == list(accumulate(rows, initial=0))[: len(rows)]
    assert all(heights.top(row) == sum(rows[:row]) for row in range(0, len(rows), 7))


def test_no_rows_have_no_height() -> None:
    heights = Heights([])
    assert (heights.total, heights.top(0), heights.at(5)) == (0, 0, 0)


LENGTHS = st.lists(st.tuples(st.sampled_from([0, 9, 7000]), st.sampled_from([0, 9])), max_size=20)


@given(LENGTHS, LENGTHS, LENGTHS, LENGTHS)
def test_only_rows_that_changed_are_told_to_have_changed(
    before: list[tuple[int, int]],
    old: list[tuple[int, int]],
    new: list[tuple[int, int]],
    behind: list[tuple[int, int]],
) -> None:
    was, now = [before + old + behind, before + new + behind]
    one, other = (
        ScrollUnits({side: [row[n] for row in rows] for n, side in enumerate(SideName)})
        for rows in (was, now)
    )
    left, right = changed_rows(one, other)
    assert left.start == right.start >= len(before)
    assert len(left) <= len(old)
    assert len(right) <= len(new)
    assert was[: left.start] + now[right.start : right.stop] + was[left.stop :] == now
    units = one.of_rows(left)
    assert units.start == sum(max(1, -(-row[0] // 3000)) for row in was[: left.start])

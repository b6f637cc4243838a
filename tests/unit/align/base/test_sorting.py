"""Sorted numbers without repetition are what numpy.unique finds, only sooner."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.align.base.protocol import Ints
from duidu.align.base.sorting import counted, distinct, grouped, numbered

NUMBERS = st.lists(st.integers(0, 1 << 40), max_size=40)


def ints(numbers: list[int]) -> Ints:
    return np.array(numbers, np.int64)


@given(NUMBERS)
def test_each_number_is_there_once(numbers: list[int]) -> None:
    assert distinct(ints(numbers)).tolist() == sorted(set(numbers))
    values, counts = counted(ints(numbers))
    assert dict(zip(values.tolist(), counts.tolist(), strict=True)) == {
        one: numbers.count(one) for one in set(numbers)
    }


@pytest.mark.parametrize("above", [0, 1 << 61])
@given(numbers=NUMBERS)
def test_groups_keep_the_order_in_which_equal_numbers_stood(above: int, numbers: list[int]) -> None:
    # Numbers that leave no room for their places are sorted another way.
    numbers = [one + above for one in numbers]
    found = grouped(ints(numbers))
    order = sorted(range(len(numbers)), key=lambda at: numbers[at])
    assert found.order.tolist() == order
    assert found.values.tolist() == sorted(set(numbers))
    assert found.counts.tolist() == [numbers.count(one) for one in sorted(set(numbers))]
    assert [numbers[order[at]] for at in found.starts] == found.values.tolist()


@given(st.lists(st.integers(0, 30), max_size=40))
def test_numbers_below_a_bound_are_numbered_anew(numbers: list[int]) -> None:
    values, which = numbered(ints(numbers), 31)
    assert values.tolist() == sorted(set(numbers))
    assert values[which].tolist() == numbers

"""What a text's own share of strangers says of a pair that by itself is as likely as not."""

import numpy as np

from duidu.align.beads.stranger_share import by_share

PAIR, STRANGER, FREE = 6.0, -6.0, -0.3


def _odds(*parts: tuple[float, int]) -> float:
    """The log odds of the first pair, in a text of pairs given as (odds, how many)."""
    return float(by_share(np.repeat([odds for odds, _ in parts], [n for _, n in parts]))[0])


def test_a_free_translation_is_a_pair_in_a_text_without_strangers() -> None:
    assert _odds((FREE, 1), (PAIR, 200)) > 1.0


def test_it_is_less_likely_one_the_more_strangers_are_there() -> None:
    odds = [_odds((FREE, 1), (PAIR, 200 - n), (STRANGER, n)) for n in (0, 12, 30)]
    assert odds[0] > odds[1] > odds[2]


def test_a_text_of_strangers_makes_no_stranger_of_what_is_surely_a_pair() -> None:
    assert _odds((PAIR, 1), (STRANGER, 200)) > 5.0


def test_one_stranger_in_a_long_text_stays_one() -> None:
    assert _odds((STRANGER, 1), (PAIR, 2000)) < -3.0


def test_few_pairs_are_judged_nearly_by_themselves() -> None:
    assert abs(_odds((FREE, 1)) - FREE) < 1.0


def test_no_pairs_have_no_odds() -> None:
    assert by_share(np.zeros(0)).shape == (0,)

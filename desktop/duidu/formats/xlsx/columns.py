"""The columns of a sheet: their numbers, and how many are read."""

import re

MOST_COLUMNS = 200
"""Columns of a row that are read; sheets may name 16,384 of them, and hold two texts."""


def column_number(reference: str, following: int) -> int:
    """Return the number of a column, from a reference such as AB12 or as the next one."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if not letters:
        return following
    number = 0
    for letter in letters[0]:
        # A is 1, Z is 26, AA is 27.
        number = number * 26 + ord(letter) - 64
    return max(following, number - 1)

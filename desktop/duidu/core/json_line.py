"""Parses a line of JSON that a person's program wrote: bounded, and with one error for all faults.

Lines of standard input are read in the program itself: they come from the person who typed the
command, one answer a line, so that a process for each of 50 ms would be most of the work; and
Python's parser, which takes the answers of confined children as well, makes at most 200 MB in about
a second of a line of this length, whatever is in it.
"""

import json

MOST_LETTERS = 8_000_000


def parsed_line(line: str) -> object:
    """The value of a line. Raises ValueError for anything but JSON, and for a line too long."""
    if len(line) > MOST_LETTERS:
        raise ValueError("longer than any line of ours")
    try:
        # Brackets by the thousand exhaust the parser; digits by the thousand are a ValueError.
        found: object = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested without end") from error
    return found

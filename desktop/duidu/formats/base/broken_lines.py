"""Lines that a document breaks inside a paragraph: verse, two languages, or prose broken by hand.

Pages and word processors use the same break for all of them.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from duidu.language.script import main_script

# Widths in columns, two a hanzi. Lines of verse are shorter than those of prose; in a longer poem
# now and then one is long.
_VERSE, _USUAL_VERSE, _LONGEST_VERSE, _LONGER_POEM = 60, 45, 100, 4
# Two lines are a couplet if they are about equally wide.
_PAIR, _ALIKE = 2, 0.6
# A line of prose that was broken at a width goes on in the next; shorter ones end by themselves.
_GOES_ON = 45
ENDS = re.compile(r"[.!?。！？…:：;；](?:[\"'”’」』)）\]】]|\[\d{1,3}\])*$")
"""The end of a sentence, or of what else a line may end with."""


def broken_lines(lines: Sequence[str]) -> tuple[list[str], bool]:
    """The lines of a paragraph as blocks, and whether they are verse.

    Lines in different languages stay apart, and so do those of verse. In prose a line that ends
    no sentence is joined with the next. Empty ones are dropped; where one stands behind each line,
    the lines are paragraphs.
    """
    are_apart = not any(one and other for one, other in pairwise(lines))
    lines = [line for line in lines if line]
    if are_apart or len(lines) < 2 or len({main_script(line) for line in lines} - {""}) > 1:
        return list(lines), False
    widths = [columns(line) for line in lines]
    if is_verse(lines, widths):
        return list(lines), True
    joined: list[str] = []
    goes_on = False
    for line, width in zip(lines, widths, strict=True):
        if goes_on:
            between = "" if joined[-1][-1] > "\u2e7f" and line[0] > "\u2e7f" else " "
            joined[-1] += between + line
        else:
            joined.append(line)
        # Of two short lines the first goes on where nothing at its end says otherwise.
        is_open = width > _GOES_ON or (len(lines) == _PAIR and line[-1].isalnum())
        goes_on = is_open and not ENDS.search(line)
    return joined, False


def columns(line: str) -> int:
    """How wide a line is in columns, two a hanzi."""
    # A long document asks this of all its letters.
    return len(line) if line.isascii() else len(line) + sum(map("\u2e7f".__lt__, line))


def is_verse(lines: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether lines that were broken on purpose are verse; `widths` are their columns."""
    widest = max(widths)
    if len(lines) == _PAIR and min(widths) < _ALIKE * widest:
        # One break in a sentence was made to fit it somewhere.
        return widest <= _VERSE and not lines[0][-1].isalnum()
    longer = len(lines) >= _LONGER_POEM and median(widths) <= _USUAL_VERSE
    return widest <= _VERSE or (longer and widest <= _LONGEST_VERSE)

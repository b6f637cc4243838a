"""How a text is written where there are two ways: marks, blanks, scripts, doubled words.

A language says what it finds; whether it is a fault is decided by the habit of the whole text.
"""

from collections.abc import Callable
from typing import NamedTuple


class Usage(NamedTuple):
    """One place where a text could be written otherwise.

    `rule` names what may be written in two ways, and `way` how it is here: RIGHT as the language
    wants it, WRONG, or a name where neither is better. Without a rule it is wrong in any text.
    """

    start: int
    end: int
    rule: str
    way: str
    kind: str


RIGHT, WRONG = "right", "wrong"
UsageReader = Callable[[str], list[Usage]]
"""Finds the usages of a text in order."""

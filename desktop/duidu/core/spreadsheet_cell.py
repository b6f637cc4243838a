"""Keeps spreadsheets from calculating a text, and finds the text again.

Spreadsheets calculate what begins like a formula. An apostrophe before it says that it is text, and
is no part of it; a text that begins like one with such an apostrophe gets another.
"""

import re

# What a spreadsheet would calculate, or drop the beginning of; full-width signs too, which some
# read like the others. Behind apostrophes as well, or the text's own would be taken for a guard.
_NEEDS_GUARD = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\n])")


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet calculates, and from which `unguarded` finds the text."""
    # A carriage return by itself would end the row in some programs.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if _NEEDS_GUARD.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text of a cell: without a guard as it is, else without white space around it."""
    if cell.startswith("'") and _NEEDS_GUARD.match(cell, 1):
        return cell[1:]
    return cell.strip()

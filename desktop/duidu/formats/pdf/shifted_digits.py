"""Raised and lowered digits of a page: 10⁶, H₂O, and marks of notes, which stick to no word."""

import re
from collections.abc import Callable

from duidu.formats.base.formula_line import LOWERED, RAISED

# Digits behind a character or a blank, or several of them, of which the last may be raised.
_DIGITS = re.compile(r"(?<=[^\s\d]) ?\d{1,6}|(?<!\S)\d{2,6}")
# Type this much smaller than that before it, which stands this share of its size off its line.
_SMALLER, _OFF = 0.85, 0.1


def with_shifted_digits(
    text: str, size: Callable[[int], float], height: Callable[[int], float]
) -> str:
    """Write digits as raised or lowered that are set so; the text stays as long as it is.

    `size` and `height` tell of a character by its number how large its type is, and where it
    stands.
    """
    pieces: list[str] = []
    end = 0
    for found in _DIGITS.finditer(text):
        is_alone = found.start() == 0 or text[found.start() - 1].isspace()
        before = found.start() if is_alone else found.start() - 1
        large, small = size(before), size(found.end() - 1)
        if not small < _SMALLER * large:
            continue
        start = found.end() - 1
        while start - 1 > before and text[start - 1] != " " and size(start - 1) == small:
            start -= 1
        off = height(start) - height(before)
        if abs(off) < _OFF * small:
            continue
        digits = text[start : found.end()].translate(RAISED if off > 0 else LOWERED)
        pieces += (text[end:start], digits)
        end = found.end()
    return "".join((*pieces, text[end:])) if pieces else text

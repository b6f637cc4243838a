"""Conversion between code points, which Duidu counts in, and UTF-16 units, which Qt counts in.

No other module converts offsets.
"""

from bisect import bisect_left


class Utf16:
    """Converts offsets of one text both ways; the identity for a text without astral characters."""

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        # Nearly no text has astral characters, and max() finds that out at the speed of C.
        astral = max(text, default="") > "\uffff"
        self._points = tuple(i for i, c in enumerate(text) if c > "\uffff") if astral else ()
        self._units = tuple(point + before for before, point in enumerate(self._points))

    def to_qt(self, offset: int) -> int:
        """The UTF-16 offset of a code point offset."""
        return offset + bisect_left(self._points, offset) if self._points else offset

    def from_qt(self, offset: int) -> int:
        """The code point offset of a UTF-16 offset.

        An offset inside a surrogate pair counts as before its character.
        """
        return offset - bisect_left(self._units, offset) if self._units else offset

"""Conversion between code points, which Duidu counts in, and UTF-16 units, which Qt counts in.

No other module converts offsets.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol


class Units(Protocol):
    """Converts offsets of a text to those of a layout and back."""

    def to_qt(self, offset: int) -> int:
        """The UTF-16 offset of a code point offset."""

    def from_qt(self, offset: int) -> int:
        """The code point offset of a UTF-16 offset."""


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


class Replaced:
    """A text in which some stretches are shown as others, and the offsets of both.

    `stretches` are (start, end, what is shown) in code points, in order. `text` is what is shown.
    """

    __slots__ = ("_places", "_shown_starts", "_starts", "_units", "text")

    def __init__(self, text: str, stretches: Sequence[tuple[int, int, str]]) -> None:
        pieces: list[str] = []
        self._places: list[tuple[int, int, int, int]] = []
        at = length = 0
        for start, end, shown in stretches:
            pieces += (text[at:start], shown)
            length += start - at
            self._places.append((start, end, length, length + len(shown)))
            at, length = end, length + len(shown)
        self.text = "".join((*pieces, text[at:]))
        self._starts = [place[0] for place in self._places]
        self._shown_starts = [place[2] for place in self._places]
        self._units = Utf16(self.text)

    def to_qt(self, offset: int) -> int:
        """The UTF-16 offset, in what is shown, of a code point offset of the text."""
        number = bisect_right(self._starts, offset) - 1
        if number >= 0:
            start, end, first, last = self._places[number]
            if offset < end:
                offset = first + (offset - start) * (last - first) // (end - start)
            else:
                offset += last - end
        return self._units.to_qt(offset)

    def from_qt(self, offset: int) -> int:
        """The code point offset of the text for a UTF-16 offset of what is shown."""
        shown = self._units.from_qt(offset)
        number = bisect_right(self._shown_starts, shown) - 1
        if number >= 0:
            start, end, first, last = self._places[number]
            if shown < last:
                return start + (shown - first) * (end - start) // (last - first)
            return shown + end - last
        return shown

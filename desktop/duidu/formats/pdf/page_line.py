"""One line of a page of a PDF."""

import re
from dataclasses import dataclass

_NARROW = re.compile("[\0-\u2e7f]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, or the part of it that is in one column.

    Its font size, left and right edge and baseline above the page's lower edge are in points, as is
    `edge`, where its column begins. A `cell` is one of a table. `hyphened`: it ends in a hyphen
    that its line break may have put there; the hyphen is not in the text. Parts of what pdfium
    takes for one line have the same `row`. `marked`: its last character is raised or lowered.
    """

    text: str
    size: float
    left: float
    bottom: float
    page: int
    right: float = 0.0
    edge: float | None = None
    cell: bool = False
    hyphened: bool = False
    row: int = -1
    marked: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether it is written in characters as wide as high: they are set in other sizes."""
        return width(self.text) > 1.4 * len(self.text)


def width(line: str) -> int:
    """Return the width of a line in columns; hanzi count twice."""
    if line.isascii():
        return len(line)
    return len(line) + len(_NARROW.sub("", line))

"""Hits of a search as the list of the find panel shows them."""

from dataclasses import dataclass

from duidu.app.search.find import Hit
from duidu.ui.reader.layout.utf16 import Utf16

CONTEXT = 28  # code points shown before a hit; twice as many are shown after it


@dataclass(frozen=True, slots=True)
class Found:
    """The text around a hit, and where in it the hit stands (UTF-16 units)."""

    text: str
    start: int
    length: int


def found(hit: Hit) -> Found:
    """Cut the text around a hit out of its block."""
    first = max(0, hit.start - CONTEXT)
    text = ("…" if first else "") + hit.text[first : hit.end + 2 * CONTEXT].replace("\n", " ")
    units = Utf16(text)
    start = hit.start - first + (1 if first else 0)
    return Found(
        text, units.to_qt(start), units.to_qt(start + hit.end - hit.start) - units.to_qt(start)
    )

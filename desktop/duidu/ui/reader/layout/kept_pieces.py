"""Laid out paragraphs, found again where an edit made other rows of them.

Merging and splitting rows moves paragraphs from row to row, and hardly any of them changes: their
lines and glyphs stay as they are.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from duidu.ui.reader.layout.piece import Piece

_MOST = 400  # a few screenfuls, and the paragraphs of a long row


class KeptPieces:
    """Pieces in one style and mode, by where they are; those asked for last are kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[tuple[object, ...], Piece]] = OrderedDict()

    def of(self, place: Hashable, facts: tuple[object, ...], make: Callable[[], Piece]) -> Piece:
        """The piece at a place, made anew unless it was made of equal facts.

        `facts` are all that it depends on, but for style and mode.
        """
        kept = self._kept.get(place)
        if kept is not None and kept[0] == facts:
            self._kept.move_to_end(place)
            return kept[1]
        made = make()
        self._kept[place] = (facts, made)
        self._kept.move_to_end(place)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forget all: another article, style or mode."""
        self._kept.clear()

"""Collects emphasis while a block's text is gathered piece by piece from a tree.

Each format says which of its elements count as emphasis.
"""

from dataclasses import dataclass, field
from itertools import accumulate

from duidu.core.emphasis import Emphasis, EmphasisKind


@dataclass(slots=True)
class Marking:
    """Emphasis that has begun and emphasis that has ended, by numbers of text pieces."""

    _opened: list[tuple[int, EmphasisKind]] = field(default_factory=list)
    _marked: list[tuple[int, int, EmphasisKind]] = field(default_factory=list)

    def open(self, piece: int, kinds: tuple[EmphasisKind, ...]) -> None:
        """Begin emphasis of these kinds before this piece."""
        self._opened += ((piece, kind) for kind in kinds)

    def close(self, piece: int, kinds: tuple[EmphasisKind, ...]) -> None:
        """End the emphasis of these kinds that began last before this piece."""
        for kind in kinds:
            at = next(
                at for at in range(len(self._opened) - 1, -1, -1) if self._opened[at][1] is kind
            )
            start, _ = self._opened.pop(at)
            self._marked.append((start, piece, kind))

    def take(self, pieces: list[str]) -> list[Emphasis]:
        """Return the collected emphasis as offsets in the joined pieces.

        Emphasis that has not ended goes on in the next block.
        """
        if not self._opened and not self._marked:
            return []
        marked = [*self._marked, *((start, len(pieces), kind) for start, kind in self._opened)]
        self._opened, self._marked = [(0, kind) for _, kind in self._opened], []
        places = list(accumulate(map(len, pieces), initial=0))
        return [
            Emphasis(places[start], places[end], kind) for start, end, kind in marked if start < end
        ]

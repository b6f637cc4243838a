"""What is set apart while the text of a block is gathered piece by piece from a tree. Whose elements set apart is said by each format."""

from dataclasses import dataclass, field
from itertools import accumulate

from duidu.core.emphasis import Emphasis, EmphasisKind


@dataclass(slots=True)
class Marking:
    """Elements that are open and those that ended, by the number of the piece they begin and end before."""

    _opened: list[tuple[int, EmphasisKind]] = field(default_factory=list)
    _marked: list[tuple[int, int, EmphasisKind]] = field(default_factory=list)

    def open(self, piece: int, kinds: tuple[EmphasisKind, ...]) -> None:
        """The element begins before this piece."""
        self._opened += ((piece, kind) for kind in kinds)

    def close(self, piece: int, kinds: tuple[EmphasisKind, ...]) -> None:
        """What was opened last of these kinds ends before this piece; in most formats that is the last of all."""
        for kind in kinds:
            at = next(
                at for at in range(len(self._opened) - 1, -1, -1) if self._opened[at][1] is kind
            )
            start, _ = self._opened.pop(at)
            self._marked.append((start, piece, kind))

    def take(self, pieces: list[str]) -> list[Emphasis]:
        """The marks as code points of the pieces joined; what is still open goes on in the next block."""
        if not self._opened and not self._marked:
            return []
        marked = [*self._marked, *((start, len(pieces), kind) for start, kind in self._opened)]
        self._opened, self._marked = [(0, kind) for _, kind in self._opened], []
        places = list(accumulate(map(len, pieces), initial=0))
        return [
            Emphasis(places[start], places[end], kind) for start, end, kind in marked if start < end
        ]

"""What is lit on the page at the moment: the pair under the pointer, the word, the selection, hits, what is revealed. Values only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.app.article.open_text import RowText
from duidu.ui.reader.layout.sentences import Stretch


class TermSpot(NamedTuple):
    """A term of the reader's own glossary in the text; `differently` when its row renders it otherwise."""

    stretch: Stretch
    differently: bool


def no_terms(row: RowText) -> Sequence[TermSpot]:
    """A page without a glossary."""
    return ()


class Hits:
    """Places found by a search, in reading order, and the one shown now (-1 for none). Made off the window's thread where they are many."""

    def __init__(self, stretches: Sequence[Stretch] = (), current: int = -1) -> None:
        self.stretches = stretches
        self.current = current
        self._by_block: dict[tuple[str, int], list[int]] = {}
        for number, (side, block, _, _) in enumerate(stretches):
            self._by_block.setdefault((side, block), []).append(number)

    def of_block(self, side: str, block: int) -> list[int]:
        """Numbers of the hits in one block."""
        return self._by_block.get((side, block), [])


@dataclass(slots=True)
class Scene:
    """Stretches by what they mean; () for nothing. `pair` has the sentences of both sides, `answers` the words that answer `word`.

    `readings` are painted over words that have no room for them; `revealed` goes when the reader moves on, `opened` stays.
    """

    pair: tuple[Stretch, ...] = ()
    word: tuple[Stretch, ...] = ()
    answers: tuple[Stretch, ...] = ()
    readings: tuple[tuple[Stretch, str], ...] = ()
    revealed: tuple[Stretch, ...] = ()
    opened: set[Stretch] = field(default_factory=set)
    hits: Hits = field(default_factory=Hits)
    terms: Callable[[RowText], Sequence[TermSpot]] = no_terms
    peeking: bool = False
    caret_shown: bool = False

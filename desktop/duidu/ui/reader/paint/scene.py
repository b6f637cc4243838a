"""What the view shows over its text at the moment, as values that painters read."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from duidu.app.article.open_text import RowText
from duidu.core.picture import Picture
from duidu.study.knowledge import Status
from duidu.ui.reader.layout.sentences import Stretch


class TermSpot(NamedTuple):
    """A term of the user's glossary in the text; `differently` if its row renders it otherwise."""

    stretch: Stretch
    differently: bool


class StatusSpot(NamedTuple):
    """A word in the text, and whether it is new, being learnt, known or ignored."""

    stretch: Stretch
    status: Status


Spots = Sequence[StatusSpot]


def no_statuses(row: RowText) -> Spots:
    """The words of a row by their status while none are shown."""
    return ()


def no_terms(row: RowText) -> Sequence[TermSpot]:
    """The terms of a row while there is no glossary."""
    return ()


class Hits:
    """Search hits in reading order, and the number of the current one (-1 for none).

    With `all_current` they are the places of one thing, and all of them are lit as current.
    Made on a worker thread where they are many.
    """

    def __init__(
        self, stretches: Sequence[Stretch] = (), current: int = -1, all_current: bool = False
    ) -> None:
        self.stretches = stretches
        self.current = current
        self.all_current = all_current
        self._by_block: dict[tuple[str, int], list[int]] = {}
        for number, (side, block, _, _) in enumerate(stretches):
            self._by_block.setdefault((side, block), []).append(number)

    def of_block(self, side: str, block: int) -> list[int]:
        """Numbers of the hits in one block."""
        return self._by_block.get((side, block), [])

    def in_stretch(self, stretch: Stretch) -> list[int]:
        """Numbers of the hits that begin in a stretch, or just before it."""
        side, block, start, end = stretch
        numbers = self.of_block(side, block)
        first = bisect_left(numbers, start, key=lambda number: self.stretches[number].end)
        last = bisect_left(numbers, end, key=lambda number: self.stretches[number].start)
        return numbers[first:last]


def no_image(picture: Picture, size: QSize) -> QImage | None:
    """The image of a picture while nobody makes any."""
    return None


@dataclass(slots=True)
class Scene:
    """Stretches of text by why they are tinted or underlined now; () for nothing.

    Annotations are not among them: they belong to the text and come with its rows.

    `pair` has the sentences of both sides that answer each other, `answers` the words that answer
    `word`. `statuses` has the words of a row that show their status, underlined or, with
    `tint_statuses`, tinted. `readings` are painted over words that have no room for them.
    `revealed` sentences are hidden again when the reader moves on, `opened` ones stay. `peeking`
    shows all hidden text. `image` gives the image of a picture in a size, in pixels; None while it
    is awaited, a null one where it is lost. `on_paper` leaves out what only says something at a
    desk: doubts of the program, and marks of notes beside the text, which have numbers.
    """

    pair: tuple[Stretch, ...] = ()
    word: tuple[Stretch, ...] = ()
    answers: tuple[Stretch, ...] = ()
    readings: tuple[tuple[Stretch, str], ...] = ()
    revealed: tuple[Stretch, ...] = ()
    opened: set[Stretch] = field(default_factory=set)
    hits: Hits = field(default_factory=Hits)
    terms: Callable[[RowText], Sequence[TermSpot]] = no_terms
    statuses: Callable[[RowText], Spots] = no_statuses
    tint_statuses: bool = False
    peeking: bool = False
    image: Callable[[Picture, QSize], QImage | None] = no_image
    caret_shown: bool = False
    on_paper: bool = False

"""A row as the checks see it: the texts of both sides, and what is read from each only once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duidu.app.check.literals import Literal, codes, literals, without
from duidu.core.article import SideName, Span
from duidu.language.quantities import Quantity
from duidu.language.registry import base_code, describe, quantities_for
from duidu.language.usages import RIGHT, Usage


class SideText:
    """The text of one side of a row, in a language of this BCP 47 code.

    For one thread at a time: what is read from the text is kept without a lock, of which twenty
    thousand rows would take too many.
    """

    __slots__ = ("_codes", "_literals", "_prose", "_quantities", "_usages", "language", "text")

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = base_code(language)
        self._literals: list[Literal] | None = None
        self._prose: str | None = None
        self._quantities: list[Quantity] | None = None
        self._usages: list[Usage] | None = None
        self._codes: list[Literal] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said here."""
        return not self.text.strip()

    @property
    def literals(self) -> list[Literal]:
        """Addresses, placeholders and markup."""
        if self._literals is None:
            self._literals = literals(self.text)
        return self._literals

    @property
    def prose(self) -> str:
        """The text with all that is letter for letter taken out; offsets are the same."""
        if self._prose is None:
            self._prose = without(self.text, self.literals)
        return self._prose

    @property
    def quantities(self) -> list[Quantity]:
        """Numbers, dates and measures."""
        if self._quantities is None:
            self._quantities = quantities_for(self.language)(self.prose)
        return self._quantities

    @property
    def usages(self) -> list[Usage]:
        """How it is written where that can be done in two ways."""
        if self._usages is None:
            load = describe(self.language).usages
            self._usages = load()(self.prose) if load else []
        return self._usages

    @property
    def codes(self) -> list[Literal]:
        """Words that are spelt like codes; where its own script is another, all Latin words."""
        if self._codes is None:
            self._codes = codes(self.prose, describe(self.language).scripts[0] != "Latn")
        return self._codes

    def copy(self) -> "SideText":
        """The same text, of which nothing is read yet."""
        return SideText(self.text, self.language)

    def forget(self) -> None:
        """Let go of what is not asked for again once the text is learnt."""
        self._usages = [usage for usage in self.usages if usage.way != RIGHT]


Alone = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row.

    `anchor` names it for good: where its texts change, the name stays. `alone` are the places of
    sentences of either side that the alignment leaves without a counterpart.
    """

    index: int
    source: SideText
    target: SideText
    anchor: str = ""
    alone: tuple[Alone, Alone] = ((), ())

    def side(self, name: SideName) -> SideText:
        """The text of one side."""
        return self.source if name is SideName.SOURCE else self.target

    def alone_on(self, name: SideName) -> Alone:
        """The places on one side that stand alone in the alignment."""
        return self.alone[0] if name is SideName.SOURCE else self.alone[1]

    @property
    def is_same(self) -> bool:
        """Whether both sides are letter for letter the same, as a line of code is."""
        return self.source.text.strip() == self.target.text.strip()

    @property
    def is_gap(self) -> bool:
        """Whether one side says nothing."""
        return self.source.is_empty or self.target.is_empty

    def both_ways(self) -> Iterator[tuple[SideName, SideText, SideText]]:
        """Each side with the one that answers it."""
        yield SideName.SOURCE, self.source, self.target
        yield SideName.TARGET, self.target, self.source


def spans(places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Places as spans."""
    return tuple(Span(start, end) for start, end in places)

"""Compares numbers, dates and measures as a person reads them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from duidu.app.check.finding import Finding
from duidu.app.check.make import found, found_on
from duidu.app.check.row import CheckedRow, SideText
from duidu.core.article import SideName
from duidu.core.errors import Sentence
from duidu.language.measures import Measure, measures
from duidu.language.quantities import Quantity, Weight

# The numbers of the rows beside the one of this number.
Near = Callable[[int], Iterable[int]]
_DIGIT = re.compile(r"\d")


class Numbers:
    """Finds quantities of one side that the other does not say.

    `near` names the rows beside one, which may answer, too: where a machine aligned the text, a
    clause may have come into the next row. None where no other row may.
    """

    ids = ("number",)

    def __init__(self, near: Near | None = None) -> None:
        self._near = near
        self._said: dict[SideName, dict[int, frozenset[str]]] = {side: {} for side in SideName}

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Remember what a row says, for those beside it."""
        if self._near is None:
            return
        for name in SideName:
            self._said[name].pop(row.index, None)
            values = [one.values for one in row.side(name).quantities]
            if times > 0 and values:
                self._said[name][row.index] = frozenset().union(*values)

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """Quantities without an answer: in pairs, and those in digits also alone."""
        if row.is_gap or not _may_differ(row):
            return
        sides = row.source.quantities, row.target.quantities
        left = self._open(sides[0], sides[1], row, SideName.TARGET)
        right = self._open(sides[1], sides[0], row, SideName.SOURCE)
        left, right = _not_converted(row, left, right)
        yield from _other_units(row, *sides)
        for one, other in _paired(left, right, sides, row):
            left = [kept for kept in left if kept != one]
            right = [kept for kept in right if kept != other]
            yield found(
                row,
                "number",
                [(one.start, one.end)],
                [(other.start, other.end)],
                Sentence(
                    "“{source}” is “{target}” on the other side.",
                    source=_text(row.source, one),
                    target=_text(row.target, other),
                ),
            )
        for name, rest in ((SideName.SOURCE, left), (SideName.TARGET, right)):
            for one in rest:
                if one.weight is Weight.DIGITS:
                    yield found_on(
                        row,
                        "number",
                        name,
                        [(one.start, one.end)],
                        Sentence(
                            "The other side does not say “{text}”.", text=_text(row.side(name), one)
                        ),
                    )

    def _open(
        self, own: Iterable[Quantity], others: list[Quantity], row: CheckedRow, name: SideName
    ) -> list[Quantity]:
        """The quantities that must be answered on the side `name`, and are not."""
        unanswered = [
            one
            for one in own
            if one.weight is not Weight.OPTIONAL and not any(map(one.answers, others))
        ]
        if self._near is None or not unanswered:
            return unanswered
        said = self._said[name]
        near = frozenset().union(*(said.get(index, ()) for index in self._near(row.index)))
        return [one for one in unanswered if one.values.isdisjoint(near)]


def next_to(index: int) -> tuple[int, int]:
    """The rows beside one, where they are numbered in their order."""
    return index - 1, index + 1


def _may_differ(row: CheckedRow) -> bool:
    """Whether a side has digits, or the first one has words for which the other may have others."""
    if _DIGIT.search(row.source.prose) or _DIGIT.search(row.target.prose):
        return True
    return any(one.weight is not Weight.OPTIONAL for one in row.source.quantities)


def _other_units(row: CheckedRow, left: list[Quantity], right: list[Quantity]) -> Iterator[Finding]:
    """Numbers that are alike while their units are not: 8 miles for 8公里."""
    for one in left:
        mine = measures(row.source.prose, one)
        alike = [other for other in right if mine and one.answers(other)]
        theirs = [measures(row.target.prose, other) for other in alike]
        if not alike or not all(theirs) or any(_is_right(mine, told) for told in theirs):
            continue
        yield found(
            row,
            "number",
            [(one.start, one.end)],
            [(alike[0].start, alike[0].end)],
            Sentence(
                "“{text}” is told in another unit on the other side.", text=_text(row.source, one)
            ),
        )


def _is_right(mine: Sequence[Measure], theirs: Sequence[Measure]) -> bool:
    """Whether two measures of the same number are in one unit, of other things, or nearly alike."""
    return any(
        one.kind != other.kind or one.unit == other.unit or one.means(other)
        for one in mine
        for other in theirs
    )


def _not_converted(
    row: CheckedRow, left: list[Quantity], right: list[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """What remains when measures are taken out that the other side tells in other units."""
    if not left or not right:
        return left, right
    same = {
        (one, other)
        for one in left
        for other in right
        if any(
            mine.means(theirs)
            for mine in measures(row.source.prose, one)
            for theirs in measures(row.target.prose, other)
        )
    }
    ours, theirs = {one for one, _ in same}, {other for _, other in same}
    return [one for one in left if one not in ours], [one for one in right if one not in theirs]


def _paired(
    left: list[Quantity],
    right: list[Quantity],
    sides: tuple[list[Quantity], list[Quantity]],
    row: CheckedRow,
) -> Iterator[tuple[Quantity, Quantity]]:
    """What stands in the place of each open quantity: of the same sort, the nearest to it.

    The other one is open, too, or only answered by what already answers another: 三 twice where
    the other side says three and two.
    """
    spare = [_surplus(*sides), _surplus(*reversed(sides))]
    used: set[Quantity] = set()
    lengths = max(1, len(row.source.text)), max(1, len(row.target.text))
    for way, (own, others) in enumerate(((left, right), (right, left))):
        for one in own:
            fitting = [
                other
                for other in (*others, *spare[1 - way])
                if other not in used and _sort(other) == _sort(one) and not one.answers(other)
            ]
            if one in used or not fitting:
                continue
            at = one.start / lengths[way]
            other = min(
                fitting,
                key=lambda other: (other not in others, abs(other.start / lengths[1 - way] - at)),
            )
            used |= {one, other}
            yield (other, one) if way else (one, other)


def _surplus(own: list[Quantity], others: list[Quantity]) -> list[Quantity]:
    """Quantities that remain when each on the other side answers one only."""
    free = [other for other in others if other.weight is not Weight.OPTIONAL]
    rest = []
    for one in own:
        answer = next((other for other in free if one.answers(other)), None)
        if answer is not None:
            free.remove(answer)
        elif one.weight is not Weight.OPTIONAL:
            rest.append(one)
    return rest


def _sort(one: Quantity) -> str:
    """Whether it is a month, a day of the week or a number."""
    for sort in ("month", "day"):
        if any(value.startswith(sort) for value in one.values):
            return sort
    return "number"


def _text(side: SideText, one: Quantity) -> str:
    return side.text[one.start : one.end].strip()

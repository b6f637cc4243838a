"""Runs the checks: a survey of all rows, then row by row in any order, again on changes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from duidu.app.check.finding import Finding
from duidu.app.check.room import Room
from duidu.app.check.row import CheckedRow
from duidu.app.check.untranslated import Untranslated
from duidu.core.jobs import Job

# What can be wrong where both sides are the same: the others would tell a line of code off.
_OF_SAME = frozenset((*Untranslated.ids, *Room.ids))
_CHECKED_EVERY = 20  # rows between two looks whether the job was cancelled


class RowCheck(Protocol):
    """One or more checks that share what they learn of the text."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The checks whose findings it makes."""

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Take a row into account; times=-1 takes it back."""

    def find(self, row: CheckedRow) -> Iterable[Finding]:
        """What is wrong in a row, all of the text being learnt."""


Rows = Callable[[int], CheckedRow]


class Checker:
    """Checks the rows of one text.

    `row` gives a row as it is now, `count` how many there are. `checks` are those that run;
    make_checks makes them. For one thread at a time.
    """

    def __init__(
        self,
        row: Rows,
        count: int,
        checks: Sequence[RowCheck],
        wanted: Callable[[str], bool] = lambda check: True,
    ) -> None:
        self._row = row
        self._count = count
        self._checks = [check for check in checks if any(map(wanted, check.ids))]
        self._wanted = wanted
        self._learnt: dict[int, CheckedRow] = {}

    def survey(self, job: Job) -> None:
        """Learn from all rows that are not known yet. Raises Cancelled; may be called again."""
        for index in range(self._count):
            if index % _CHECKED_EVERY == 0:
                job.progress(index / self._count)
            self.learn((index,), job)

    def learn(self, rows: Iterable[int], job: Job) -> None:
        """Learn from those of these rows that are not known yet. Raises Cancelled."""
        for number, index in enumerate(rows):
            if number % _CHECKED_EVERY == 0:
                job.check()
            if index not in self._learnt:
                self._learn(index)

    def check(self, rows: Iterable[int], job: Job) -> Iterator[Finding]:
        """The findings of these rows, in their order. Raises Cancelled."""
        for number, index in enumerate(rows):
            if number % _CHECKED_EVERY == 0:
                job.check()
            row = self._learnt.get(index) or self._learn(index)
            checks = [
                check for check in self._checks if not row.is_same or set(check.ids) <= _OF_SAME
            ]
            found = (finding for check in checks for finding in check.find(row))
            yield from sorted(
                (finding for finding in found if self._wanted(finding.check)),
                key=lambda finding: (finding.source, finding.target, finding.check),
            )

    def changed(self, rows: Iterable[int]) -> None:
        """Learn anew from rows whose text is another now."""
        for index in rows:
            self.removed((index,))
            self._learn(index)

    def removed(self, rows: Iterable[int]) -> None:
        """Take back what was learnt from rows."""
        for index in rows:
            known = self._learnt.pop(index, None)
            if known is not None and not known.is_same:
                # Read anew: a row that was learnt has let go of some of it.
                known = replace(known, source=known.source.copy(), target=known.target.copy())
                for check in self._checks:
                    check.learn(known, -1)

    def knows(self, index: int) -> bool:
        """Whether a row is learnt."""
        return index in self._learnt

    def row(self, index: int) -> CheckedRow | None:
        """A row as it was learnt, None if it is not known."""
        return self._learnt.get(index)

    def _learn(self, index: int) -> CheckedRow:
        row = self._learnt[index] = self._row(index)
        if not row.is_same:
            for check in self._checks:
                check.learn(row)
        row.source.forget()
        row.target.forget()
        return row

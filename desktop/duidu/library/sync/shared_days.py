"""What was read on which day, told to other devices: each counts for itself, and all are added up.

A line says of one reader (reading_elsewhere.py) what was read on one day until now; the later one
holds. Nobody but its reader tells a day, except whoever erases it.
"""

from math import isfinite
from typing import Any, NamedTuple

import apsw

from duidu.library.store.database import Database
from duidu.library.sync.capture import Capture, put_out
from duidu.library.sync.clock import Stamps, is_device, new_device, seconds_of
from duidu.library.sync.kinds import DAY
from duidu.library.sync.lines import Line
from duidu.library.words.reading_elsewhere import (
    NOTHING,
    Counts,
    ReadDay,
    bases,
    begin_reader,
    counted_here,
    day_of_reader,
    days_of,
    is_day,
    new_reader,
    own_reader,
    put_bases,
    put_day,
    readers,
)

# Seconds until a day on which the person reads is told again.
_RESTS = 300.0
_MOST = 1e12  # of any count


class ErasedDays(NamedTuple):
    """What was erased of others' days, by reader and day, to be brought back; and the base."""

    days: dict[tuple[str, str], Counts]
    base: dict[str, Counts]


class SharedDays:
    """The days of one library that go to other devices."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # The number up to which all days that are counted here were told.
        self._known = 0

    def write_down(self, capture: Capture, waits: bool) -> None:
        """Write down what was read here since the last time; with `waits` today's rests."""

        def work(connection: apsw.Connection) -> None:
            reader, base = begin_reader(connection), bases(connection)
            has_rested = True
            for number, day, counts in list(counted_here(connection, self._known)):
                own = counts.less(base.get(day, NOTHING)).at_least_none()
                told = day_of_reader(connection, reader, day) or ReadDay("", NOTHING)
                if own != told.counts:
                    rested = not waits or not told.stamp or _has_rested(told, capture)
                    has_rested = has_rested and rested
                    if rested:
                        stamp = capture.stamps.after((told.stamp,))
                        _tell(connection, reader, day, ReadDay(stamp, own))
                if has_rested:
                    self._known = number

        self._database.write_quietly(work)

    def tell_again(self) -> None:
        """Put all days that are known into what is to be told."""

        def work(connection: apsw.Connection) -> None:
            for reader in readers(connection):
                for day, told in days_of(connection, reader):
                    put_out(connection, _line(reader, day, told))

        self._database.write_quietly(work)

    def renew(self) -> None:
        """Count as another reader: somebody else goes on as the one this was."""
        self._database.write_quietly(new_reader)
        self._known = 0

    def erase(self, is_told: bool) -> ErasedDays:
        """Erase what was read on other devices, and there as well if that is told.

        The days that are counted here have been erased already.
        """

        def work(connection: apsw.Connection) -> ErasedDays:
            stamps, erased = Stamps(new_device()), ErasedDays({}, bases(connection))
            for reader in readers(connection):
                for day, told in list(days_of(connection, reader)):
                    if told.counts != NOTHING:
                        erased.days[reader, day] = told.counts
                        new = ReadDay(stamps.after((told.stamp,)), NOTHING)
                        _tell(connection, reader, day, new, is_told)
            put_bases(connection, {})
            return erased

        return self._database.write(work)

    def bring_back(self, erased: ErasedDays, is_told: bool) -> None:
        """Bring back what was erased; the days that are counted here are back already."""

        def work(connection: apsw.Connection) -> None:
            own, stamps = own_reader(connection), Stamps(new_device())
            for (reader, day), counts in erased.days.items():
                old = day_of_reader(connection, reader, day)
                if reader != own and old is not None:
                    # With what was read there since.
                    new = ReadDay(stamps.after((old.stamp,)), counts.plus(old.counts))
                    _tell(connection, reader, day, new, is_told)
            put_bases(connection, erased.base)
            self._known = 0

        self._database.write(work)


def take_day(connection: apsw.Connection, line: Line) -> None:
    """Take over what another device tells of a day. Raises ValueError for another form."""
    if len(line.key) != 2 or not is_device(line.key[0]) or not is_day(line.key[1]):
        raise ValueError("it is of another form")
    reader, day = line.key
    counts = _counts(line.fields.get("read"))
    old = day_of_reader(connection, reader, day)
    if old is not None and line.stamp <= old.stamp:
        return
    put_day(connection, reader, day, ReadDay(line.stamp, counts))
    if reader == own_reader(connection):
        # Another erased it, or brought it back: what was counted here until then is not read.
        here = next((one for _, which, one in counted_here(connection) if which == day), NOTHING)
        base = bases(connection)
        base[day] = here.less(counts)
        put_bases(connection, base)


def _counts(said: Any) -> Counts:  # noqa: ANN401 - whatever a line says
    """The counts that a line says. Raises ValueError."""
    if not isinstance(said, list) or len(said) != len(NOTHING):
        raise ValueError("it is of another form")
    for one, default in zip(said, NOTHING, strict=True):
        is_number = type(one) is type(default) or (type(one), type(default)) == (int, float)
        if not is_number or not isfinite(one) or not 0 <= one <= _MOST:
            raise ValueError("it is of another form")
    return Counts(float(said[0]), said[1], said[2])


def _has_rested(told: ReadDay, capture: Capture) -> bool:
    return abs(capture.stamps.now() - seconds_of(told.stamp)) >= _RESTS


def _tell(
    connection: apsw.Connection, reader: str, day: str, told: ReadDay, is_told: bool = True
) -> None:
    """Keep a day of a reader, and tell it."""
    put_day(connection, reader, day, told)
    if is_told:
        put_out(connection, _line(reader, day, told))


def _line(reader: str, day: str, told: ReadDay) -> Line:
    return Line(DAY, (reader, day), told.stamp, {"read": list(told.counts)})

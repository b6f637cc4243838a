"""Which backups to keep: all of two days, then one a day, a week, a month. Counts what exists: a clock set wrong deletes little."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

DAYS_OF_ALL = 2
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def kept(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Of the times at which backups were made, those to keep.

    The last of each of the 12 latest days that have one, of the 10 latest weeks, of the 9 latest months, whenever these were.
    """
    times = sorted(made, reverse=True)
    keep = {time for time in times if time > now - timedelta(days=DAYS_OF_ALL)}
    for count, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        keep |= _last_of_each(times, period, count)
    return keep


def _last_of_each(
    latest_first: list[datetime], period: Callable[[datetime], Hashable], count: int
) -> set[datetime]:
    last: dict[Hashable, datetime] = {}
    for time in latest_first:
        last.setdefault(period(time), time)
    return set(list(last.values())[:count])


def _day(time: datetime) -> Hashable:
    return time.date()


def _week(time: datetime) -> Hashable:
    return time.isocalendar()[:2]


def _month(time: datetime) -> Hashable:
    return (time.year, time.month)

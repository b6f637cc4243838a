"""The day of a learner: it ends at night, so that reading until one belongs to it."""

from datetime import datetime, time, timedelta

NIGHT = 4  # the hour at which a new day begins, as in Anki


def day_of(now: float) -> tuple[float, float]:
    """When the day of this moment begins and ends, in the time zone of the machine.

    All three are seconds since 1970. A day of a change of the clocks has 23 or 25 hours.
    """
    date = (datetime.fromtimestamp(now) - timedelta(hours=NIGHT)).date()
    start = datetime.combine(date, time(NIGHT))
    following = datetime.combine(date + timedelta(days=1), time(NIGHT))
    return start.timestamp(), following.timestamp()

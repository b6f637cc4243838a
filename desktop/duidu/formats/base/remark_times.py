"""When somebody left a comment, as files write it: a date and time of ISO 8601, or nearly."""

import re
from datetime import UTC, datetime, timedelta, timezone

_TIME = re.compile(
    r"\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d+)?"
    r"\s*(?:Z|([+-])(\d\d):?(\d\d))?)?\s*$"
)
# What XLIFF and TMX of some programs have: 20130502T101112Z.
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?\s*$")


def seconds_of(text: str) -> float:
    """Seconds since 1970 (UTC) of a date with or without a time; 0.0 for anything else.

    A time without a zone is taken as UTC.
    """
    found = _TIME.match(text) or _COMPACT.match(text)
    if found is None:
        return 0.0
    *numbers, sign, hours, minutes = (*found.groups(), None, None, None)[:9]
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        zone = timezone(-offset if sign == "-" else offset) if sign else UTC
        year, month, day, hour, minute, second = (int(number or 0) for number in numbers)
        when = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        return max(0.0, when.timestamp())
    except (ValueError, OverflowError):
        return 0.0

"""Lines of another device, taken over in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import apsw

from duidu.library.sync.article_texts import take_line
from duidu.library.sync.capture import Capture
from duidu.library.sync.kinds import DAY, EDIT, SETTING, SETTLED, TEXT
from duidu.library.sync.lines import Line
from duidu.library.sync.merge import Merge
from duidu.library.sync.settled import take_settled
from duidu.library.sync.shared_days import take_day
from duidu.library.sync.shared_settings import take_setting
from duidu.library.sync.told import Told

# The other lines are merged with an entry.
_TAKE = {
    **{TEXT: take_line, EDIT: take_line, SETTLED: take_settled},
    **{SETTING: take_setting, DAY: take_day},
}


@dataclass(slots=True)
class Taken:
    """What was taken over, and which of the lines say nothing that could be kept."""

    told: Told = field(default_factory=Told)
    refused: list[int] = field(default_factory=list)


def take_lines(
    connection: apsw.Connection, lines: Sequence[tuple[int, Line]], capture: Capture
) -> Taken:
    """Take numbered lines over; one that cannot be kept is named by its number."""
    try:
        with connection:
            taken = _take_all(connection, lines, capture)
    except (ValueError, apsw.ConstraintError):
        # Hardly ever is one refused; then each is taken over whole or not at all.
        taken = _take_each(connection, lines, capture)
    return taken


def _take_all(
    connection: apsw.Connection, lines: Sequence[tuple[int, Line]], capture: Capture
) -> Taken:
    """Take lines over. Raises ValueError, apsw.ConstraintError for one that cannot be kept."""
    taken = Taken()
    merge = Merge(capture, taken.told)
    for _, line in lines:
        _TAKE.get(line.kind, merge.line)(connection, line)
        if line.kind == DAY:
            taken.told.add_day(line.key[1])
    return taken


def _take_each(
    connection: apsw.Connection, lines: Sequence[tuple[int, Line]], capture: Capture
) -> Taken:
    """Take lines over one by one, without those that cannot be kept."""
    taken = Taken()
    for one in lines:
        try:
            with connection:
                more = _take_all(connection, [one], capture)
        except (ValueError, apsw.ConstraintError):
            taken.refused.append(one[0])
        else:
            taken.told = taken.told.joined(more.told)
    return taken

"""Replaced words as tracked changes: which words are new, and which stood there before."""

from datetime import UTC, datetime
from typing import NamedTuple

from duidu.core.article import SideName
from duidu.core.rewording import Rewording
from duidu.formats.base.exported import Exported, Segment
from duidu.formats.base.text_change import changes_between


class TrackedChange(NamedTuple):
    """Code points start..end of a block are new, in the place of `old`; either may be empty."""

    start: int
    end: int
    old: str
    rewording: Rewording

    @property
    def author(self) -> str:
        """Who replaced the words, "" for nobody named."""
        return self.rewording.author

    @property
    def date(self) -> str:
        """When, as ISO 8601 in UTC."""
        return time_text(self.rewording.created)


def tracked_changes(exported: Exported) -> dict[tuple[SideName, int], list[TrackedChange]]:
    """Return the changed words of each block, in the order of its text."""
    found: dict[tuple[SideName, int], list[TrackedChange]] = {}
    for one in exported.rewordings:
        if one.start is None:
            continue
        shift = one.start
        for start, end, written in changes_between(one.old, one.new):
            begin = start + shift
            change = TrackedChange(begin, begin + len(written), one.old[start:end], one)
            found.setdefault((one.side, one.block), []).append(change)
            shift += len(written) - (end - start)
    return found


def first_text(
    segment: Segment,
    side: SideName,
    changes: dict[tuple[SideName, int], list[TrackedChange]],
) -> tuple[str, list[TrackedChange]]:
    """Return what a segment said on a side before words of it were replaced, and what was changed.

    The text as it is where nothing was.
    """
    text, done = segment.text(side), list[TrackedChange]()
    for where, block, span, offset in reversed(segment.places):
        if where is not side:
            continue
        for change in reversed(changes.get((side, block), ())):
            if span.start <= change.start and change.end <= span.end:
                start = offset + change.start - span.start
                text = text[:start] + change.old + text[start + change.end - change.start :]
                done.append(change)
    return text.strip(), done[::-1]


def time_text(seconds: float) -> str:
    """A time as ISO 8601 in UTC, to the second; of one that no calendar has, 1970."""
    try:
        found = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        found = datetime.fromtimestamp(0, UTC)
    return found.strftime("%Y-%m-%dT%H:%M:%SZ")

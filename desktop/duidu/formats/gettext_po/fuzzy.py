"""Writes into a PO file which entries a person still has to look at: the flag "fuzzy".

It is all that PO says of an entry. A row that needs work or has a question is fuzzy, every other is
not; what the source was before ("#|") stays.
"""

import re
from collections.abc import Mapping, Sequence

from duidu.core.row_status import RowStatus, worst
from duidu.formats.base.original import Edit
from duidu.formats.gettext_po.catalog import Entry, numbers_of

_FLAG = re.compile(r",[ \t]*fuzzy[ \t]*(?=,|$)")
_ALL = re.compile(r"#,[ \t]*fuzzy[ \t]*")


def status_of(entry: Entry) -> RowStatus:
    """Return what a file says of an entry."""
    return RowStatus.WORK if entry.fuzzy else RowStatus.OPEN


def flag_edits(
    text: str, wanted: Sequence[Entry], statuses: Mapping[int, RowStatus], newline: str
) -> list[Edit]:
    """Return the edits by which the entries have these statuses, by the numbers of their fields."""
    edits: list[Edit] = []
    for entry, numbers in zip(wanted, numbers_of(wanted), strict=True):
        if not any(number in statuses for number in numbers):
            continue
        # Plural forms are rows of their own and share one flag.
        status = worst(statuses.get(number, status_of(entry)) for number in numbers)
        is_fuzzy = status in (RowStatus.WORK, RowStatus.QUESTION)
        if is_fuzzy and not entry.fuzzy:
            edits.append(_flagged(entry, newline))
        elif entry.fuzzy and not is_fuzzy:
            edits += (_unflagged(text, start, end) for start, end in entry.flag_lines)
    return edits


def _flagged(entry: Entry, newline: str) -> Edit:
    """Put the flag before the others, or in a line of its own where gettext has it."""
    if entry.flag_lines:
        at = entry.flag_lines[0][0] + 1
        return Edit(at, at, ", fuzzy")
    at = entry.strings[0].start if entry.previous < 0 else entry.previous
    return Edit(at, at, f"#, fuzzy{newline}")


def _unflagged(text: str, start: int, end: int) -> Edit:
    """Take the flag out of a line, and the line where it has no other."""
    line = text[start:end]
    if not _ALL.fullmatch(line):
        return Edit(start, end, _FLAG.sub("", line))
    begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    for ending in ("\r\n", "\n", "\r"):
        if text.startswith(ending, end):
            return Edit(begin, end + len(ending), "")
    return Edit(begin, end, "")

"""Finds Duidu's own notes in the tables it wrote, apart from what somebody wrote beside them."""

import json
from collections.abc import Iterator, Sequence

from duidu.core.errors import FileError
from duidu.formats.base.document import RawBlock, Remark
from duidu.formats.base.exported import note_text
from duidu.formats.notes.exported_notes import NoteEntry
from duidu.formats.notes.web_annotations import read_jsonld

OWN_COLUMN = "Duidu"


def own_annotations(cell: str) -> tuple[str, ...]:
    """The annotations in a cell of our own column, one a line, as JSON; others are skipped."""
    return tuple(line for line in cell.split("\n") if said_of(line) is not None)


def remarks_of_cell(
    cell: str, own: Sequence[str], texts: Sequence[RawBlock], group: int
) -> Iterator[Remark]:
    """Yield what a cell of notes says beyond our own notes.

    A line that quotes words of one of the row's `texts` is about that side.
    """
    known = {said_of(line) for line in own}
    for line in cell.split("\n"):
        if not line.strip() or " ".join(line.split()) in known:
            continue
        quotation, said = _quoted(line)
        about = next((one for one in texts if quotation and quotation in one.text), None)
        if about is None:
            yield Remark(line, "", group)
        else:
            yield Remark(said or line, quotation, group, about.column)


def said_of(line: str) -> str | None:
    """How a note of ours is written for people, from its JSON; None for a line that is none."""
    try:
        (note,) = read_jsonld({"items": [json.loads(line)]}).notes
    except (ValueError, RecursionError, FileError):
        return None
    quotations = tuple(anchor.exact for anchor in note.anchors)
    return " ".join(note_text(NoteEntry(note, quotations)).split())


def _quoted(line: str) -> tuple[str, str]:
    """The quotation a line begins with, and what it says of it; ("", line) without one."""
    if not line.startswith("“") or "” " not in line:
        return "", line
    quotation, _, said = line[1:].partition("” ")
    return quotation, said.strip()

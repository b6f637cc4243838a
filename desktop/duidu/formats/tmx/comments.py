"""The notes in the units of a TMX file: found in its order, changed, taken out and added.

A note of TMX has no author, so the name stands before what a new one says. Notes that stand beside
one of Duidu's own in a property say the same and are left alone.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from duidu.formats.base.comment_edits import changed_comments
from duidu.formats.base.exported import Written
from duidu.formats.base.file_comments import CommentChanges, FileComments, NewComment
from duidu.formats.base.original import Edit, edited, exact_bytes, exact_text
from duidu.formats.base.xml_content import Escaping
from duidu.formats.base.xml_original import space_before
from duidu.formats.base.xml_scan import Element, all_text
from duidu.formats.tmx.original import open_tmx
from duidu.formats.tmx.units import UNIT, file_units, segments_of

NOTE = "x-duidu-note"
"""The property in which our own files carry a note."""


class UnitNote(NamedTuple):
    """A note of a unit, and the variant that it is in; None where it is on all of it."""

    element: Element
    variant: Element | None


def notes_of(text: str, unit: Element) -> Iterator[UnitNote]:
    """Yield the notes of a unit and of its variants, in order."""
    # Most units have none, and the search for the word is the faster.
    if text.find("note", unit.start, unit.end) < 0 or _has_ours(text, unit):
        return
    for one in unit.elements:
        if one.name == "note":
            yield UnitNote(one, None)
        elif one.name == "tuv":
            yield from (UnitNote(note, one) for note in one.elements if note.name == "note")


def _has_ours(text: str, unit: Element) -> bool:
    return any(one.name == "prop" and one.attribute(text, "type") == NOTE for one in unit.elements)


def open_tmx_comments(data: bytes, encoding: str, name: str, came: bytes) -> FileComments:
    """Find the notes of a TMX file; fields are numbered as in the file as it came.

    Variants that units lacked then stand behind their others by now.
    """
    text = exact_text(data, encoding, name)
    notes: dict[str, Element] = {}
    units: list[Element] = []
    for unit in _units(text, name):
        units.append(unit)
        for note in notes_of(text, unit):
            notes[str(len(notes) + 1)] = note.element
    before = text if came == data else exact_text(came, encoding, name)
    fields = _Fields.of([sum(1 for _ in segments_of(unit)) for unit in _units(before, name)])

    def answered(new: NewComment) -> NewComment:
        """A comment on a text that a unit lacked is put on the one that it answers."""
        if fields.place(new.field) is not None:
            return new
        answers = open_tmx(came, encoding, name).answers
        there = (one for one, missing in answers.items() if missing == new.field)
        return new._replace(field=next(there, new.field))

    def write(changes: CommentChanges) -> Written:
        escaping = Escaping.of(text, encoding)
        edits = [*changed_comments(text, notes, changes, escaping)]
        edits += _added(text, units, fields, map(answered, changes.new), escaping)
        return Written(exact_bytes(edited(text, edits), encoding))

    return FileComments({key: all_text(text, one).strip() for key, one in notes.items()}, write)


def _units(text: str, name: str) -> Iterator[Element]:
    return (found.element for found in file_units(text, name) if found.element.name == UNIT)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The number of the first field of each unit, and how many there are in all."""

    firsts: Sequence[int]
    count: int

    @classmethod
    def of(cls, counts: Sequence[int]) -> "_Fields":
        """Number the fields of units that have so many."""
        firsts, count = [], 0
        for one in counts:
            firsts.append(count)
            count += one
        return cls(firsts, count)

    def place(self, field: int) -> tuple[int, int] | None:
        """The unit of a field and its number there; None for one that was missing."""
        if not 0 <= field < self.count:
            return None
        unit = bisect_right(self.firsts, field) - 1
        return unit, field - self.firsts[unit]


def _added(
    text: str,
    units: Sequence[Element],
    fields: _Fields,
    new: Iterable[NewComment],
    escaping: Escaping,
) -> Iterator[Edit]:
    """Yield the edits that add notes, those of one variant together."""
    by_variant: dict[int, tuple[Element, list[str]]] = {}
    for one in new:
        place = fields.place(one.field)
        if place is not None:
            variant = [variant for variant, _ in segments_of(units[place[0]])][place[1]]
            said = f"{one.author}: {one.text}" if one.author else one.text
            by_variant.setdefault(variant.start, (variant, []))[1].append(escaping.text(said))
    for variant, said_there in by_variant.values():
        yield _in_variant(text, variant, said_there)


def _in_variant(text: str, variant: Element, notes: Sequence[str]) -> Edit:
    """Put notes behind those that a variant has, else before all that is in it."""
    prefix = f"{variant.prefix}:" if variant.prefix else ""
    written = [f"<{prefix}note>{note}</{prefix}note>" for note in notes]
    there = [one for one in variant.elements if one.name == "note"]
    if there:
        indent = space_before(text, there[-1].start)
        return Edit(there[-1].end, there[-1].end, "".join(indent + note for note in written))
    first = variant.elements[0]
    indent = space_before(text, first.start)
    return Edit(first.start, first.start, "".join(note + indent for note in written))

"""Writes comments into an XLIFF file, of which nothing else changes.

A comment that is there is changed or taken out where it stands. A new one is a note: of a unit, in
1.2 behind its texts, in 2.x before them.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from duidu.core.annotation import AnnotationKind
from duidu.formats.base.exported import Written, count_sentence
from duidu.formats.base.file_comments import CommentChanges, FileComments, NewComment
from duidu.formats.base.original import Edit, edited, exact_bytes, exact_text
from duidu.formats.base.segments import xml_text
from duidu.formats.base.xml_content import Escaping
from duidu.formats.base.xml_original import space_before
from duidu.formats.base.xml_scan import Element
from duidu.formats.notes.exported_notes import timestamp
from duidu.formats.xliff.comments import DEFINITION, FileComment, comment_said, comments_in
from duidu.formats.xliff.reader import OURS
from duidu.formats.xliff.units import FIELDS_A_SEGMENT, file_units


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit, and the number of its first field."""

    element: Element
    first: int


def open_xliff_comments(data: bytes, encoding: str, name: str) -> FileComments:
    """Find the comments of an XLIFF file, numbered in its order."""
    text = exact_text(data, encoding, name)
    comments: dict[str, FileComment] = {}
    units: list[_Unit] = []
    defined: set[str] = set()
    fields = 0
    for unit in file_units(text, name):
        is_definition = unit.element.name == DEFINITION
        if not unit.is_unit and not is_definition:
            continue
        for one in comments_in(text, unit.element):
            comments[str(len(comments) + 1)] = one
            if is_definition:
                defined.add(str(len(comments)))
        if unit.is_unit:
            units.append(_Unit(unit.element, fields))
            fields += FIELDS_A_SEGMENT * len(unit.segments)

    def write(changes: CommentChanges) -> Written:
        escaping = Escaping.of(text, encoding)
        # The marks of Trados refer to what is defined: it is emptied of no comment.
        kept = changes.gone & defined
        edits = [*_changed(text, comments, changes, kept, escaping)]
        edits += _added(text, units, changes.new, escaping)
        said = count_sentence(
            len(kept),
            "1 deleted comment was left in the file: marks refer to it.",
            "{count} deleted comments were left in the file: marks refer to them.",
        )
        return Written(exact_bytes(edited(text, edits), encoding), said)

    return FileComments({key: comment_said(text, one) for key, one in comments.items()}, write)


def _changed(
    text: str,
    comments: dict[str, FileComment],
    changes: CommentChanges,
    kept: frozenset[str],
    escaping: Escaping,
) -> Iterator[Edit]:
    """Yield the edits of comments that are there."""
    for name, said in changes.edited.items():
        if name in comments:
            element = comments[name].element
            if element.is_one_tag:
                opening = text[element.start : element.opened - len("/>")].rstrip()
                closing = opening[1:].split(maxsplit=1)[0]
                inside = f"{opening}>{escaping.text(said)}</{closing}>"
                yield Edit(element.start, element.end, inside)
            else:
                yield Edit(element.opened, element.closed, escaping.text(said))
    for name in changes.gone - kept:
        if name in comments:
            element = comments[name].element
            yield Edit(element.start - len(space_before(text, element.start)), element.end, "")


def _added(
    text: str, units: Sequence[_Unit], new: Sequence[NewComment], escaping: Escaping
) -> Iterator[Edit]:
    """Yield the edits that add notes to units, those of one unit together."""
    firsts = [unit.first for unit in units]
    by_unit: dict[int, list[NewComment]] = {}
    for one in new:
        by_unit.setdefault(bisect_right(firsts, one.field) - 1, []).append(one)
    for number, notes in by_unit.items():
        unit = units[number].element
        prefix = f"{unit.prefix}:" if unit.prefix else ""
        if unit.name == "unit":
            yield _in_notes(text, unit, prefix, [_note_2(prefix, one, escaping) for one in notes])
        else:
            yield _behind_texts(text, unit, [_note_1(prefix, one, escaping) for one in notes])


def _behind_texts(text: str, unit: Element, notes: Sequence[str]) -> Edit:
    """Put notes behind those that a unit of 1.2 has, else behind its texts."""
    mine = [one for one in unit.elements if one.prefix == unit.prefix]
    there = [one for one in mine if one.name == "note"]
    texts = [one for one in mine if one.name in ("source", "seg-source", "target")]
    after = max(there or texts, key=lambda one: one.end)
    indent = space_before(text, after.start)
    return Edit(after.end, after.end, "".join(f"{indent}{note}" for note in notes))


def _in_notes(text: str, unit: Element, prefix: str, notes: Sequence[str]) -> Edit:
    """Put notes among those that a unit of 2.x has, else before its texts."""
    there = unit.child("notes", unit.prefix)
    if there is not None and not there.is_one_tag:
        last = there.elements[-1] if there.elements else None
        at = last.end if last is not None else there.opened
        indent = space_before(text, last.start) if last is not None else ""
        return Edit(at, at, "".join(f"{indent}{note}" for note in notes))
    whole = f"<{prefix}notes>{''.join(notes)}</{prefix}notes>"
    if there is not None:
        return Edit(there.start, there.end, whole)
    begins = [
        one
        for one in unit.elements
        if one.prefix == unit.prefix and one.name in ("originaldata", "segment", "ignorable")
    ]
    at = begins[0].start
    return Edit(at, at, whole + space_before(text, at))


def _note_1(prefix: str, one: NewComment, escaping: Escaping) -> str:
    author = f" from={quoteattr(xml_text(one.author))}" if one.author else ""
    about = "target" if one.field % FIELDS_A_SEGMENT else "source"
    text = escaping.text(one.text)
    return f'<{prefix}note{author} annotates="{about}">{text}</{prefix}note>'


def _note_2(prefix: str, one: NewComment, escaping: Escaping) -> str:
    about = "target" if one.field % FIELDS_A_SEGMENT else "source"
    kind = "" if one.kind == AnnotationKind.NOTE else f' category="{one.kind}"'
    # 2.x has no author, and allows attributes of other vocabularies.
    who = f" d:author={quoteattr(xml_text(one.author))}" if one.author else ""
    when = f' d:time="{timestamp(one.time)}"' if one.time else ""
    ours = f' xmlns:d="{OURS}"' if who or when else ""
    text = escaping.text(one.text)
    return f'<{prefix}note appliesTo="{about}"{kind}{ours}{who}{when}>{text}</{prefix}note>'

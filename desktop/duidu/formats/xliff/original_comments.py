"""Writes comments into an XLIFF file, of which nothing else changes.

A comment that is there is changed or taken out where it stands. A new one is a note: of a unit, in
1.2 behind its texts, in 2.x before them; in files of Trados and memoQ it is a comment of theirs.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from duidu.core.annotation import AnnotationKind
from duidu.formats.base.comment_edits import changed_comments
from duidu.formats.base.exported import Written
from duidu.formats.base.file_comments import CommentChanges, FileComments, NewComment
from duidu.formats.base.original import Edit, edited, exact_bytes, exact_text
from duidu.formats.base.segments import xml_text
from duidu.formats.base.xml_content import Escaping
from duidu.formats.base.xml_original import space_before
from duidu.formats.base.xml_scan import Element
from duidu.formats.notes.exported_notes import timestamp
from duidu.formats.xliff import memoq_comments, trados_comments
from duidu.formats.xliff.comments import DEFINITION, FileComment, comment_said, comments_in
from duidu.formats.xliff.reader import OURS
from duidu.formats.xliff.units import FIELDS_A_SEGMENT, FileUnit, file_units


@dataclass(slots=True)
class _File:
    """The comments of a file by name, and where new ones may go.

    `units` has each with the number of its first field. `definitions` are those of Trados, and
    `defined` the name of each comment in one with the number of its definition.
    """

    text: str
    name: str
    comments: dict[str, FileComment] = field(default_factory=dict)
    units: list[tuple[FileUnit, int]] = field(default_factory=list)
    definitions: list[Element] = field(default_factory=list)
    headers: list[Element] = field(default_factory=list)
    defined: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, name: str) -> "_File":
        """Number the comments in the order of the file."""
        found, fields = cls(text, name), 0
        for unit in file_units(text, name):
            is_definition = unit.element.name == DEFINITION
            if unit.element.name == "header":
                found.headers.append(unit.element)
            if not unit.is_unit and not is_definition:
                continue
            for one in comments_in(text, unit.element):
                key = str(len(found.comments) + 1)
                found.comments[key] = one
                if is_definition:
                    found.defined[key] = len(found.definitions)
            if is_definition:
                found.definitions.append(unit.element)
            else:
                found.units.append((unit, fields))
                fields += FIELDS_A_SEGMENT * len(unit.segments)
        return found

    @property
    def root(self) -> Element | None:
        """The element around all others."""
        return self.units[0][0].around[0] if self.units and self.units[0][0].around else None

    def emptied(self, gone: Collection[str]) -> set[int]:
        """The numbers of the definitions all of whose comments are gone."""
        left = {number for key, number in self.defined.items() if key not in gone}
        return {self.defined[key] for key in gone if key in self.defined} - left

    def without(self, definitions: Collection[int]) -> Iterator[Edit]:
        """Yield the edits that take out definitions with all that refers to them."""
        identities = {self.definitions[n].attribute(self.text, "id") for n in definitions}
        of_file = (one for header in self.headers if identities for one in header.all())
        for one in (
            *(self.definitions[number] for number in definitions),
            *(one for one in of_file if one.name == "cmt"),
        ):
            if one.attribute(self.text, "id") in identities:
                yield Edit(one.start - len(space_before(self.text, one.start)), one.end, "")
        for unit, _ in self.units if identities else ():
            for refers, mark in trados_comments.marks_of(self.text, unit.segments):
                if refers in identities:
                    yield from trados_comments.unmarked(mark)


def open_xliff_comments(data: bytes, encoding: str, name: str, came: bytes = b"") -> FileComments:
    """Find the comments of an XLIFF file, numbered in its order."""
    text = exact_text(data, encoding, name)
    file = _File.of(text, name)

    def write(changes: CommentChanges) -> Written:
        escaping = Escaping.of(text, encoding)
        empty = file.emptied(changes.gone)
        whole = {key for key, number in file.defined.items() if number in empty}
        elements = {key: one.element for key, one in file.comments.items()}
        edits = [*changed_comments(text, elements, changes, escaping, whole)]
        edits += file.without(empty)
        edits += _added(file, changes.new, escaping)
        return Written(exact_bytes(edited(text, edits), encoding))

    said = {key: comment_said(text, one) for key, one in file.comments.items()}
    return FileComments(said, write)


def _added(file: _File, new: Sequence[NewComment], escaping: Escaping) -> Iterator[Edit]:
    """Yield the edits that add comments, in the way of the program that the file is of."""
    firsts = [first for _, first in file.units]
    by_unit: dict[int, list[NewComment]] = {}
    for one in new:
        by_unit.setdefault(bisect_right(firsts, one.field) - 1, []).append(one)
    root = file.root
    trados = trados_comments.prefix_of(file.text, root) if root is not None else None
    if root is not None and trados is not None and by_unit:
        yield from trados_comments.added(
            file.text,
            root,
            trados,
            file.definitions,
            by_unit,
            file.units,
            escaping,
            file.name,
        )
        return
    memoq = memoq_comments.prefix_of(file.text, root) if root is not None else None
    for number, notes in by_unit.items():
        unit = file.units[number][0].element
        prefix = f"{unit.prefix}:" if unit.prefix else ""
        if memoq is not None:
            yield memoq_comments.added(file.text, unit, memoq, notes, escaping)
        elif unit.name == "unit":
            yield _in_notes(
                file.text, unit, prefix, [_note_2(prefix, one, escaping) for one in notes]
            )
        else:
            yield _behind_texts(file.text, unit, [_note_1(prefix, one, escaping) for one in notes])


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

"""Comments as Trados has them in its files: defined before the texts, and named by marks in them.

A new one is defined beside the others and marked around its whole segment, as Trados itself does
for a comment on a segment. One that is taken out goes with its marks.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import quoteattr

from duidu.formats.base.file_comments import NewComment
from duidu.formats.base.original import Edit
from duidu.formats.base.segments import xml_text
from duidu.formats.base.xml_content import Escaping
from duidu.formats.base.xml_scan import Element, find_elements
from duidu.formats.notes.exported_notes import timestamp
from duidu.formats.xliff.units import FIELDS_A_SEGMENT, FileUnit, Segment

NAMESPACE = "http://sdl.com/FileTypes/SdlXliff/1.0"
MARK = "x-sdl-comment"


def prefix_of(text: str, root: Element) -> str | None:
    """The prefix that the file has for what is Trados' own; None for no file of Trados."""
    names = (name for name, value in root.attributes(text) if value == NAMESPACE)
    return next((name.removeprefix("xmlns:") for name in names if ":" in name), None)


def marks_of(text: str, segments: Iterable[Segment]) -> Iterator[tuple[str, Element]]:
    """Yield the marks in segments, each with what it refers to."""
    for segment in segments:
        for element in (segment.source, segment.target):
            if element is not None and text.find(MARK, element.start, element.end) >= 0:
                for one in element.all():
                    if one.name == "mrk" and one.attribute(text, "mtype") == MARK:
                        yield one.attribute(text, "cid"), one


def unmarked(mark: Element) -> Iterator[Edit]:
    """Yield the edits that leave the words of a mark without it."""
    if mark.is_one_tag:
        yield Edit(mark.start, mark.end, "")
    else:
        yield Edit(mark.start, mark.opened, "")
        yield Edit(mark.closed, mark.end, "")


def added(
    text: str,
    root: Element,
    prefix: str,
    definitions: Sequence[Element],
    new: Mapping[int, Sequence[NewComment]],
    units: Sequence[tuple[FileUnit, int]],
    escaping: Escaping,
    name: str,
) -> Iterator[Edit]:
    """Yield the edits that define comments and mark their segments.

    `new` has them by the number of their unit, `units` each unit with the number of its first
    field.
    """
    defined: list[list[str]] = []
    for number, comments in new.items():
        unit, first = units[number]
        by_element: dict[int, tuple[Element, list[NewComment]]] = {}
        for one in comments:
            element = _commented(unit, one.field - first)
            by_element.setdefault(element.start, (element, []))[1].append(one)
        for element, mine in by_element.values():
            identity = str(uuid.uuid5(uuid.NAMESPACE_URL, "\0".join(map(_identity, mine))))
            tag = f'<mrk mtype="{MARK}" {prefix}:cid="{identity}">'
            yield Edit(element.opened, element.opened, tag)
            yield Edit(element.closed, element.closed, "</mrk>")
            defined.append([identity, *(_comment(one, escaping) for one in mine)])
    if defined:
        yield _defined(text, root, definitions, defined, name)


def _identity(one: NewComment) -> str:
    # The same note is defined alike however often the file is written.
    return one.identity or f"{one.field} {one.author} {one.time} {one.text}"


def _commented(unit: FileUnit, field: int) -> Element:
    """The element of a field that a mark can stand in: its own, else that of its other text."""
    segment = unit.segments[field // FIELDS_A_SEGMENT]
    both = (segment.source, segment.target)
    mine = both[::-1] if field % FIELDS_A_SEGMENT else both
    there = [one for one in mine if one is not None]
    return next((one for one in there if not one.is_one_tag and one.inside), there[0])


def _comment(one: NewComment, escaping: Escaping) -> str:
    """A comment but for the brackets of its element, whose prefix is that of the others."""
    author = quoteattr(xml_text(one.author))
    when = f' date="{timestamp(one.time)}"' if one.time else ""
    text = escaping.text(one.text)
    return f'Comment severity="Low" user={author}{when} version="1.0">{text}'


def _defined(
    text: str,
    root: Element,
    definitions: Sequence[Element],
    said: Sequence[Sequence[str]],
    name: str,
) -> Edit:
    """Put definitions behind those that are there; else where Trados looks for them."""
    if definitions:
        last = definitions[-1]
        return Edit(last.end, last.end, _definitions(last.prefix, said))
    found = next(find_elements(text, frozenset({"doc-info"}), name), None)
    if found is None:
        inside = f"<cmt-defs>{_definitions('', said)}</cmt-defs>"
        whole = f'<doc-info xmlns="{NAMESPACE}">{inside}</doc-info>'
        return Edit(root.opened, root.opened, whole)
    info = found.element
    prefix = f"{info.prefix}:" if info.prefix else ""
    inside = _definitions(info.prefix, said)
    there = info.child("cmt-defs")
    if there is not None and not there.is_one_tag:
        return Edit(there.opened, there.opened, inside)
    whole = f"<{prefix}cmt-defs>{inside}</{prefix}cmt-defs>"
    if there is not None:
        return Edit(there.start, there.end, whole)
    if not info.is_one_tag:
        return Edit(info.closed, info.closed, whole)
    opening = text[info.start : info.opened - len("/>")].rstrip()
    return Edit(info.start, info.end, f"{opening}>{whole}</{prefix}doc-info>")


def _definitions(prefix: str, said: Sequence[Sequence[str]]) -> str:
    """The definitions of comments, each an identity with the comments of one place."""
    p = f"{prefix}:" if prefix else ""
    return "".join(
        f'<{p}cmt-def id="{identity}"><{p}Comments>'
        + "".join(f"<{p}{one}</{p}Comment>" for one in comments)
        + f"</{p}Comments></{p}cmt-def>"
        for identity, *comments in said
    )

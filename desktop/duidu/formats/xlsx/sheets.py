"""Which members of a workbook are its sheets, whatever their names, and what they are called."""

import posixpath
import re
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from duidu.core.errors import FileError
from duidu.formats.base.archive import Archive
from duidu.formats.base.markup import attribute, parse_xml

_WORKBOOK, _RELATED = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_IN_FOLDER = re.compile(r"xl/worksheets/[^/]+\.xml")
_USUAL = re.compile(r"xl/worksheets/sheet(\d{1,9})\.xml")


class SheetMember(NamedTuple):
    """A member that is a sheet, and what the workbook calls it; its member if it has no name."""

    member: str
    title: str


def sheet_members(archive: Archive, name: str) -> Sequence[SheetMember]:
    """The sheets of a workbook: those of the usual names by number, then others in its own order.

    By number, since files that are kept with articles were always read so. Raises FileError.
    """
    named = [one for one in _named(archive, name) if one.member in archive]
    known = {one.member for one in named}
    others = sorted(
        one for one in archive.names() if one not in known and _IN_FOLDER.fullmatch(one)
    )
    return sorted([*named, *(SheetMember(one, one) for one in others)], key=_number)


def _named(archive: Archive, name: str) -> Sequence[SheetMember]:
    """The sheets that the workbook names; none where it is damaged."""
    if _WORKBOOK not in archive or _RELATED not in archive:
        return []
    try:
        book, related = (parse_xml(archive.read(one), name) for one in (_WORKBOOK, _RELATED))
    except FileError:
        # The usual names do without it.
        return []
    targets = {
        attribute(one, "id"): posixpath.normpath(posixpath.join("xl", attribute(one, "target")))
        for one in related
        if attribute(one, "type").rpartition("/")[2] in {"worksheet", ""}
    }
    return [
        SheetMember(member.lstrip("/"), attribute(sheet, "name") or member)
        for sheet in book.iter("{*}sheet")
        if (member := targets.pop(attribute(sheet, "id"), ""))
    ]


def _number(sheet: SheetMember) -> float:
    usual = _USUAL.fullmatch(sheet.member)
    return float(usual[1]) if usual else inf

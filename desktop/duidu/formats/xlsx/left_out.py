"""Counts what of a workbook is not read, by the kinds of core/left_out.py."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

from lxml import etree

from duidu.core.left_out import LeftOut
from duidu.formats.base.archive import Archive
from duidu.formats.base.markup import attribute, local_name, parse_xml, text_of
from duidu.language.script import main_script

_WORKBOOK, _RELATED = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")
_CHART = re.compile(r"xl/charts/chart[^/]*\.xml|xl/diagrams/data[^/]*\.xml")
_COMMENTS = re.compile(r"xl/(?:comments[^/]*|threadedComments/[^/]+|comments/[^/]+)\.xml")
_MARGINS = ("{*}oddHeader", "{*}oddFooter", "{*}evenHeader", "{*}firstHeader", "{*}firstFooter")


def count_left_out(archive: Archive, taken: str, name: str, found: LeftOut) -> None:
    """Count sheets with text beside the one that is `taken`, comments, drawings and pictures."""
    kinds: Mapping[re.Pattern[str], Callable[[etree._Element, LeftOut], None]] = {
        _DRAWING: _drawings,
        _CHART: _chart,
        _COMMENTS: _comments,
    }
    shared: list[bool] | None = None
    for member in archive.names():
        for pattern, count in kinds.items():
            if pattern.fullmatch(member):
                count(parse_xml(archive.read(member), name), found)
        if _SHEET.fullmatch(member):
            sheet = parse_xml(archive.read(member), name)
            for margin in sheet.iter(*_MARGINS):
                found.add("header or footer", text_of(margin), bool(text_of(margin).strip()))
            if member != taken:
                shared = _with_letters(archive, name) if shared is None else shared
                if _has_text(sheet, shared):
                    # Only the first is told.
                    is_first = "other sheet" not in found
                    where = _sheet_name(archive, member, name) if is_first else ""
                    found.add("other sheet", where)


def _sheet_name(archive: Archive, member: str, name: str) -> str:
    """What the workbook calls a sheet, its part where it says nothing."""
    if not {_WORKBOOK, _RELATED} <= set(archive.names()):
        return member
    targets = {
        attribute(one, "Id"): attribute(one, "Target").rpartition("/")[2]
        for one in parse_xml(archive.read(_RELATED), name)
    }
    for sheet in parse_xml(archive.read(_WORKBOOK), name).iter("{*}sheet"):
        if targets.get(attribute(sheet, "id")) == member.rpartition("/")[2]:
            return attribute(sheet, "name") or member
    return member


def _with_letters(archive: Archive, name: str) -> list[bool]:
    """Of each shared text, whether it has letters."""
    if "xl/sharedStrings.xml" not in archive:
        return []
    root = parse_xml(archive.read("xl/sharedStrings.xml"), name)
    return [bool(main_script(text_of(item))) for item in root.iterchildren("{*}si")]


def _has_text(sheet: etree._Element, shared: list[bool]) -> bool:
    """Whether a sheet has a cell with letters."""
    for cell in sheet.iter("{*}c"):
        kind = attribute(cell, "t").lower()
        said = text_of(cell).strip()
        if kind == "s" and said.isdecimal() and len(said) < 10:
            if int(said) < len(shared) and shared[int(said)]:
                return True
        elif kind in {"inlinestr", "str"} and main_script(said):
            return True
    return False


def _drawings(root: etree._Element, found: LeftOut) -> None:
    kinds = Counter(map(local_name, root.iter("{*}blip")))
    found.add("picture", "", kinds["blip"])
    for box in root.iter("{*}txBody"):
        found.add("text box", text_of(box), bool(text_of(box).strip()))


def _chart(root: etree._Element, found: LeftOut) -> None:
    found.add("embedded object", text_of(root), bool(text_of(root).strip()))


def _comments(root: etree._Element, found: LeftOut) -> None:
    for one in root.iter("{*}comment", "{*}threadedComment"):
        found.add("comment", text_of(one), bool(text_of(one).strip()))

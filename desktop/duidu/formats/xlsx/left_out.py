"""Counts what of a workbook is not read, by the kinds of core/left_out.py."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from duidu.core.left_out import LeftOut
from duidu.formats.base.archive import Archive
from duidu.formats.base.markup import attribute, local_name, parse_xml, text_of
from duidu.formats.xlsx.columns import MOST_COLUMNS, column_number
from duidu.formats.xlsx.sheets import sheet_members
from duidu.language.script import main_script

_DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")
_CHART = re.compile(r"xl/charts/chart[^/]*\.xml|xl/diagrams/data[^/]*\.xml")
_COMMENTS = re.compile(r"xl/(?:comments[^/]*|threadedComments/[^/]+|comments/[^/]+)\.xml")
_MOST_TOLD = 16_384  # columns; a sheet has no more
_MARGINS = ("{*}oddHeader", "{*}oddFooter", "{*}evenHeader", "{*}firstHeader", "{*}firstFooter")


def count_left_out(archive: Archive, taken: str, name: str, found: LeftOut) -> None:
    """Count sheets with text beside the one that is `taken`, comments, drawings and pictures."""
    kinds: Mapping[re.Pattern[str], Callable[[etree._Element, LeftOut], None]] = {
        _DRAWING: _drawings,
        _CHART: _chart,
        _COMMENTS: _comments,
    }
    for member in archive.names():
        for pattern, count in kinds.items():
            if pattern.fullmatch(member):
                count(parse_xml(archive.read(member), name), found)
    shared: list[bool] | None = None
    for one in sheet_members(archive, name):
        sheet = parse_xml(archive.read(one.member), name)
        for margin in sheet.iter(*_MARGINS):
            found.add("header or footer", text_of(margin), bool(text_of(margin).strip()))
        if one.member == taken:
            _cells(sheet, archive, name, found)
        else:
            shared = _with_letters(archive, name) if shared is None else shared
            found.add("other sheet", one.title, _has_text(sheet, shared))


def _cells(sheet: etree._Element, archive: Archive, name: str, found: LeftOut) -> None:
    """Count what of the cells of the sheet that is taken is not read.

    That are formulas without the value that a program kept beside them, and columns far to the
    right.
    """
    for formula in sheet.iter("{*}f"):
        cell = formula.getparent()
        is_bare = cell is not None and not any((v.text or "") for v in cell.iter("{*}v"))
        # A cell that is filled from another formula says nothing itself.
        found.add("formula", text_of(formula), is_bare)
    beyond: dict[int, etree._Element] = {}
    for row in sheet.iter("{*}row"):
        cells = list(row.iterchildren("{*}c")) if _is_wide(row) else []
        at = -1
        for cell in cells:
            at = column_number(attribute(cell, "r"), at + 1)
            if at >= MOST_COLUMNS and len(beyond) < _MOST_TOLD:
                beyond.setdefault(at, cell)
    shared = _with_letters(archive, name) if beyond else []
    for cell in beyond.values():
        found.add("other column", attribute(cell, "r"), _says(cell, shared))


def _is_wide(row: etree._Element) -> bool:
    """Whether a row has cells beyond those that are read."""
    last = next(row.iterchildren("{*}c", reversed=True), None)
    if last is None:
        return False
    return column_number(attribute(last, "r"), 0) >= MOST_COLUMNS or len(row) > MOST_COLUMNS


def _with_letters(archive: Archive, name: str) -> list[bool]:
    """Of each shared text, whether it has letters."""
    if "xl/sharedStrings.xml" not in archive:
        return []
    root = parse_xml(archive.read("xl/sharedStrings.xml"), name)
    return [bool(main_script(text_of(item))) for item in root.iterchildren("{*}si")]


def _has_text(sheet: etree._Element, shared: list[bool]) -> bool:
    """Whether a sheet has a cell with letters."""
    return any(_says(cell, shared) for cell in sheet.iter("{*}c"))


def _says(cell: etree._Element, shared: Sequence[bool]) -> bool:
    """Whether a cell has letters."""
    kind = attribute(cell, "t").lower()
    said = text_of(cell).strip()
    if kind == "s" and said.isdecimal() and len(said) < 10:
        return int(said) < len(shared) and shared[int(said)]
    return kind in {"inlinestr", "str"} and bool(main_script(said))


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

"""Writes texts into the cells of a workbook, of which nothing else changes.

A cell that changes holds its new text itself, so that others that share the old one keep it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from lxml import etree

from duidu.core.row_status import RowStatus
from duidu.formats.base.archive import Archive
from duidu.formats.base.exported import Written, count_sentence
from duidu.formats.base.office_original import with_parts
from duidu.formats.base.original import NO_STATUSES, Edit, OriginalFile, edited, exact_bytes
from duidu.formats.base.segments import xml_text
from duidu.formats.base.table_rows import columns_of
from duidu.formats.base.xml_scan import Element, decoded_xml, find_elements
from duidu.formats.xlsx.columns import column_number
from duidu.formats.xlsx.reader import SheetRow, cell_text, text_sheet

_SHARED = "xl/sharedStrings.xml"
# What a spreadsheet would take for a character (ECMA-376, ST_Xstring).
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_TYPE = re.compile(r"""\s+t\s*=\s*(?:"[^"]*"|'[^']*')""")


def open_xlsx(data: bytes, encoding: str, name: str) -> OriginalFile:
    """Find the fields of a workbook, two for each row of its table. Raises FileError."""
    sheet = text_sheet(data, name)
    named, columns = columns_of([row.cells for row in sheet.rows])
    body = sheet.rows[1:] if named else sheet.rows
    texts = [_text(row, column) for row in body for column in columns]
    # Of a table with texts in one language only no field has an answer.
    two = len(columns) == 2
    answers = {number: number ^ 1 for number in range(len(texts))} if two else {}
    if not two:
        texts = [text for one in texts for text in (one, "")]

    def write(
        changes: Mapping[int, str], statuses: Mapping[int, RowStatus] = NO_STATUSES, /
    ) -> Written:
        if not changes:
            return Written(data)
        assert sheet.root is not None
        cells = _Cells.of(data, sheet.member, sheet.root, name)
        for number, text in sorted(changes.items()):
            cells.put(body[number // 2], columns[number % 2], text)
        return cells.written(data, sheet.member, name)

    return OriginalFile(tuple(texts), write, answers)


def _text(row: SheetRow, column: int) -> str:
    return cell_text(row.cells[column]) if column < len(row.cells) else ""


class _At(NamedTuple):
    """A cell of a row: its column, and where it stands in the text of the sheet."""

    column: int
    element: Element


@dataclass(slots=True)
class _Cells:
    """The cells of a sheet as they stand in its XML, and what is put into them.

    `runs` counts cells whose words differed in their formatting, `left` those with a formula.
    """

    text: str
    encoding: str
    at: dict[etree._Element, Element]
    shared: str
    items: list[Element]
    edits: list[Edit]
    runs: int = 0
    left: int = 0

    @classmethod
    def of(cls, data: bytes, member: str, root: etree._Element, name: str) -> "_Cells":
        """Find the cells. Raises FileError, LookupError where the two walks do not agree."""
        archive = Archive(data, name)
        text, encoding = decoded_xml(archive.read(member), name)
        found = [one.element for one in find_elements(text, frozenset({"c"}), name)]
        cells = list(root.iter("{*}c"))
        if len(found) != len(cells):
            raise LookupError(member)
        shared = decoded_xml(archive.read(_SHARED), name)[0] if _SHARED in archive else ""
        items = [one.element for one in find_elements(shared, frozenset({"si"}), name)]
        return cls(text, encoding, dict(zip(cells, found, strict=True)), shared, items, [])

    def put(self, row: SheetRow, column: int, new: str) -> None:
        """Have the cell of a row show a text; one that the file leaves out is added."""
        cells: list[_At] = []
        for cell in row.element.iterchildren("{*}c"):
            element = self.at[cell]
            reference = element.attribute(self.text, "r")
            following = cells[-1].column + 1 if cells else 0
            cells.append(_At(column_number(reference, following), element))
        here = next((one.element for one in cells if one.column == column), None)
        if here is not None:
            self._replace(here, row.cells[column], new)
            return
        before = next((one for one in reversed(cells) if one.column < column), None)
        near = before or cells[0]
        number = re.search(r"\d+$", near.element.attribute(self.text, "r"))
        reference = f' r="{_letters(column)}{number[0]}"' if number else ""
        prefix = _prefix(near.element)
        at = near.element.end if before else near.element.start
        self.edits.append(Edit(at, at, f"<{prefix}c{reference}{self._inside(prefix, '', new)}"))

    def _replace(self, cell: Element, old: str, new: str) -> None:
        """Put a text into a cell, with the blanks that were around the old one."""
        if cell.child("f") is not None:
            # A formula says it anew whenever the workbook is opened.
            self.left += 1
            return
        before = old[: len(old) - len(old.lstrip())]
        after = old[len(old.rstrip()) :] if old.strip() else ""
        tag = self.text[cell.start : cell.opened]
        opening = _TYPE.sub("", tag.removesuffix(">").removesuffix("/").rstrip(), count=1)
        inside = self._inside(_prefix(cell), self._look(cell), f"{before}{new}{after}")
        self.edits.append(Edit(cell.start, cell.end, opening + inside))

    def _inside(self, prefix: str, look: str, text: str) -> str:
        """The rest of a cell from the type in its tag on; `look` is how its words look."""
        kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
        words = f"<{prefix}t{kept}>{_escaped(text)}</{prefix}t>"
        words = f"<{prefix}r>{look}{words}</{prefix}r>" if look else words
        return f' t="inlineStr"><{prefix}is>{words}</{prefix}is></{prefix}c>'

    def _look(self, cell: Element) -> str:
        """The formatting that all words of a cell have, as it is written."""
        text, item = self.text, cell.child("is")
        value = cell.child("v")
        if item is None and value is not None and cell.attribute(text, "t") == "s":
            number = text[value.opened : value.closed].strip()
            if number.isdecimal() and int(number) < len(self.items):
                text, item = self.shared, self.items[int(number)]
        if item is None:
            return ""
        runs = [one for one in item.elements if one.name == "r"]
        looks = {text[look.start : look.end] if (look := run.child("rpr")) else "" for run in runs}
        if len(looks) > 1:
            self.runs += 1
            return ""
        return next(iter(looks), "")

    def written(self, data: bytes, member: str, name: str) -> Written:
        """The workbook with all that was put into its cells."""
        sheet = exact_bytes(edited(self.text, self._in_order()), self.encoding)
        said = chain(
            count_sentence(
                self.runs,
                "In 1 changed cell the words differed in their formatting, which is gone.",
                "In {count} changed cells the words differed in their formatting, which is gone.",
            ),
            count_sentence(
                self.left,
                "1 changed text was left as it was, since a formula makes it; change the formula.",
                "{count} changed texts were left as they were, since formulas make them; change "
                "the formulas.",
            ),
        )
        return Written(with_parts(data, {member: sheet}, name) if self.edits else data, tuple(said))

    def _in_order(self) -> list[Edit]:
        # Two cells that are added at one place come in the order of their columns already.
        return sorted(self.edits, key=lambda edit: edit[:2])


def _prefix(cell: Element) -> str:
    return f"{cell.prefix}:" if cell.prefix else ""


def _letters(column: int) -> str:
    """The name of a column: A for 0, AA for 26."""
    name = ""
    while column >= 0:
        name = chr(65 + column % 26) + name
        column = column // 26 - 1
    return name


def _escaped(text: str) -> str:
    """A text as a workbook writes it."""
    text = _ESCAPE.sub("_x005F_", xml_text(text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""Writes texts into a document with a two-column table, of which nothing else changes.

A field is a line of a paragraph, or the first paragraph of an empty cell of such a table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from duidu.core.row_status import RowStatus
from duidu.formats.base.archive import Archive
from duidu.formats.base.exported import Written, count_sentence
from duidu.formats.base.office_original import with_parts
from duidu.formats.base.original import NO_STATUSES, Edit, OriginalFile, edited, exact_bytes
from duidu.formats.base.text_change import changes_between
from duidu.formats.base.xml_content import Escaping
from duidu.formats.base.xml_scan import Element, Piece, decoded_xml, find_elements, text_of_piece
from duidu.formats.docx.reader import MAIN, DocumentField, document_fields
from duidu.formats.docx.run_text import LEFT_OUT

_BREAKS = frozenset({"br", "cr", "tab", "ptab", "nobreakhyphen"})


def open_docx(data: bytes, encoding: str, name: str) -> OriginalFile:
    """Find the fields of a document. Raises FileError."""
    body, fields = document_fields(data, name)

    def write(
        changes: Mapping[int, str], statuses: Mapping[int, RowStatus] = NO_STATUSES, /
    ) -> Written:
        if not changes:
            return Written(data)
        paragraphs = _Paragraphs.of(data, body, name)
        by_paragraph: dict[etree._Element, dict[int, str]] = {}
        for number, text in changes.items():
            field = fields[number]
            by_paragraph.setdefault(field.paragraph, {})[field.line] = text
        for paragraph, lines in by_paragraph.items():
            paragraphs.put(paragraph, lines)
        return paragraphs.written(data, name)

    return OriginalFile(tuple(field.text for field in fields), write, _answers(fields))


def _answers(fields: Sequence[DocumentField]) -> dict[int, int]:
    """The field that answers each: in the other cell of its row, in the same place there."""
    rows: dict[int, tuple[list[int], list[int]]] = {}
    for number, field in enumerate(fields):
        rows.setdefault(field.row, ([], []))[field.column].append(number)
    return {
        number: theirs[min(place, len(theirs) - 1)]
        for pair in rows.values()
        for mine, theirs in (pair, pair[::-1])
        if theirs
        for place, number in enumerate(mine)
    }


class _Letter(NamedTuple):
    """A code point of a paragraph; `piece` is the element that holds it, None for a break."""

    said: str
    piece: int = -1
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class _Paragraphs:
    """The paragraphs of a document as they stand in its XML, and what is put into them.

    `guessed` counts changed lines in which words were replaced that differed in their formatting.
    """

    text: str
    encoding: str
    escaping: Escaping
    at: dict[etree._Element, Element]
    edits: list[Edit]
    guessed: int = 0

    @classmethod
    def of(cls, data: bytes, body: etree._Element, name: str) -> "_Paragraphs":
        """Find the paragraphs. Raises FileError, LookupError where the two walks do not agree."""
        text, encoding = decoded_xml(Archive(data, name).read(MAIN), name)
        whole = next(find_elements(text, frozenset({"body"}), name)).element
        found = [one for one in whole.all() if one.name == "p"]
        paragraphs = list(body.iter("{*}p"))
        if len(found) != len(paragraphs):
            raise LookupError(MAIN)
        at = dict(zip(paragraphs, found, strict=True))
        return cls(text, encoding, Escaping.of(text, encoding), at, [])

    def put(self, paragraph: etree._Element, lines: Mapping[int, str]) -> None:
        """Have lines of a paragraph say something else; its other lines stay."""
        element = self.at[paragraph]
        letters = self._letters(element)
        starts = _lines(letters)
        if not starts:
            self._fill(element, "\n".join(text for _, text in sorted(lines.items())))
        for line, new in lines.items():
            if line < len(starts):
                self._change(letters, *starts[line], new)

    def _change(self, letters: Sequence[_Letter], start: int, end: int, new: str) -> None:
        """Have the letters of a line say something else where they differ."""
        old = "".join(letter.said for letter in letters[start:end])
        for first, last, written in changes_between(old, new):
            taken = [one for one in letters[start + first : start + last] if one.piece >= 0]
            pieces = dict.fromkeys(one.piece for one in taken)
            self.guessed += len(pieces) > 1
            put = self.escaping.text(written)
            for number, piece in enumerate(pieces):
                mine = [one for one in taken if one.piece == piece]
                self.edits.append(Edit(mine[0].start, mine[-1].end, "" if number else put))
            if not taken:
                at = self._beside(letters, start + first, start, end)
                self.edits.append(Edit(at, at, put))

    def _beside(self, letters: Sequence[_Letter], place: int, start: int, end: int) -> int:
        """Where words go that replace none: behind the letter before, or before the next."""
        before = [one for one in letters[start:place] if one.piece >= 0]
        behind = [one for one in letters[place:end] if one.piece >= 0]
        return before[-1].end if before else behind[0].start

    def _fill(self, element: Element, text: str) -> None:
        """Write the words of a paragraph that has none, in a run of its own."""
        prefix = f"{element.prefix}:" if element.prefix else ""
        said = f"</{prefix}t><{prefix}br/><{prefix}t>".join(
            map(self.escaping.text, text.split("\n"))
        )
        run = f"<{prefix}r><{prefix}t>{said}</{prefix}t></{prefix}r>"
        if element.is_one_tag:
            tag = self.text[element.start : element.end].removesuffix("/>").rstrip()
            self.edits.append(Edit(element.start, element.end, f"{tag}>{run}</{prefix}p>"))
        else:
            self.edits.append(Edit(element.closed, element.closed, run))

    def _letters(self, element: Element) -> list[_Letter]:
        """What a paragraph says, as the reader gathers it."""
        found: list[_Letter] = []
        for child in element.elements:
            if child.name == "t":
                for piece in child.inside:
                    assert not isinstance(piece, Element)
                    found += self._of_piece(piece, child.start)
            elif child.name in _BREAKS:
                said = (
                    "\n" if child.name in {"br", "cr"} else "-" if "hyphen" in child.name else " "
                )
                found.append(_Letter(said))
            elif child.name not in LEFT_OUT:
                found += self._letters(child)
        return found

    def _of_piece(self, piece: Piece, run: int) -> list[_Letter]:
        """The letters of a stretch of text; `run` tells apart the elements that hold text."""
        if piece.is_reference:
            return [_Letter(text_of_piece(self.text, piece), run, piece.start, piece.end)]
        said = self.text[piece.start : piece.end]
        return [
            _Letter(one, run, piece.start + n, piece.start + n + 1) for n, one in enumerate(said)
        ]

    def written(self, data: bytes, name: str) -> Written:
        """The document with all that was put into its paragraphs."""
        if not self.edits:
            return Written(data)
        main = exact_bytes(edited(self.text, self.edits), self.encoding)
        said = count_sentence(
            self.guessed,
            "In 1 place words were replaced that differed in their formatting; check how the new "
            "ones look.",
            "In {count} places words were replaced that differed in their formatting; check how "
            "the new ones look.",
        )
        return Written(with_parts(data, {MAIN: main}, name), said)


def _lines(letters: Sequence[_Letter]) -> list[tuple[int, int]]:
    """Where each line of a paragraph stands that has text, without the blanks around it."""
    found, start = [], 0
    ends = [n for n, letter in enumerate(letters) if letter.said == "\n"]
    for end in (*ends, len(letters)):
        line = "".join(letter.said for letter in letters[start:end])
        if line.strip():
            before = len(line) - len(line.lstrip())
            found.append((start + before, start + len(line.rstrip())))
        start = end + 1
    return found

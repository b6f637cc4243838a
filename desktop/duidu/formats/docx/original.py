"""Writes texts into a document with a two-column table, of which nothing else changes.

A field is a line of a paragraph, or the first paragraph of an empty cell of such a table. What Word
makes of other elements, numbers and formulas, is no text that could be written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree

from duidu.core.row_status import RowStatus
from duidu.formats.base.exported import Written, count_sentence
from duidu.formats.base.markup import local_name
from duidu.formats.base.office_original import with_parts
from duidu.formats.base.original import NO_STATUSES, Edit, OriginalFile, edited, exact_bytes
from duidu.formats.base.text_change import changes_between
from duidu.formats.base.xml_content import Escaping
from duidu.formats.base.xml_scan import Element, Piece, decoded_xml, find_elements, text_of_piece
from duidu.formats.docx.gatherer import DocumentField
from duidu.formats.docx.package import Package
from duidu.formats.docx.reader import document_fields
from duidu.formats.docx.run_text import said_in

_BREAKS = frozenset({"br", "cr", "tab", "ptab", "nobreakhyphen"})


def open_docx(data: bytes, encoding: str, name: str) -> OriginalFile:
    """Find the fields of a document. Raises FileError."""
    return replace(_opened(data, name, True), bare=lambda: _opened(data, name, False))


def _opened(data: bytes, name: str, numbered: bool) -> OriginalFile:
    """Open a document; the texts of older articles are not `numbered`."""
    package, body, fields = document_fields(data, name, numbered)

    def write(
        changes: Mapping[int, str], statuses: Mapping[int, RowStatus] = NO_STATUSES, /
    ) -> Written:
        if not changes:
            return Written(data)
        paragraphs = _Paragraphs.of(package, body)
        for number, text in changes.items():
            paragraphs.put(fields[number], text)
        return paragraphs.written(data)

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
    """A code point of a paragraph; `piece` is the element that holds it, or one of these below."""

    said: str
    piece: int
    start: int = 0
    end: int = 0


# Pieces of letters that no text of the file holds: breaks, beside which words may be put, and what
# Word makes itself.
_BREAK, _MADE = -1, -2
_LONGER_NUMBER = 4  # code points by which another number may be longer: 第十二条 for 第三条


@dataclass(slots=True)
class _Paragraphs:
    """The paragraphs of a document as they stand in its XML, and what is put into them.

    `guessed` counts changed lines in which words were replaced that differed in their formatting,
    `kept` those in which a number or a formula that Word makes should have changed.
    """

    package: Package
    text: str
    encoding: str
    escaping: Escaping
    at: dict[etree._Element, Element]
    edits: list[Edit]
    guessed: int = 0
    kept: int = 0

    @classmethod
    def of(cls, package: Package, body: etree._Element) -> "_Paragraphs":
        """Find the paragraphs. Raises FileError, LookupError where the two walks do not agree."""
        data = package.archive.read(package.main)
        text, encoding = decoded_xml(data, package.name)
        whole = next(find_elements(text, frozenset({"body"}), package.name)).element
        found, elements = list(whole.all()), list(body.iter("{*}*"))[1:]
        if [one.name for one in found] != [local_name(one) for one in elements]:
            raise LookupError(package.main)
        at = dict(zip(elements, found, strict=True))
        return cls(package, text, encoding, Escaping.of(text, encoding), at, [])

    def put(self, field: DocumentField, new: str) -> None:
        """Have a field say something else; the other lines of its paragraph stay."""
        letters = [one for paragraph in field.paragraphs for one in self._letters(paragraph)]
        if field.number:
            first = next((n for n, one in enumerate(letters) if not one.said.isspace()), 0)
            letters = [_Letter(one, _MADE) for one in field.number] + letters[first:]
        lines = _lines(letters)
        if not lines:
            self._fill(self.at[field.paragraphs[-1]], new)
            return
        start, end = lines[min(field.line, len(lines) - 1)]
        mine = letters[start:end]
        if _said(mine) != field.text:
            mine = _as_said(letters, lines[field.line :], field.text)
        self._change(mine, new, len(field.number))

    def _change(self, letters: Sequence[_Letter], new: str, numbered: int) -> None:
        """Have the letters of a line say something else where they differ.

        The first ones, `numbered`, are those of the number that Word makes.
        """
        old = _said(letters)
        is_kept = False
        for first, last, written in changes_between(old, new):
            changed = letters[first:last]
            if made := [one for one in changed if one.piece == _MADE]:
                is_number = first < numbered <= last
                is_kept, written = True, _without(written, _said(made).strip(), is_number)
            taken = [one for one in changed if one.piece >= 0]
            pieces = dict.fromkeys(one.piece for one in taken)
            self.guessed += len(pieces) > 1
            put = self.escaping.text(written)
            for number, piece in enumerate(pieces):
                mine = [one for one in taken if one.piece == piece]
                self.edits.append(Edit(mine[0].start, mine[-1].end, "" if number else put))
            if not taken and written:
                at = self._beside(letters, first)
                is_kept |= at is None
                self.edits += () if at is None else (Edit(at, at, put),)
        self.kept += is_kept

    def _beside(self, letters: Sequence[_Letter], place: int) -> int | None:
        """Where words go that replace none: behind the letter before, or before the next."""
        before = [one for one in letters[:place] if one.piece >= 0]
        behind = [one for one in letters[place:] if one.piece >= 0]
        # Behind a number or a formula, not in the words before it.
        if behind and (not before or letters[place - 1].piece == _MADE):
            return behind[0].start
        return before[-1].end if before else None

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

    def _letters(self, paragraph: etree._Element) -> list[_Letter]:
        """What a paragraph says, as the reader gathers it."""
        found: list[_Letter] = []
        for element, text in said_in(paragraph):
            if local_name(element) in _BREAKS:
                found += [_Letter(one, _BREAK) for one in text]
            elif local_name(element) == "t":
                found += self._of_text(self.at[element], text)
            else:
                found += [_Letter(one, _MADE) for one in text]
        return found

    def _of_text(self, element: Element, text: str) -> Iterator[_Letter]:
        """The letters of an element of text, which may be shown as others: 10⁶ is 106 raised."""
        own = [one for piece in element.inside for one in self._of_piece(piece, element.start)]
        shown = text if len(text) == len(own) else _said(own)
        return (one._replace(said=letter) for one, letter in zip(own, shown, strict=True))

    def _of_piece(self, piece: Piece | Element, run: int) -> list[_Letter]:
        """The letters of a stretch of text; `run` tells apart the elements that hold text."""
        assert not isinstance(piece, Element)
        if piece.is_reference:
            return [_Letter(text_of_piece(self.text, piece), run, piece.start, piece.end)]
        said = self.text[piece.start : piece.end]
        return [
            _Letter(one, run, piece.start + n, piece.start + n + 1) for n, one in enumerate(said)
        ]

    def written(self, data: bytes) -> Written:
        """The document with all that was put into its paragraphs."""
        kept = count_sentence(
            self.kept,
            "In 1 text a number or formula stayed as it is in the file: Word makes it itself.",
            "In {count} texts numbers or formulas stayed as they are in the file: Word makes them "
            "itself.",
        )
        if not self.edits:
            return Written(data, kept)
        main = exact_bytes(edited(self.text, self.edits), self.encoding)
        said = count_sentence(
            self.guessed,
            "In 1 place words were replaced that differed in their formatting; check how the new "
            "ones look.",
            "In {count} places words were replaced that differed in their formatting; check how "
            "the new ones look.",
        )
        changed = with_parts(data, {self.package.main: main}, self.package.name)
        return Written(changed, (*said, *kept))


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


def _said(letters: Sequence[_Letter]) -> str:
    return "".join(one.said for one in letters)


def _as_said(
    letters: Sequence[_Letter], lines: Sequence[tuple[int, int]], text: str
) -> list[_Letter]:
    """The letters of several lines that are read as one text. Raises LookupError."""
    for start, _ in lines:
        found: list[_Letter] = []
        for one in letters[start:]:
            wanted = text[len(found) : len(found) + 1]
            if one.said == wanted:
                found.append(one)
            elif one.said.isspace() and wanted == " ":
                found.append(one._replace(said=wanted))
            elif not one.said.isspace() or not wanted:
                break
        if len(found) == len(text):
            return found
    raise LookupError(text)


def _without(written: str, made: str, is_number: bool) -> str:
    """The words that replace some with what Word `made` among them, without what stands for that.

    Behind a number there may be others, which are written; in the place of a formula there are not.
    """
    before, found, behind = written.partition(made)
    if found:
        return before + behind
    if not is_number:
        return ""
    # Another number ends as this one does: 第九条 for 第一条.
    end = written.find(made[-1:], 0, len(made) + _LONGER_NUMBER)
    return written[end + 1 :].lstrip() if end >= 0 else written

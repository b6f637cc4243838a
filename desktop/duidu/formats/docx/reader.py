"""Reads DOCX: paragraphs, headings, list items, tables, notes and comments.

The numbers that Word makes are text before their paragraphs. Deleted text is counted, codes of
fields dropped.
"""

from collections import Counter as Counts
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from duidu.core.article import BlockKind
from duidu.core.emphasis import Emphasis, contrasting_emphasis_on_lines
from duidu.core.note_marks import NoteMark, marks_on_lines
from duidu.formats.base.archive import Archive
from duidu.formats.base.broken_lines import broken_lines
from duidu.formats.base.document import WRITER, Document, RawBlock, ReadOptions, Remark
from duidu.formats.base.markup import attribute, local_name, parse_xml, text_of
from duidu.formats.base.progress import Counter, part, tell_nobody
from duidu.formats.base.table_rows import bilingual_layout
from duidu.formats.docx.emphasis import Styles, character_styles, kinds_of
from duidu.formats.docx.note_marks import DocxNotes
from duidu.formats.docx.numbering import Numbered, Numbering
from duidu.formats.docx.package import Package
from duidu.formats.docx.parts import (
    accepted_changes,
    count_left_out,
    heading_level,
    heading_levels,
    is_joined_to_next,
    is_said_twice,
    text_boxes,
)
from duidu.formats.docx.pictures import DocxPictures
from duidu.formats.docx.read_comments import read_comments
from duidu.formats.docx.run_text import LEFT_OUT, text_of_paragraph

# Content controls, custom XML, tracked insertions, smart tags.
_WRAPPERS = frozenset(("sdt", "sdtcontent", "customxml", "ins", "moveto", "smarttag"))


class DocumentField(NamedTuple):
    """A text that is written back: a line of a paragraph, or an empty cell of a table of two texts.

    `row` counts the rows of all tables, `column` is 0 or 1; what stands elsewhere has a row below 0
    of its own. `text` is "" in an empty cell. It begins with `number` where Word puts that there.
    `paragraphs` are several where the marks between them were deleted.
    """

    paragraphs: tuple[etree._Element, ...]
    line: int
    row: int
    column: int
    text: str
    number: str = ""


def document_fields(
    data: bytes, name: str, numbered: bool = True
) -> tuple[Package, etree._Element, list[DocumentField]]:
    """Return a document, its body and its fields, as the reader numbers them.

    Those of an article that was made before the numbers of Word were read are not `numbered`.
    Raises FileError.
    """
    package = Package.of(Archive(data, name), name)
    body = _body(package)
    gatherer = _Gatherer({}, {}, Counter(tell_nobody, 0), _numbers(package, body, numbered))
    gatherer.visit(body)
    return package, body, gatherer.fields


def _body(package: Package) -> etree._Element:
    """Return the body of the main text, an empty one where it has none. Raises FileError."""
    root = parse_xml(package.archive.read(package.main), package.name)
    found = next((e for e in root if local_name(e) == "body"), None)
    return etree.Element("body") if found is None else found


def _numbers(
    package: Package, body: etree._Element, numbered: bool = True
) -> dict[etree._Element, Numbered]:
    """What stands before each paragraph that is in a list."""
    styles, found = package.root("styles"), {}
    if not numbered:
        return {}
    numbering = Numbering.of(
        package.root("numbering"), etree.Element("styles") if styles is None else styles
    )
    for paragraph in body.iter("{*}p"):
        # A paragraph whose end was deleted is one with the next.
        if not is_said_twice(paragraph) and not is_joined_to_next(paragraph):
            number = numbering.numbered(paragraph)
            if number is not None:
                found[paragraph] = number
    return found


class DocxReader:
    """Reads .docx files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix or a Word member, in a ZIP container."""
        # Below 1.0: a ZIP that names a Word member may still be another format that is surer.
        return 0.95 if head.startswith(b"PK\x03\x04") and (suffix_fits or b"word/" in head) else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the main text as blocks.

        A table whose rows have two cells of text is aligned by rows. Raises FileError.
        """
        archive = Archive(data, options.name)
        package = Package.of(archive, options.name)
        body, styles = _body(package), package.root("styles")
        if styles is None:
            styles = etree.Element("styles")
        # A paragraph of a table is walked twice: for the table, and for itself.
        paragraphs = 2 * sum(1 for _ in body.iter("{*}p"))
        gatherer = _Gatherer(
            heading_levels(styles),
            character_styles(styles),
            Counter(part(options.progress, 0.1, 1.0), paragraphs),
            _numbers(package, body),
            pictures := DocxPictures(package),
        )
        gatherer.visit(body)
        gatherer.blocks = pictures.finish(gatherer.blocks)
        for kind in ("footnote", "endnote"):
            if (root := package.root(f"{kind}s")) is not None:
                gatherer.notes(root, kind)
        left_out = count_left_out(body, archive, options.name)
        pictures.still_left_out(left_out)
        title, blocks = _core(archive, options.name, "title"), gatherer.blocks
        ours = _core(archive, options.name, "creator") == WRITER
        remarks = read_comments(package, body, ours)
        if (
            any(block.group is not None for block in blocks)
            and blocks[0].kind is BlockKind.HEADING
            and blocks[0].group is None
            and blocks[0].text == title
            and ours
        ):
            # So Duidu writes the title, which has no counterpart. Other headings are text.
            blocks = blocks[1:]
        return Document(
            tuple(blocks),
            title,
            "utf-8",
            notes=() if ours else accepted_changes(body),
            remarks=(*remarks, *gatherer.remarks),
            left_out=left_out.counts,
            places=left_out.places,
            images=tuple(pictures.images),
        )


def _core(archive: Archive, name: str, wanted: str) -> str:
    """Return one of the document's properties, such as its title; "" without it."""
    if "docProps/core.xml" not in archive:
        return ""
    core = parse_xml(archive.read("docProps/core.xml"), name)
    return next((text_of(element).strip() for element in core if local_name(element) == wanted), "")


@dataclass(slots=True)
class _Gatherer:
    """Walks the body of a document and gathers its blocks."""

    levels: dict[str, int]
    styles: Styles
    counter: Counter
    numbers: Mapping[etree._Element, Numbered]
    pictures: DocxPictures | None = None
    blocks: list[RawBlock] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    fields: list[DocumentField] = field(default_factory=list)
    # Of each note that a text of a row of two texts has: the row, its column, its number there.
    referred: dict[tuple[str, str], tuple[int, int, int]] = field(default_factory=dict)
    book_notes: DocxNotes = field(default_factory=DocxNotes)
    _rows: int = 0
    # Paragraphs whose ends were deleted, which go on in the next.
    _begun: list[etree._Element] = field(default_factory=list)

    def visit(self, parent: etree._Element) -> None:
        """Gather all that is inside a body, a cell or a content control."""
        for element in parent:
            name = local_name(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name in _WRAPPERS:
                self.visit(element)
        # The last paragraph has none to go on in.
        if self._begun:
            self._add(self._begun, None, 0)
            self._begun = []

    def _paragraph(self, paragraph: etree._Element) -> None:
        """Gather a paragraph of the text, and what stands in text boxes that hang on it."""
        self._begun.append(paragraph)
        if not is_joined_to_next(paragraph):
            self._add(self._begun, None, 0)
            self._begun = []
        for box in text_boxes(paragraph):
            self.visit(box)

    def notes(self, root: etree._Element, kind: str) -> None:
        """Gather footnotes or endnotes, after the text.

        Those of one row of two texts answer each other in their order.
        """
        groups: dict[tuple[int, int], int] = {}
        for note in root:
            paragraphs = [p for p in note.iter() if local_name(p) == "p"]
            text = " ".join(filter(None, map(text_of_paragraph, paragraphs)))
            # The lines between text and notes are notes of other types.
            if text and attribute(note, "type") in {"", "normal"}:
                raw, marks, _ = self._marked(paragraphs)
                column, group = 0, None
                if place := self.referred.get((kind, attribute(note, "id"))):
                    row, column, number = place
                    group = groups.setdefault((row, number), self._rows + 1)
                    self._rows = max(self._rows, group)
                self.blocks.append(
                    RawBlock(
                        text,
                        BlockKind.NOTE,
                        column=column,
                        group=group,
                        emphasis=contrasting_emphasis_on_lines(marks, raw, [text])[0],
                        note=self.book_notes.number_of(kind, attribute(note, "id")),
                    )
                )

    def _table(self, table: etree._Element) -> None:
        """Gather a table.

        A translator's table has two columns in two languages and is aligned by its rows, with the
        numbers beside them; cells of other tables are gathered in order.
        """
        rows, texts = [], []
        for element in _unwrapped(table, "tr"):
            cells = [(cell, *self._cell(cell)) for cell in _unwrapped(element, "tc")]
            rows.append([(cell, paragraphs) for cell, paragraphs, _ in cells])
            texts.append([text for _, _, text in cells])
        layout = bilingual_layout(texts)
        for number, row in enumerate(rows):
            self._rows += 1
            for index, (cell, paragraphs) in enumerate(row):
                if layout is not None and layout.is_remark(number, index):
                    self.remarks += (
                        Remark(text_of_paragraph(one), "", self._rows) for one in paragraphs
                    )
                    continue
                column = layout.column(number, index) if layout else index
                group = self._rows if layout else None
                texts_there = set(paragraphs)
                for paragraph in cell.iter("{*}p"):
                    if paragraph in texts_there:
                        self._add([paragraph], group, column, BlockKind.TABLE_CELL)
                    elif self.pictures is not None and not is_said_twice(paragraph):
                        self.pictures.gather(paragraph)
                if group is not None and column < 2:
                    self._refer(cell, group, column)
                empty = next(cell.iter("{*}p"), None) if not paragraphs else None
                if empty is not None and group is not None and column < 2:
                    self._field([empty], 0, group, column, "")

    def _refer(self, cell: etree._Element, row: int, column: int) -> None:
        """Take note of the footnotes and endnotes that the text of a cell has."""
        numbers: Counts[str] = Counts()
        for element in cell.iter("{*}footnoteReference", "{*}endnoteReference"):
            kind = local_name(element).removesuffix("reference")
            self.referred[kind, attribute(element, "id")] = (row, column, numbers[kind])
            numbers[kind] += 1

    def _field(
        self,
        paragraphs: Sequence[etree._Element],
        line: int,
        group: int | None,
        column: int,
        text: str,
        number: str = "",
    ) -> int:
        """Number a text; one that is no text of a table of two texts is in no row with others."""
        if group is None or column > 1:
            group, column = -1 - len(self.fields), 0
        self.fields.append(DocumentField(tuple(paragraphs), line, group, column, text, number))
        return len(self.fields) - 1

    def _cell(self, cell: etree._Element) -> tuple[list[etree._Element], str]:
        """Return the paragraphs of a cell that have text, nested tables included, and the text."""
        paragraphs, texts = [], []
        for paragraph in cell.iter("{*}p"):
            if is_said_twice(paragraph):
                continue
            self.counter.step()
            text = text_of_paragraph(paragraph)
            if text and not text.isspace():
                paragraphs.append(paragraph)
                texts.append(text)
        return paragraphs, "\n".join(texts)

    def _marked(
        self, paragraphs: list[etree._Element]
    ) -> tuple[str, list[Emphasis], list[NoteMark]]:
        """Return the text of paragraphs, line breaks as line feeds.

        With the emphasis of their runs and the marks of notes in them.
        """
        pieces: list[str] = []
        marks: list[Emphasis] = []
        notes: list[NoteMark] = []
        at = 0
        for run in (run for paragraph in paragraphs for run in _runs(paragraph)):
            text = text_of_paragraph(run)
            if kinds := kinds_of(run, self.styles):
                marks += (Emphasis(at, at + len(text), kind) for kind in kinds)
            pieces.append(text)
            at += len(text)
            notes += self.book_notes.marks_in(run, at)
        return "".join(pieces), marks, notes

    def _add(
        self,
        paragraphs: list[etree._Element],
        group: int | None,
        column: int,
        kind: BlockKind = BlockKind.PARAGRAPH,
    ) -> None:
        """Add a paragraph, or several that became one: one block for each of its lines."""
        self.counter.step()
        text, marks, notes = self._marked(paragraphs)
        numbered = self.numbers.get(paragraphs[-1])
        number = numbered.text if numbered and text.strip() else ""
        if number:
            text, marks, notes = _with_number(number, text, marks, notes)
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        level = heading_level(paragraphs[-1], self.levels)
        if level:
            kind = BlockKind.HEADING
        elif kind is BlockKind.TABLE_CELL and group is None:
            level = column + 1
        # One with a number says itself that it is in a list, and has no other sign before it.
        elif numbered and not number and kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.LIST_ITEM, numbered.level
        elif len(lines) > 1 and kind is BlockKind.PARAGRAPH:
            # In a cell that is written back, each line keeps its place.
            joined, verse = broken_lines(lines)
            lines = joined if group is None else lines
            kind = BlockKind.VERSE if verse else kind
        # In a table of two texts the cells are the paragraphs.
        elif group is not None and kind is BlockKind.TABLE_CELL:
            kind = BlockKind.PARAGRAPH
        if self.pictures is not None:
            for paragraph in paragraphs:
                self.pictures.gather(paragraph)
        emphases = contrasting_emphasis_on_lines(marks, text, lines)
        noted = marks_on_lines(notes, text, lines)
        for place, (line, emphasis) in enumerate(zip(lines, emphases, strict=True)):
            before = "" if place else number
            filled = self._field(paragraphs, place, group, column, line, before)
            block = RawBlock(line, kind, level, column, "", group, emphasis=emphasis, field=filled)
            block = block._replace(marks=noted[place]) if notes else block
            self.blocks.append(self.pictures.at(block) if self.pictures else block)


def _with_number(
    number: str, text: str, marks: list[Emphasis], notes: list[NoteMark]
) -> tuple[str, list[Emphasis], list[NoteMark]]:
    """A text behind the number that Word puts before it, with its emphasis and marks of notes."""
    blanks = len(text) - len(text.lstrip())
    by = len(number) - blanks
    moved = (Emphasis(max(start, blanks) + by, end + by, kind) for start, end, kind in marks)
    shifted = [one._replace(at=max(one.at, blanks + 1) + by) for one in notes]
    return number + text[blanks:], [one for one in moved if one.start < one.end], shifted


def _unwrapped(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, those in content controls included."""
    for child in parent:
        name = local_name(child)
        if name == wanted:
            yield child
        elif name in _WRAPPERS:
            yield from _unwrapped(child, wanted)


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the outermost runs, in order."""
    for child in element:
        name = local_name(child)
        if name in {"r", "omath"}:
            yield child
        elif name not in LEFT_OUT:
            yield from _runs(child)

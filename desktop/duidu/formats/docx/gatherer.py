"""Walks through the body of a Word document and gathers its blocks."""

from collections import Counter as Counts
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from duidu.core.article import BlockKind
from duidu.core.emphasis import Emphasis, contrasting_emphasis_on_lines
from duidu.core.left_out import LeftOut
from duidu.core.note_marks import NoteMark, marks_on_lines
from duidu.formats.base.broken_lines import broken_lines
from duidu.formats.base.document import RawBlock, Remark
from duidu.formats.base.markup import attribute, local_name
from duidu.formats.base.progress import Counter
from duidu.formats.base.table_rows import bilingual_layout
from duidu.formats.docx.emphasis import Styles, kinds_of
from duidu.formats.docx.note_marks import DocxNotes
from duidu.formats.docx.numbering import Numbered
from duidu.formats.docx.parts import heading_level
from duidu.formats.docx.pictures import DocxPictures
from duidu.formats.docx.rare import NOTE_MARKS, Rare, is_table_of_contents, refers_again
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


# The text of paragraphs, with the emphasis and the marks of notes in it.
_Marked = tuple[str, list[Emphasis], list[NoteMark]]


@dataclass(slots=True)
class Gatherer:
    """Walks the body of a document and gathers its blocks.

    Its fields are gathered for what is written back, and only counted for a reader.
    """

    levels: dict[str, int]
    styles: Styles
    counter: Counter
    numbers: Mapping[etree._Element, Numbered]
    rare: Rare
    left_out: LeftOut
    fields: list[DocumentField] | None = None
    pictures: DocxPictures | None = None
    blocks: list[RawBlock] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    # Of each note that a text of a row of two texts has: the row, its column, its number there.
    referred: dict[tuple[str, str], tuple[int, int, int]] = field(default_factory=dict)
    book_notes: DocxNotes = field(default_factory=DocxNotes)
    _rows: int = 0
    _fields: int = 0
    # Whether it is in a table of contents: in its control, or behind a line of one.
    _in_contents: bool = False
    _behind_contents: bool = False
    # What was read of the paragraphs of a table, before it was known what they are.
    _read: dict[etree._Element, _Marked] = field(default_factory=dict)
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
            elif name == "sdt" and is_table_of_contents(element):
                self._contents(element)
            elif name in _WRAPPERS:
                self.visit(element)
        # The last paragraph has none to go on in.
        if self._begun:
            self._add(self._begun, None, 0)
            self._begun = []

    def _paragraph(self, paragraph: etree._Element) -> None:
        """Gather a paragraph of the text, and what stands in text boxes that hang on it."""
        is_line = self.rare.is_line_of_contents(paragraph)
        if is_line and not (self._in_contents or self._behind_contents):
            self.left_out.add("table of contents", text_of_paragraph(paragraph))
        self._behind_contents = is_line
        self._begun.append(paragraph)
        if paragraph not in self.rare.joined:
            self._add(self._begun, None, 0)
            self._begun = []
        for box in self.rare.text_boxes(paragraph):
            self.visit(box)

    def _contents(self, control: etree._Element) -> None:
        """Leave out a table of contents that Word made; its lines keep their numbers as fields."""
        if not self._in_contents:
            words = map(text_of_paragraph, control.iter("{*}p"))
            self.left_out.add("table of contents", next(filter(None, words), ""))
        inside, self._in_contents = self._in_contents, True
        self.visit(control)
        self._in_contents = inside

    def notes(self, root: etree._Element, kind: str) -> None:
        """Gather footnotes or endnotes, after the text.

        Those of one row of two texts answer each other in their order.
        """
        groups: dict[tuple[int, int], int] = {}
        for note in root:
            identity = attribute(note, "id")
            paragraphs = [p for p in note.iter("{*}p") if text_of_paragraph(p).strip()]
            # The lines between text and notes are notes of other types.
            if not paragraphs or attribute(note, "type") not in {"", "normal"}:
                continue
            column, group = 0, None
            if place := self.referred.get((kind, identity)):
                row, column, number = place
                group = groups.setdefault((row, number), self._rows + 1)
                self._rows = max(self._rows, group)
            known = self.book_notes.number_of(kind, identity)
            self.blocks += (
                self._note(one)._replace(column=column, group=group, note=known)
                for one in paragraphs
            )

    def _note(self, paragraph: etree._Element) -> RawBlock:
        """A paragraph of a note, on one line, with its emphasis."""
        raw, marks, _ = self._marked([paragraph])
        text = " ".join(raw.split())
        emphasis = contrasting_emphasis_on_lines(marks, raw, [text])[0]
        return RawBlock(text, BlockKind.NOTE, emphasis=emphasis)

    def _table(self, table: etree._Element) -> None:
        """Gather a table.

        A translator's table has two columns in two languages and is aligned by its rows, with the
        numbers beside them; cells of other tables are gathered in order.
        """
        self._behind_contents = False
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
                    elif not self.rare.is_said_twice(paragraph):
                        self._pictures(paragraph)
                if group is not None and column < 2:
                    self._refer(cell, group, column)
                empty = next(cell.iter("{*}p"), None) if not paragraphs else None
                if empty is not None and group is not None and column < 2:
                    self._field([empty], 0, group, column, "")
        self._read.clear()

    def _pictures(self, paragraph: etree._Element) -> None:
        """Take the pictures of a paragraph, where they are wanted."""
        if self.pictures is not None and self.rare.pictures:
            self.pictures.gather(paragraph)

    def _refer(self, cell: etree._Element, row: int, column: int) -> None:
        """Take note of the footnotes and endnotes that the text of a cell has."""
        numbers: Counts[str] = Counts()
        for element in cell.iter(*NOTE_MARKS) if self.rare.marks else ():
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
        place = self._fields
        self._fields += 1
        if self.fields is not None:
            if group is None or column > 1:
                group, column = -1 - place, 0
            self.fields.append(DocumentField(tuple(paragraphs), line, group, column, text, number))
        return place

    def _cell(self, cell: etree._Element) -> tuple[list[etree._Element], str]:
        """Return the paragraphs of a cell that have text, nested tables included, and the text."""
        paragraphs, texts = [], []
        for paragraph in cell.iter("{*}p"):
            if self.rare.is_said_twice(paragraph):
                continue
            self.counter.step()
            read = self._marked([paragraph])
            text = read[0]
            if text and not text.isspace():
                self._read[paragraph] = read
                paragraphs.append(paragraph)
                texts.append(text)
        return paragraphs, "\n".join(texts)

    def _marked(self, paragraphs: list[etree._Element]) -> _Marked:
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
            if self.rare.marks:
                notes += self.book_notes.marks_in(run, at)
        return "".join(pieces), marks, notes

    def _taken(self, paragraphs: list[etree._Element]) -> _Marked:
        """What was read of a paragraph of a table, or is read now."""
        known = paragraphs[-1] in self._read
        return self._read.pop(paragraphs[-1]) if known else self._marked(paragraphs)

    def _add(
        self,
        paragraphs: list[etree._Element],
        group: int | None,
        column: int,
        kind: BlockKind = BlockKind.PARAGRAPH,
    ) -> None:
        """Add a paragraph, or several that became one: one block for each of its lines."""
        self.counter.step()
        text, marks, notes = self._taken(paragraphs)
        numbered = self.numbers.get(paragraphs[-1])
        number = numbered.text if numbered and text.strip() else ""
        if number:
            text, marks, notes = _with_number(number, text, marks, notes)
        apart = [line.strip() for line in text.split("\n")]
        lines = [line for line in apart if line]
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
            joined, verse = broken_lines(apart)
            lines = joined if group is None else lines
            kind = BlockKind.VERSE if verse else kind
        # In a table of two texts the cells are the paragraphs.
        elif group is not None and kind is BlockKind.TABLE_CELL:
            kind = BlockKind.PARAGRAPH
        for paragraph in paragraphs:
            self._pictures(paragraph)
        emphases = contrasting_emphasis_on_lines(marks, text, lines)
        noted = marks_on_lines(notes, text, lines)
        for place, (line, emphasis) in enumerate(zip(lines, emphases, strict=True)):
            before = "" if place else number
            filled = self._field(paragraphs, place, group, column, line, before)
            if self._in_contents or self._behind_contents:
                continue
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
        if name in {"r", "omath"} or refers_again(child):
            yield child
        elif name not in LEFT_OUT:
            yield from _runs(child)

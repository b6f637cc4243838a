"""Gathers the blocks of a page from its elements: inline text until a block begins or ends."""

from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

from duidu.core.article import BlockKind
from duidu.core.emphasis import contrasting_emphasis_on_lines
from duidu.core.left_out import LeftOut
from duidu.core.note_marks import NoteMark, marks_on_lines
from duidu.core.row_status import status_named
from duidu.formats.base.broken_lines import broken_lines
from duidu.formats.base.document import RawBlock
from duidu.formats.base.document_tables import lay_out_tables
from duidu.formats.base.emphasis_collector import Marking
from duidu.formats.base.encoding import SOFT_HYPHEN
from duidu.formats.base.markup import (
    collapse_spaces,
    count_elements,
    elements_with,
    html_attribute,
    local_name,
    text_of,
)
from duidu.formats.base.own_blocks import ATTRIBUTE as OWN
from duidu.formats.base.own_blocks import STATUS, own_block
from duidu.formats.base.pictures import Pictures
from duidu.formats.base.progress import Counter, Tell
from duidu.formats.html.element_names import name_of
from duidu.formats.html.emphasis import EMPHASIS_ELEMENTS, kinds_of
from duidu.formats.html.inline_elements import ASKED, inline_text
from duidu.formats.html.list_numbers import behind_number, numbers_of
from duidu.formats.html.note_links import NO_LINKS, NoteLinks
from duidu.formats.html.quotations import mark_quotations
from duidu.formats.html.readings import is_reading

_CONTROLS = ("select", "button", "input", "datalist")
# Elements whose content a page never shows as text, and what stands above it. What says how hanzi
# are read is not counted.
_COUNTED_SILENT = {
    **dict.fromkeys(("template", "noscript"), "hidden passage"),
    **dict.fromkeys(_CONTROLS, "menu"),
    "rt": "reading",
}
_SILENT = frozenset(("script", "style", "head", "rp"))
# What stands in the place of a control, so that the words around it are not one.
_BETWEEN = dict.fromkeys(_CONTROLS, " ")
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "pre": BlockKind.CODE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "aside": BlockKind.NOTE,
}
_CELLS = frozenset(("td", "th"))
# Elements whose blocks are more than paragraphs, and those inside which something is counted.
_MARKED = frozenset([*_KINDS, *_HEADINGS])
_BLOCKS = {
    *(
        "html",
        "body",
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "center",
        "form",
        "fieldset",
        "hr",
        "address",
        "textarea",
        "legend",
        "dialog",
        "menu",
        "optgroup",
        "option",
    ),
    *(
        "ul",
        "ol",
        "dl",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "blockquote",
        "figure",
        "details",
        "summary",
    ),
    *_MARKED,
}
_COUNTED = frozenset(["ul", "ol", "table", "tr"])
_BREAK = "\u2028"  # stands for <br> until the block is ended


def blocks_of(
    root: etree._Element,
    tell: Tell,
    left_out: LeftOut,
    pictures: Pictures,
    links: NoteLinks = NO_LINKS,
    has_own_rows: bool = False,
) -> list[RawBlock]:
    """Return the blocks of an element and all inside it, in document order.

    Tables are laid out, but for a page that has rows of ours; what their columns of notes say is
    text here. What is left out is counted.
    """
    found = gathered(root, tell, left_out, pictures, links)
    if has_own_rows:
        return found
    blocks, remarks = lay_out_tables(found)
    return [*blocks, *(RawBlock(remark.text, BlockKind.NOTE) for remark in remarks)]


def gathered(
    root: etree._Element,
    tell: Tell,
    left_out: LeftOut,
    pictures: Pictures,
    links: NoteLinks = NO_LINKS,
) -> list[RawBlock]:
    """Return the blocks of an element, its tables not yet laid out: each cell by its row.

    Each has the `pictures` that stand before it, and the `links` to notes in it. What is left out
    is counted.
    """
    counter = Counter(tell, count_elements(root))
    # A note is often hidden until its mark is touched.
    hidden = _all_hidden(root).difference(links.notes)
    mark_quotations(root)
    gatherer = _Gatherer(hidden, counter, left_out, pictures, links)
    gatherer.visit(root, _BlockContext())
    gatherer.flush(_BlockContext())
    return [block for block in gatherer.blocks if block.text]


class _BlockContext(NamedTuple):
    """What kind of block begins at an element.

    A tuple because a book has a hundred thousand of them.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    language: str = ""
    column: int = 0
    name: str = ""
    # Of a page of ours: the row, its status, and whether it says of a block what that is.
    row: int | None = None
    status: int = 0
    is_own: bool = False

    def of_own(self, element: etree._Element, said: str) -> "_BlockContext":
        """The context inside an element of a page of ours, of which `said` tells what it is."""
        own = own_block(said)
        if own.row is not None:
            status = status_named(html_attribute(element, STATUS))
            return self._replace(row=own.row, status=int(status))
        if own.column is not None:
            return self._replace(column=own.column)
        return self._replace(kind=own.kind or self.kind, level=own.level, is_own=True)


@dataclass(slots=True)
class _Gatherer:
    """Walks a tree and gathers inline text until a block begins or ends.

    Nothing inside a hidden element is text.
    """

    hidden: set[etree._Element]
    counter: Counter
    left_out: LeftOut
    pictures: Pictures
    links: NoteLinks
    blocks: list[RawBlock] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _lists: int = 0
    _numbers: dict[etree._Element, str] = field(default_factory=dict)  # of items to come
    _number: str = ""  # of an item, until its first block
    _rows: int = 0
    _next_column: int = 0
    _counted_kinds: int = 0
    _marking: Marking = field(default_factory=Marking)
    # Marks of notes behind so many pieces of text, and the notes that a block is part of.
    _note_marks: list[tuple[int, int, str]] = field(default_factory=list)
    _note: int = 0
    _note_begun: int = 0

    def visit(self, element: etree._Element, context: _BlockContext) -> None:
        """Gather an element and all inside it, but not its tail.

        markup.DEEPEST bounds the recursion.
        """
        self.counter.step()
        # Most pages hide nothing, and asking a set for each element takes time.
        if self.hidden and element in self.hidden:
            self.left_out.add("hidden passage", words := text_of(element), bool(words.strip()))
            return
        if self.links.marks and (mark := self.links.marks.get(element)):
            self._note_marks.append((len(self._text), *mark))
            return
        name = element.tag if element.tag in _BLOCKS else local_name(element)
        if self.links.notes and element in self.links.notes:
            self._book_note(element, name, context)
        elif name in _BLOCKS:
            if self._text:
                self.flush(context)
            self._block(element, name, context)
        elif name and name not in _SILENT:
            self._inline(element, name, context)

    def _inline(self, element: etree._Element, name: str, context: _BlockContext) -> None:
        """Gather an element in a line."""
        if name == "br":
            self._text.append(_BREAK)
        elif name in EMPHASIS_ELEMENTS and (kinds := kinds_of(element, name)):
            self._marking.open(len(self._text), kinds)
            self._inside(element, context)
            self._marking.close(len(self._text), kinds)
        elif name in ASKED and ((text := self._asked(element, name)) is not None):
            self._text.append(text)
            if len(self.left_out) > self._counted_kinds:
                self._place()
        elif name in _COUNTED_SILENT:
            words = text_of(element)
            if name != "rt" or not is_reading(element, words):
                self.left_out.add(_COUNTED_SILENT[name], words, bool(words.strip()))
            self._text += _BETWEEN.get(name, "")
        elif name == "label":
            self._label(element, context)
        else:
            self._inside(element, context)

    def _label(self, element: etree._Element, context: _BlockContext) -> None:
        """Gather what a control is called, which is no part of the word beside it."""
        if self._text and self._text[-1][-1:].isalnum():
            self._text.append(" ")
        self._inside(element, context)
        if (element.tail or "x")[0].isalnum():
            self._text.append(" ")

    def _book_note(self, element: etree._Element, name: str, context: _BlockContext) -> None:
        """Gather an element that is a note of the book, or stands at the beginning of one."""
        if name in _BLOCKS and self._text:
            self.flush(context)
        blocks, outer = len(self.blocks), self._note
        self._note = self.links.notes.pop(element)
        self.visit(element, context)
        if len(self.blocks) == blocks:
            # Only a place: what is around it, or stands next, is the note.
            self._note_begun = self._note
        self._note = outer

    def _asked(self, element: etree._Element, name: str) -> str | None:
        """What an element says that is more than what is inside it; None for one that is not."""
        return inline_text(element, name, self.left_out, self.pictures)

    def _place(self) -> None:
        """Remember what stands before the first of a kind that was counted."""
        self._counted_kinds = len(self.left_out)
        before = "".join(self._text).replace(_BREAK, " ").strip()
        self.left_out.stand_at(before or (self.blocks[-1].text if self.blocks else ""))

    def _block(self, element: etree._Element, name: str, context: _BlockContext) -> None:
        """Gather an element that is a block."""
        language = element.get("lang") or element.get("xml:lang")
        if language and language != context.language:
            context = context._replace(language=language)
        if name in _MARKED:
            context = self._marked(element, name, context)
            if name == "li":
                self._number = self._numbers.pop(element, "")
        if said := element.get(OWN):
            context = context.of_own(element, said)
        if name in _COUNTED:
            self._counted(element, name, context)
        else:
            self._inside(element, context)
        if self._text:
            self.flush(context)
        if name == "li":
            self._number = ""

    def _marked(self, element: etree._Element, name: str, context: _BlockContext) -> _BlockContext:
        """Return the context inside a block that is more than a paragraph."""
        if name in _HEADINGS:
            level = _HEADINGS[name]
            return context._replace(kind=BlockKind.HEADING, level=level, name=name_of(element))
        if name in _CELLS:
            context = context._replace(column=self._next_column)
            self._next_column += 1
        level = self._lists if name == "li" else context.column + 1 if name in _CELLS else 0
        return context._replace(kind=_KINDS[name], level=level)

    def _counted(self, element: etree._Element, name: str, context: _BlockContext) -> None:
        """Gather what is inside a list, a table or a table row."""
        columns = self._next_column
        is_list = name in {"ul", "ol"}
        self._lists += is_list
        if name == "ol":
            self._numbers |= numbers_of(element)
        if name == "tr":
            self._rows += 1
            self._next_column = 0
        self._inside(element, context)
        self._lists -= is_list
        if name == "table":
            self._next_column = columns  # a nested table counts its own

    def _inside(self, element: etree._Element, context: _BlockContext) -> None:
        """Gather the text and the children of an element."""
        if text := element.text:
            self._text.append(text.replace(SOFT_HYPHEN, ""))
        if not len(element):  # most elements have no children, and asking for them is slow
            return
        for child in element:
            self.visit(child, context)
            if tail := child.tail:
                self._text.append(tail.replace(SOFT_HYPHEN, ""))

    def flush(self, context: _BlockContext) -> None:
        """End the current block, whose lines are divided by <br>."""
        text = "".join(self._text)
        marks = self._marking.take(self._text)
        places = self._note_places()
        self._text.clear()
        if not text or text.isspace():
            return
        verse = False
        if context.kind is BlockKind.CODE:
            # Code keeps its spaces and lines, and is one block.
            lines = [text.replace(_BREAK, "\n").strip("\n")] if text.strip() else []
            marks = []
        else:
            lines, verse = broken_lines([collapse_spaces(raw) for raw in text.split(_BREAK)])
        emphases = contrasting_emphasis_on_lines(marks, text, lines) if marks else ()
        noted = marks_on_lines(places, text, lines) if places else ()
        for number, line in enumerate(lines):
            block = self._block_of(line, context, verse)
            if emphases or noted:
                block = block._replace(
                    emphasis=emphases[number] if emphases else (),
                    marks=noted[number] if noted else (),
                )
            if self._number:
                block = behind_number(self._number, block)
                self._number = ""
            self.blocks.append(self.pictures.at(block))
        self._note_begun = 0

    def _note_places(self) -> list[NoteMark]:
        """The marks of notes in the text gathered, by where they are in it."""
        if not self._note_marks:
            return []
        places = list(accumulate(map(len, self._text), initial=0))
        found = [NoteMark(places[at], note, label) for at, note, label in self._note_marks]
        self._note_marks.clear()
        return found

    def _block_of(self, line: str, context: _BlockContext, verse: bool) -> RawBlock:
        """A block of one line."""
        kind = BlockKind.VERSE if verse and context.kind is BlockKind.PARAGRAPH else context.kind
        group = context.row
        if kind is BlockKind.TABLE_CELL and not context.is_own:
            group = self._rows
        note = self._note or self._note_begun
        where = (context.level, context.column, context.language, group)
        return RawBlock(line, kind, *where, note=note, name=context.name, status=context.status)


def _all_hidden(root: etree._Element) -> set[etree._Element]:
    """Return the hidden elements of a page."""
    return {element for element in elements_with(root, "hidden", "style") if _hidden(element)}


def _hidden(element: etree._Element) -> bool:
    style = html_attribute(element, "style").replace(" ", "").lower()
    # What aria-hidden hides from a screen reader, everyone else sees.
    return "display:none" in style or "hidden" in element.attrib

"""Reads HTML pages: finds the article, drops menus and scripts, makes blocks.

Nothing is rendered or loaded.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from duidu.core.article import BlockKind
from duidu.core.emphasis import Emphases, contrasting_emphasis_on_lines
from duidu.core.left_out import LeftOut
from duidu.formats.base.broken_lines import broken_lines
from duidu.formats.base.document import Document, RawBlock, ReadOptions
from duidu.formats.base.document_tables import lay_out_tables
from duidu.formats.base.emphasis_collector import Marking
from duidu.formats.base.encoding import decode, decoding_notes
from duidu.formats.base.markup import (
    collapse_spaces,
    count_elements,
    elements_with,
    html_attribute,
    local_name,
    parse_html,
    text_of,
)
from duidu.formats.base.page_notes import take_from_page
from duidu.formats.base.pictures import Pictures
from duidu.formats.base.progress import Counter, Tell, part
from duidu.formats.html.commented_original import with_original
from duidu.formats.html.emphasis import EMPHASIS_ELEMENTS, kinds_of
from duidu.formats.html.inline_elements import ASKED, inline_text
from duidu.formats.html.list_numbers import behind_number, numbers_of
from duidu.formats.html.main_content import main_element
from duidu.formats.html.page_numbers import drop_page_numbers, may_have_page_numbers
from duidu.formats.html.page_title import page_title
from duidu.formats.html.xhtml import as_html

# The bounds keep the search linear in hostile pages.
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,30})""",
    re.I,
)
_IS_XHTML = re.compile(rb"<\?xml|http://www\.w3\.org/1999/xhtml")
_ROOT = re.compile(rb"<(?:[a-z]{1,9}:)?(?:html|dtbook)[\s>]", re.I)
# Elements whose content a page never shows as text, and readings, which are not text either.
_COUNTED_SILENT = {
    **dict.fromkeys(("template", "noscript"), "hidden passage"),
    **dict.fromkeys(("select", "button"), "menu"),
    "rt": "reading",
}
_SILENT = frozenset(("script", "style", "head", "input", "rp", *_COUNTED_SILENT))
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
_MAIN_FOUND = 0.5  # the share of the work that is done when it is known where the article is
_BREAK = "\u2028"  # stands for <br> until the block is ended


class HtmlReader:
    """Reads saved web pages and the clipboard's HTML."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by how the page begins, else by suffix."""
        # Past a byte order mark and blank lines.
        begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
        if begins.startswith((b"<!doctype html", b"<html")) or (
            begins.startswith(b"<?xml") and _ROOT.search(head)
        ):
            return 0.95
        # A fragment without <html> may be anything else with this suffix.
        return 0.8 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the page's article as blocks. Raises FileError."""
        # Browsers look for a declaration in the first kilobyte; some pages have theirs later.
        declared = _DECLARED.search(data[:4096])
        named = (declared[1] or declared[2]).decode("ascii") if declared else ""
        decoded = decode(data, options.encoding or _usable(named, data), options.name)
        page = as_html(decoded.text) if _IS_XHTML.search(data[:4096]) else decoded.text
        page = with_original(page, as_page=True)
        encoded = page.encode("utf-8", "replace")
        root = parse_html(encoded, options.name)
        if may_have_page_numbers(encoded):
            drop_page_numbers(root)
        options.progress(0.1)
        own = take_from_page(root)
        left_out = LeftOut()
        main = main_element(root, left_out)
        pictures = own_pictures(left_out)
        blocks, remarks = lay_out_tables(
            gathered(main, part(options.progress, _MAIN_FOUND, 1.0), left_out, pictures)
        )
        return Document(
            tuple(pictures.finish(blocks)),
            page_title(root),
            decoded.encoding,
            decoded.doubtful,
            notes=decoding_notes(decoded),
            remarks=tuple(remarks),
            annotations=own,
            left_out=left_out.counts,
            places=left_out.places,
            images=tuple(pictures.images),
        )


def own_pictures(left_out: LeftOut) -> Pictures:
    """The pictures of a page that are in it; those beside it, or anywhere else, are counted."""
    return Pictures(left_out, lambda name: None)


def blocks_of(
    root: etree._Element, tell: Tell, left_out: LeftOut, pictures: Pictures
) -> list[RawBlock]:
    """Return the blocks of an element and all inside it, in document order.

    Tables are laid out; what their columns of notes say is text here. What is left out is counted.
    """
    blocks, remarks = lay_out_tables(gathered(root, tell, left_out, pictures))
    return [*blocks, *(RawBlock(remark.text, BlockKind.NOTE) for remark in remarks)]


def gathered(
    root: etree._Element, tell: Tell, left_out: LeftOut, pictures: Pictures
) -> list[RawBlock]:
    """Return the blocks of an element, its tables not yet laid out: each cell by its row.

    Each has the `pictures` that stand before it. What is left out is counted.
    """
    counter = Counter(tell, count_elements(root))
    gatherer = _Gatherer(_all_hidden(root), counter, left_out, pictures)
    gatherer.visit(root, _BlockContext())
    gatherer.flush(_BlockContext())
    return [block for block in gatherer.blocks if block.text]


def _usable(declared: str, data: bytes) -> str:
    """Return the encoding a page declares, or the larger one browsers use for it.

    "" when it is unknown or plainly wrong.
    """
    # Browsers read the older names as the larger encodings, and pages rely on it.
    name = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252"}.get(
        declared.lower(), declared
    )
    try:
        # A declaration that is wrong shows in the beginning already.
        text = data[:65_536].decode(name, "replace")
    except LookupError:
        return ""
    return name if text.count("\ufffd") <= 1 + len(text) // 1_000 else ""


class _BlockContext(NamedTuple):
    """What kind of block begins at an element.

    A tuple because a book has a hundred thousand of them.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    language: str = ""
    column: int = 0


@dataclass(slots=True)
class _Gatherer:
    """Walks a tree and gathers inline text until a block begins or ends.

    Nothing inside a hidden element is text.
    """

    hidden: set[etree._Element]
    counter: Counter
    left_out: LeftOut
    pictures: Pictures
    blocks: list[RawBlock] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _lists: int = 0
    _numbers: dict[etree._Element, str] = field(default_factory=dict)  # of items to come
    _number: str = ""  # of an item, until its first block
    _rows: int = 0
    _next_column: int = 0
    _counted_kinds: int = 0
    _marking: Marking = field(default_factory=Marking)

    def visit(self, element: etree._Element, context: _BlockContext) -> None:
        """Gather an element and all inside it, but not its tail.

        markup.DEEPEST bounds the recursion.
        """
        self.counter.step()
        # Most pages hide nothing, and asking a set for each element takes time.
        if self.hidden and element in self.hidden:
            self.left_out.add("hidden passage", words := text_of(element), bool(words.strip()))
            return
        name = element.tag if element.tag in _BLOCKS else local_name(element)
        if name in _BLOCKS:
            if self._text:
                self.flush(context)
            self._block(element, name, context)
        elif name == "br":
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
            self.left_out.add(_COUNTED_SILENT[name], words, bool(words.strip()))
        elif name and name not in _SILENT:
            self._inside(element, context)

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
            context = self._marked(name, context)
            if name == "li":
                self._number = self._numbers.pop(element, "")
        if name in _COUNTED:
            self._counted(element, name, context)
        else:
            self._inside(element, context)
        if self._text:
            self.flush(context)
        if name == "li":
            self._number = ""

    def _marked(self, name: str, context: _BlockContext) -> _BlockContext:
        """Return the context inside a block that is more than a paragraph."""
        if name in _HEADINGS:
            return context._replace(kind=BlockKind.HEADING, level=_HEADINGS[name])
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
            self._text.append(text)
        if not len(element):  # most elements have no children, and asking for them is slow
            return
        for child in element:
            self.visit(child, context)
            if tail := child.tail:
                self._text.append(tail)

    def flush(self, context: _BlockContext) -> None:
        """End the current block, whose lines are divided by <br>."""
        text = "".join(self._text)
        marks = self._marking.take(self._text)
        self._text.clear()
        if not text or text.isspace():
            return
        verse = False
        if context.kind is BlockKind.CODE:
            # Code keeps its spaces and lines, and is one block.
            lines = [text.replace(_BREAK, "\n").strip("\n")] if text.strip() else []
            marks = []
        else:
            lines = [line for raw in text.split(_BREAK) if (line := collapse_spaces(raw))]
            if len(lines) > 1:
                lines, verse = broken_lines(lines)
        emphases = contrasting_emphasis_on_lines(marks, text, lines) if marks else ()
        for number, line in enumerate(lines):
            marked = emphases[number] if emphases else ()
            if self._number:
                line, marked = behind_number(self._number, line, marked)
                self._number = ""
            self._add(line, context, verse, marked)

    def _add(self, line: str, context: _BlockContext, verse: bool, emphasis: Emphases) -> None:
        """Add a block of one line."""
        kind = BlockKind.VERSE if verse and context.kind is BlockKind.PARAGRAPH else context.kind
        group = self._rows if kind is BlockKind.TABLE_CELL else None
        block = RawBlock(
            line,
            kind,
            context.level,
            context.column,
            context.language,
            group,
            emphasis=emphasis,
        )
        self.blocks.append(self.pictures.at(block))


def _all_hidden(root: etree._Element) -> set[etree._Element]:
    """Return the hidden elements of a page."""
    return {element for element in elements_with(root, "hidden", "style") if _hidden(element)}


def _hidden(element: etree._Element) -> bool:
    style = html_attribute(element, "style").replace(" ", "").lower()
    # What aria-hidden hides from a screen reader, everyone else sees.
    return "display:none" in style or "hidden" in element.attrib

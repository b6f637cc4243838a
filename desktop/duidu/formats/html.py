"""HTML pages: the article is found, menus and scripts are dropped, the structure becomes blocks. Nothing is rendered or loaded."""

import re
from dataclasses import dataclass, field

from lxml import etree

from duidu.core.article import BlockKind
from duidu.core.emphasis import Emphases, follow
from duidu.formats.document import Document, RawBlock, ReadOptions
from duidu.formats.encoding import decode
from duidu.formats.html_article import main_element
from duidu.formats.html_emphasis import SETTING_APART, kinds_of
from duidu.formats.marking import Marking
from duidu.formats.markup import html_attribute, local_name, parse_html, text_of
from duidu.formats.plain_text import decoding_notes

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,30})""",
    re.I,
)
_SILENT = {
    *("script", "style", "head", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas", "video", "audio"),
    *("select", "button", "input", "rt", "rp"),
}
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
_BLOCKS = {
    *("html", "body", "p", "div", "section", "article", "main", "header", "footer", "nav", "center", "form", "fieldset", "hr", "address"),
    *("ul", "ol", "dl", "table", "tbody", "thead", "tfoot", "tr", "blockquote", "figure", "details", "summary"),
    *_KINDS,
    *_HEADINGS,
}
_BREAK = "\u2028"  # stands for <br> until the block is ended
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
# A line end in the source between two hanzi is no space on the page.
_BETWEEN_HANZI = re.compile(f"(?<=[{_CJK}])[ \\t]*[\\r\\n]\\s*(?=[{_CJK}])")


class HtmlReader:
    """Reads saved web pages, and the clipboard's HTML."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def sniff(self, head: bytes, suffix: str) -> float:
        """By suffix, or by how it begins."""
        begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
        if begins.startswith((b"<!doctype html", b"<html")) or (begins.startswith(b"<?xml") and b"<html" in head.lower()):
            return 0.95
        return 0.8 if suffix in self.suffixes else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """The page's article as blocks. Raises FileError."""
        declared = _DECLARED.search(data[:4096])
        named = (declared[1] or declared[2]).decode("ascii") if declared else ""
        decoded = decode(data, options.encoding or _usable(named, data), options.name)
        root = parse_html(decoded.text.encode("utf-8", "replace"), options.name)
        blocks = tuple(blocks_of(main_element(root)))
        title = next((running(text_of(element)) for element in root.iter() if local_name(element) == "title"), "")
        return Document(blocks, self.name, title, decoded.encoding, decoded.doubtful, notes=decoding_notes(decoded))


def blocks_of(root: etree._Element) -> list[RawBlock]:
    """The blocks of an element and what is inside it, in document order."""
    gatherer = _Gatherer()
    gatherer.visit(root)
    gatherer.flush()
    return [block for block in gatherer.blocks if block.text]


def _usable(declared: str, data: bytes) -> str:
    """The encoding a page declares, as the larger one browsers use for it; "" when it is unknown or plainly wrong."""
    name = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252"}.get(declared.lower(), declared)
    try:
        text = data[:65_536].decode(name, "replace")
    except LookupError:
        return ""
    return name if text.count("\ufffd") <= 1 + len(text) // 1_000 else ""


@dataclass(slots=True)
class _Gatherer:
    """Walks a tree and gathers inline text until a block begins or ends."""

    blocks: list[RawBlock] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0
    _language: str = ""
    _column: int = 0
    _lists: int = 0
    _rows: int = 0
    _next_column: int = 0
    _marking: Marking = field(default_factory=Marking)

    def visit(self, element: etree._Element) -> None:
        """One element with all that is inside it; not its tail. Recursion is bounded by markup.DEEPEST."""
        name = local_name(element)
        if not name or name in _SILENT or _hidden(element):
            return
        if name == "br":
            self._text.append(_BREAK)
            return
        if name not in _BLOCKS:
            if name in SETTING_APART and (kinds := kinds_of(element, name)):
                self._marking.open(len(self._text), kinds)
                self._inside(element)
                self._marking.close(len(self._text), kinds)
            else:
                self._inside(element)
            return
        self.flush()
        before = (self._kind, self._level, self._language, self._column)
        columns = self._next_column
        self._enter(element, name)
        self._lists += name in {"ul", "ol"}
        self._rows += name == "tr"
        self._inside(element)
        self.flush()
        self._lists -= name in {"ul", "ol"}
        if name == "table":
            self._next_column = columns  # of the row this table is inside of
        self._kind, self._level, self._language, self._column = before

    def _enter(self, element: etree._Element, name: str) -> None:
        self._language = html_attribute(element, "lang") or html_attribute(element, "xml:lang") or self._language
        if name in _HEADINGS:
            self._kind, self._level = BlockKind.HEADING, _HEADINGS[name]
        elif name in _KINDS:
            self._kind, self._level = _KINDS[name], self._lists if name == "li" else 0
        if name == "tr":
            self._next_column = 0
        if name in {"td", "th"}:
            self._column, self._next_column = self._next_column, self._next_column + 1

    def _inside(self, element: etree._Element) -> None:
        self._text.append(element.text or "")
        for child in element:
            self.visit(child)
            self._text.append(child.tail or "")

    def flush(self) -> None:
        """End the block at hand: lines apart at br are verse where there are several."""
        text = "".join(self._text)
        marks = self._marking.take(self._text)
        self._text.clear()
        if not text or text.isspace():
            return
        if self._kind is BlockKind.CODE:
            lines = [text.replace(_BREAK, "\n").strip("\n")] if text.strip() else []
            marks = []
        else:
            lines = [line for raw in text.split(_BREAK) if (line := running(raw))]
        emphases = follow(marks, text, lines) if marks else ()
        for number, line in enumerate(lines):
            self._add(line, len(lines) > 1, emphases[number] if emphases else ())

    def _add(self, line: str, verse: bool, emphasis: Emphases) -> None:
        kind = BlockKind.VERSE if verse and self._kind is BlockKind.PARAGRAPH else self._kind
        group = self._rows if kind is BlockKind.TABLE_CELL else None
        self.blocks.append(RawBlock(line, kind, self._level, self._column, self._language, group, emphasis=emphasis))


def _hidden(element: etree._Element) -> bool:
    if not len(element.attrib):
        return False
    style = html_attribute(element, "style").replace(" ", "").lower()
    return "display:none" in style or "hidden" in element.attrib or html_attribute(element, "aria-hidden") == "true"


def running(text: str) -> str:
    """Running text as a page shows it: white space is one space, none between hanzi."""
    return _SPACES.sub(" ", _BETWEEN_HANZI.sub("", text)).strip()

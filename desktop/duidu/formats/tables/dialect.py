"""What the first lines of a text table say of it: `sep=;` of Excel, and the header of Anki."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from duidu.core.left_out import LeftOut

MARKS = "\t,;|"
FIRST_BYTES = (b"#separator:", b"sep=")
_SEPARATOR = re.compile(r"sep=(.|\\t)\s*", re.IGNORECASE)
_LINE = re.compile(r"#([a-z ]{2,30}):(.*)", re.IGNORECASE)
_NAMED = {
    "tab": "\t",
    "\\t": "\t",
    "comma": ",",
    "semicolon": ";",
    "pipe": "|",
    "colon": ":",
    "space": " ",
}
# Columns of Anki that are about a card, counted from one.
_ASIDE = ("guid column", "notetype column", "deck column", "tags column")
_BREAK = re.compile(r"<(?:br|/div|/p|/li)\s*/?>", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_MEDIA = re.compile(r"\[(?:sound|anki:[a-z]+):[^\[\]\n]{0,300}\]|<img[^<>]{0,1000}>", re.IGNORECASE)
_CLOZE = re.compile(r"\{\{c\d{1,3}::([^{}]{0,2000}?)(?:::[^{}]{0,500})?\}\}")


@dataclass(slots=True)
class Dialect:
    """How a table is written: the mark between cells, "" unsaid, and where its rows begin.

    `columns` are the names it gives its columns; `aside` are columns that hold no text; `markup`
    says that cells are HTML.
    """

    mark: str = ""
    start: int = 0
    columns: list[str] = field(default_factory=list)
    aside: set[int] = field(default_factory=set)
    markup: bool = False


def dialect_of(text: str) -> Dialect:
    """What the lines say that stand before the rows of a table."""
    found = Dialect()
    if match := _SEPARATOR.match(text.partition("\n")[0]):
        found.mark = _NAMED.get(match[1], match[1])
        found.start = text.find("\n") + 1 or len(text)
        return found
    if not text.lower().startswith("#separator:"):
        return found
    while match := _LINE.match(text[found.start : found.start + 5_000].partition("\n")[0]):
        _take(found, match[1].lower().strip(), match[2])
        end = text.find("\n", found.start)
        found.start = end + 1 if end >= 0 else len(text)
    return found


def _take(found: Dialect, name: str, value: str) -> None:
    """Take what one line of Anki's header says."""
    if name == "separator":
        said = value.strip() or value[:1]
        found.mark = _NAMED.get(said.lower(), said[:1])
    elif name == "html":
        found.markup = value.strip().lower() == "true"
    elif name == "columns":
        found.columns = [one.strip() for one in value.split(found.mark or "\t")]
    elif name in _ASIDE and value.strip().isdecimal() and len(value.strip()) < 4:
        found.aside.add(int(value) - 1)


def plain_rows(rows: Sequence[Sequence[str]], found: Dialect, left_out: LeftOut) -> list[list[str]]:
    """The cells of cards as plain text, without the columns that hold none; media are counted."""
    names = [found.columns] if found.columns else []
    return [
        [
            _plain(cell, found.markup, left_out)
            for column, cell in enumerate(row)
            if column not in found.aside
        ]
        for row in (*names, *rows)
    ]


def _plain(cell: str, markup: bool, left_out: LeftOut) -> str:
    cell, media = _MEDIA.subn("", cell)
    left_out.add("embedded object", cell, media)
    cell = _CLOZE.sub(r"\1", cell)
    if markup:
        cell = unescape(_MARKUP.sub("", _BREAK.sub("\n", cell)))
    return cell.replace("\u00a0", " ").strip()

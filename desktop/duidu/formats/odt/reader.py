"""Reads ODT: paragraphs, headings, list items, table cells, notes and comments."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import NamedTuple

from lxml import etree

from duidu.core.article import BlockKind
from duidu.core.emphasis import Emphasis, contrasting_emphasis_on_lines
from duidu.core.errors import FileError
from duidu.core.note_marks import NoteMark, label_of, marks_on_lines
from duidu.formats.base.archive import Archive
from duidu.formats.base.broken_lines import broken_lines
from duidu.formats.base.document import Document, RawBlock, ReadOptions, Remark
from duidu.formats.base.emphasis_collector import Marking
from duidu.formats.base.encoding import SOFT_HYPHEN
from duidu.formats.base.formula_line import LOWERABLE, LOWERED, RAISABLE, RAISED
from duidu.formats.base.markup import (
    attribute,
    collapse_spaces,
    local_name,
    own_elements,
    parse_xml,
)
from duidu.formats.base.progress import Counter, Tell, each, part
from duidu.formats.base.remark_times import seconds_of
from duidu.formats.base.table_rows import bilingual_layout
from duidu.formats.odt.emphasis import PLAIN, Styles, text_styles
from duidu.formats.odt.left_out import INDEXES, count_left_out, is_hidden
from duidu.formats.odt.numbering import list_numbers
from duidu.formats.odt.pictures import OdtPictures

# Comments, pictures, deleted text, and readings over characters; notes are blocks of their own.
_BREAK = "\u2028"  # stands for a line break until the lines are told apart
_MOST_MARKED = 100  # elements
_CELLS_FOUND = 0.5  # the share of the work that is done when it is known which cells are aligned
_MANIFEST = "META-INF/manifest.xml"
_SHIFTED = {"raised": RAISED, "lowered": LOWERED}
_SHIFTABLE = {"raised": RAISABLE, "lowered": LOWERABLE}
_DROPPED = {"annotation", "frame", "tracked-changes", "note", "ruby-text"}

NotePlace = tuple[int, "etree._Element"]  # noqa: SLF001
"""Where a note stands, and its element."""


class OdtReader:
    """Reads .odt files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by the type in the first member, else by suffix."""
        # OpenDocument demands this member first and stored.
        if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:120]:
            return 1.0
        return 0.9 if head.startswith(b"PK\x03\x04") and suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the text as blocks. Raises FileError."""
        archive = Archive(data, options.name)
        _refuse_password(archive, options.name)
        root = parse_xml(archive.read("content.xml"), options.name)
        named = (
            [parse_xml(archive.read("styles.xml"), options.name)] if "styles.xml" in archive else []
        )
        body = next(
            (
                e
                for e in root.iter()
                if local_name(e) == "text" and local_name(_parent(e)) == "body"
            ),
            None,
        )
        if body is None:
            raise FileError(
                "“{name}” is not an OpenDocument text; save it as ODT.", name=options.name
            )
        cells = _cells(body, part(options.progress, 0.1, _CELLS_FOUND))
        pictures = OdtPictures(archive)
        look = _Look(text_styles([*named, root]), list_numbers(body, [*named, root]))
        blocks = pictures.finish(list(_blocks(body, look, cells, pictures, options.progress)))
        left_out = count_left_out(body, named, archive, options.name)
        pictures.still_left_out(left_out)
        return Document(
            tuple(blocks),
            _title(archive, options.name),
            "utf-8",
            remarks=(*_comments(body), *cells.remarks),
            left_out=left_out.counts,
            places=left_out.places,
            images=tuple(pictures.images),
        )


def _refuse_password(archive: Archive, name: str) -> None:
    """Raise FileError for a document whose parts are encrypted."""
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise FileError(
            "“{name}” is protected with a password; save it without one first.", name=name
        )


def _title(archive: Archive, name: str) -> str:
    if "meta.xml" not in archive:
        return ""
    meta = parse_xml(archive.read("meta.xml"), name)
    return next((_text(e).strip() for e in meta.iter() if local_name(e) == "title"), "")


def _comments(body: etree._Element) -> Iterator[Remark]:
    """Yield comments with the words they mark, within one paragraph."""
    for element in body.iter("{*}annotation"):
        text = "\n".join(
            filter(None, (_text(p).strip() for p in element.iter() if local_name(p) == "p"))
        )
        name = attribute(element, "name")
        marked = []
        # A comment marks some words. Without a bound many in one paragraph take quadratic time.
        for text_behind, sibling in islice(_behind(element), _MOST_MARKED):
            marked.append(text_behind)
            if sibling is None:
                continue
            if local_name(sibling) == "annotation-end" and attribute(sibling, "name") == name:
                break
            if local_name(sibling) not in _DROPPED:
                marked.append(_text(sibling))
        if text:
            yield Remark(
                text,
                collapse_spaces("".join(marked)),
                author=_said(element, "creator"),
                time=seconds_of(_said(element, "date")),
                name=name,
                # LibreOffice's own, from 7.6 on; the standard has no replies.
                answers=attribute(element, "parent-name"),
            )


def _behind(element: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
    """Yield what stands behind an element in its paragraph: each text, and the element after it."""
    here: etree._Element | None = element
    while here is not None and local_name(here) not in ("p", "h"):
        text = here.tail or ""
        for sibling in here.itersiblings():
            yield text, sibling
            text = sibling.tail or ""
        yield text, None
        # A span may begin with the mark and end before the words.
        here = here.getparent()


def _said(element: etree._Element, name: str) -> str:
    """The text of a child of a comment, "" without it."""
    return next((child.text or "" for child in element if local_name(child) == name), "").strip()


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent


class _Look(NamedTuple):
    """What styles add to the text: emphasis, and the numbers before paragraphs."""

    styles: Styles
    numbers: dict[etree._Element, str]


def _blocks(
    body: etree._Element, look: _Look, cells: "_Cells", pictures: OdtPictures, tell: Tell
) -> Iterator[RawBlock]:
    """Yield the paragraphs in order, with the pictures before them, then the notes."""
    elsewhere = _inside(body.iter("{*}tracked-changes", "{*}annotation", "{*}note"))
    numbers = {note: at for at, note in enumerate(body.iter("{*}note"), 1)}
    elsewhere |= _inside(filter(is_hidden, body.iter("{*}section")))
    elsewhere |= _inside(body.iter(*INDEXES))
    for element in each(list(body.iter("{*}p", "{*}h")), tell, _CELLS_FOUND, 1.0):
        if element in elsewhere or cells.leaves_out(element):
            continue
        pictures.gather(element)
        number = look.numbers.get(element, "")
        found: list[NotePlace] = []
        raw, marks = _marked([element], look.styles, number, found)
        if raw.strip() == number.strip():
            raw = ""
        lines = [collapse_spaces(part) for part in raw.split(_BREAK)]
        if local_name(element) == "h":
            lines, verse = [" ".join(filter(None, lines))] if any(lines) else [], False
        else:
            lines, verse = broken_lines(lines)
        emphases = contrasting_emphasis_on_lines(marks, raw, lines)
        notes = [NoteMark(max(1, at), numbers[one], _citation(one)) for at, one in found]
        noted = marks_on_lines(notes, raw, lines)
        for line, emphasis, here in zip(lines, emphases, noted, strict=True):
            made = _block(element, line, cells.positions)
            block = pictures.at(made._replace(emphasis=emphasis, marks=here))
            is_verse = verse and block.kind is BlockKind.PARAGRAPH and block.group is None
            yield block._replace(kind=BlockKind.VERSE) if is_verse else block
    for note in body.iter("{*}note-body"):
        paragraphs = [p for p in note if local_name(p) == "p"]
        own = numbers.get(_parent(note), 0)
        for paragraph in paragraphs:
            raw, marks = _marked([paragraph], look.styles)
            raw = raw.replace(_BREAK, " ")
            if text := collapse_spaces(raw):
                emphasis = contrasting_emphasis_on_lines(marks, raw, [text])[0]
                yield RawBlock(text, BlockKind.NOTE, emphasis=emphasis, note=own)


def _citation(note: etree._Element) -> str:
    """What a document shows of the mark of a note."""
    said = next((_text(one) for one in note if local_name(one) == "note-citation"), "")
    return label_of(said)


class _Cells(NamedTuple):
    """Column and group of each cell; cells that hold remarks; the remarks.

    Only cells of a table in two languages are grouped, by row.
    """

    positions: dict[etree._Element, tuple[int, int | None]]
    left_out: set[etree._Element]
    remarks: list[Remark]

    def leaves_out(self, element: etree._Element) -> bool:
        """Whether a paragraph is a remark and no text."""
        if not self.left_out:
            return False
        return any(cell in self.left_out for cell in element.iterancestors("{*}table-cell"))


def _cells(body: etree._Element, tell: Tell) -> _Cells:
    """Find what the cells of all tables are."""
    found = _Cells({}, set(), [])
    number = 0
    counter = Counter(tell, sum(1 for _ in body.iter("{*}table-cell")))
    for table in body.iter("{*}table"):
        rows = [
            [e for e in row if local_name(e) == "table-cell"] for row in _own(table, "{*}table-row")
        ]
        texts = [[collapse_spaces(_cell_text(cell, counter)) for cell in row] for row in rows]
        layout = bilingual_layout(texts)
        for at, row in enumerate(rows):
            number += 1
            for index, cell in enumerate(row):
                if layout is None:
                    found.positions[cell] = index, None
                    continue
                found.positions[cell] = layout.column(at, index), number
                if layout.is_remark(at, index):
                    found.left_out.add(cell)
                    if texts[at][index]:
                        found.remarks.append(Remark(texts[at][index], "", number))
    return found


def _cell_text(cell: etree._Element, counter: Counter) -> str:
    """Return the text of a cell, without tables inside it."""
    counter.step()
    return " ".join(map(_text, _own(cell, "{*}p", "{*}h")))


def _own(element: etree._Element, *names: str) -> Iterable[etree._Element]:
    """Return what has these names inside a table or a cell, but not in a table within it."""
    # Few have a table inside, and to leave it out takes long.
    if next(element.iterdescendants("{*}table"), None) is None:
        return element.iter(*names)
    wanted = {name.removeprefix("{*}") for name in names}
    return (inner for inner in own_elements(element, "table") if local_name(inner) in wanted)


def _block(
    element: etree._Element, text: str, positions: dict[etree._Element, tuple[int, int | None]]
) -> RawBlock:
    """Make the block of a paragraph or heading, in a table, a list or the text."""
    cell = next(element.iterancestors("{*}table-cell"), None)
    column, group = (0, None) if cell is None else positions[cell]
    if local_name(element) == "h":
        level = attribute(element, "outline-level")
        return RawBlock(
            text,
            BlockKind.HEADING,
            # Longer numbers are no levels, and int() refuses thousands of digits.
            int(level) if level.isdecimal() and len(level) < 3 else 1,
            column,
            group=group,
        )
    if cell is not None and group is None:
        return RawBlock(text, BlockKind.TABLE_CELL, column + 1, column)
    if cell is not None:
        return RawBlock(text, BlockKind.PARAGRAPH, 0, column, group=group)
    depth = sum(1 for _ in element.iterancestors("{*}list"))
    return RawBlock(text, BlockKind.LIST_ITEM if depth else BlockKind.PARAGRAPH, depth)


def _inside(elements: Iterable[etree._Element]) -> set[etree._Element]:
    """Return all that is inside these elements."""
    found: set[etree._Element] = set()
    for outer in elements:
        # One inside another is in already.
        if outer not in found:
            found.update(outer.iterdescendants())
    return found


def _text(element: etree._Element) -> str:
    """Return all text inside an element that is part of its own line."""
    return _marked([element], {})[0].replace(_BREAK, " ")


def _marked(
    elements: Iterable[etree._Element],
    styles: Styles,
    number: str = "",
    notes: list[NotePlace] | None = None,
) -> tuple[str, list[Emphasis]]:
    """Return the text of elements behind a number, with the emphasis of spans in these styles.

    `notes` gets the places of the notes in it.
    """
    pieces = [number]
    marking = Marking()
    found: list[NotePlace] = []
    for element in elements:
        _gather(element, styles, pieces, marking, found)
    if found and notes is not None:
        places = list(accumulate(map(len, pieces), initial=0))
        notes += ((places[at], note) for at, note in found)
    return "".join(pieces), marking.take(pieces)


def _gather(
    element: etree._Element,
    styles: Styles,
    pieces: list[str],
    marking: Marking,
    notes: list[NotePlace],
) -> None:
    """Collect the pieces of text in an element, its emphasis, and notes behind so many pieces."""
    pieces.append((element.text or "").replace(SOFT_HYPHEN, ""))
    for child in element:
        name = local_name(child)
        if name in {"s", "tab"}:
            pieces.append(" ")
        elif name == "line-break":
            pieces.append(_BREAK)
        elif name not in _DROPPED and not (name == "hidden-text" and is_hidden(child)):
            style = styles.get(attribute(child, "style-name"), PLAIN) if name == "span" else PLAIN
            begins = len(pieces)
            marking.open(begins, style.kinds)
            _gather(child, styles, pieces, marking, notes)
            marking.close(len(pieces), style.kinds)
            if style.shift and _SHIFTABLE[style.shift].fullmatch("".join(pieces[begins:]).strip()):
                # Raised and lowered digits keep their meaning: 10⁶, H₂O.
                letters = _SHIFTED[style.shift]
                pieces[begins:] = [piece.translate(letters) for piece in pieces[begins:]]
        elif name == "note":
            notes.append((len(pieces), child))
        pieces.append((child.tail or "").replace(SOFT_HYPHEN, ""))

"""Reads PDF with a text layer through pdfium: makes paragraphs, headings and list items.

Pictures are never decoded; they are counted.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import pypdfium2

from duidu.core.article import BlockKind
from duidu.core.errors import FileError
from duidu.core.left_out import LeftOut
from duidu.formats.base.document import Document, RawBlock, ReadOptions
from duidu.formats.base.output import Output
from duidu.formats.base.progress import each
from duidu.formats.pdf.hyphens import Hyphens
from duidu.formats.pdf.left_out import PageExtras
from duidu.formats.pdf.page_line import Line, width
from duidu.formats.pdf.page_lines import body_lines, body_size, page_lines

_ENDS = re.compile(r"[.!?。！？…:：][\"'”’」』)）\]】]*$")
_BULLET = re.compile(r"^[•◦▪▫‣∗●○■□–]\s*")
# Above any book; a damaged file can claim millions.
_MOST_PAGES = 5_000
# Pages with the same text, as of a pad of forms; each one more counts so many times, since a file
# that names one page over and over is to be refused before it has taken seconds.
_FORMS, _AGAIN = 20, 9
# A heading is this much larger than the text, and has at most so many characters.
_LARGER, _LONGEST_HEADING = 1.1, 160
# A line this many usual distances below the last one begins a paragraph.
_GAP = 1.35
# The share of the work that is done when the lines of all pages are there.
_PAGES_READ = 0.8


class PdfReader:
    """Reads .pdf files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by how the file begins."""
        # The signature may follow other bytes within the first kilobyte, as in Acrobat.
        return 1.0 if b"%PDF-" in head[:1024] else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the text of all pages as blocks. Raises FileError, also for scans."""
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise FileError(
                    "“{name}” is protected with a password; save it without one first.",
                    name=options.name,
                ) from error
            raise FileError(
                "“{name}” is damaged and cannot be read. Get the file again.", name=options.name
            ) from error
        with pdf:
            title = pdf.get_metadata_value("Title") or ""
            left_out = LeftOut()
            extras = PageExtras(data, left_out)
            pages = _pages(pdf, options, Output(len(data), options.name), extras)
        options.progress(_PAGES_READ)
        blocks = _blocks(body_lines(pages, left_out))
        if not blocks:
            raise FileError(
                "“{name}” has pictures only and no text layer, like a scan; run text recognition "
                "on it first.",
                name=options.name,
            )
        left_out.add("page without text", count=sum(not page for page in pages))
        return Document(
            tuple(blocks),
            title.strip(),
            "utf-8",
            left_out=left_out.counts,
            places=left_out.places,
        )


def _pages(
    pdf: pypdfium2.PdfDocument, options: ReadOptions, output: Output, extras: PageExtras
) -> list[list[Line]]:
    """Return the lines of each page. Raises FileError for one that is named over and over."""
    pages: list[list[Line]] = []
    seen: Counter[str] = Counter()
    for number in each(range(min(len(pdf), _MOST_PAGES)), options.progress, 0.0, _PAGES_READ):
        if options.should_stop():
            break
        try:
            # Page by page, so that one damaged page does not lose the others.
            pages.append(page_lines(pdf, number, output, extras))
            text = "".join(line.text for line in pages[-1])
            seen[text] += 1
            if seen[text] > _FORMS:
                output.count(_AGAIN * len(text))
        except pypdfium2.PdfiumError:
            pages.append([])  # a damaged page among others
    return pages


def _blocks(lines: Sequence[Line]) -> list[RawBlock]:
    """Gather lines into blocks until a line begins another block."""
    sizes = _Sizes(lines)
    levels = {
        larger: level
        for level, larger in enumerate(
            sorted({sizes.ratio(n) for n in lines if _is_heading(n, sizes)}, reverse=True), start=1
        )
    }
    gathered: list[list[Line]] = []
    for line in lines:
        if gathered and _continues(gathered[-1], line, sizes):
            gathered[-1].append(line)
        else:
            gathered.append([line])
    hyphens = Hyphens(lines)
    return [_block(group, sizes, levels, hyphens) for group in gathered]


class _Sizes:
    """What is usual in a document: the size of each script, and distance and width of its lines.

    Scripts are set in sizes of their own beside each other: smaller letters are no footnote.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._sizes: dict[bool, float] = {}
        self._distances: dict[bool, float] = {}
        self._widths: dict[bool, int] = {}
        whole = body_size(lines)
        for wide in (True, False):
            own = [line for line in lines if line.is_wide is wide and not line.cell]
            size = body_size(own) or whole
            self._sizes[wide] = size
            self._distances[wide] = _usual_distance(own, size)
            # The width of full lines: a fifth are the ends of paragraphs, headings and the like.
            usual = sorted(width(line.text) for line in own)
            self._widths[wide] = usual[int(len(usual) * 0.8)] if usual else 0

    def of(self, line: Line) -> float:
        """The size of text in a line's script."""
        return self._sizes[line.is_wide]

    def ratio(self, line: Line) -> float:
        """How much larger a line is than text of its script."""
        return round(line.size / (self.of(line) or 1.0), 2)

    def distance(self, line: Line) -> float:
        """How far apart lines of a paragraph are."""
        return self._distances[line.is_wide]

    def width(self, line: Line) -> int:
        """How wide full lines are."""
        return self._widths[line.is_wide]


def _is_heading(line: Line, sizes: _Sizes) -> bool:
    return (
        not line.cell
        and line.size >= _LARGER * sizes.of(line)
        and len(line.text) <= _LONGEST_HEADING
    )


def _usual_distance(lines: Sequence[Line], size: float) -> float:
    """Return the distance of lines inside paragraphs, in points."""
    gaps = [
        a.bottom - b.bottom
        for a, b in pairwise(lines)
        # A wider gap than four lines is a picture or another column.
        if a.page == b.page and a.size == b.size == size and 0 < a.bottom - b.bottom < 4 * size
    ]
    # Usual in print where the page has no two lines in a row.
    return median(gaps) if gaps else 1.3 * size


def _continues(before: Sequence[Line], line: Line, sizes: _Sizes) -> bool:
    """Whether a line continues the block gathered so far."""
    last, size = before[-1], sizes.of(line)
    # A bullet, another size of type or another cell begins a block.
    if _BULLET.match(line.text) or line.size != last.size or line.cell or last.cell:
        return False
    down = last.bottom - line.bottom
    # Far upwards on the same page is the next column.
    is_elsewhere = last.page != line.page or down < -2 * size
    if is_elsewhere:
        if last.is_wide is not line.is_wide or _is_heading(line, sizes):
            return False
    # A little upwards is a raised mark on the same line.
    elif not -0.5 * size < down <= _GAP * sizes.distance(line) * max(1.0, line.size / size):
        return False
    if _is_heading(line, sizes):
        return True
    # Below the first line of a list's item, the others may stand further in.
    if len(before) > 1 and _is_indented(line, size) and not _is_indented(last, size):
        return False
    # A short line that ends a sentence ends a paragraph; a much shorter one is code or a list.
    usual = sizes.width(last)
    return width(last.text) >= 0.85 * usual or not (
        _ENDS.search(last.text) or (width(last.text) < 0.6 * usual and not last.hyphened)
    )


def _is_indented(line: Line, size: float) -> bool:
    """Whether a line begins further in than the text or the column that it is in."""
    return line.edge is not None and line.left - line.edge >= 0.8 * size


def _block(
    lines: Sequence[Line], sizes: _Sizes, levels: dict[float, int], hyphens: Hyphens
) -> RawBlock:
    text = hyphens.joined(lines)
    if lines[0].cell:
        return RawBlock(text, BlockKind.TABLE_CELL)
    if _is_heading(lines[0], sizes) and len(text) <= _LONGEST_HEADING:
        # More levels than HTML has cannot be told apart by size.
        return RawBlock(text, BlockKind.HEADING, min(6, levels[sizes.ratio(lines[0])]))
    item = _BULLET.sub("", text)
    return RawBlock(item, BlockKind.LIST_ITEM, 1) if item and item != text else RawBlock(text)

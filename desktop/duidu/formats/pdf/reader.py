"""Reads PDF with a text layer through pdfium: makes paragraphs, headings and list items.

Pictures are never decoded.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

import pypdfium2

from duidu.core.article import BlockKind
from duidu.core.errors import FileError
from duidu.formats.base.document import Document, RawBlock, ReadOptions
from duidu.formats.base.output import Output
from duidu.formats.base.progress import each
from duidu.formats.pdf.page_lines import Line, body_lines, body_size, page_lines

_ENDS = re.compile(r"[.!?。！？…:：][\"'”’」』)）\]】]*$")
_BULLET = re.compile(r"^[•◦▪▫‣∗●○■□–]\s*")
# Above any book; a damaged file can claim millions.
_MOST_PAGES = 5_000
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
            pages = _pages(pdf, options, Output(len(data), options.name))
        options.progress(_PAGES_READ)
        blocks = _blocks(body_lines(pages))
        if not blocks:
            raise FileError(
                "“{name}” has no text layer, like a scan; run text recognition on it first.",
                name=options.name,
            )
        return Document(tuple(blocks), title.strip(), "utf-8")


def _pages(pdf: pypdfium2.PdfDocument, options: ReadOptions, output: Output) -> list[list[Line]]:
    """Return the lines of each page. Raises FileError for one that is named over and over."""
    pages = []
    for number in each(range(min(len(pdf), _MOST_PAGES)), options.progress, 0.0, _PAGES_READ):
        if options.should_stop():
            break
        try:
            # Page by page, so that one damaged page does not lose the others.
            pages.append(page_lines(pdf, number, output))
        except pypdfium2.PdfiumError:
            pages.append([])  # a damaged page among others
    return pages


def _blocks(lines: Sequence[Line]) -> list[RawBlock]:
    """Gather lines into blocks until a line begins another block."""
    size = body_size(lines)
    levels = {
        larger: level
        for level, larger in enumerate(
            sorted({n.size for n in lines if _is_heading(n, size)}, reverse=True), start=1
        )
    }
    distance = _usual_distance(lines, size)
    # The width of full lines: a fifth of all are the ends of paragraphs, headings and the like.
    usual = sorted(width(line.text) for line in lines)[int(len(lines) * 0.8)] if lines else 0
    gathered: list[list[Line]] = []
    for line in lines:
        if gathered and _continues(gathered[-1], line, size, distance, usual):
            gathered[-1].append(line)
        else:
            gathered.append([line])
    return [_block(group, size, levels) for group in gathered]


def _is_heading(line: Line, size: float) -> bool:
    return line.size >= _LARGER * size and len(line.text) <= _LONGEST_HEADING


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


def _continues(
    before: Sequence[Line], line: Line, size: float, distance: float, usual: int
) -> bool:
    """Whether a line continues the block gathered so far."""
    last = before[-1]
    # A bullet or another size of type begins a block.
    if _BULLET.match(line.text) or line.size != last.size:
        return False
    if (
        last.page == line.page
        # A little upwards is a raised mark on the same line; far upwards, another column.
        and not -0.5 * size
        < last.bottom - line.bottom
        <= _GAP * distance * max(1.0, line.size / size)
    ):
        return False
    if _is_heading(line, size):
        return True
    # A short line that ends a sentence ends a paragraph; a much shorter one is code or a list.
    return width(last.text) >= 0.85 * usual or not (
        _ENDS.search(last.text) or width(last.text) < 0.6 * usual
    )


def _block(lines: Sequence[Line], size: float, levels: dict[float, int]) -> RawBlock:
    text = joined(line.text for line in lines)
    if _is_heading(lines[0], size) and len(text) <= _LONGEST_HEADING:
        # More levels than HTML has cannot be told apart by size.
        return RawBlock(text, BlockKind.HEADING, min(6, levels[lines[0].size]))
    item = _BULLET.sub("", text)
    return RawBlock(item, BlockKind.LIST_ITEM, 1) if item and item != text else RawBlock(text)


def width(line: str) -> int:
    """Return the width of a line in columns; hanzi count twice."""
    return sum(2 if c > "\u2e7f" else 1 for c in line)


def joined(lines: Iterable[str]) -> str:
    """Join the lines of a paragraph."""
    pieces: list[str] = []
    for line in lines:
        last = pieces[-1] if pieces else ""
        if last.endswith("-") and last[-2:-1].isalpha() and line[:1].islower():
            # A hyphen before a small letter was put there by the line break.
            pieces[-1] = last[:-1]
        elif last and not (last[-1] > "\u2e7f" or line[0] > "\u2e7f"):
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)

"""The lines of PDF pages as pdfium finds them, without heads, page numbers and contents."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import pypdfium2

from duidu.core.left_out import LeftOut
from duidu.formats.base.output import Output
from duidu.formats.pdf.left_out import PageExtras
from duidu.formats.pdf.page_line import Line
from duidu.formats.pdf.page_order import ordered
from duidu.formats.pdf.page_text import PageText

_NUMBER = re.compile(r"[-–—|\s]*(\d{1,4}|[ivxlc]{1,6})([-–—|/\s]+\d{1,4})?[-–—|\s]*")
_LABELLED = re.compile(
    r"^\d{1,4}\s+\S|\S\s+\d{1,4}(\s*/\s*\d{1,4})?$|^[ivxlc]{1,6}\s+\S|\S\s+[ivxlc]{1,6}$"
)
_LEADERS = re.compile(r"(\s?[.．…·]){4,}\s*[\divxlc]*$")
_ENTRY = re.compile(r"\S\s+(\d{1,4}|[ivxlc]{1,6})$")
# Leaders are sought only in so many last characters, or a line of a million dots would take
# quadratic time.
_TAIL = 60
# A page with so many lines with leaders is a page of contents.
_CONTENTS = 3
_DIGITS = re.compile(r"\d+")
# Running heads and feet stand within so many points of where most pages have theirs.
_SAME_PLACE = 3.0


def page_lines(
    pdf: pypdfium2.PdfDocument, number: int, output: Output, extras: PageExtras
) -> list[Line]:
    """Return the lines of one page as they are read, and count its pictures. Raises FileError."""
    page = pdf[number]
    text_page = page.get_textpage()
    try:
        text = PageText(text_page, number)
        output.count(len(text))
        lines = ordered(text.lines())
        if lines:
            extras.count(page, lines[0].text)
        return lines
    finally:
        text_page.close()
        page.close()


def body_lines(pages: Sequence[Sequence[Line]], left_out: LeftOut) -> list[Line]:
    """Return the lines that are text.

    Running heads and feet, page numbers and contents with leaders are left out, and counted.
    """
    heads = _furniture([page[0] for page in pages if page]) | _furniture(
        [page[-1] for page in pages if page]
    )
    # Some heads have two lines. A page of three lines may be all text.
    seconds = _furniture([page[1] for page in pages if len(page) > 3])
    dropped = heads | seconds
    for kind in dict.fromkeys(_DIGITS.sub("#", line.text) for line in dropped):
        left_out.add("header or footer", kind.replace("#", "").strip())
    found: list[Line] = []
    for page in pages:
        kept = _without_contents(page)
        if len(kept) < len(page):
            left_out.add("table of contents", page[0].text)
        found += [line for line in kept if line not in dropped and not _is_number(line, page)]
    return found


def _is_number(line: Line, page: Sequence[Line]) -> bool:
    """Whether a line is the number of its page: figures elsewhere are text."""
    is_edge = any(line is one for one in (*page[:2], *page[-2:]))
    return is_edge and not line.cell and _NUMBER.fullmatch(line.text) is not None


def _without_contents(page: Sequence[Line]) -> list[Line]:
    """Return a page's lines without its table of contents.

    Beside lines with leaders, lines that merely end in a number count as contents too.
    """
    plain = [line for line in page if not _LEADERS.search(line.text[-_TAIL:])]
    if len(page) - len(plain) < _CONTENTS:
        return plain
    return [line for line in plain if not _ENTRY.search(line.text)]


def _furniture(edge: Sequence[Line]) -> set[Line]:
    """Return those of the pages' first (or last) lines that are running heads or feet.

    They stand where most others stand, and they repeat or bear a page number.
    """
    if len(edge) < 2:
        return set()
    place = Counter(round(line.bottom) for line in edge).most_common(1)[0][0]
    there = [line for line in edge if abs(line.bottom - place) <= _SAME_PLACE]
    if len(there) * 3 < len(edge):
        return set()
    if len(edge) < 4:
        return _of_few_pages(edge, there)
    often = Counter(_DIGITS.sub("#", line.text) for line in edge)
    # Titles of chapters as heads repeat on the pages of their chapter only, so 5 % are enough.
    few = max(3, len(edge) // 20)
    # Heads that change with each chapter are known by their page numbers, which nearly all have.
    numbered = sum(_bears_number(line) for line in there) > 0.8 * len(there)
    return {
        line
        for line in there
        if often[_DIGITS.sub("#", line.text)] >= few
        or (numbered and _bears_number(line) and len(line.text) < 90)
    }


def _of_few_pages(edge: Sequence[Line], there: Sequence[Line]) -> set[Line]:
    """The heads of two or three pages, where a line may stand in one place by chance.

    All pages have them there, and they say the same but for a number that is another on each.
    """
    same = {_DIGITS.sub("#", line.text) for line in there}
    different = {line.text for line in there}
    numbers = {tuple(_DIGITS.findall(line.text)) for line in there}
    fits = len(there) == len(edge) and len(same) == 1 and len(there[0].text) < 90
    return set(there) if fits and (len(different) == 1 or len(numbers) == len(there)) else set()


def _bears_number(line: Line) -> bool:
    """Whether a line begins or ends with what may be a page number."""
    return bool(_LABELLED.search(line.text))


def body_size(lines: Iterable[Line]) -> float:
    """Return the font size of most of the text, 0 without text."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0

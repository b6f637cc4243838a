"""The lines of PDF pages as pdfium finds them, without heads, page numbers and contents."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

import pypdfium2
import pypdfium2.raw as pdfium

from duidu.formats.base.encoding import clean
from duidu.formats.base.output import Output

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
# Fonts draw 行 and the radical ⾏ with one glyph, and many a PDF names the radical, which no
# dictionary has.
_RADICALS = {
    code: normalize("NFKC", chr(code)) for code in (0x2E9F, 0x2EF3, *range(0x2F00, 0x2FD6))
}
# Hyphens that only the line break put there, as pdfium reports them.
_HIDDEN = {0xFFFE, 0x0002, 0x00AD}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Its font size, left edge and baseline above the page's lower edge are in points.
    """

    text: str
    size: float
    left: float
    bottom: float
    page: int


def page_lines(pdf: pypdfium2.PdfDocument, number: int, output: Output) -> list[Line]:
    """Return the lines of one page in the order in which pdfium reads them. Raises FileError."""
    page = pdf[number]
    text_page = page.get_textpage()
    try:
        lines: list[Line] = []
        codes: list[int] = []
        first = -1
        count = pdfium.FPDFText_CountChars(text_page)
        output.count(count)
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(text_page, index)
            # pdfium ends its lines with CR and LF.
            if code in (10, 13):
                lines += _line(text_page, codes, first, number)
                codes, first = [], -1
            elif code not in _HIDDEN:
                # The first character that is no space: its box says where the line stands.
                first = index if first < 0 and code > 32 else first
                codes.append(code)
        return [*lines, *_line(text_page, codes, first, number)]
    finally:
        text_page.close()
        page.close()


def _line(page: pypdfium2.PdfTextPage, codes: Sequence[int], first: int, number: int) -> list[Line]:
    """Make the line of these code units; none where nothing is left to show."""
    # pdfium returns UTF-16 units; a surrogate without its partner becomes U+FFFD.
    text = b"".join(
        code.to_bytes(2, "little") if code < 0x10000 else chr(code).encode("utf-16-le")
        for code in codes
    )
    shown = clean(text.decode("utf-16-le", "replace")).translate(_RADICALS).strip()
    if not shown or first < 0:
        return []
    left, bottom, _, _ = page.get_charbox(first, loose=True)
    return [Line(shown, round(pdfium.FPDFText_GetFontSize(page, first), 1), left, bottom, number)]


def body_lines(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the lines that are text.

    Running heads and feet, page numbers and contents with leaders are left out.
    """
    heads = _furniture([page[0] for page in pages if page]) | _furniture(
        [page[-1] for page in pages if page]
    )
    # Some heads have two lines. A page of three lines may be all text.
    seconds = _furniture([page[1] for page in pages if len(page) > 3])
    dropped = heads | seconds
    return [
        line
        for page in pages
        for line in _without_contents(page)
        if line not in dropped and not _NUMBER.fullmatch(line.text)
    ]


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
    # With fewer pages any line may stand where the others do by chance.
    if len(edge) < 4:
        return set()
    place = Counter(round(line.bottom) for line in edge).most_common(1)[0][0]
    there = [line for line in edge if abs(line.bottom - place) <= _SAME_PLACE]
    if len(there) * 3 < len(edge):
        return set()
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


def _bears_number(line: Line) -> bool:
    """Whether a line begins or ends with what may be a page number."""
    return bool(_LABELLED.search(line.text))


def body_size(lines: Iterable[Line]) -> float:
    """Return the font size of most of the text, 0 without text."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0

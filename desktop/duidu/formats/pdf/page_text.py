"""The text of a page as pdfium has it: pieces of lines, with where they stand."""

import re
from ctypes import byref, c_double, c_ushort
from dataclasses import replace
from itertools import repeat

import pypdfium2
import pypdfium2.raw as pdfium

from duidu.formats.base.encoding import clean
from duidu.formats.pdf.marked_lines import SMALLER, with_marks
from duidu.formats.pdf.page_line import Line
from duidu.formats.pdf.radicals import CHARACTERS
from duidu.formats.pdf.shifted_digits import with_shifted_digits

# Hyphens that only the line break put there, as pdfium reports them.
_SOFT = "\u00ad"
_HIDDEN = str.maketrans("", "", f"\ufffe\x02{_SOFT}")
# pdfium ends its lines with CR and LF. Words are what stands between blanks and hidden hyphens.
_STEP = re.compile(f"[\r\n]|[\ufffe\x02{_SOFT}]|[^\x00- \ufffe{_SOFT}]+")
_BEYOND = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# A space this many times as wide as the type is high is one between columns or cells.
_BETWEEN = 1.5


def _text(page: object) -> str:
    """The characters of a page, each at the place that pdfium numbers it with."""
    count = pdfium.FPDFText_CountChars(page)
    units = (c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(page, 0, count, units)
    text = bytes(units)[: 2 * written - 2].decode("utf-16-le", "surrogatepass")
    if len(text) == count and not _BEYOND.search(text):
        return text
    # That leaves out control characters, and gives rare characters as pairs.
    codes = map(pdfium.FPDFText_GetUnicode, repeat(page), range(count))
    return "".join(map(chr, codes))


class PageText:
    """The characters of one page, and the pieces of lines that they make."""

    def __init__(self, page: pypdfium2.PdfTextPage, number: int) -> None:
        # A book has millions of characters: pdfium is asked for them without pypdfium2 between.
        self._raw, self._number = page.raw, number
        self._box = pdfium.FS_RECTF()
        self._text = with_shifted_digits(_text(page.raw), self._size, self._height)

    def __len__(self) -> int:
        """How many characters there are."""
        return len(self._text)

    def lines(self) -> list[Line]:
        """Return the parts of lines in the order in which pdfium has them."""
        found: list[Line] = []
        # The first and last characters of a line that are no spaces.
        first = last = -1
        row, size = 0, 0.0
        # pdfium puts two lines together where a hyphen ends the first.
        is_hyphened = is_broken = False
        for step in _STEP.finditer(self._text):
            index, sign = step.start(), self._text[step.start()]
            if sign in "\ufffe\x02\u00ad":
                is_hyphened, is_broken = True, is_broken or sign != _SOFT
                continue
            is_end = sign in "\r\n"
            if is_end or is_broken or self._is_far(last, index, size):
                found += self._line(first, last, row, size, is_hyphened)
                row += is_end or is_broken
                first = last = -1
                is_broken = False
            is_hyphened = False
            if not is_end:
                if first < 0:
                    first, size = index, self._size(index)
                last = step.end() - 1
        return with_marks([*found, *self._line(first, last, row, size, is_hyphened)])

    def _is_far(self, last: int, index: int, size: float) -> bool:
        """Whether a character stands in another column than the last one of what was gathered."""
        if last < 0 or last == index - 1:
            return False
        gap = self._place(index)[0] - self._place(last)[2]
        return bool(gap > _BETWEEN * max(size, 1.0))

    def _line(self, first: int, last: int, row: int, size: float, is_hyphened: bool) -> list[Line]:
        """Make a line of these characters; none where nothing is left to show."""
        if first < 0:
            return []
        text = self._text[first : last + 1].translate(_HIDDEN)
        if _SURROGATE.search(text):
            # pdfium returns UTF-16 units; a surrogate without its partner becomes U+FFFD.
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        shown = clean(text).translate(CHARACTERS).strip()
        if not shown:
            return []
        left, bottom, _ = self._place(first)
        right = max(left, self._place(last)[2])
        if shown.endswith("-") and shown[-2:-1].isalpha():
            shown, is_hyphened = shown[:-1], True
        line = Line(shown, round(size, 1), left, bottom, self._number, right, row=row)
        if self._size(last) < SMALLER * size:
            line = replace(line, marked=True)
        return [replace(line, hyphened=True) if is_hyphened else line]

    def _place(self, index: int) -> tuple[float, float, float]:
        """The left edge, the lower edge and the right edge of a character. Raises PdfiumError."""
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, index, byref(self._box)):
            raise pypdfium2.PdfiumError("a character without a place")
        return self._box.left, self._box.bottom, self._box.right

    def _height(self, index: int) -> float:
        """How high the line stands on which a character is set."""
        x, y = c_double(), c_double()
        pdfium.FPDFText_GetCharOrigin(self._raw, index, byref(x), byref(y))
        return y.value

    def _size(self, index: int) -> float:
        """The size of a character's type in points."""
        return float(pdfium.FPDFText_GetFontSize(self._raw, index))

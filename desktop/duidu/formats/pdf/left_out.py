"""Counts what stands on the pages of a PDF beside their text: pictures, remarks, filled forms."""

import math
import re
from collections.abc import Iterator
from ctypes import byref, c_float
from itertools import repeat
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from duidu.core.left_out import LeftOut

# A picture as the file has it; its own dictionary is never packed.
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
# Points: what is narrower is a rule or an ornament.
_SMALLEST = 8.0
# A picture over so much of a page with text is the scan that the text was recognised in.
_SCAN = 0.8
# Objects may hold others, and those again.
_DEEPEST = 4
# Annotations that say something: notes and texts that a reader put on the page.
_REMARKS = frozenset((pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT))


class _Picture(NamedTuple):
    """Where a picture is on its page, in points, and how many bytes it has in the file."""

    left: int
    bottom: int
    width: int
    height: int
    size: int


class PageExtras:
    """Counts, page by page, what a reader of text leaves out; a picture on many pages is one."""

    def __init__(self, data: bytes, left_out: LeftOut) -> None:
        self._left_out = left_out
        # To go through all that is drawn takes as long as to read the text.
        self._has_pictures = _IMAGE.search(data) is not None
        self._seen: set[_Picture] = set()

    def count(self, page: pypdfium2.PdfPage, words: str) -> None:
        """Count what is on a page that has text, of which `words` are the first."""
        width, height = page.get_size()
        most = _SCAN * width * height
        for found in _pictures(page.raw) if self._has_pictures else ():
            if found in self._seen or min(found.width, found.height) < _SMALLEST:
                continue
            self._seen.add(found)
            if found.width * found.height < most:
                self._left_out.add("picture", words)
        for kind in _annotations(page.raw):
            self._left_out.add(kind, words)


def _pictures(page: object) -> Iterator[_Picture]:
    """The pictures that a page draws, also those in groups of objects."""
    number = pdfium.FPDFPage_CountObjects(page)
    groups = [(pdfium.FPDFPage_GetObject, page, number, 1.0, 1)]
    for get, holder, number, scale, depth in groups:
        # A page may draw each letter by itself: thousands of objects.
        objects = list(map(get, repeat(holder), range(number)))
        for one, kind in zip(objects, map(pdfium.FPDFPageObj_GetType, objects), strict=True):
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                yield _picture(one, scale)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                number, inner = pdfium.FPDFFormObj_CountObjects(one), scale * _scale(one)
                groups.append((pdfium.FPDFFormObj_GetObject, one, number, inner, depth + 1))


def _scale(form: object) -> float:
    """How many times as large a group of objects is drawn as it says."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, byref(matrix))
    return math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))


def _picture(one: object, scale: float) -> _Picture:
    left, bottom, right, top = bounds = [c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(one, *map(byref, bounds))
    return _Picture(
        round(left.value * scale),
        round(bottom.value * scale),
        round((right.value - left.value) * scale),
        round((top.value - bottom.value) * scale),
        pdfium.FPDFImageObj_GetImageDataRaw(one, None, 0),
    )


def _annotations(page: object) -> Iterator[str]:
    """The kind of each annotation of a page that says something."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        one = pdfium.FPDFPage_GetAnnot(page, index)
        subtype = pdfium.FPDFAnnot_GetSubtype(one)
        if subtype in _REMARKS and _has(one, b"Contents"):
            yield "comment"
        elif subtype == pdfium.FPDF_ANNOT_WIDGET and _has(one, b"V"):
            yield "text box"
        pdfium.FPDFPage_CloseAnnot(one)


def _has(annotation: object, key: bytes) -> bool:
    """Whether an annotation has a text of this name that is not empty."""
    # Bytes of UTF-16 with its end.
    return bool(pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0) > 2)

"""PDF with a text layer, through pdfium: lines become paragraphs again; running heads and page numbers are dropped."""

import re
from collections import Counter

import pypdfium2

from duidu.core.errors import FileError
from duidu.formats.document import Document, RawBlock, ReadOptions
from duidu.formats.plain_text import clean

_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*|[ivxlc]{1,6}")
_ENDS = re.compile(r"[.!?。！？…:：][\"'”’」』)）\]】]*$")
_MOST_PAGES = 5_000


class PdfReader:
    """Reads .pdf files."""

    name = "pdf"
    suffixes = (".pdf",)

    def sniff(self, head: bytes, suffix: str) -> float:
        """By how it begins."""
        return 1.0 if b"%PDF-" in head[:1024] else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """The text of all pages as paragraphs. Raises FileError, also for scans without text."""
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            reason = "is protected by a password" if "password" in str(error).lower() else "is damaged"
            raise FileError(f"“{options.name}” {reason} and cannot be read.") from error
        with pdf:
            title = pdf.get_metadata_value("Title") or ""
            pages = [_lines(pdf, number) for number in range(min(len(pdf), _MOST_PAGES)) if not options.should_stop()]
        repeated = _repeated(pages)
        lines = [line for page in pages for line in page if line not in repeated and not _NUMBER.fullmatch(line)]
        if not lines:
            raise FileError(f"“{options.name}” has no text layer (it is probably a scan); run text recognition on it first.")
        return Document(tuple(RawBlock(text) for text in paragraphs(lines)), self.name, title.strip(), "utf-8")


def _lines(pdf: pypdfium2.PdfDocument, number: int) -> list[str]:
    page = pdf[number]
    text_page = page.get_textpage()
    try:
        # U+FFFE marks a hyphen that only the line end put there.
        text = text_page.get_text_bounded().replace("\ufffe", "").replace("\u0002", "")
    finally:
        text_page.close()
        page.close()
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


def _repeated(pages: list[list[str]]) -> set[str]:
    """First and last lines that stand on a third of the pages: running heads."""
    if len(pages) < 4:
        return set()
    ends = Counter(line for page in pages for line in {*page[:1], *page[-1:]})
    return {line for line, count in ends.items() if count >= max(3, len(pages) // 3)}


def paragraphs(lines: list[str]) -> list[str]:
    """Lines joined until one ends a sentence well short of the usual width, or is short and ends none (a heading)."""
    widths = sorted(_width(line) for line in lines)
    usual = widths[int(len(widths) * 0.8)]
    result: list[str] = []
    open_paragraph = False
    for line in lines:
        if open_paragraph:
            result[-1] = _join(result[-1], line)
        else:
            result.append(line)
        full = _width(line) >= 0.85 * usual
        open_paragraph = full or not (_ENDS.search(line) or _width(line) < 0.6 * usual)
    return result


def _width(line: str) -> int:
    return sum(2 if c > "\u2e7f" else 1 for c in line)


def _join(text: str, line: str) -> str:
    if text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower():
        return text[:-1] + line
    return text + ("" if text[-1] > "\u2e7f" or line[0] > "\u2e7f" else " ") + line

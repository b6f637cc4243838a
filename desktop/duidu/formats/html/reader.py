"""Reads HTML pages: finds the article, drops menus and scripts, makes blocks.

Nothing is rendered or loaded.
"""

import re
from collections.abc import Mapping

from duidu.core.left_out import LeftOut
from duidu.formats.base.document import Document, ReadOptions, Remark
from duidu.formats.base.document_tables import lay_out_tables
from duidu.formats.base.encoding import decode, decoding_notes
from duidu.formats.base.markup import (
    parse_html,
)
from duidu.formats.base.own_blocks import ROWS
from duidu.formats.base.page_notes import take_from_page
from duidu.formats.base.pictures import Pictures
from duidu.formats.base.pictures_beside import name_beside
from duidu.formats.base.progress import part
from duidu.formats.html.commented_original import with_original
from duidu.formats.html.gatherer import gathered
from duidu.formats.html.main_content import main_element
from duidu.formats.html.note_links import NO_LINKS, BookNotes, may_link, note_links
from duidu.formats.html.page_numbers import drop_page_numbers, may_have_page_numbers
from duidu.formats.html.page_title import page_title
from duidu.formats.html.xhtml import as_html

# The bounds keep the search linear in hostile pages.
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,30})""",
    re.I,
)
_IS_XHTML = re.compile(rb"<\?xml|http://www\.w3\.org/1999/xhtml")
_ROOT = re.compile(rb"<(?:[a-z]{1,9}:)?(?:html|dtbook)[\s>]", re.I)
_MAIN_FOUND = 0.5  # the share of the work that is done when it is known where the article is


class HtmlReader:
    """Reads saved web pages and the clipboard's HTML."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by how the page begins, else by suffix."""
        # Past a byte order mark and blank lines.
        begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
        if begins.startswith((b"<!doctype html", b"<html")) or (
            begins.startswith(b"<?xml") and _ROOT.search(head)
        ):
            return 0.95
        # A fragment without <html> may be anything else with this suffix.
        return 0.8 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the page's article as blocks. Raises FileError."""
        # Browsers look for a declaration in the first kilobyte; some pages have theirs later.
        declared = _DECLARED.search(data[:4096])
        named = (declared[1] or declared[2]).decode("ascii") if declared else ""
        decoded = decode(data, options.encoding or _usable(named, data), options.name)
        page = as_html(decoded.text) if _IS_XHTML.search(data[:4096]) else decoded.text
        page = with_original(page, as_page=True)
        encoded = page.encode("utf-8", "replace")
        root = parse_html(encoded, options.name)
        if may_have_page_numbers(encoded):
            drop_page_numbers(root)
        options.progress(0.1)
        own = take_from_page(root)
        left_out = LeftOut()
        main = main_element(root, left_out)
        pictures = own_pictures(left_out, options.beside)
        links = note_links(root, BookNotes()) if may_link(encoded) else NO_LINKS
        tell = part(options.progress, _MAIN_FOUND, 1.0)
        blocks, remarks = gathered(main, tell, left_out, pictures, links), list[Remark]()
        if ROWS not in encoded:
            blocks, remarks = lay_out_tables(blocks)
        return Document(
            tuple(pictures.finish(blocks, read_words=True)),
            page_title(root),
            decoded.encoding,
            decoded.doubtful,
            notes=decoding_notes(decoded),
            remarks=tuple(remarks),
            annotations=own,
            left_out=left_out.counts,
            places=left_out.places,
            images=tuple(pictures.images),
        )


def own_pictures(left_out: LeftOut, beside: Mapping[str, bytes]) -> Pictures:
    """The pictures of a page that are in it or `beside` it; those anywhere else are counted."""
    return Pictures(left_out, lambda address: beside.get(name_beside(address)))


def _usable(declared: str, data: bytes) -> str:
    """Return the encoding a page declares, or the larger one browsers use for it.

    "" when it is unknown or plainly wrong.
    """
    # Browsers read the older names as the larger encodings, and pages rely on it.
    name = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252"}.get(
        declared.lower(), declared
    )
    try:
        # A declaration that is wrong shows in the beginning already.
        text = data[:65_536].decode(name, "replace")
    except LookupError:
        return ""
    return name if text.count("\ufffd") <= 1 + len(text) // 1_000 else ""

"""Turns what only XML says in a page into what the parser of HTML reads as well."""

import re
from html import escape

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_PREFIX = re.compile(
    r"""xmlns:([A-Za-z_][\w.-]{0,30})\s*=\s*["']"""
    r"""http://www\.w3\.org/(?:1999/xhtml|1998/Math/MathML|2000/svg)["']"""
)
_DTBOOK = re.compile(r"<dtbook\b")
# Elements of DTBook, the format of talking books, as the element of a page that says the same.
_AS_HTML = {
    **dict.fromkeys(("level", "level1", "level2", "level3", "level4", "level5"), "section"),
    **dict.fromkeys(("level6", "prodnote", "docauthor", "covertitle", "linegroup"), "div"),
    **dict.fromkeys(("line", "byline", "dateline", "bridgehead", "epigraph", "author"), "p"),
    **dict.fromkeys(("note", "annotation"), "aside"),
    **dict.fromkeys(("pagenum", "noteref", "annoref"), "rp"),
    **{"doctitle": "h1", "hd": "h2", "list": "ul", "imggroup": "figure", "sent": "span"},
}
_DTBOOK_TAG = re.compile(rf"(</?)({'|'.join(_AS_HTML)})(?=[\s/>])")

# What a book offers instead of what readers may not know (epub:switch). A page knows these.
_SWITCH_END = "</epub:switch>"
_CASE = re.compile(r"""<epub:case\b[^<>]{0,300}required-namespace\s*=\s*["']([^"'<>]{0,200})""")
_KNOWN = re.compile(r"http://www\.w3\.org/(?:1999/xhtml|1998/Math/MathML|2000/svg)/?")
_UNSEEN = "rp"  # an element that no page shows


def as_html(page: str) -> str:
    """A page without sections of characters and prefixes, and one of DTBook as a page."""
    if "<![CDATA[" in page:
        page = _CDATA.sub(lambda found: escape(found[1], quote=False), page)
    if _SWITCH_END in page:
        page = _SWITCH_END.join(map(_switched, page.split(_SWITCH_END)))
    if "xmlns:" in page and (prefixes := set(_PREFIX.findall(page))):
        page = re.sub(rf"(</?)(?:{'|'.join(map(re.escape, sorted(prefixes)))}):", r"\1", page)
    if _DTBOOK.search(page[:4_096]):
        page = _DTBOOK_TAG.sub(lambda found: found[1] + _AS_HTML[found[2]], page)
    return page


def _switched(part: str) -> str:
    """A part of a page that ends in a switch, of which only what is shown is left to see."""
    case = _CASE.search(part)
    if case is None:
        return part
    unseen = "default" if _KNOWN.fullmatch(case[1].strip()) else "case"
    return re.sub(rf"(</?)epub:{unseen}(?=[\s>])", rf"\1{_UNSEEN}", part)

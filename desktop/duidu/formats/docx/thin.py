"""Parses the text of a Word document without most of what only says how it looks.

Word says that of every run anew, which takes more than half of the memory of a book. What is
written back into is parsed whole.
"""

from lxml import etree

from duidu.formats.base.markup import attribute, local_name, parse_xml_thinned
from duidu.formats.docx.symbols import has_signs_of_its_own

_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_THINNED = tuple(f"{{{space}}}{name}" for space in _SPACES for name in ("rPr", "pPr", "p", "r"))
# Properties of runs and paragraphs that say something of their text.
_KEPT = frozenset(
    ("vanish", "vertalign", "rstyle", "b", "i", "em", "del", "rpr", "pstyle", "outlinelvl", "numpr")
)
_PROPERTIES = frozenset(("rpr", "ppr"))


def parse_thin(data: bytes, name: str) -> etree._Element:
    """Return the root of the main text of a document. Raises FileError as parse_xml does."""
    return parse_xml_thinned(data, name, _THINNED, _thin)


def _thin(element: etree._Element) -> None:
    """Take away what says nothing of the text: of a paragraph or run who wrote it, and when."""
    if local_name(element) not in _PROPERTIES:
        element.attrib.clear()
        return
    for one in list(element):
        if not _says_something(one):
            element.remove(one)


def _says_something(one: etree._Element) -> bool:
    """Whether a property changes what is read."""
    kind = local_name(one)
    if kind == "rfonts":
        return any(has_signs_of_its_own(attribute(one, which)) for which in ("ascii", "hansi"))
    return kind in _KEPT

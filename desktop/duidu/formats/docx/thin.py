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
_THINNED = tuple(f"{{{space}}}{name}" for space in _SPACES for name in ("rPr", "pPr", "p"))
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
        _join_runs(element)
        return
    for one in list(element):
        if not _says_something(one):
            element.remove(one)


def _join_runs(paragraph: etree._Element) -> None:
    """Make one of runs side by side that have nothing but text: some files have one a letter."""
    first: etree._Element | None = None
    joined: list[str] = []
    for run in (*paragraph, None):
        text = None if run is None else _only_text(run)
        if run is not None and text is not None and first is not None:
            joined.append(text.text or "")
            paragraph.remove(run)
            continue
        if first is not None and len(joined) > 1:
            first.text = "".join(joined)
        first, joined = text, [] if text is None else [text.text or ""]


def _only_text(run: etree._Element) -> etree._Element | None:
    """The text of a run that has nothing else, None for others; who wrote a run is taken away."""
    if local_name(run) != "r":
        return None
    run.attrib.clear()
    if not 0 < len(run) <= 2 or local_name(run[-1]) != "t":
        return None
    has_look = len(run) == 2 and (local_name(run[0]) != "rpr" or len(run[0]))
    return None if has_look else run[-1]


def _says_something(one: etree._Element) -> bool:
    """Whether a property changes what is read."""
    kind = local_name(one)
    if kind == "rfonts":
        # Most name no font that has signs of its own in any way.
        return any(has_signs_of_its_own(str(font)) for font in one.attrib.values()) and any(
            has_signs_of_its_own(attribute(one, which)) for which in ("ascii", "hansi")
        )
    return kind in _KEPT

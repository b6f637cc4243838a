"""What inline elements of a page say beside their text: formulas, raised digits, note marks."""

import re

from lxml import etree

from duidu.core.left_out import LeftOut
from duidu.formats.base.formula_line import LOWERABLE, LOWERED, RAISABLE, RAISED, lowered, raised
from duidu.formats.base.markup import html_attribute, local_name, text_of
from duidu.formats.base.pictures import Pictures
from duidu.formats.html.mathml import formula_text
from duidu.formats.html.note_links import NOTE_MARK

# Elements that are asked; all others are their text.
_EMBEDDED = frozenset(("object", "embed", "iframe", "video", "audio", "canvas"))
ASKED = frozenset(("img", "image", "math", "svg", "sup", "sub", "a", *_EMBEDDED))
_SHIFTED = {"sup": RAISED, "sub": LOWERED}
_SHIFTABLE = {"sup": RAISABLE, "sub": LOWERABLE}
# What stands raised or lowered in a formula: i+1, −x, 2k.
_TERM = re.compile(r"[\w+\-−=()·*/]{2,12}")
_OPERATOR = re.compile(r"[\w)][+\-−=*/·][\w(]|^[+\-−]\w|\d[^\W\d_]$")
# Elements in a line, as far as words beside a picture stand in them.
_INLINE = frozenset(("a", "b", "big", "em", "font", "i", "ruby", "small", "span", "strong", "u"))
# What a heading's link to itself shows.
_PERMALINKS = frozenset(("#", "¶", "§", "🔗", "⚓", ""))
_LONGEST_GLYPH = 2  # code points: a hanzi that fonts lack is set as a picture


def inline_text(
    element: etree._Element, name: str, left_out: LeftOut, pictures: Pictures
) -> str | None:
    """The text that an element of ASKED stands for; None where it is what is inside it.

    A picture goes to the `pictures`; what is left out is counted.
    """
    if name in _SHIFTED:
        return _shifted(element, name)
    if name == "a":
        return "" if _is_mark(element) else None
    if name in {"img", "image"}:
        return _picture(element, pictures)
    if name == "math":
        text = formula_text(element)
        left_out["formula"] += int(not text)
        return text
    if name == "svg":
        return _drawn_text(element, pictures)
    assert name in _EMBEDDED
    left_out["embedded object"] += 1
    return ""


def _shifted(element: etree._Element, name: str) -> str | None:
    """Raised and lowered digits keep their meaning: 10⁶, H₂O. A note's mark is no text."""
    text = text_of(element).strip()
    links = [inner for inner in element.iter() if local_name(inner) == "a"]
    if links and "#" in html_attribute(links[0], "href") and NOTE_MARK.fullmatch(text):
        return ""
    if links:
        return None
    if _SHIFTABLE[name].fullmatch(text):
        return text.translate(_SHIFTED[name])
    # Letters alone are more often 1st, Mlle and TeX than a formula.
    is_formula = _TERM.fullmatch(text) and _OPERATOR.search(text)
    return (raised if name == "sup" else lowered)(text) if is_formula else None


def _is_mark(link: etree._Element) -> bool:
    """Whether a link is the mark of a note, or a heading's link to itself."""
    kinds = f"{html_attribute(link, 'epub:type')} {html_attribute(link, 'role')}"
    if "noteref" in kinds:
        return True
    if not html_attribute(link, "href").startswith("#"):
        return False
    text = text_of(link).strip()
    backwards = "backlink" in kinds or "backref" in html_attribute(link, "class")
    return text in _PERMALINKS or backwards or text == "↩" or text == "↩︎"


def _picture(element: etree._Element, pictures: Pictures) -> str:
    """A glyph set as a picture is its text; another is taken or counted, unless it is nothing."""
    text = html_attribute(element, "alt").strip()
    if 0 < len(text) <= _LONGEST_GLYPH and text[0] > "\u2e7f" and not _is_alone(element):
        return text
    is_nothing = {html_attribute(element, "width"), html_attribute(element, "height")} & {"0", "1"}
    if not is_nothing:
        pictures.take(_address(element), text)
    return ""


def _is_alone(element: etree._Element) -> bool:
    """Whether a picture has no words beside it on its line, as a glyph has."""
    parent = element.getparent()
    if parent is None:
        return True
    previous, following = element.getprevious(), element.getnext()
    before = parent.text if previous is None else previous.tail
    beside = (one for one in (previous, following) if one is not None)
    words = (text_of(one) for one in beside if local_name(one) in _INLINE)
    if any((said or "").strip() for said in (before, element.tail, *words)):
        return False
    return local_name(parent) not in _INLINE or _is_alone(parent)


def _address(element: etree._Element) -> str:
    """Where a picture is, by what a page calls it; drawings and old books name it otherwise."""
    names = ("src", "xlink:href", "href", "data-src")
    return next((said for name in names if (said := html_attribute(element, name).strip())), "")


def _drawn_text(element: etree._Element, pictures: Pictures) -> str:
    """The words of a drawing; pictures in it are taken, lines alone are decoration."""
    inner = list(element.iter())
    for one in inner:
        if local_name(one) == "image":
            pictures.take(_address(one), html_attribute(one, "aria-label"))
    return " ".join(
        words for one in inner if local_name(one) == "text" and (words := text_of(one).strip())
    )

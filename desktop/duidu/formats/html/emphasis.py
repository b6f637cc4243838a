"""Which elements of a page are emphasised, by their name, style or class."""

from functools import lru_cache

from lxml import etree

from duidu.core.emphasis import EmphasisKind
from duidu.formats.base.markup import html_attribute

_NAMES = {
    **dict.fromkeys(("em", "i", "cite", "dfn"), EmphasisKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), EmphasisKind.STRONG),
}
# Books made with layout programs have spans of these classes; their style sheets are never read.
_CLASSES = {
    **dict.fromkeys(("italic", "italics", "emphasis", "em"), EmphasisKind.EMPHASIS),
    **dict.fromkeys(("bold", "strong"), EmphasisKind.STRONG),
}
_PLAIN = ("font-style:normal", "font-weight:normal", "font-weight:400")
_ITALIC = (
    "font-style:italic",
    "font-style:oblique",
    "text-emphasis:filled",
    "text-emphasis:dot",
    "text-emphasis-style:",
)
_BOLD = tuple(f"font-weight:{weight}" for weight in ("bold", "600", "700", "800", "900"))
# Checked first, because most elements are others and never emphasise.
EMPHASIS_ELEMENTS = frozenset({"span", "font", *_NAMES})


def kinds_of(element: etree._Element, name: str) -> tuple[EmphasisKind, ...]:
    """Return how an element of this name is emphasised.

    One that is styled as plain is plain: Google's clipboard wraps whole texts in such a <b>.
    """
    if not len(element.attrib):
        return (_NAMES[name],) if name in _NAMES else ()
    return _kinds_said(name, html_attribute(element, "style"), html_attribute(element, "class"))


# A book repeats few styles and classes on a hundred thousand elements.
@lru_cache(1024)
def _kinds_said(name: str, style: str, classes: str) -> tuple[EmphasisKind, ...]:
    named = (_NAMES[name],) if name in _NAMES else ()
    if style:
        style = style.replace(" ", "").lower()
        found = _kinds(any(word in style for word in _ITALIC), any(word in style for word in _BOLD))
        if found or any(word in style for word in _PLAIN):
            return found
    return named or tuple(
        dict.fromkeys(_CLASSES[c] for c in classes.lower().split() if c in _CLASSES)
    )


def _kinds(italic: bool, bold: bool) -> tuple[EmphasisKind, ...]:
    return (EmphasisKind.EMPHASIS,) * italic + (EmphasisKind.STRONG,) * bold

"""What a page calls its headings, so that links find them: ids, and the anchors of older pages."""

from lxml import etree

from duidu.formats.base.markup import attribute, local_name, text_of

# Elements that a link finds in the place of the heading that they begin with.
_SECTIONS = frozenset(("section", "div", "article", "header", "hgroup"))
_ANCHORS = frozenset(("a", "span"))
_BEFORE = _ANCHORS | {"p"}
_LONGEST = 200  # code points; longer ids are not written by people


def name_of(heading: etree._Element) -> str:
    """The name of a heading: its own id, that of an anchor in it or before it, or its section's."""
    found = _own_name(heading) or _anchor_inside(heading) or _anchor_before(heading)
    return (found or _name_of_section(heading))[:_LONGEST]


def _own_name(element: etree._Element) -> str:
    return attribute(element, "id") or (
        attribute(element, "name") if local_name(element) == "a" else ""
    )


def _anchor_inside(heading: etree._Element) -> str:
    named = (_own_name(child) for child in heading if local_name(child) in _ANCHORS)
    return next(filter(None, named), "")


def _anchor_before(heading: etree._Element) -> str:
    """The name of an anchor that stands alone before a heading, or in a paragraph of its own."""
    before = heading.getprevious()
    if before is None or local_name(before) not in _BEFORE or (before.tail or "").strip():
        return ""
    if text_of(before).strip():
        return ""
    inside = map(_own_name, before) if local_name(before) == "p" else [_own_name(before)]
    return next(filter(None, inside), "")


def _name_of_section(heading: etree._Element) -> str:
    """The name of the nearest element that begins with a heading."""
    element = heading
    for _ in range(3):
        above = element.getparent()
        if (
            above is None
            or local_name(above) not in _SECTIONS
            or above[0] is not element
            or (above.text or "").strip()
        ):
            return ""
        if name := _own_name(above):
            return name
        element = above
    return ""

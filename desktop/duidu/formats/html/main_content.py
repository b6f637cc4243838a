"""Finds the article on a web page, without menus and other parts that are mostly links."""

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from duidu.core.left_out import LeftOut
from duidu.formats.base.markup import html_attribute, local_name

# Furniture is what a page has besides its article: menus, forms, footers. It is known by its
# element or role, or by a class or id that names it; see _is_furniture.
_FURNITURE_ELEMENTS = frozenset(["nav", "footer", "form", "button", "menu", "dialog"])
# Of all that is taken out, what stands on lines of its own.
_BLOCKS = frozenset(
    ("nav", "footer", "form", "menu", "dialog", "header", "aside", "ul", "ol", "div", "section")
)
_FURNITURE_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "menu",
        "menubar",
        "toolbar",
        "dialog",
    ]
)
_FURNITURE_NAME = re.compile(
    r"(^|[-_ ])((doc)?nav(bar|igation|header|footer)?|menu|footer|sidebar|breadcrumbs?|share|"
    r"sharing|social|related|comments?|cookie|"
    r"advert\w*|promo|newsletter|subscribe|pagination|skip|masthead|toolbar|toc)([-_ ]|$)",
    re.IGNORECASE,
)
# Class or id of a table of contents.
_TABLE_OF_CONTENTS = re.compile(
    r"(^|[-_ ])(toc|table-of-contents|contents-list|titlepage-toc)([-_ ]|$)", re.IGNORECASE
)
# `toc` as a name or a part of one, in lower case. The pattern begins with letters because re
# finds literal beginnings fast.
_TOC = re.compile(rb"""toc(?<=[-_ "'=]toc)(?=[-_ "'>/\s]|$)""")
Sizes = dict[Any, tuple[int, int]]
"""How much text is in each element and how much of it in links, in code points without spaces."""
# An element named as the article counts if it holds this share of the page's text; smaller ones
# are teasers.
_LEAST_SHARE = 0.3
# Of several articles on a page all are read if they have this share of the longest one's text.
_ALIKE = 0.5
# Text that is mostly links leads elsewhere: menus, tags, related pages.
_MOST_LINKS = 0.5
# A list without a telling name is a menu if it has at least so many items and hardly any other
# text than links: lists of the article may have some links, too.
_LEAST_ITEMS = 4
_NEVER_SHOWN = frozenset(("script", "style", "head", "template", "noscript"))
_ENOUGH_PIECES = 8
_ALMOST_ALL_LINKS = 0.9


def may_have_table_of_contents(page: bytes) -> bool:
    """Whether a page may contain something that drop_table_of_contents removes."""
    # Asks the bytes only, because walking the elements of every page of a book takes long.
    lower = page.lower()
    return (
        b"table-of-contents" in lower or b"contents-list" in lower or _TOC.search(lower) is not None
    )


def drop_table_of_contents(root: etree._Element, left_out: LeftOut) -> None:
    """Remove tables of contents: elements that are named so and are mostly links.

    For pages of books, where everything else is text. They are counted.
    """
    named = [
        e
        for e in root.iter()
        if len(e.attrib)
        and _TABLE_OF_CONTENTS.search(f"{html_attribute(e, 'class')} {html_attribute(e, 'id')}")
    ]
    sizes = _sizes(root) if named else {}
    for element in named:
        if _link_share(sizes, element) > _MOST_LINKS:
            left_out.add("table of contents", words := _words(element), bool(words))
            _take_out(element)


def main_element(root: etree._Element, left_out: LeftOut) -> etree._Element:
    """Return the element that holds the article, its menus removed. Changes the tree.

    What is not in it is counted.
    """
    sizes = _sizes(root)
    for element in [e for e in root.iter() if _is_furniture(e, sizes)]:
        # One inside another went with that.
        if element.getroottree().getroot() is root:
            left_out.add("menu", words := _words(element), bool(words))
        _take_out(element)
    # Measured anew: without its furniture the page is smaller.
    sizes = _sizes(root)
    for fits in (_is_article, _is_main, _is_content):
        found = max(filter(fits, root.iter()), key=lambda element: sizes[element][0], default=None)
        if found is not None and sizes[found][0] >= _LEAST_SHARE * sizes[root][0]:
            found = _with_others(found, root, sizes, fits)
            _count_around(found, left_out)
            return found
    return next((element for element in root.iter() if local_name(element) == "body"), root)


def _with_others(
    found: etree._Element, root: etree._Element, sizes: Sizes, fits: Callable[..., bool]
) -> etree._Element:
    """What holds the article and others of its kind that are about as long: posts, chapters."""
    others = [
        one
        for one in root.iter()
        if fits(one) and sizes[one][0] >= _ALIKE * sizes[found][0] and one is not found
    ]
    for other in others:
        held = {*other.iterancestors(), other}
        if found in held:
            continue
        while found not in held and (above := found.getparent()) is not None:
            found = above
    return found


def _count_around(main: etree._Element, left_out: LeftOut) -> None:
    """Count the parts of a page beside its article."""
    for inner in (main, *main.iterancestors()):
        around = inner.getparent()
        for part in around if around is not None else ():
            if part is not inner:
                left_out.add("menu", words := _words(part), bool(words))


def _words(element: etree._Element) -> str:
    """What an element shows, as far as one line has room for it."""
    if local_name(element) in _NEVER_SHOWN:
        return ""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start",))
    for _, inner in walk:
        if local_name(inner) in _NEVER_SHOWN:
            walk.skip_subtree()
        elif inner.text and not inner.text.isspace():
            pieces.append(inner.text)
        if inner is not element and inner.tail and not inner.tail.isspace():
            pieces.append(inner.tail)
        if len(pieces) > _ENOUGH_PIECES:
            break
    return " ".join(pieces)


def _sizes(root: etree._Element) -> Sizes:
    """Measure all elements in one walk.

    Asking each element for its text would visit the page once for each level of nesting.
    """
    sizes: Sizes = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        text = _length(element.text)
        links = 0
        for child in element:
            inner, linked = sizes.get(child, (0, 0))
            text += inner + _length(child.tail)
            links += linked
        sizes[element] = (text, text if local_name(element) == "a" else links)
    return sizes


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _is_article(element: etree._Element) -> bool:
    return local_name(element) == "article"


def _is_main(element: etree._Element) -> bool:
    return local_name(element) == "main" or html_attribute(element, "role") == "main"


def _is_content(element: etree._Element) -> bool:
    return html_attribute(element, "id") in {"content", "article", "main-content"}


def _take_out(element: etree._Element) -> None:
    """Remove an element but not the text after it, which is not joined to what is before it."""
    # An empty span stays where it was: text after a thousand of them, joined to what stands
    # before the first, would be copied a thousand times.
    if element.getparent() is not None:
        is_block = local_name(element) in _BLOCKS
        between = " " if local_name(element) == "button" else None
        # The tail is kept, not set again: of a damaged page it may have letters that XML forbids.
        del element[:]
        element.attrib.clear()
        element.tag = "div" if is_block else "span"
        element.text = between


def _is_furniture(element: etree._Element, sizes: Sizes) -> bool:
    """Whether an element is a menu, a form or the like.

    By element or role; by class or id only where it is mostly links.
    """
    name = local_name(element)
    if not name or name in {"html", "body", "article", "main"} or element.getparent() is None:
        return False
    if name == "footer" and next(element.iterancestors("blockquote", "figure"), None) is not None:
        # Who said what is quoted.
        return False
    if name in _FURNITURE_ELEMENTS or html_attribute(element, "role") in _FURNITURE_ROLES:
        return True
    if name in {"header", "aside"} or _FURNITURE_NAME.search(
        f"{html_attribute(element, 'class')} {html_attribute(element, 'id')}"
    ):
        return _link_share(sizes, element) > _MOST_LINKS
    return (
        name in {"ul", "ol", "div"}
        and len(element) >= _LEAST_ITEMS
        and _link_share(sizes, element) > _ALMOST_ALL_LINKS
    )


def _link_share(sizes: Sizes, element: etree._Element) -> float:
    """Return the share of an element's text that is inside links; 1 without text."""
    text, links = sizes.get(element, (0, 0))
    return links / text if text else 1.0

"""Takes away where the printed book begins a page: its number is no text."""

import re

from lxml import etree

from duidu.formats.base.markup import html_attribute, text_of

# Elements are named so by EPUB, by its accessible roles, and by digitised books.
_NAMED = re.compile(
    r"(?:^|[\s-])pagebreak(?:\s|$)|(?:^|\s)page[-_]?(?:num(?:ber)?s?|no)(?:\s|$)", re.IGNORECASE
)
_SEARCHED = re.compile(rb"pagebreak|page[-_]?n(?:um|o)", re.IGNORECASE)
_NUMBER = re.compile(
    r"[\[({|\s]*(?:p(?:a?ge?)?\.?|第)?\s*(?:\d{1,5}|[ivxlcdm]{1,8})\s*页?[\])}|\s]*", re.IGNORECASE
)


def may_have_page_numbers(page: bytes) -> bool:
    """Whether a page may have some: to search its bytes costs next to nothing."""
    return _SEARCHED.search(page) is not None


def drop_page_numbers(root: etree._Element) -> None:
    """Empty the elements that are page numbers; what a class only names must look like one."""
    for element in root.iter():
        if not len(element.attrib):
            continue
        said = f"{html_attribute(element, 'epub:type')} {html_attribute(element, 'role')}"
        is_said = "pagebreak" in said
        is_named = _NAMED.search(html_attribute(element, "class")) is not None
        if is_said or (is_named and _NUMBER.fullmatch(text_of(element))):
            for child in list(element):
                element.remove(child)
            element.text = None

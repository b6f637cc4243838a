"""The numbers that a browser puts before the items of an ordered list.

They are text to whoever reads the page, as Word's are (formats/docx), and stand in no element.
"""

from lxml import etree

from duidu.core.note_marks import moved_marks
from duidu.formats.base.counting import written_number
from duidu.formats.base.document import RawBlock
from duidu.formats.base.markup import html_attribute

_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def numbers_of(list_: etree._Element) -> dict[etree._Element, str]:
    """What a browser shows before each item of an ordered list, with a blank behind."""
    if _has_no_signs(list_):
        return {}
    items = list(list_.iterchildren("li", "{*}li"))
    step = -1 if "reversed" in list_.attrib else 1
    first = _whole(html_attribute(list_, "start"))
    number = first if first is not None else len(items) if step < 0 else 1
    kind = html_attribute(list_, "type")
    found = {}
    for item in items:
        own = _whole(html_attribute(item, "value"))
        number = number if own is None else own
        if not _has_no_signs(item):
            form = _KINDS.get(html_attribute(item, "type") or kind, "decimal")
            found[item] = f"{written_number(number, form)}. "
        number += step
    return found


def _whole(text: str) -> int | None:
    """A number that is not too long to be one of an item."""
    text = text.strip()
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 4 else None


def _has_no_signs(element: etree._Element) -> bool:
    style = html_attribute(element, "style").replace(" ", "").lower()
    return "list-style:none" in style or "list-style-type:none" in style


def behind_number(number: str, block: RawBlock) -> RawBlock:
    """A block behind its number; as it is where it says the number itself."""
    line = block.text
    sign, begins = number.rstrip(". "), line.lstrip("(（[")
    if begins.startswith(sign) and begins[len(sign) : len(sign) + 1] in tuple(".)）]．、:： "):
        return block
    by = len(number)
    return block._replace(
        text=number + line,
        emphasis=tuple(
            one._replace(start=one.start + by, end=one.end + by) for one in block.emphasis
        ),
        marks=moved_marks(block.marks, by),
    )

"""The numbers that OpenDocument puts before paragraphs by itself: 第一条, 1.1, (a)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from duidu.formats.base.counting import written_number
from duidu.formats.base.list_numbers import with_space
from duidu.formats.base.markup import attribute, local_name

_LEVELS = frozenset(("list-level-style-number", "outline-level-style"))
_ALONE = frozenset(("numbered-paragraph", "h"))
_OUTLINE = "\0outline"  # the name of the style of headings, which no style can have
_PLACE = re.compile("%([0-9]{1,2})%")
_LARGEST = 10**7
_MOST_SHOWN = 10  # levels
_LONGEST = 80  # code points of a number; longer ones are made up
# By how a format begins: programs write the first signs of a count (一, 二, 三, ...).
_FORMS = {
    "1": "decimal",
    "a": "lowerletter",
    "A": "upperletter",
    "i": "lowerroman",
    "I": "upperroman",
    "一": "chinesecountingthousand",
    "壹, 贰": "chineselegalsimplified",
    "壹, 貳": "ideographlegaltraditional",
    "壱": "japaneselegal",
    "甲": "ideographtraditional",
    "子": "ideographzodiac",
    "①": "decimalenclosedcircle",
    "１": "decimalfullwidth",
    "01": "decimalzero",
    "ア": "aiueo",
    "イ": "iroha",
    "가": "ganada",
    "ㄱ": "chosung",
    "일": "koreancounting",
    "1st": "ordinal",
    "One": "cardinaltext",
    "First": "ordinaltext",
}


class _Level(NamedTuple):
    """One level of a list, as its style defines it; a `form` of "" shows nothing."""

    form: str
    prefix: str
    suffix: str
    start: int
    shown: int
    whole: str
    is_tight: bool


Styles = Mapping[str, Mapping[int, _Level]]


@dataclass(slots=True)
class _Numbers:
    """Counts the items of lists and the headings, in their order.

    `counts` are those of each list that may be gone on with, by what it is called.
    """

    styles: Styles
    of_paragraphs: Mapping[str, str]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _lists: dict[etree._Element, dict[int, int]] = field(default_factory=dict)

    def item(self, item: etree._Element, paragraph: etree._Element) -> str:
        """The number of an item, which stands before its first paragraph."""
        lists = list(item.iterancestors("{*}list"))
        if not lists:
            return ""
        style = next((name for one in lists if (name := attribute(one, "style-name"))), "")
        style = style or self.of_paragraphs.get(attribute(paragraph, "style-name"), "")
        counts = self._of_list(lists[-1], style)
        return self._next(style, len(lists), counts, item)

    def alone(self, element: etree._Element) -> str:
        """The number of a heading, or of a paragraph that is numbered without a list."""
        name, of = _OUTLINE, "outline-level"
        if local_name(element) != "h":
            name, of = attribute(element, "style-name"), "level"
        elif attribute(element, "is-list-header") == "true":
            return ""
        list_name = attribute(element, "list-id") or name
        counts = self.counts.setdefault(list_name, {})
        return self._next(name, _number(attribute(element, of), 1), counts, element)

    def _of_list(self, outermost: etree._Element, style: str) -> dict[int, int]:
        """How far the levels of a list are, which may go on with an earlier one."""
        if outermost in self._lists:
            return self._lists[outermost]
        earlier = attribute(outermost, "continue-list")
        goes_on = attribute(outermost, "continue-numbering") == "true"
        begun = self.counts.get(f"#{earlier}") if earlier else None
        begun = self.counts.get(style) if begun is None and goes_on else begun
        found: dict[int, int] = {} if begun is None else begun
        self._lists[outermost] = self.counts[style] = found
        if identity := attribute(outermost, "id"):
            self.counts[f"#{identity}"] = found
        return found

    def _next(self, style: str, level: int, counts: dict[int, int], element: etree._Element) -> str:
        """Go on by one on a level, and return the number as it is shown."""
        levels = self.styles.get(style, {})
        here = levels.get(level)
        said = attribute(element, "start-value")
        start = here.start if here else 1
        counts[level] = _number(said, start) if said else counts.get(level, start - 1) + 1
        for below in [one for one in counts if one > level]:
            del counts[below]
        return "" if here is None or not here.form else _shown(levels, level, counts)


def list_numbers(
    body: etree._Element, roots: Sequence[etree._Element]
) -> dict[etree._Element, str]:
    """Return the number of each paragraph and heading that has one, with the space behind it.

    `roots` are the parts of the document that define styles.
    """
    styles = {name: levels for root in roots for name, levels in _styles(root)}
    if not any(level.form for levels in styles.values() for level in levels.values()):
        return {}
    of_paragraphs = {
        attribute(style, "name"): name
        for root in roots
        for style in root.iter("{*}style")
        if (name := attribute(style, "list-style-name"))
    }
    numbers = _Numbers(styles, of_paragraphs)
    found: dict[etree._Element, str] = {}
    for element in body.iter("{*}list-item", "{*}numbered-paragraph", "{*}h"):
        name = local_name(element)
        first = element
        if name != "h":
            first = next((e for e in element if local_name(e) in {"p", "h"}), element)
            if first is element:
                continue
        elif _is_in_list(element):
            continue
        number = numbers.alone(element) if name in _ALONE else numbers.item(element, first)
        if number:
            found[first] = number
    return found


def _is_in_list(heading: etree._Element) -> bool:
    parent = heading.getparent()
    return parent is not None and local_name(parent) in {
        "list-item",
        "list-header",
        "numbered-paragraph",
    }


def _styles(root: etree._Element) -> Iterator[tuple[str, dict[int, _Level]]]:
    """The styles of lists and of headings that a part defines, with their levels."""
    for style in root.iter("{*}list-style", "{*}outline-style"):
        is_outline = local_name(style) == "outline-style"
        levels = {
            _number(attribute(one, "level"), 1): _level(one)
            for one in style
            if local_name(one) in _LEVELS
        }
        yield _OUTLINE if is_outline else attribute(style, "name"), levels


def _level(element: etree._Element) -> _Level:
    """Read how a level counts, and what stands around its numbers."""
    said = attribute(element, "num-format")
    form = next((_FORMS[begin] for begin in sorted(_FORMS, key=len)[::-1] if _is(said, begin)), "")
    behind = (attribute(one, "label-followed-by") for one in element.iter() if one is not element)
    return _Level(
        form or ("decimal" if said else ""),
        attribute(element, "num-prefix"),
        attribute(element, "num-suffix"),
        _number(attribute(element, "start-value"), 1),
        min(_MOST_SHOWN, max(1, _number(attribute(element, "display-levels"), 1))),
        attribute(element, "num-list-format"),
        "nothing" in behind,
    )


def _is(said: str, begin: str) -> bool:
    return said == begin or said.startswith(f"{begin},")


def _shown(levels: Mapping[int, _Level], level: int, counts: Mapping[int, int]) -> str:
    """A number with what stands around and behind it."""
    here = levels[level]

    def one(at: int) -> str:
        of = levels.get(at)
        if of is None or not of.form:
            return ""
        return written_number(counts.get(at, of.start), of.form)

    if here.whole:
        text = _PLACE.sub(lambda found: one(int(found[1])), here.whole)
    else:
        shown = (one(at) for at in range(max(1, level - here.shown + 1), level + 1))
        text = here.prefix + ".".join(filter(None, shown)) + here.suffix
    text = text[:_LONGEST].strip()
    return text if here.is_tight else with_space(text)


def _number(text: str, otherwise: int) -> int:
    """A number as it is written; `otherwise` for none, or one that nobody counts to."""
    # int() refuses thousands of digits.
    return int(text) if text.isdecimal() and len(text) < 8 and int(text) < _LARGEST else otherwise

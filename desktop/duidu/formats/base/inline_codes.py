"""The inline codes of a segment in XML, and what each of them says in its text (core.codes)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

from duidu.core.codes import CLOSES, OPENS, codes_in, is_code
from duidu.formats.base.xml_scan import Element, Piece, all_text, text_of_piece

_SPACES = re.compile(r"\s+")
# What a code says, from the surest on; of one with two tags each may say something of its own.
_SAYS = ("disp", "equiv-text", "equiv")
_SAYS_IN_TAGS = {"opens": ("dispstart", "equivstart"), "closes": ("dispend", "equivend")}
_DATA_IN_TAGS = {"opens": "datarefstart", "closes": "datarefend"}
# What numbers it, where it says nothing.
_NUMBERS = ("id", "x", "i", "mid", "startref", "hex")
# Code points of a chip; of what is longer the two ends are shown.
_LONGEST, _HEAD, _TAIL = 80, 50, 24
# Marks of segments, and of comments, which are shown as notes.
_MARKS = frozenset({"seg", "comment", "x-sdl-comment"})


class Form(Enum):
    """How a part of a segment is written in its file.

    A code is one tag with all that is inside it; OPENS and CLOSES are the two tags of a code around
    words.
    """

    PLAIN = "plain"
    REFERENCE = "reference"
    CDATA = "cdata"
    CODE = "code"
    OPENS = "opens"
    CLOSES = "closes"


class Part(NamedTuple):
    """Code points start..end of a file, and what they say in the text of their segment.

    What says "" is not shown. `element` is that of a code.
    """

    said: str
    start: int
    end: int
    form: Form
    element: Element | None = None

    @property
    def is_code(self) -> bool:
        """Whether it is a tag, and no letters."""
        return self.element is not None


@dataclass(frozen=True, slots=True)
class InlineCodes:
    """Which elements of a format are codes: those of these `names` with all that is inside them.

    Any other element is a code of two tags. `data` is what the unit says beside its segments of
    codes that refer to it. Where they are not `are_shown`, codes say nothing; with
    `have_unique_ids`, no two of a unit may have the same id.
    """

    names: frozenset[str]
    data: Mapping[str, str] = field(default_factory=dict)
    are_shown: bool = True
    have_unique_ids: bool = False

    def in_unit(self, text: str, unit: Element) -> "InlineCodes":
        """Return them with the data that a unit has for its codes."""
        if unit.name != "unit":
            return self
        kept = unit.child("originaldata", unit.prefix)
        found = kept.elements if kept is not None else ()
        data = {one.attribute(text, "id"): all_text(text, one) for one in found}
        return replace(self, data=data, have_unique_ids=True)


def segment_text(text: str, element: Element, codes: InlineCodes) -> str:
    """Return the text of a segment with what its codes say."""
    return "".join([part.said for part in parts_of(text, element, codes)])


def parts_of(text: str, element: Element, codes: InlineCodes) -> list[Part]:
    """Return the parts of a segment in order."""
    parts = list(_parts(text, element, codes))
    if codes.are_shown and any(part.is_code for part in parts):
        return _told_apart(parts)
    return parts


def _parts(text: str, element: Element, codes: InlineCodes) -> Iterator[Part]:
    """Yield the parts of an element. Depth is bounded by the scan."""
    for one in element.inside:
        if isinstance(one, Piece):
            form = (
                Form.CDATA if one.is_cdata else Form.REFERENCE if one.is_reference else Form.PLAIN
            )
            yield Part(text_of_piece(text, one), one.start, one.end, form)
        elif one.name in codes.names or one.is_one_tag:
            yield Part(_label(text, one, Form.CODE, codes), one.start, one.end, Form.CODE, one)
        else:
            yield Part(_label(text, one, Form.OPENS, codes), one.start, one.opened, Form.OPENS, one)
            yield from _parts(text, one, codes)
            yield Part(_label(text, one, Form.CLOSES, codes), one.closed, one.end, Form.CLOSES, one)


def _label(text: str, element: Element, form: Form, codes: InlineCodes) -> str:
    """What a tag says in its text, "" for one that is not shown."""
    attributes = {
        name.rpartition(":")[2].lower(): value for name, value in element.attributes(text)
    }
    marks = element.name == "mrk" and {attributes.get("mtype"), attributes.get("type")} & _MARKS
    if not codes.are_shown or marks:
        return ""
    said = _said(text, element, form, attributes, codes)
    if not said:
        number = next((attributes[name] for name in _NUMBERS if attributes.get(name)), "")
        name = re.sub(r"[^\w.-]", "", element.name + number, flags=re.ASCII)
        said = {Form.OPENS: f"<{name}>", Form.CLOSES: f"</{name}>"}.get(form, f"<{name}/>")
    if len(said) > _LONGEST:
        said = f"{said[:_HEAD].rstrip()}…{said[-_TAIL:].lstrip()}"
    return said if is_code(said) else bracketed(said)


def bracketed(said: str) -> str:
    """Return what a code says so that it is one code wherever it stands."""
    return OPENS + said.replace(OPENS, "[").replace(CLOSES, "]") + CLOSES


def _said(
    text: str, element: Element, form: Form, attributes: Mapping[str, str], codes: InlineCodes
) -> str:
    """What a code says of itself: its content, or what its attributes or its unit have for it."""
    if form is Form.CODE:
        inside = all_text(text, element)
        names: tuple[str, ...] = _SAYS
        data = attributes.get("dataref", "")
    else:
        inside, names = "", _SAYS_IN_TAGS[form.value]
        data = attributes.get(_DATA_IN_TAGS[form.value], "")
    found = (inside, *(attributes.get(name, "") for name in names), codes.data.get(data, ""))
    return next(filter(None, (_SPACES.sub(" ", one).strip() for one in found)), "")


def _told_apart(parts: list[Part]) -> list[Part]:
    """The parts, with brackets around what letters beside it would make another code of."""
    whole = "".join([part.said for part in parts])
    found = {(start, end) for start, end, _ in codes_in(whole)}
    at = 0
    for number, part in enumerate(parts):
        end = at + len(part.said)
        if part.is_code and part.said and (at, end) not in found:
            parts[number] = part._replace(said=bracketed(part.said.strip(OPENS + CLOSES)))
        at = end
    return parts

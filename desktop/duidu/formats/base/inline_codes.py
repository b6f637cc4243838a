"""The inline codes of a segment in XML, and what each of them says in its text (core.codes)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from duidu.core.codes import CLOSES, OPENS, codes_in, is_code
from duidu.formats.base.xml_scan import Element, Piece, all_text, attributes_in, text_of_piece

_SPACES = re.compile(r"\s+")
# What a code says, from the surest on; of one with two tags each may say something of its own.
_SAYS = ("disp", "equiv-text", "equiv")
_SAYS_IN_TAGS = {"opens": ("dispstart", "equivstart"), "closes": ("dispend", "equivend")}
_DATA_IN_TAGS = {"opens": "datarefstart", "closes": "datarefend"}
# What numbers it, where it says nothing.
_NUMBERS = ("id", "x", "i", "mid", "startref", "hex")
# Code points of a chip; of what is longer the two ends are shown.
_LONGEST, _HEAD, _TAIL = 80, 50, 24
# Code points of a tag with what it says, up to which that is kept.
_LONGEST_KEPT = 400
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
    if len(element.inside) == 1 and isinstance(one := element.inside[0], Piece):
        return text_of_piece(text, one)
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
    if not codes.are_shown:
        return ""
    tag = text[element.start : element.opened]
    inside = "" if form is not Form.CODE or element.is_one_tag else all_text(text, element)
    kept = ""
    if codes.data:
        reference = _attributes(tag).get(_DATA_IN_TAGS.get(form.value, "dataref"), "")
        kept = codes.data.get(reference, "")
    # As long as those of most files; what is longer would fill the memory with what is seen once.
    says = _says if len(tag) + len(inside) + len(kept) <= _LONGEST_KEPT else _says.__wrapped__
    return says(tag, element.name, form, inside, kept)


@lru_cache(maxsize=1024)
def _says(tag: str, name: str, form: Form, inside: str, kept: str) -> str:
    """What a tag says that is written so; `kept` is what its unit has for it."""
    attributes = _attributes(tag)
    if name == "mrk" and {attributes.get("mtype"), attributes.get("type")} & _MARKS:
        return ""
    names = _SAYS_IN_TAGS.get(form.value, _SAYS)
    found = (inside, *(attributes.get(one, "") for one in names), kept)
    said = next(filter(None, (_SPACES.sub(" ", one).strip() for one in found)), "")
    if not said:
        number = next((attributes[one] for one in _NUMBERS if attributes.get(one)), "")
        called = re.sub(r"[^\w.-]", "", name + number, flags=re.ASCII)
        said = {Form.OPENS: f"<{called}>", Form.CLOSES: f"</{called}>"}.get(form, f"<{called}/>")
    if len(said) > _LONGEST:
        said = f"{said[:_HEAD].rstrip()}…{said[-_TAIL:].lstrip()}"
    return said if is_code(said) else bracketed(said)


def _attributes(tag: str) -> Mapping[str, str]:
    """The attributes of a tag by their names without prefix, in lower case."""
    return {name.rpartition(":")[2].lower(): value for name, value in attributes_in(tag)}


def bracketed(said: str) -> str:
    """Return what a code says so that it is one code wherever it stands."""
    return OPENS + said.replace(OPENS, "[").replace(CLOSES, "]") + CLOSES


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

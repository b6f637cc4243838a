"""How long a translation may be: `maxwidth` and `maxbytes` of 1.2, size restrictions of 2.x.

What is measured in px, or by a profile of another program, cannot be told and is counted.
"""

import re
from collections.abc import Callable, Sequence

from duidu.formats.base.inline_codes import InlineCodes, parts_of
from duidu.formats.base.length_limits import FieldLimit, LengthLimit
from duidu.formats.base.xml_scan import Element
from duidu.formats.xliff.units import FIELDS_A_SEGMENT, Segment

_NUMBER = re.compile(r"\s*(\d{1,9})\s*")
_RANGE = re.compile(r"\s*(?:\d{1,9}\s*,\s*)?(\d{1,9})\s*")
_PROFILE = re.compile(r"""<(?:[^\s<>:]*:)?profiles\b[^<>]*>""")
_NAMED = {
    "general": re.compile(r"""\sgeneralProfile\s*=\s*["']([^"'<>]*)"""),
    "storage": re.compile(r"""\sstorageProfile\s*=\s*["']([^"'<>]*)"""),
}
_PROFILES = {
    "": "char",
    "xliff:codepoints": "char",
    "xliff:utf8": "byte",
    "xliff:utf16": "utf16",
}
# Where a file of 2.x names its profiles: before its units.
_HEAD = 16_384
_TARGET = 1


def profiles_of(whole: str, scope: int) -> dict[str, str]:
    """The profiles that the file element of 2.x at `scope` names, by what they are for."""
    found = _PROFILE.search(whole, scope, scope + _HEAD)
    tag = found[0] if found else ""
    return {use: (named[1] if (named := one.search(tag)) else "") for use, one in _NAMED.items()}


def limits_of(
    text: str, unit: Element, profiles: dict[str, str]
) -> tuple[tuple[LengthLimit, ...], bool]:
    """Return the limits that a unit has for its translation, and whether it has another.

    That is one which cannot be measured here.
    """
    found = {name.rpartition(":")[2].lower(): value for name, value in unit.attributes(text)}
    limits: list[LengthLimit] = []
    unmeasured = False
    # Without a size unit the standard means px, but the tools that write none mean characters.
    size = found.get("size-unit", "char").strip().lower()
    if width := _NUMBER.fullmatch(found.get("maxwidth", "")):
        if size in ("char", "byte"):
            limits.append(LengthLimit(int(width[1]), size))
        else:
            unmeasured = True
    if number := _NUMBER.fullmatch(found.get("maxbytes", "")):
        limits.append(LengthLimit(int(number[1]), "byte"))
    for use, name in (("general", "sizerestriction"), ("storage", "storagerestriction")):
        measure = _PROFILES.get(profiles[use].strip().lower())
        if number := _RANGE.fullmatch(found.get(name, "")):
            if measure and (use == "general" or profiles[use]):
                limits.append(LengthLimit(int(number[1]), measure))
            else:
                unmeasured = True
        elif found.get(name, "").strip() and measure is None:
            unmeasured = True
    return tuple(limits), unmeasured


def field_limit(
    limits: tuple[LengthLimit, ...],
    segments: Sequence[Segment],
    said: Callable[[], frozenset[str]],
    first: int = 0,
) -> FieldLimit:
    """The limit of a unit whose first field has this number: on all its translations together."""
    last = first + FIELDS_A_SEGMENT * len(segments)
    return FieldLimit(tuple(range(first + _TARGET, last, FIELDS_A_SEGMENT)), limits, said)


def said_by_codes(text: str, segments: Sequence[Segment], codes: InlineCodes) -> frozenset[str]:
    """What the codes in the segments of a unit say."""
    return frozenset(
        part.said
        for segment in segments
        for element in (segment.source, segment.target)
        if element is not None
        for part in parts_of(text, element, codes)
        if part.is_code and part.said
    )

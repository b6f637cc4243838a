"""How long a translation may be: `maxwidth` and `maxbytes` of 1.2, size restrictions of 2.x.

What is measured in px or by a profile of another program cannot be told.
"""

import re
from typing import NamedTuple

from duidu.formats.base.xml_scan import Element

_NUMBER = re.compile(r"\s*(\d{1,9})\s*")
_RANGE = re.compile(r"\s*(?:\d{1,9}\s*,\s*)?(\d{1,9})\s*")


class LengthLimit(NamedTuple):
    """The most a text may have of a unit: `char` or `byte`."""

    most: int
    unit: str

    def is_passed_by(self, text: str) -> bool:
        """Whether a text is longer."""
        size = len(text.encode("utf-8", "replace")) if self.unit == "byte" else len(text)
        return size > self.most


def limits_of(text: str, unit: Element) -> tuple[LengthLimit, ...]:
    """Return the limits that a unit has for its translation."""
    found = {name.rpartition(":")[2].lower(): value for name, value in unit.attributes(text)}
    limits = []
    # Without a size unit the standard means px, but the tools that write none mean characters.
    size = found.get("size-unit", "char").strip().lower()
    if size in ("char", "byte") and (width := _NUMBER.fullmatch(found.get("maxwidth", ""))):
        limits.append(LengthLimit(int(width[1]), size))
    if number := _NUMBER.fullmatch(found.get("maxbytes", "")):
        limits.append(LengthLimit(int(number[1]), "byte"))
    if number := _RANGE.fullmatch(found.get("sizerestriction", "")):
        limits.append(LengthLimit(int(number[1]), "char"))
    return tuple(limits)

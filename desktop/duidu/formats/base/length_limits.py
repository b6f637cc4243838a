"""How long a file allows its texts to be, and which of its fields have such a limit."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

# How the attributes are called that hold a limit, in any file that is written back into.
_MAY_LIMIT = re.compile(rb"max(?:width|bytes)|(?:size|storage)restriction", re.IGNORECASE)


class LengthLimit(NamedTuple):
    """The most a text may have of a unit: `char`, `byte` of UTF-8, or `utf16`, of two bytes."""

    most: int
    unit: str

    def size_of(self, text: str) -> int:
        """How much of it a text has."""
        if self.unit == "byte":
            return len(text.encode("utf-8", "replace"))
        if self.unit == "utf16":
            return len(text.encode("utf-16-le", "replace")) // 2
        return len(text)


class FieldLimit(NamedTuple):
    """The limits of fields that count together; `codes` finds what those of the file say in them.

    It is asked only where a text is too long with its codes.
    """

    fields: tuple[int, ...]
    limits: tuple[LengthLimit, ...]
    codes: Callable[[], frozenset[str]] = frozenset

    def passed(self, texts: Iterable[str]) -> tuple[LengthLimit, int] | None:
        """The first limit that these texts pass, with their size; codes of the file need no room.

        None where they pass none.
        """
        text = "".join(texts)
        if all(limit.size_of(text) <= limit.most for limit in self.limits):
            return None
        for said in sorted(self.codes(), key=len, reverse=True):
            text = text.replace(said, "")
        sizes = ((limit, limit.size_of(text)) for limit in self.limits)
        return next(((limit, size) for limit, size in sizes if size > limit.most), None)


def may_limit(data: bytes) -> bool:
    """Whether the bytes of a file may name limits; told without reading it."""
    # In UTF-16 every second byte of the markup is zero.
    return _MAY_LIMIT.search(data.replace(b"\0", b"") if b"\0" in data else data) is not None

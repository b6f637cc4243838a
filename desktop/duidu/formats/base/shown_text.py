"""A field's text as it is shown: one space for each stretch of white space, none at the ends.

White space of a field is layout of its file. It is kept there, but for what a person changed.
"""

import re
from dataclasses import dataclass

from duidu.formats.base.text_change import Change, changes_between

_SPACES = re.compile(r"\s+")
# A byte that is not of the file's encoding, as `exact_text` keeps it.
_STRAY = re.compile("[\ud800-\udfff]")


def shown(text: str) -> str:
    """Return a field's text as it is shown."""
    text = _SPACES.sub(" ", text).strip()
    return text if text.isascii() else _STRAY.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Shown:
    """A field's text as it is shown, and where each of its code points stands in the field.

    Code point i of `text` is starts[i]..ends[i] of the field: longer than one for white space.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Shown":
        """Show a field's text."""
        starts, ends = [], []
        left, right = len(text) - len(text.lstrip()), len(text.rstrip())
        at = left
        while at < right:
            space = _SPACES.match(text, at, right)
            end = space.end() if space else at + 1
            starts.append(at)
            ends.append(end)
            at = end
        return cls(shown(text), tuple(starts), tuple(ends))

    def changes_to(self, new: str) -> list[Change]:
        """Return the changes of the field by which it shows another text, in order."""
        return [
            Change(self._place(start), self.ends[end - 1] if end > start else self._place(start), w)
            for start, end, w in changes_between(self.text, new)
        ]

    def _place(self, at: int) -> int:
        """Where something put at an offset of the shown text goes in the field."""
        return self.ends[at - 1] if at else self.starts[0] if self.starts else 0

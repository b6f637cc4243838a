"""Texts as they are compared with quotations of other programs.

Those write white space, line breaks and combining marks in their own ways.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from duidu.core.article import Span
from duidu.library.anchoring.fold import fold

# White space and what nobody sees: soft hyphens, joiners, marks of direction, controls.
_UNSEEN = re.compile(
    "[\\s\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\x00-\x1f]+"
)


def normal(text: str) -> str:
    """The text folded and composed, without white space and unseen characters."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", fold(text)))


def spaced(text: str) -> str:
    """The text folded and composed, each run of white space one space."""
    return _UNSEEN.sub(" ", unicodedata.normalize("NFKC", fold(text)))


@dataclass(slots=True)
class NormalText:
    """A text, its normal form, and where each code point of that stands in the text."""

    text: str
    form: str
    _places: list[int] | None = field(default=None)

    @classmethod
    def of(cls, text: str) -> "NormalText":
        """The normal form of a text."""
        return cls(text, normal(text))

    def span(self, start: int, end: int) -> Span:
        """Where the code points start..end of the normal form stand in the text."""
        places = self._all_places()
        first = places[start]
        # Combining marks after the last letter belong to it.
        last = places[end - 1] + 1
        while last < len(self.text) and unicodedata.combining(self.text[last]):
            last += 1
        return Span(first, max(first, last))

    def _all_places(self) -> list[int]:
        if self._places is None:
            self._places = _places(self.text)
            # Letters that compose over more than one mark: nearly right is better than not at all.
            missing = len(self.form) - len(self._places)
            self._places += [max(0, len(self.text) - 1)] * missing
        return self._places


def _places(text: str) -> list[int]:
    """For each code point of the normal form the place in the text where it comes from."""
    places: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        places += [at] * len(normal(text[at:end]))
        at = end
    return places

"""Lines put together again: which hyphens at their ends belong to the words."""

import re
from collections.abc import Iterator, Sequence

from duidu.formats.pdf.page_line import Line
from duidu.language.registry import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST, _FIRST = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _whole_words(lines: Sequence[Line]) -> Iterator[str]:
    """All words but those that a line break cuts."""
    cut = False
    for line in lines:
        words = _WORD.findall(line.text.casefold())
        yield from words[cut : len(words) - line.hyphened]
        cut = line.hyphened


class Hyphens:
    """Knows the words of a document, by which a hyphen at the end of a line is judged."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._words = set(_whole_words(lines))
        self._beginnings = frozenset[str]().union(*(one.compound_parts for one in LANGUAGES))
        self._endings = frozenset[str]().union(*(one.word_endings for one in LANGUAGES))

    def joined(self, lines: Sequence[Line]) -> str:
        """The text of the lines of a paragraph."""
        text = ""
        for before, line in zip((None, *lines), lines, strict=False):
            if before is not None and before.hyphened:
                text += "-" * self._stays(text, line.text)
            elif text and not (text[-1] > "\u2e7f" or line.text[0] > "\u2e7f"):
                text += " "
            text += line.text
        return text + "-" * bool(lines and lines[-1].hyphened)

    def _stays(self, before: str, after: str) -> bool:
        """Whether a hyphen stays between what stands before and behind a line break."""
        first, second = _LAST.search(before.casefold()), _FIRST.match(after)
        if first is None or second is None or not second[0][0].islower():
            return True
        left, right = first[0], second[0].casefold()
        if f"{left}-{right}" in self._words or before[: first.start()].endswith("-"):
            return True
        if left + right in self._words or right in self._endings or len(right) < 2:
            return False
        return left in self._beginnings or (
            len(left) > 3 and left in self._words and right in self._words
        )

"""Text as it is searched: folded to one form, and cut into tokens, one per Chinese character."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from duidu.library.anchoring.fold import fold

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search: `words` is the index query, `find` gives the exact places in a text.

    `words` is "" where the index cannot tell.
    """

    words: str
    find: Callable[[str], Spans]


# A Chinese, Japanese or Korean character is a word; other letters and digits form words, and all
# else separates them.
_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_TOKEN = re.compile(f"[{_CJK}]|[^\\W_{_CJK}]+")


class _Folding(dict[int, int]):
    """The folded form of each character met so far."""

    def __missing__(self, code: int) -> int:
        folded = chr(code)
        # Twice: a folded character may have a compatibility form, and the reverse.
        for change in (_compatible, fold, _compatible):
            folded = change(folded)
        # Remembered, so that a character is folded once and translate does the rest in C.
        self[code] = ord(folded)
        return self[code]


def _compatible(character: str) -> str:
    """Compatibility form (NFKC) in lower case, if that is a single character."""
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


@cache
def _folding() -> _Folding:
    return _Folding()


def searchable(text: str) -> str:
    """The text folded for searching: NFKC, lower case, simplified, half width.

    The length stays the same, so a place in it is the place in the text.
    """
    return text.translate(_folding())


def tokens(folded: str) -> list[str]:
    """The words of folded text."""
    return _TOKEN.findall(folded)


def index_text(text: str) -> str:
    """Text as the index stores it: tokens joined by spaces.

    The index's tokenizer (ascii) splits at ASCII characters only, so tokens stay whole.
    """
    return " ".join(tokens(searchable(text)))


def phrase(folded: str) -> str:
    """The index query for all tokens in this order, the last of them perhaps only begun.

    "" when there are none. A query that begins inside a Latin word is not found: words match from
    their beginning.
    """
    found = tokens(folded)
    if not found:
        return ""
    # A prefix query: while a person types, the last Latin word is incomplete.
    begun = "" if re.fullmatch(f"[{_CJK}]", found[-1]) else "*"
    return f'"{" ".join(found)}"{begun}'


def occurrences(folded: str, wanted: str) -> Spans:
    """Start and end of every occurrence, not overlapping."""
    return tuple((match.start(), match.end()) for match in re.finditer(re.escape(wanted), folded))


def literal(folded: str) -> Wanted:
    """Search for a folded text itself, whatever form the other text has.

    Latin words match from their beginning, as in the index.
    """
    begins = "(?<![a-z])" if "a" <= folded[:1] <= "z" else ""
    pattern = re.compile(begins + re.escape(folded))
    return Wanted(
        phrase(folded),
        lambda text: tuple(match.span() for match in pattern.finditer(searchable(text))),
    )

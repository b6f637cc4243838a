"""Text as it is searched: folded to one way of writing, and cut into tokens of which every Chinese character is one."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from duidu.library.anchoring.fold import fold

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: `words` asks the index for texts that may have it ("" where the index cannot tell), `find` gives its places."""

    words: str
    find: Callable[[str], Spans]


# A Chinese, Japanese or Korean character is a word by itself; other letters and digits form words; the rest parts them.
_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_TOKEN = re.compile(f"[{_CJK}]|[^\\W_{_CJK}]+")


class _Folding(dict[int, int]):
    """The folded form of each character met so far."""

    def __missing__(self, code: int) -> int:
        folded = chr(code)
        for change in (_compatible, fold, _compatible):
            folded = change(folded)
        self[code] = ord(folded)
        return self[code]


def _compatible(character: str) -> str:
    """Compatibility form (NFKC) in lower case, where that is one character again."""
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


@cache
def _folding() -> _Folding:
    return _Folding()


def searchable(text: str) -> str:
    """Folded text of the same length, so that a place found in it is the place in the text: NFKC, lower case, simplified, half width."""
    return text.translate(_folding())


def tokens(folded: str) -> list[str]:
    """The words of folded text."""
    return _TOKEN.findall(folded)


def indexed(text: str) -> str:
    """Text as the index takes it: tokens parted by spaces. Its tokenizer (ascii) parts at ASCII characters only, so nothing else is cut."""
    return " ".join(tokens(searchable(text)))


def phrase(folded: str) -> str:
    """The query for an index: all tokens in this order, the last one possibly only begun; "" when there is none.

    A query that begins within a Latin word is not found: words are found from their beginning.
    """
    found = tokens(folded)
    if not found:
        return ""
    begun = "" if re.fullmatch(f"[{_CJK}]", found[-1]) else "*"
    return f'"{" ".join(found)}"{begun}'


def occurrences(folded: str, wanted: str) -> Spans:
    """Start and end of every occurrence, not overlapping."""
    return tuple((match.start(), match.end()) for match in re.finditer(re.escape(wanted), folded))


def literal(folded: str) -> Wanted:
    """Looks for a folded text itself, however the other text is written; Latin words from their beginning, as the index has them."""
    begins = "(?<![a-z])" if "a" <= folded[:1] <= "z" else ""
    pattern = re.compile(begins + re.escape(folded))
    return Wanted(
        phrase(folded),
        lambda text: tuple(match.span() for match in pattern.finditer(searchable(text))),
    )

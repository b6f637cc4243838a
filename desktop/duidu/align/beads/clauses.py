"""Cuts sentences into clauses, the finer grain at which the borders of beads are judged."""

import re
from collections.abc import Callable

_CHINESE = re.compile(r"[，；：:;,—。！？!?…]+[”’」』）)\"]*")
_OTHER = re.compile(
    r"[,;:—–?!]+[”’\"')]*\s*|\s-+\s"
    r"|\s(?=(?:and|but|when|while|who|which|as|because|that|so|if|until|before|after|though|although|or|where)\s)"
)
_SHORTEST_CHINESE, _SHORTEST_LAST = 6, 4  # characters
_SHORTEST_OTHER = 3  # words
_LONGEST = 4_000  # code points; of a longer sentence only its two ends are looked at


def clauses(sentence: str, chinese: bool) -> list[str]:
    """The clauses of a sentence in order; joined they are the sentence, or its two ends where it is enormous.

    Fragments are joined to what comes next.
    """
    if len(sentence) > _LONGEST:
        sentence = sentence[: _LONGEST // 2] + sentence[-_LONGEST // 2 :]
    cuts = [match.end() for match in (_CHINESE if chinese else _OTHER).finditer(sentence)]
    size: Callable[[str], int] = len if chinese else _word_count
    parts: list[str] = []
    start = 0
    for end in [*cuts, len(sentence)]:
        part = sentence[start:end]
        if size(part) >= (_SHORTEST_CHINESE if chinese else _SHORTEST_OTHER):
            parts.append(part)
            start = end
    if start < len(sentence):
        rest = sentence[start:]
        if parts and size(rest) < (_SHORTEST_LAST if chinese else _SHORTEST_OTHER - 1):
            parts[-1] += rest
        else:
            parts.append(rest)
    return parts or [sentence]


def _word_count(text: str) -> int:
    return len(text.split())

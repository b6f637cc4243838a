"""What is to be replaced by what, and where that is found in a text."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from duidu.app.search.regular_expression import TimeLimit, TooSlowError, compiled
from duidu.core.errors import UsageError

Replaced = tuple[int, int, str]
"""Code points start..end, and what is to be written there."""
Replacer = Callable[[str], Iterator[Replaced]]

# A letter or digit of a word; a hanzi stands by itself, so that it never continues one.
_IN_WORD = r"[^\W\u2e80-\uffef\U00020000-\U0003ffff]"
_BEFORE, _AFTER = f"(?<!{_IN_WORD})", f"(?!{_IN_WORD})"


@dataclass(frozen=True, slots=True)
class Asked:
    r"""What the person wants to be replaced.

    With `regex` it is a regular expression, and groups of it can be named in what is written: \1.
    """

    wanted: str
    written: str
    regex: bool = False
    whole_words: bool = False
    match_case: bool = False


def replacer(asked: Asked, limit: TimeLimit | None = None) -> Replacer:
    """What finds the places in a text; those of one search share their time limit.

    Raises UsageError for nothing to be looked for, a broken expression or an unknown group; what
    it returns raises TooSlowError once the time is used up.
    """
    if not asked.wanted:
        raise UsageError("Type what is to be replaced first.")
    text = asked.wanted if asked.regex else re.escape(asked.wanted)
    if asked.whole_words:
        text = f"{_BEFORE}(?:{text}){_AFTER}"
    pattern = compiled(text, match_case=asked.match_case)
    left = limit or TimeLimit()
    template = asked.written if asked.regex else asked.written.replace("\\", "\\\\")

    def find(where: str) -> Iterator[Replaced]:
        began = time.thread_time()
        try:
            # At least a little, since 0 would mean no limit.
            for found in pattern.finditer(where, timeout=max(left.left, 1e-3), concurrent=True):
                left.left -= time.thread_time() - began
                written = _expanded(found, template)
                if found.end() > found.start() and written != found[0]:
                    yield found.start(), found.end(), written
                began = time.thread_time()
                if left.left <= 0:
                    raise TimeoutError
            left.left -= time.thread_time() - began
        except (TimeoutError, MemoryError) as error:
            left.left = 0
            raise TooSlowError(
                "This expression takes too long on this text; simplify it: “{text}”.",
                text=asked.wanted,
            ) from error

    return find


def _expanded(found: "re.Match[str]", template: str) -> str:
    """What is to be written for a match. Raises UsageError for a group that there is not."""
    import regex

    try:
        return found.expand(template)
    except (regex.error, IndexError) as error:
        raise UsageError(
            "“{text}” cannot be written: {msg}.", text=template, msg=str(error)
        ) from None

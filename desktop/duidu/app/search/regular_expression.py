"""Matches a regular expression that a person types, for two seconds at most.

Some expressions, such as (a+)+$, try more ways on a short text than there is time for, and Python's
own matcher neither stops nor lets another thread run. The `regex` package does both; Python's
compiler still says what an expression means and what is wrong with it.
"""

import re
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from duidu.core.errors import UsageError

LIMIT = 2.0  # seconds of processor time in all
_LONGEST = 1_000  # characters; a longer expression may take seconds to compile
_MOST_UNROLLED = 100_000  # parts; they take 45 MB and a tenth of a second
_COUNT = re.compile(r"\{\d*(?:,\d*)?\}")


class _Pattern(Protocol):
    """A compiled expression of the regex package, which has no types of its own."""

    def finditer(
        self, text: str, /, *, timeout: float, concurrent: bool
    ) -> Iterator[re.Match[str]]:
        """The matches; raises TimeoutError after `timeout` seconds."""


class TooSlowError(UsageError):
    """An expression takes too long on a text; what was found before holds."""


@dataclass(slots=True)
class TimeLimit:
    """The time that the expressions of one search may take together."""

    left: float = LIMIT


def compile_expression(text: str, limit: TimeLimit) -> Callable[[str], Iterator[tuple[int, int]]]:
    """A matcher of a regular expression in any case; empty matches are skipped.

    Raises UsageError where it is none. The matcher raises TooSlowError once the limit is used up.
    """
    pattern = compiled(text)

    def match(where: str) -> Iterator[tuple[int, int]]:
        # The processor's time: a busy machine is no fault of the expression.
        began = time.thread_time()
        try:
            # At least a little, since 0 would mean no limit.
            for found in pattern.finditer(where, timeout=max(limit.left, 1e-3), concurrent=True):
                limit.left -= time.thread_time() - began
                if found.end() > found.start():
                    yield found.span()
                began = time.thread_time()
                if limit.left <= 0:
                    raise TimeoutError
            limit.left -= time.thread_time() - began
        except (TimeoutError, MemoryError) as error:
            limit.left = 0
            raise TooSlowError(
                "This expression takes too long on this text; simplify it: “{text}”.", text=text
            ) from error

    return match


def compiled(text: str, *, match_case: bool = False) -> _Pattern:
    """The expression as Python understands it, for the other matcher. Raises UsageError."""
    if len(text) > _LONGEST:
        raise UsageError(
            "This regular expression has {length} characters; {most} are the most.",
            length=len(text),
            most=_LONGEST,
        )
    # Here, because most searches need none.
    import regex

    if _unrolled(text) > _MOST_UNROLLED:
        raise _no_expression(text, "it is nested too deeply or repeated too often")
    try:
        with warnings.catch_warnings():
            # On what may change its meaning in a later Python; nobody could act on it here.
            warnings.simplefilter("ignore")
            re.compile(text, 0 if match_case else re.IGNORECASE)
        flags = regex.VERSION0 | (0 if match_case else regex.IGNORECASE)
        pattern: _Pattern = regex.compile(_without_fuzziness(text), flags)
    except (re.error, regex.error, ValueError, OverflowError, RecursionError) as error:
        said = str(error) if isinstance(error, ValueError) else getattr(error, "msg", "")
        reason = said or "it is nested too deeply or repeated too often"
        raise _no_expression(text, reason) from None
    return pattern


def _no_expression(text: str, reason: str) -> UsageError:
    return UsageError("“{text}” is not a regular expression: {msg}.", text=text, msg=reason)


def _unrolled(text: str) -> int:
    """About how many parts an expression has when what is counted is written out.

    The regex package does write it out when it compiles, with nothing to stop it: of counts in
    counts, such as ((a{99}){99}){99}, all memory would be used up.
    """
    # The sizes of the parts of each group that is open.
    groups: list[list[int]] = [[]]
    at = 0
    while at < len(text):
        count = _COUNT.match(text, at)
        if count is not None and groups[-1] and len(count[0]) > 2:
            # What may be there less often is not written out.
            groups[-1][-1] *= max(1, int(count[0][1:-1].split(",")[0] or 0))
            at = count.end()
            continue
        if text[at] == "(":
            groups.append([])
        elif text[at] == ")" and len(groups) > 1:
            inside = groups.pop()
            groups[-1].append(1 + sum(inside))
        else:
            groups[-1].append(1)
        at = _after_letter(text, at)
    return sum(map(sum, groups))


def _after_letter(text: str, at: int) -> int:
    """Where the letter, escape or class of letters at a place ends."""
    if text[at] == "\\":
        return at + 2
    if text[at] != "[":
        return at + 1
    # A bracket that comes first in a class is one of its letters.
    first = at + (2 if text[at + 1 : at + 2] == "^" else 1)
    end = first + 1
    while end < len(text) and text[end] != "]":
        end += 2 if text[end] == "\\" else 1
    return end + 1


def _without_fuzziness(text: str) -> str:
    """The expression with braces that are no counts escaped, as Python reads them.

    To the other compiler x{e} is an x with errors.
    """
    parts: list[str] = []
    at = 0
    while at < len(text):
        step = 2 if text[at] == "\\" else 1
        if text[at] == "{":
            count = _COUNT.match(text, at)
            parts.append(count[0] if count and len(count[0]) > 2 else "\\{")
            step = len(count[0]) if count and len(count[0]) > 2 else 1
        else:
            parts.append(text[at : at + step])
        at += step
    return "".join(parts)

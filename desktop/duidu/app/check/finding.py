"""What a check is, and what it finds."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from duidu.core.article import SideName, Span
from duidu.core.errors import Sentence


class Severity(StrEnum):
    """How bad an error is, in the words of MQM (ISO 5060)."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class CheckKind:
    """A check as a person sees it: its id, what it is called, and what its findings count as.

    `mqm` is the category of the Multidimensional Quality Metrics.
    """

    id: str
    name: Sentence
    severity: Severity
    mqm: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: where, and a sentence that says what is wrong.

    Spans are code points of the row's text on each side, in which blocks are joined by line breaks.
    `quotes` are the words at them, which name the finding however the rest of the row is edited.
    """

    check: str
    row: int
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    message: Sentence
    quotes: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    severity: Severity = Severity.MAJOR

    def spans(self, side: SideName) -> tuple[Span, ...]:
        """The places of one side."""
        return self.source if side is SideName.SOURCE else self.target

    @property
    def everywhere(self) -> str:
        """The key under which findings like this one are set aside wherever they stand."""
        return far_key(self.check, self.quotes)

    def here(self, anchor: str) -> str:
        """The key under which just this finding is set aside.

        `anchor` names the row for good: the id of its first block, or its text where there is none.
        """
        return near_key(self.check, self.quotes, anchor)


Quotes = tuple[tuple[str, ...], tuple[str, ...]]


def far_key(check: str, quotes: Quotes) -> str:
    """The key of all findings of a check at these words of both sides."""
    return _digest(check, *quotes[0], "|", *quotes[1])


def near_key(check: str, quotes: Quotes, anchor: str) -> str:
    """The key of the findings of a check at these words in the row of this anchor."""
    return _digest(check, *quotes[0], "|", *quotes[1], "@", anchor)


def _digest(*parts: str) -> str:
    # Half of the digest is more than enough for the findings of a library.
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]

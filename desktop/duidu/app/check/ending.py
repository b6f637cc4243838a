"""Compares the marks at the end of both sides."""

import re
from collections import Counter
from collections.abc import Iterator

from duidu.app.check.finding import Finding
from duidu.app.check.make import found
from duidu.app.check.row import CheckedRow
from duidu.core.errors import Sentence

_CLOSERS = "\"'”’」』》）)]】*_ \u3000\u00a0"
_CLASSES = {
    **dict.fromkeys(".。．", "."), **dict.fromkeys("?？", "?"), **dict.fromkeys("!！", "!"),
    **dict.fromkeys(":：", ":"), **dict.fromkeys(";；", ";"), **dict.fromkeys(",，、", ","),
    **dict.fromkeys("…⋯", "…"), **dict.fromkeys("—–-~～", "—"),
}  # fmt: skip
_OF_WORD = re.compile(r"(?:(?<!\w)(?:etc|[A-Za-z])|[\s\"'“‘(])\.$")
_LEAST = 0.85  # share of rows that end alike, from which another ending is a slip
_PRIOR = 6  # rows that are taken to end alike before any is seen
_SHORTEST = 2  # letters; less is a number or a sign


class Endings:
    """Finds rows of which one side ends with a mark and the other without, or with another.

    Only where nearly all rows with such a mark agree: some texts put no marks under headings.
    """

    ids = ("ending",)

    def __init__(self) -> None:
        self._met: Counter[tuple[int, str, str]] = Counter()

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Count how the sides of a row end."""
        if not row.is_gap:
            one, other = (_end(side.text)[0] for side in (row.source, row.target))
            self._met[0, one, other] += times
            self._met[1, other, one] += times

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """What ends in an unusual way."""
        if row.is_gap or min(_letters(row.source.text), _letters(row.target.text)) < _SHORTEST:
            return
        (one, at), (other, there) = _end(row.source.text), _end(row.target.text)
        if one == other or not self._is_slip(one, other):
            return
        # The dot of etc. and U.S. belongs to its word, and may end a sentence as well.
        ends = (row.source.text[: at + 1], row.target.text[: there + 1])
        if {one, other} == {".", ""} and _OF_WORD.search(ends[0] if one else ends[1]):
            return
        source = (
            [(at, at + 1)]
            if one
            else [(max(0, len(row.source.text.rstrip()) - 1), len(row.source.text.rstrip()))]
        )
        target = (
            [(there, there + 1)]
            if other
            else [(max(0, len(row.target.text.rstrip()) - 1), len(row.target.text.rstrip()))]
        )
        marks = {
            "source": row.source.text[at] if one else "",
            "target": row.target.text[there] if other else "",
        }
        if one and other:
            message = Sentence("One side ends with “{source}”, the other with “{target}”.", **marks)
        else:
            message = Sentence(
                "Only one side ends with “{mark}”.", mark=marks["source"] or marks["target"]
            )
        yield found(row, "ending", source, target, message)

    def _is_slip(self, one: str, other: str) -> bool:
        """Whether these two endings seldom stand beside each other in this text."""
        # Marks that often stand for each other: a full stop and an exclamation mark, a dash; and
        # what introduces a list ends with a full stop or a colon.
        if (
            {one, other} <= {".", "!", "…", "—", ";", ","}
            or {one, other} == {".", ":"}
            or "—" in (one, other)
            or "…" in (one, other)
        ):
            return False
        return all(
            self._agreement(side, mark) >= _LEAST
            for side, mark in ((0, one), (1, other))
            if mark in (".", "?", "!", ":")
        ) and self._expected(one, other)

    def _agreement(self, side: int, mark: str) -> float:
        """The share of rows in which the other side of this mark has the same."""
        met = sum(n for (where, own, _), n in self._met.items() if (where, own) == (side, mark))
        return (self._met[side, mark, mark] + _PRIOR) / (met + _PRIOR)

    def _expected(self, one: str, other: str) -> bool:
        """Whether either mark asks for its like on the other side."""
        return any(mark in (".", "?", ":", "!") for mark in (one, other))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _end(text: str) -> tuple[str, int]:
    """The class of the last mark, "" for none, and where it stands."""
    at = len(text) - 1
    while at >= 0 and text[at] in _CLOSERS:
        at -= 1
    if at < 0:
        return "", 0
    kind = _CLASSES.get(text[at], "")
    if kind == "." and re.search(r"\.\s?\.$", text[: at + 1]):
        return "…", at
    return kind, at

"""Where lines of Chinese end: greedy breaking with the prohibition rules of CLREQ 3.1.3.

Works on widths alone; no Qt and no fonts.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

NEVER_FIRST = frozenset("。，、；：？！”’）》〉」』】〕］｝～·‧,.;:?!)]}%‰℃")
NEVER_LAST = frozenset("“‘（《〈「『【〔［｛([{￥＄$#")


class Box(Protocol):
    """What the breaker sees of a word or of a punctuation mark."""

    @property
    def width(self) -> float:
        """Advance in px."""

    @property
    def hang(self) -> float:
        """How much may be cut off at the end of a line, in px.

        The empty half of a full-width mark, or all of a space.
        """

    @property
    def lead(self) -> float:
        """How much may be cut off at the beginning of a line: an opening mark's empty half."""

    @property
    def no_break_before(self) -> bool:
        """Whether it must not begin a line."""

    @property
    def no_break_after(self) -> bool:
        """Whether it must not end a line."""

    @property
    def forces_break(self) -> bool:
        """Whether the line ends after it whatever its width (a line break in the text)."""


class Cut(NamedTuple):
    """One line: boxes first..last, last excluded; its width without what hangs over its ends."""

    first: int
    last: int
    width: float


def break_lines(
    boxes: Sequence[Box], measure: float, before: Sequence[float] = (), more: float = 0.0
) -> list[Cut]:
    """Cut boxes into lines at most `measure` px wide.

    `before` has the px to be left free before each box that does not begin a line, () for none; the
    first line is `more` px longer. A box wider than the measure stands alone; the rules yield where
    a line has no other place to end.
    """
    lines: list[Cut] = []
    before = before or (0.0,) * len(boxes)
    first = 0
    while first < len(boxes):
        last = _fitting(boxes, first, measure + (0.0 if first else more), before)
        last = _allowed(boxes, first, last)
        width = sum(box.width for box in boxes[first:last]) + sum(before[first + 1 : last])
        width -= boxes[first].lead + boxes[last - 1].hang
        lines.append(Cut(first, last, width))
        first = last
    return lines


def _fitting(boxes: Sequence[Box], first: int, measure: float, before: Sequence[float]) -> int:
    """How far boxes fit on one line, at least one box."""
    width = -boxes[first].lead - before[first]
    for index in range(first, len(boxes)):
        box = boxes[index]
        width += box.width + before[index]
        # Sums of floats differ in the last digits: a line that fits exactly is not too long.
        if width - box.hang > measure + 0.01 and index > first:
            return index
        if box.forces_break:
            return index + 1
    return len(boxes)


def _allowed(boxes: Sequence[Box], first: int, last: int) -> int:
    """The last place up to `last` where the rules let a line end; `last` itself without one."""
    if last == len(boxes) or boxes[last - 1].forces_break:
        return last
    for index in range(last, first, -1):
        if not boxes[index].no_break_before and not boxes[index - 1].no_break_after:
            return index
    return last

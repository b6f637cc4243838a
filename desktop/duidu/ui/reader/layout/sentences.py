"""The sentences of a row: which one holds a code point, and which ones answer it.

Also splits very long rows between sentences. No Qt.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from duidu.app.article.long_blocks import break_near
from duidu.app.article.open_text import RowText
from duidu.core.alignment import Bead
from duidu.core.article import Block, SideName


class Stretch(NamedTuple):
    """Code points start..end of a block, by its id."""

    side: SideName
    block: int
    start: int
    end: int


class Sentences:
    """The sentences of one row, numbered inside the row on each side."""

    def __init__(self, text: RowText) -> None:
        self.text = text
        # How many sentences a side has before each block, and in all.
        self._counts = {
            side: list(accumulate((len(b.sentences) for b in text.blocks(side)), initial=0))
            for side in SideName
        }
        # By block: the number of its first sentence, and where its sentences start.
        self._starts: dict[tuple[SideName, int], tuple[int, list[int]]] = {}
        for side in SideName:
            number = 0
            for block in text.blocks(side):
                starts = [span.start for span in block.sentences]
                self._starts[side, block.id] = number, starts
                number += len(starts)
        self._beads: dict[SideName, dict[int, int]] | None = None

    def count(self, side: SideName) -> int:
        """How many sentences a side has."""
        return self._counts[side][-1]

    def at(self, side: SideName, block: int, offset: int) -> int | None:
        """The number of the sentence that holds a code point; None without sentences.

        The space after a sentence belongs to it.
        """
        first, starts = self._starts.get((side, block), (0, []))
        return first + max(0, bisect_right(starts, offset) - 1) if starts else None

    def stretch(self, side: SideName, number: int) -> Stretch:
        """The code points of a sentence."""
        counts = self._counts[side]
        at = bisect_right(counts, number) - 1
        block = self.text.blocks(side)[at]
        span = block.sentences[number - counts[at]]
        return Stretch(side, block.id, span.start, span.end)

    def pair(self, side: SideName, number: int) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
        """The bead that holds a sentence: its sentences on this side, and those that answer."""
        at = self._beads_of(side).get(number)
        if at is None:
            return (self.stretch(side, number),), ()
        bead = self.text.row.sentences[at]
        return self.of_bead(side, bead), self.of_bead(side.other, bead)

    def of_bead(self, side: SideName, bead: Bead) -> tuple[Stretch, ...]:
        """The sentences of a bead on one side."""
        count = self.count(side)
        return tuple(
            self.stretch(side, i)
            for i in (bead.source if side is SideName.SOURCE else bead.target)
            if i < count
        )

    def beads_in(self, stretches: Iterable[Stretch]) -> list[Bead]:
        """The beads with a sentence in these stretches, in their order."""
        found: set[int] = set()
        for side, block, start, end in stretches:
            first, last = self.at(side, block, start), self.at(side, block, max(start, end - 1))
            if first is not None and last is not None:
                beads = self._beads_of(side)
                found.update(beads[i] for i in range(first, last + 1) if i in beads)
        return [self.text.row.sentences[at] for at in sorted(found)]

    def _beads_of(self, side: SideName) -> dict[int, int]:
        """The bead of each sentence of a side, by their numbers."""
        if self._beads is None:
            self._beads = {side: {} for side in SideName}
            for at, bead in enumerate(self.text.row.sentences):
                for one, numbers in zip(SideName, (bead.source, bead.target), strict=True):
                    for number in numbers:
                        self._beads[one].setdefault(number, at)
        return self._beads[side]


def split_row(text: RowText, count: int) -> list[tuple[Stretch, ...]]:
    """Split a row into `count` parts of similar length.

    Splits between sentence beads where one ends near, so that both sides stay in step, else
    between words.
    """
    totals = {side: sum(len(block.text) for block in text.blocks(side)) for side in SideName}
    main = max(SideName, key=lambda side: totals[side])
    joints = _joints(text)
    reached = [joint[main] for joint in joints]
    starts = {side: _starts(text.blocks(side)) for side in SideName}
    cuts = {side: [0] for side in SideName}
    for number in range(1, count):
        ideal = totals[main] * number / count
        after = bisect_left(reached, ideal)
        near = min(
            joints[max(0, after - 1) : after + 1],
            key=lambda joint: abs(joint[main] - ideal),
            default=None,
        )
        # A bead that ends farther away would make one part much longer than another.
        if near is None or abs(near[main] - ideal) > totals[main] / count / 2:
            near = {
                side: _break(text.blocks(side), starts[side], int(totals[side] * number / count))
                for side in SideName
            }
        for side in SideName:
            cuts[side].append(max(cuts[side][-1], near[side]))
    for side in SideName:
        cuts[side].append(totals[side])
    return [
        tuple(
            piece
            for side in SideName
            for piece in _between(text.blocks(side), starts[side], side, *cuts[side][i : i + 2])
        )
        for i in range(count)
    ]


def _joints(text: RowText) -> list[dict[SideName, int]]:
    """Where a sentence bead ends on both sides, in code points of a side's blocks joined."""
    ends = {side: _sentence_ends(text.blocks(side)) for side in SideName}
    joints: list[dict[SideName, int]] = []
    reached = dict.fromkeys(SideName, 0)
    for bead in text.row.sentences:
        for side, numbers in ((SideName.SOURCE, bead.source), (SideName.TARGET, bead.target)):
            for number in numbers:
                if number < len(ends[side]):
                    reached[side] = max(reached[side], ends[side][number])
        joints.append(dict(reached))
    return joints


def _sentence_ends(blocks: tuple[Block, ...]) -> list[int]:
    """Where the sentences of a side end: at the start of the next one, or with their block."""
    ends: list[int] = []
    before = 0
    for block in blocks:
        ends.extend(before + span.start for span in block.sentences[1:])
        before += len(block.text)
        if block.sentences:
            ends.append(before)
    return ends


def _starts(blocks: tuple[Block, ...]) -> list[int]:
    """Where the blocks of a side start when their texts are joined, and where the last ends."""
    return list(accumulate((len(block.text) for block in blocks), initial=0))


def _break(blocks: tuple[Block, ...], starts: list[int], at: int) -> int:
    """A place near a code point of all blocks joined where the text can be broken."""
    index = min(bisect_right(starts, at), len(blocks)) - 1
    if index < 0:
        return at
    return starts[index] + break_near(blocks[index].text, at - starts[index])


def _between(
    blocks: tuple[Block, ...], starts: list[int], side: SideName, low: int, high: int
) -> Iterator[Stretch]:
    """The stretches of the blocks that lie between two code points of all blocks joined."""
    for index in range(max(0, bisect_right(starts, low) - 1), len(blocks)):
        block = blocks[index]
        if starts[index] >= max(high, 1):
            break
        start, end = max(0, low - starts[index]), min(len(block.text), high - starts[index])
        if start < end or (not block.text and low <= starts[index] < max(high, 1)):
            yield Stretch(side, block.id, start, end)

"""Abridges aligned chapters: sentences of either side are left out, and so known to be missing.

Each sentence is left out with the same probability, whatever its bead. Where a bead keeps
sentences on one side only, each of them stands alone; where both sides keep some, what is left of
them answers each other.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

from alignment_data import Beads, Chapter

from duidu.core.article import Block, Side, Span

_PARAGRAPH = 4  # beads that a paragraph has on average


def abridged(
    chapter: Chapter,
    rate: float,
    seed: int,
    sides: Sequence[int] = (0, 1),
    *,
    whole: bool = False,
) -> Chapter:
    """A chapter in which each sentence of these sides is left out with this probability.

    With `whole` all sentences of a bead's side go together. Of two sides one is chosen bead by
    bead.
    """
    chance = random.Random(f"{chapter.name} {rate} {seed} {whole}")
    kept: list[list[int]] = [[], []]
    gold: Beads = []
    for bead in chapter.gold:
        side = chance.choice(sides)
        gone = whole and chance.random() < rate
        left = [
            [
                unit
                for unit in units
                if number != side or not (gone or (not whole and chance.random() < rate))
            ]
            for number, units in enumerate(bead)
        ]
        starts = [len(units) for units in kept]
        for number in (0, 1):
            kept[number] += left[number]
        made = [
            tuple(range(start, start + len(units)))
            for start, units in zip(starts, left, strict=True)
        ]
        if made[0] and made[1]:
            gold.append((made[0], made[1]))
        else:
            gold += [((unit,), ()) for unit in made[0]] + [((), (unit,)) for unit in made[1]]
    source, target = (
        _only(side, units)
        for side, units in zip((chapter.source, chapter.target), kept, strict=True)
    )
    return replace(chapter, source=source, target=target, gold=gold)


def in_paragraphs(chapter: Chapter, seed: int) -> Chapter:
    """The same sentences in paragraphs that begin and end where beads do."""
    chance = random.Random(f"{chapter.name} {seed}")
    ends: tuple[list[int], list[int]] = ([], [])
    at = [0, 0]
    for bead in chapter.gold:
        at = [done + len(units) for done, units in zip(at, bead, strict=True)]
        if chance.random() < 1 / _PARAGRAPH:
            for side in (0, 1):
                ends[side].append(at[side])
    sides = [
        _joined(side, [*cut, len(side.blocks)])
        for side, cut in zip((chapter.source, chapter.target), ends, strict=True)
    ]
    return replace(chapter, source=sides[0], target=sides[1])


def lone_units(beads: Beads) -> tuple[set[int], set[int]]:
    """The units of either side that stand alone."""
    return (
        {unit for source, target in beads if not target for unit in source},
        {unit for source, target in beads if not source for unit in target},
    )


def _only(side: Side, units: Sequence[int]) -> Side:
    blocks = (replace(side.blocks[unit], id=n) for n, unit in enumerate(units))
    return Side(side.language, tuple(blocks))


def _joined(side: Side, ends: Sequence[int]) -> Side:
    """A side whose one-sentence blocks are joined up to each end."""
    blocks: list[Block] = []
    first = 0
    between = "" if side.language.startswith("zh") else " "
    for end in ends:
        if end == first:
            continue
        text = ""
        spans = []
        for block in side.blocks[first:end]:
            text += between if text else ""
            spans.append(Span(len(text), len(text) + len(block.text)))
            text += block.text
        blocks.append(Block(len(blocks), text, sentences=tuple(spans)))
        first = end
    return Side(side.language, tuple(blocks))

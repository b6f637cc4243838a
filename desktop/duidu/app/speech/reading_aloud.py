"""In which order the sentences of an article are spoken: one, from here on, or a part in a round.

Sentences that answer each other are one step; with both sides spoken, one side comes after the
other in it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duidu.app.article.open_text import OpenText, RowText
from duidu.app.speech.utterance import Utterance, shifted
from duidu.core.article import Block, Place, SideName, Span

_LONG = 4_000
"""Code points of a paragraph whose words are cut all at once; of a longer one only around."""


class Step(NamedTuple):
    """A sentence bead by its row and its number in it."""

    row: int
    bead: int


def step_at(open_text: OpenText, place: Place) -> Step:
    """The step in which a place lies; the first of its row where no sentence holds it."""
    row = open_text.row(open_text.row_of(place.side, place.block))
    number = 0
    for block in row.blocks(place.side):
        if block.id == place.block:
            number += max(0, sum(span.start <= place.offset for span in block.sentences) - 1)
            break
        number += len(block.sentences)
    for at, bead in enumerate(row.row.sentences):
        if number in (bead.source if place.side is SideName.SOURCE else bead.target):
            return Step(row.index, at)
    return Step(row.index, 0)


def spoken_step(open_text: OpenText, step: Step, sides: Sequence[SideName]) -> Iterator[Utterance]:
    """The sentences of a step on these sides, one side after the other."""
    row = open_text.row(step.row)
    if step.bead >= len(row.row.sentences):
        return
    bead = row.row.sentences[step.bead]
    for side in sides:
        sentences = _sentences(row, side)
        for number in bead.source if side is SideName.SOURCE else bead.target:
            if number < len(sentences):
                yield _utterance(open_text, row, side, *sentences[number])


def from_step(
    open_text: OpenText, start: Step, sides: Sequence[SideName], repeat: int = 1
) -> Iterator[Utterance]:
    """Everything from a step on, each step so many times."""
    for step in _steps(open_text, start, None):
        for _ in range(repeat):
            yield from spoken_step(open_text, step, sides)


def in_a_round(
    open_text: OpenText, start: Step, end: Step, sides: Sequence[SideName]
) -> Iterator[Utterance]:
    """From one step to another, both among them, again and again."""
    first, last = sorted((start, end))
    while True:
        heard = False
        for step in _steps(open_text, first, last):
            for utterance in spoken_step(open_text, step, sides):
                heard = True
                yield utterance
        if not heard:
            return


def _steps(open_text: OpenText, start: Step, last: Step | None) -> Iterator[Step]:
    """The steps in order; more rows may come while they are spoken."""
    row, bead = start
    while row < open_text.row_count() and (last is None or row <= last.row):
        for number in range(bead, len(open_text.row(row).row.sentences)):
            step = Step(row, number)
            if last is not None and step > last:
                return
            yield step
        row, bead = row + 1, 0


def _sentences(row: RowText, side: SideName) -> list[tuple[Block, Span]]:
    return [(block, span) for block in row.blocks(side) for span in block.sentences]


def _utterance(
    open_text: OpenText, row: RowText, side: SideName, block: Block, span: Span
) -> Utterance:
    """A sentence with the readings that were decided for it, and that a person corrected."""
    if len(block.text) <= _LONG:
        tokens = open_text.tokens(side, block)
    else:
        tokens = tuple(open_text.tokens_at(side, block, span.start, span.end))
    return Utterance(
        open_text.language(side),
        span.of(block.text),
        shifted(tokens, span.start, span.end),
        side,
        row.index,
        block.id,
        span.start,
    )

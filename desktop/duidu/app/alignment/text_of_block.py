"""What a change of its text makes of a block: its sentences and its emphasis follow."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from duidu.core.alignment import Bead
from duidu.core.article import Block, SideName, Span
from duidu.core.emphasis import emphasis_after_change
from duidu.core.errors import DuiduError
from duidu.core.note_marks import marks_after_change
from duidu.formats.base.text_change import Change
from duidu.library.articles.article_rows import StoredRow

MEANWHILE = "The text was edited meanwhile, so nothing was changed; try again."


class TextEditError(DuiduError):
    """A change of the text that would break a sentence; nothing was changed."""


class Changed(Protocol):
    """A block before some changes, and the changes in the order of its text."""

    @property
    def old(self) -> Block:
        """The block before."""

    @property
    def changes(self) -> Sequence[Change]:
        """What was changed."""


def changed_block(block: Block, span: Span, written: str) -> Block:
    """The block with `written` in the place of a span, and all in it shifted.

    Raises TextEditError if the span is not inside one sentence, or nothing of it would be left.
    """
    # A change over a border would leave it open which bead the new text belongs to.
    inside = next(
        (n for n, s in enumerate(block.sentences) if s.start <= span.start and span.end <= s.end),
        None,
    )
    if inside is None or span.end > len(block.text):
        raise TextEditError(
            "Only text inside one sentence can be changed; change one sentence at a time."
        )
    text = block.text[: span.start] + written + block.text[span.end :]
    by = len(written) - len(span)
    old = block.sentences[inside]
    if (
        text[old.start : old.end + by].strip() != text[old.start : old.end + by]
        or old.end + by <= old.start
    ):
        raise TextEditError("A sentence cannot be empty, and it cannot begin or end with a space.")
    shifted = (Span(s.start + by, s.end + by) for s in block.sentences[inside + 1 :])
    sentences = (*block.sentences[:inside], Span(old.start, old.end + by), *shifted)
    return replace(
        block,
        text=text,
        sentences=sentences,
        emphasis=emphasis_after_change(block.emphasis, span.start, span.end, block.text, text),
        marks=marks_after_change(block.marks, span.start, span.end, by),
    )


def rewritten_block(block: Block, changes: Sequence[Change]) -> tuple[Block, list[int]]:
    """The block after changes anywhere in its text, and the numbers of the sentences left in it.

    What stands between two sentences belongs to the one before. Raises TextEditError where nothing
    would be left.
    """
    text, emphasis, marks = block.text, block.emphasis, block.marks
    for start, end, written in reversed(changes):
        after = text[:start] + written + text[end:]
        emphasis = emphasis_after_change(emphasis, start, end, text, after)
        marks = marks_after_change(marks, start, end, len(after) - len(text))
        text = after
    if not text.strip():
        raise TextEditError(
            "A paragraph cannot be empty: leave at least a word of it, or say that it has no "
            "counterpart."
        )
    cuts = [0, *(_start_after(block, n, changes) for n in range(1, len(block.sentences)))]
    sentences, kept = list[Span](), list[int]()
    for number, (start, end) in enumerate(pairwise((*cuts, len(text)))):
        piece = text[start:end]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            sentences.append(Span(first, first + len(piece.strip())))
            kept.append(number)
    sentences_left = tuple(sentences)
    made = replace(block, text=text, sentences=sentences_left, emphasis=emphasis, marks=marks)
    return made, kept


def _start_after(block: Block, number: int, changes: Sequence[Change]) -> int:
    """Where a sentence begins once its block was changed."""
    start = block.sentences[number].start
    # Words put between two sentences that touch belong to the first of them.
    touches = block.sentences[number - 1].end == start
    found = start
    for begin, end, written in changes:
        growth = len(written) - (end - begin)
        if end < start or (end == start and (begin < start or touches)):
            found += growth
        elif begin < start:
            found += begin + len(written) - start
    return found


def sentences_left(
    row: StoredRow, side: SideName, block: Block, kept: Sequence[int]
) -> tuple[Bead, ...]:
    """The sentence beads of a row of which a block has only these sentences left."""
    blocks = row.blocks(side)
    at = next(n for n, one in enumerate(blocks) if one.id == block.id)
    first = sum(len(one.sentences) for one in blocks[:at])
    gone = {first + n for n in range(len(block.sentences))} - {first + n for n in kept}
    every = sum(len(one.sentences) for one in blocks)
    numbers = {old: new for new, old in enumerate(n for n in range(every) if n not in gone)}

    def left(units: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(numbers[unit] for unit in units if unit in numbers)

    beads = (
        replace(bead, source=left(bead.source))
        if side is SideName.SOURCE
        else replace(bead, target=left(bead.target))
        for bead in row.row.sentences
    )
    return tuple(bead for bead in beads if bead.source or bead.target)


def inverse(edited: Changed) -> list[Change]:
    """The changes that make the old text of the new one again."""
    found: list[Change] = []
    shift = 0
    for start, end, written in edited.changes:
        begin = start + shift
        found.append(Change(begin, begin + len(written), edited.old.text[start:end]))
        shift += len(written) - (end - start)
    return found

"""Ways to repair an alignment, each as a command ready for the undo stack.

What they do to the rows is in align/edits.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from duidu.align.edits.bead_edits import leave_out, link, move_to_bead, unlink
from duidu.align.edits.block_edits import merge_blocks, merge_sentences, split_block, split_sentence
from duidu.align.edits.edit import Aligned, Edit, EditError
from duidu.align.edits.row_edits import (
    carry_sentence,
    merge_rows,
    move_sentence,
    set_status,
    split_row,
    unlink_row,
)
from duidu.app.alignment.edit_alignment import EditAlignment, MakeEdit
from duidu.app.article.open_text import RowText
from duidu.core.article import Place, SideName
from duidu.core.row_status import RowStatus
from duidu.library.library import Library

_STATUS_TEXTS = {
    RowStatus.OPEN: "Take the status back",
    RowStatus.CONFIRMED: "Confirm the row",
    RowStatus.FINAL: "Mark the row as final",
    RowStatus.WORK: "Mark the row as needing work",
    RowStatus.QUESTION: "Mark the row with a question",
    RowStatus.LOCKED: "Lock the row",
}


@dataclass(frozen=True, slots=True)
class At:
    """A sentence the person points at.

    `sentence` is its row-local number; the view returns to `place` on undo.
    """

    row: RowText
    side: SideName
    sentence: int
    place: Place

    @property
    def bead(self) -> int:
        """The number of the sentence's bead in the row."""
        for number, bead in enumerate(self.row.row.sentences):
            if self.sentence in (bead.source if self.side is SideName.SOURCE else bead.target):
                return number
        return 0

    @property
    def block(self) -> tuple[int, int]:
        """The number of its block among those of its side, and its number in that block."""
        number = self.sentence
        for index, block in enumerate(self.row.blocks(self.side)):
            if number < len(block.sentences):
                return index, number
            number -= len(block.sentences)
        return 0, 0


class Repairs:
    """Makes repair commands for one article; Session.do carries them out."""

    def __init__(self, library: Library, article: str) -> None:
        self._library = library
        self._article = article

    def confirm(self, at: At) -> EditAlignment:
        """Say that a row is right."""
        return self.set_status(at, RowStatus.CONFIRMED)

    def set_status(self, at: At, status: RowStatus) -> EditAlignment:
        """Say of a row how far it is."""
        return self._command(at, partial(set_status, status=status), _STATUS_TEXTS[status])

    def split_row(self, at: At) -> EditAlignment:
        """Begin a new row with this sentence."""
        return self._command(at, partial(split_row, bead=at.bead), "Split the row")

    def merge_rows(self, at: At) -> EditAlignment:
        """Join the row with the next one."""
        return self._command(at, merge_rows, "Merge with the next row")

    def unlink_row(self, at: At) -> EditAlignment:
        """Leave the paragraph without a counterpart."""
        return self._command(at, unlink_row, "No counterpart for the paragraph")

    def unlink(self, at: At) -> EditAlignment:
        """Split the sentence's bead into a gap on each side."""
        return self._command(at, partial(unlink, bead=at.bead), "Unlink the sentences")

    def leave_out(self, at: At) -> EditAlignment:
        """Leave the sentence without a counterpart."""
        return self._command(
            at,
            partial(leave_out, name=at.side, sentence=at.sentence),
            "No counterpart for the sentence",
        )

    def link(self, at: At, source: Sequence[int], target: Sequence[int]) -> EditAlignment:
        """Make just these sentences of the row answer each other."""
        return self._command(at, partial(link, source=source, target=target), "Link the sentences")

    def move(self, at: At, step: int) -> EditAlignment:
        """Move the sentence up (-1) or down (1), to the next bead or over the border of its row."""
        beads = at.row.row.sentences
        text = "Move the sentence up" if step < 0 else "Move the sentence down"
        if 0 <= at.bead + step < len(beads):
            return self._command(
                at, partial(move_to_bead, name=at.side, sentence=at.sentence, step=step), text
            )
        return self._command(
            at, partial(move_sentence, name=at.side, sentence=at.sentence, step=step), text
        )

    def carry(self, at: At, to: RowText, answer: int | None) -> EditAlignment:
        """Move the sentence into another row, where it answers one sentence of the other side.

        `answer` is its row-local number; with None the sentence joins the nearest there.
        """
        # By a block of the row, since rows may have been split or joined since they were seen.
        side = SideName.SOURCE if to.source else SideName.TARGET
        block = to.blocks(side)[0].id

        def make(aligned: Aligned, row: int) -> Edit:
            there = row_holding(aligned, side, block)
            return carry_sentence(aligned, row, at.side, at.sentence, there, answer)

        return EditAlignment(
            self._library,
            self._article,
            at.row.index,
            make,
            "Move the sentence",
            at.place,
            rows_around=abs(to.index - at.row.index),
            seen=at.row,
        )

    def split_sentence(self, at: At) -> EditAlignment:
        """Cut the sentence at the place."""
        return self._command(
            at, self._in_block(at, split_sentence, offset=at.place.offset), "Split the sentence"
        )

    def merge_sentences(self, at: At) -> EditAlignment:
        """Join the sentence with the next one of its paragraph."""
        return self._command(
            at,
            self._in_block(at, merge_sentences, sentence=at.block[1]),
            "Merge with the next sentence",
        )

    def split_paragraph(self, at: At) -> EditAlignment:
        """Cut the paragraph at the place."""
        return self._command(
            at, self._in_block(at, split_block, offset=at.place.offset), "Split the paragraph"
        )

    def merge_paragraphs(self, at: At) -> EditAlignment:
        """Join the paragraph with the next one of its side."""
        return self._command(at, self._in_block(at, merge_blocks), "Merge with the next paragraph")

    def _in_block(self, at: At, edit: Callable[..., Edit], **arguments: int) -> MakeEdit:
        # The block is found when the edit is made, in the rows as they then are.
        def make(aligned: Aligned, row: int) -> Edit:
            bead = aligned.alignment.rows[row].blocks
            blocks = bead.source if at.side is SideName.SOURCE else bead.target
            return edit(aligned, row, at.side, blocks[at.block[0]], **arguments)

        return make

    def _command(self, at: At, make: MakeEdit, text: str) -> EditAlignment:
        return EditAlignment(
            self._library, self._article, at.row.index, make, text, at.place, seen=at.row
        )


def row_holding(aligned: Aligned, side: SideName, block: int) -> int:
    """The index of the row that holds a block, by the block's id. Raises EditError."""
    blocks = (aligned.source if side is SideName.SOURCE else aligned.target).blocks
    for index, row in enumerate(aligned.alignment.rows):
        held = row.blocks.source if side is SideName.SOURCE else row.blocks.target
        if any(blocks[number].id == block for number in held):
            return index
    raise EditError("These rows were edited meanwhile; try again.")

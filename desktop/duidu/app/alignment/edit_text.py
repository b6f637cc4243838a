"""Corrections of an article's own text: of a misprint in a sentence, or of a whole paragraph.

Notes, bookmarks and corrections of words in the paragraph are shifted exactly. The old wording is
kept beside the new.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from duidu.app.alignment.marks_in_rows import (
    Marks,
    kinds_of,
    marks_in,
    put_marks,
    restored_marks,
    shifted,
)
from duidu.app.alignment.reworded import By, reworded
from duidu.app.alignment.text_of_block import (
    MEANWHILE,
    TextEditError,
    changed_block,
    inverse,
    rewritten_block,
    sentences_left,
)
from duidu.app.article.block_now import start_now
from duidu.app.base.commands import BlockAt
from duidu.core.alignment import Bead
from duidu.core.annotation import Anchor
from duidu.core.article import Block, Place, SideName, Span
from duidu.core.changes import Changed, Changes
from duidu.formats.base.text_change import Change, changes_between
from duidu.library.anchoring.shift import after_replacement
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

__all__ = ["EditText", "RewriteText", "TakeBack", "TextEditError", "changed_block"]


@dataclass(frozen=True, slots=True)
class Edited:
    """A block before and after an edit, what changed in it, and its row's sentence beads.

    The beads are None where no sentence is gone.
    """

    old: Block
    new: Block
    changes: Sequence[Change]
    beads: tuple[tuple[Bead, ...], tuple[Bead, ...]] | None = None


@dataclass(slots=True)
class BlockEdit(ABC):
    """Changes the text of one block, with undo. A class of it says what the text becomes."""

    library: Library
    article: str
    side: SideName
    block: int
    by: By = field(default_factory=By, kw_only=True)
    place: Place | None = field(default=None, init=False)
    changed: Edited | None = field(default=None, init=False)
    # What stood in the block before and after.
    _marks: tuple[Marks, Marks] = field(default=(Marks(), Marks()), init=False)

    def do(self) -> Changes:
        """Keep the new text with everything shifted, in one transaction.

        Raises TextEditError, LibraryError.
        """
        return self.library.together(self._do)

    def undo(self) -> Changes:
        """Put the text and everything in it back as it was.

        Raises TextEditError when the text was changed otherwise since.
        """
        return self.library.together(self._undo)

    def blocks(self) -> frozenset[BlockAt]:
        """The block it changes."""
        return frozenset({(self.side, self.block)})

    @abstractmethod
    def edited(self, row: StoredRow, old: Block) -> Edited:
        """What becomes of a block. Raises TextEditError."""

    def _do(self) -> Changes:
        """What `do` says, on the writer's thread: nothing can come between reading and writing."""
        index, row = self._row()
        done = self.edited(row, self._block(row))
        before = self._marks_in(row)
        # What the person replaced is told from the words that are there, so before the shift.
        after = replace(
            _shifted(replace(before, rewordings=()), self.side, done.old, done.changes),
            rewordings=reworded(
                before.rewordings,
                (self.article, self.side),
                (done.old, done.new),
                done.changes,
                self.by,
            ),
        )
        self.changed, self._marks = done, (before, after)
        beads = done.beads[1] if done.beads else row.row.sentences
        return self._put((index, row), done.new, beads, self._marks)

    def _undo(self) -> Changes:
        """What `undo` says, on the writer's thread."""
        assert self.changed is not None
        done = self.changed
        index, row = self._row()
        is_there = self._block(row) == done.new
        if not is_there or (done.beads and row.row.sentences != done.beads[1]):
            raise TextEditError(MEANWHILE)
        now = self._marks_in(row)
        back = replace(
            _shifted(replace(now, rewordings=()), self.side, done.new, inverse(done)),
            rewordings=now.rewordings,
        )
        marks = restored_marks(self.library, back, self._marks)
        beads = done.beads[0] if done.beads else row.row.sentences
        return self._put((index, row), done.old, beads, (now, marks))

    def _row(self) -> tuple[int, StoredRow]:
        """The row that holds the block by now, and its number."""
        index = self.library.articles.row_of(self.article, self.side, self.block)
        (row,) = self.library.articles.rows(self.article, index, index + 1)
        return index, row

    def _marks_in(self, row: StoredRow) -> Marks:
        block = self._block(row)
        here = (self.side, block.id)
        return marks_in(self.library, self.article, {here: block}, [here])

    def _block(self, row: StoredRow) -> Block:
        return next(block for block in row.blocks(self.side) if block.id == self.block)

    def _put(
        self,
        where: tuple[int, StoredRow],
        block: Block,
        beads: tuple[Bead, ...],
        marks: tuple[Marks, Marks],
    ) -> Changes:
        """Keep the block with what stands in it, in the row that is there."""
        index, row = where
        changed = _with_block(row, self.side, block)
        changed = replace(changed, row=replace(changed.row, sentences=beads))
        self.library.articles.replace_rows(self.article, index, 1, [changed], marks[1].notes)
        put_marks(self.library, self.article, *marks)
        kinds = kinds_of(marks) | {Changed.TEXT, Changed.ANNOTATIONS}
        return Changes(kinds, self.article, (str(index),))


@dataclass(slots=True)
class EditText(BlockEdit):
    """Writes `written` over `span` of a block.

    The change must stay inside one sentence and leave something of it. `wrong` is what the person
    saw there: another text is not written over.
    """

    span: Span
    written: str
    text: str = "Correct the text"
    merge_key: str = ""
    wrong: str | None = None

    def __post_init__(self) -> None:
        self.place = Place(self.side, self.block, self.span.start)

    def edited(self, row: StoredRow, old: Block) -> Edited:
        """What becomes of the block. Raises TextEditError."""
        if self.wrong not in (None, self.span.of(old.text)):
            raise TextEditError(MEANWHILE)
        new = changed_block(old, self.span, self.written)
        return Edited(old, new, [Change(self.span.start, self.span.end, self.written)])


@dataclass(slots=True)
class RewriteText(BlockEdit):
    """Makes `written` of a span of a block: of one sentence, or of the whole paragraph.

    Only the words that differ are replaced, so that notes on the others stay. Sentences of which
    nothing is left are taken out of their beads; what was added belongs to the sentence before it.
    `seen` is what the person saw in the span: another text is not written over.
    """

    span: Span
    seen: str
    written: str
    text: str = "Edit the text"
    merge_key: str = ""

    def __post_init__(self) -> None:
        self.place = Place(self.side, self.block, self.span.start)

    def edited(self, row: StoredRow, old: Block) -> Edited:
        """What becomes of the block. Raises TextEditError."""
        # An edit before it, which is not on the disk yet, may have moved it.
        start = start_now(old.text, self.span.start, self.seen)
        if start is None:
            raise TextEditError(MEANWHILE)
        changes = [
            Change(start + one.start, start + one.end, one.written)
            for one in changes_between(self.seen, self.written)
        ]
        return rewritten(row, self.side, old, changes)


@dataclass(slots=True)
class TakeBack(BlockEdit):
    """Puts the old words of one rewording, by its id, in the place of the new ones.

    Whatever else was changed in the paragraph since stays.
    """

    rewording: str
    text: str = "Take the correction back"
    merge_key: str = ""

    def _do(self) -> Changes:
        """Find its paragraph, which may have been joined with another since it was listed."""
        one = self.library.rewordings.get(self.rewording)
        if one is not None:
            self.side, self.block = one.side, one.block
        # Not super(): a dataclass with slots is another class than the one it is written in.
        return super(TakeBack, self)._do()

    def edited(self, row: StoredRow, old: Block) -> Edited:
        """What becomes of the block. Raises TextEditError."""
        one = self.library.rewordings.get(self.rewording)
        span = one.span if one is not None else None
        if one is None or span is None or not one.stands_in(old):
            raise TextEditError(
                "The corrected words no longer stand together in the text, so the correction was "
                "not taken back; edit the text instead."
            )
        self.place = Place(self.side, self.block, span.start)
        return rewritten(row, self.side, old, [Change(span.start, span.end, one.old)])


def rewritten(row: StoredRow, side: SideName, old: Block, changes: Sequence[Change]) -> Edited:
    """A block of a row after changes anywhere in its text. Raises TextEditError."""
    new, kept = rewritten_block(old, changes)
    if len(kept) == len(old.sentences):
        return Edited(old, new, changes)
    return Edited(old, new, changes, (row.row.sentences, sentences_left(row, side, old, kept)))


def _with_block(row: StoredRow, side: SideName, new: Block) -> StoredRow:
    """The row with another block in the place of that of the same id."""
    blocks = tuple(new if block.id == new.id else block for block in row.blocks(side))
    return replace(row, source=blocks) if side is SideName.SOURCE else replace(row, target=blocks)


def _shifted(marks: Marks, side: SideName, old: Block, changes: Sequence[Change]) -> Marks:
    """The marks in a block after changes of its text."""
    steps: list[tuple[Block, Span, Block]] = []
    block = old
    # The last one first: those before it stay where they are.
    for start, end, written in reversed(changes):
        after = replace(block, text=block.text[:start] + written + block.text[end:])
        steps.append((block, Span(start, end), after))
        block = after

    def anchors(found: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
        for before, span, after in steps:
            found = after_replacement(found, side, before, span, after)
        return found

    def place(at: Place) -> Place:
        offset = at.offset
        for start, end, written in reversed(changes):
            offset = _shifted_offset(offset, Span(start, end), len(written))
        return replace(at, offset=offset)

    return shifted(marks, {(side, old.id): old}, anchors, place)


def _shifted_offset(offset: int, span: Span, written: int) -> int:
    # A place inside the replaced words moves with their end, but not before their beginning.
    return offset if offset <= span.start else max(span.start, offset + written - len(span))

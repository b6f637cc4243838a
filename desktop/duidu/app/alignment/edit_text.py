"""Corrections of an article's own text: a misprint in a sentence.

Notes, bookmarks and corrections of words in the paragraph are shifted exactly.
"""

from dataclasses import dataclass, field, replace

from duidu.app.alignment.marks_in_rows import (
    Marks,
    kinds_of,
    marks_in,
    put_marks,
    restored_marks,
    shifted,
)
from duidu.app.base.commands import BlockAt
from duidu.core.annotation import Anchor
from duidu.core.article import Block, Place, SideName, Span
from duidu.core.changes import Changed, Changes
from duidu.core.emphasis import emphasis_after_change
from duidu.core.errors import DuiduError
from duidu.library.anchoring.shift import after_replacement
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library


class TextEditError(DuiduError):
    """A change of the text that would break a sentence; nothing was changed."""


@dataclass(slots=True)
class EditText:
    """Writes `written` over `span` of a block.

    The change must stay inside one sentence and leave something of it. `wrong` is what the person
    saw there: another text is not written over.
    """

    library: Library
    article: str
    side: SideName
    block: int
    span: Span
    written: str
    text: str = "Correct the text"
    merge_key: str = ""
    wrong: str | None = None
    place: Place | None = field(init=False)
    # The block before, and what stood in it before and after.
    _old: Block | None = field(default=None, init=False)
    _marks: tuple[Marks, Marks] = field(default=(Marks(), Marks()), init=False)

    def __post_init__(self) -> None:
        self.place = Place(self.side, self.block, self.span.start)

    def do(self) -> Changes:
        """Keep the new text with everything shifted, in one transaction.

        Raises TextEditError, LibraryError.
        """
        return self.library.together(self._do)

    def _do(self) -> Changes:
        """What `do` says, on the writer's thread: nothing can come between reading and writing."""
        index, row = self._row()
        old = self._block(row)
        if self.wrong not in (None, self.span.of(old.text)):
            raise TextEditError("The text was edited meanwhile, so nothing was changed; try again.")
        new = changed_block(old, self.span, self.written)
        self._old = old
        before = self._marks_in(row)
        self._marks = before, _shifted(before, self.side, (old, new), self.span)
        return self._put((index, row), new, self._marks)

    def undo(self) -> Changes:
        """Put the text and everything in it back as it was.

        Raises TextEditError when the text was changed otherwise since.
        """
        return self.library.together(self._undo)

    def _undo(self) -> Changes:
        """What `undo` says, on the writer's thread."""
        assert self._old is not None
        index, row = self._row()
        new = changed_block(self._old, self.span, self.written)
        if self._block(row) != new:
            raise TextEditError("The text was edited meanwhile, so nothing was changed; try again.")
        now = self._marks_in(row)
        span = Span(self.span.start, self.span.start + len(self.written))
        back = _shifted(now, self.side, (new, self._old), span)
        marks = restored_marks(self.library, back, self._marks)
        return self._put((index, row), self._old, (now, marks))

    def blocks(self) -> frozenset[BlockAt]:
        """The block it changes."""
        return frozenset({(self.side, self.block)})

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

    def _with_block(self, row: StoredRow, new: Block) -> StoredRow:
        blocks = tuple(new if block.id == new.id else block for block in row.blocks(self.side))
        return (
            replace(row, source=blocks)
            if self.side is SideName.SOURCE
            else replace(row, target=blocks)
        )

    def _put(
        self, where: tuple[int, StoredRow], block: Block, marks: tuple[Marks, Marks]
    ) -> Changes:
        """Keep the block with what stands in it, in the row that is there."""
        index, row = where
        changed = self._with_block(row, block)
        self.library.articles.replace_rows(self.article, index, 1, [changed], marks[1].notes)
        put_marks(self.library, self.article, *marks)
        kinds = kinds_of(marks) | {Changed.TEXT, Changed.ANNOTATIONS}
        return Changes(kinds, self.article, (str(index),))


def _shifted(marks: Marks, side: SideName, blocks: tuple[Block, Block], span: Span) -> Marks:
    """The marks in a block of which a span was replaced."""
    old, new = blocks
    written = len(new.text) - len(old.text) + len(span)

    def anchors(found: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
        return after_replacement(found, side, old, span, new)

    def place(at: Place) -> Place:
        return replace(at, offset=_shifted_offset(at.offset, span, written))

    return shifted(marks, {(side, old.id): old}, anchors, place)


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
    )


def _shifted_offset(offset: int, span: Span, written: int) -> int:
    # A place inside the replaced words moves with their end, but not before their beginning.
    return offset if offset <= span.start else max(span.start, offset + written - len(span))

"""Corrections of an article's own text: a misprint in a sentence.

Notes, bookmarks and corrections of words in the paragraph are shifted exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from duidu.app.base.commands import BlockAt
from duidu.core.annotation import AnchorState, Annotation
from duidu.core.article import Block, Place, SideName, Span
from duidu.core.changes import Changed, Changes
from duidu.core.emphasis import emphasis_after_change
from duidu.core.errors import DuiduError
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.anchoring.shift import after_replacement
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.bookmarks import Bookmark
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope


class TextEditError(DuiduError):
    """A change of the text that would break a sentence; nothing was changed."""


@dataclass(frozen=True, slots=True)
class _State:
    """A row with all that stands in its edited block.

    `gone` are ids of corrections whose word the change wrote over.
    """

    row: StoredRow
    notes: tuple[Annotation, ...]
    bookmarks: tuple[Bookmark, ...]
    corrections: tuple[Correction, ...]
    gone: tuple[str, ...] = ()


@dataclass(slots=True)
class EditText:
    """Writes `written` over `span` of a block.

    The change must stay inside one sentence and leave something of it.
    """

    library: Library
    article: str
    side: SideName
    block: int
    span: Span
    written: str
    text: str = "Correct the text"
    merge_key: str = ""
    place: Place | None = field(init=False)
    _before: _State | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.place = Place(self.side, self.block, self.span.start)

    def do(self) -> Changes:
        """Keep the new text with everything shifted, in one transaction.

        Raises TextEditError, LibraryError.
        """
        return self.library.together(self._do)

    def _do(self) -> Changes:
        """What `do` says, on the writer's thread: nothing can come between reading and writing."""
        before = self._read()
        old = self._block(before.row)
        new = changed_block(old, self.span, self.written)
        self._before = before
        return self._put(old, self._shifted(before, new))

    def undo(self) -> Changes:
        """Put the text and everything in it back as it was.

        Raises TextEditError when the text was changed otherwise since.
        """
        assert self._before is not None
        new = changed_block(self._block(self._before.row), self.span, self.written)
        return self._put(new, self._before)

    def blocks(self) -> frozenset[BlockAt]:
        """The block it changes."""
        return frozenset({(self.side, self.block)})

    def _read(self) -> _State:
        """The row as it is now, with the notes, bookmarks and corrections in the block."""
        index = self.library.articles.row_of(self.article, self.side, self.block)
        (row,) = self.library.articles.rows(self.article, index, index + 1)
        here = (self.side, self.block)
        return _State(
            row,
            tuple(self.library.notes.in_blocks(self.article, self.side, [self.block])),
            tuple(
                b
                for b in self.library.bookmarks.of_article(self.article)
                if (b.side, b.block) == here
            ),
            tuple(
                c
                for c in self.library.corrections.for_article(self.article)
                if c.scope is Scope.PLACE
                and c.article == self.article
                and (c.side, c.block) == here
            ),
        )

    def _block(self, row: StoredRow) -> Block:
        return next(block for block in row.blocks(self.side) if block.id == self.block)

    def _with_block(self, row: StoredRow, new: Block) -> StoredRow:
        blocks = tuple(new if block.id == new.id else block for block in row.blocks(self.side))
        return (
            replace(row, source=blocks)
            if self.side is SideName.SOURCE
            else replace(row, target=blocks)
        )

    def _shifted(self, before: _State, new: Block) -> _State:
        """The state after the change: the row with the new block, and all in it moved along."""
        old = self._block(before.row)
        row = self._with_block(before.row, new)
        notes = tuple(
            replace(note, anchors=after_replacement(note.anchors, self.side, old, self.span, new))
            for note in before.notes
        )
        bookmarks = tuple(
            replace(b, offset=_shifted_offset(b.offset, self.span, self.written))
            for b in before.bookmarks
        )
        corrections = tuple(self._corrections(before.corrections, old, new))
        # What is not kept must go in the same transaction, or it would hold for other words.
        kept = {correction.id for correction in corrections}
        return _State(
            row,
            notes,
            bookmarks,
            corrections,
            tuple(c.id for c in before.corrections if c.id not in kept),
        )

    def _corrections(
        self, corrections: tuple[Correction, ...], old: Block, new: Block
    ) -> Iterator[Correction]:
        """The corrections whose word still stands; those of a word written over are dropped."""
        for correction in corrections:
            word = Span(correction.start or 0, min(correction.end or 0, len(old.text)))
            # As for notes, so that both agree on which words still stand.
            (anchor,) = after_replacement(
                (make_anchor(self.side, old, word),), self.side, old, self.span, new
            )
            if anchor.state is AnchorState.SURE and anchor.exact == word.of(old.text):
                yield replace(correction, start=anchor.start, end=anchor.end)

    def _put(self, old: Block, state: _State) -> Changes:
        """Keep a state in the place of the block `old`, in one transaction."""

        def work() -> int:
            # The row as it is by now: it may have been aligned anew since the text was read.
            index = self.library.articles.row_of(self.article, self.side, self.block)
            (row,) = self.library.articles.rows(self.article, index, index + 1)
            if self._block(row) != old:
                raise TextEditError(
                    "The text was edited meanwhile, so nothing was changed; try again."
                )
            changed = self._with_block(row, self._block(state.row))
            self.library.articles.replace_rows(self.article, index, 1, [changed], state.notes)
            self.library.bookmarks.put_all(state.bookmarks)
            self.library.corrections.put_all(state.corrections)
            for correction in state.gone:
                self.library.corrections.remove(correction)
            return index

        index = self.library.together(work)
        return Changes(frozenset({Changed.TEXT, Changed.ANNOTATIONS}), self.article, (str(index),))


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


def _shifted_offset(offset: int, span: Span, written: str) -> int:
    # A place inside the replaced words moves with their end, but not before their beginning.
    return offset if offset <= span.start else max(span.start, offset + len(written) - len(span))

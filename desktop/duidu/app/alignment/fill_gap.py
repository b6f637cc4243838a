"""Writes the missing counterpart of a paragraph or of a sentence, and aligns it with that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from duidu.app.alignment.edit_text import BlockEdit, Edited
from duidu.app.alignment.marks_in_rows import Marks, marks_in, put_marks, shifted
from duidu.app.alignment.text_of_block import MEANWHILE, TextEditError
from duidu.app.article.block_now import row_now
from duidu.app.base.commands import BlockAt
from duidu.core.alignment import Bead, Origin
from duidu.core.annotation import Anchor
from duidu.core.article import Block, Place, SideName, Span
from duidu.core.changes import Changed, Changes
from duidu.core.emphasis import emphasis_after_change
from duidu.core.note_marks import marks_after_change
from duidu.formats.base.text_change import Change
from duidu.library.anchoring.anchors import lost_anchor
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

Cut = Callable[[str], Sequence[Span]]
_TAKEN = (
    "This text has a counterpart by now, so what you typed was not written over it; edit that "
    "instead."
)


@dataclass(slots=True)
class FillParagraph:
    """Makes a paragraph beside those of a row that has none on `side`.

    `beside` is a place in a paragraph of the other side; `cut` cuts sentences of the new one's
    language. As many sentences as the other side has answer them one by one; any other number
    answers all of them.
    """

    library: Library
    article: str
    side: SideName
    beside: Place
    written: str
    cut: Cut
    text: str = "Write the counterpart"
    merge_key: str = ""
    place: Place | None = field(init=False)
    _block: Block | None = field(default=None, init=False)
    _beads: tuple[Bead, ...] = field(default=(), init=False)
    # The bead of the paragraphs as it was.
    _row: Bead | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.place = self.beside

    def do(self) -> Changes:
        """Make the paragraph, in one transaction. Raises TextEditError, LibraryError."""
        return self.library.together(self._do)

    def undo(self) -> Changes:
        """Take the paragraph away again; what was noted on it keeps its quotation.

        Raises TextEditError when it was edited since.
        """
        return self.library.together(self._undo)

    def blocks(self) -> frozenset[BlockAt]:
        """The paragraphs of the row."""
        own = {(self.side, self._block.id)} if self._block else set()
        return frozenset({*own, (self.beside.side, self.beside.block)})

    def _do(self) -> Changes:
        """What `do` says, on the writer's thread."""
        row = self._found()
        if row.blocks(self.side):
            raise TextEditError(_TAKEN)
        text = self.written.strip()
        if not text:
            raise TextEditError("Nothing was typed, so the text stays without a counterpart.")
        # After undo it is the same again.
        identity = (
            self._block.id
            if self._block
            else self.library.articles.next_block(self.article, self.side)
        )
        like = row.blocks(self.side.other)[0]
        block = Block(identity, text, like.kind, like.level, tuple(self.cut(text)))
        beads = _answering(row, self.side, len(block.sentences))
        self._block, self._beads, self._row = block, row.row.sentences, row.row.blocks
        blocks = replace(row.row.blocks, score=1.0, origin=Origin.USER)
        new = _with_blocks(row, self.side, (block,))
        return self._put(row, replace(new, row=replace(row.row, blocks=blocks, sentences=beads)))

    def _undo(self) -> Changes:
        """What `undo` says, on the writer's thread."""
        assert self._block is not None
        assert self._row is not None
        row = self._found()
        if row.blocks(self.side) != (self._block,):
            raise TextEditError(MEANWHILE)
        here = (self.side, self._block.id)
        marks = marks_in(self.library, self.article, {here: self._block}, [here])
        without = shifted(marks, {here: self._block}, _lost, lambda _: self.beside)
        old = _with_blocks(row, self.side, ())
        old = replace(old, row=replace(row.row, blocks=self._row, sentences=self._beads))
        changes = self._put(row, old, without)
        put_marks(self.library, self.article, marks, without)
        return changes

    def _found(self) -> StoredRow:
        row = row_now(self.library, self.article, self.beside.side, self.beside.block)
        if row is None:
            raise TextEditError(MEANWHILE)
        return row

    def _put(self, old: StoredRow, new: StoredRow, marks: Marks | None = None) -> Changes:
        notes = marks.notes if marks else ()
        self.library.articles.replace_rows(self.article, old.index, 1, [new], notes)
        kinds = {Changed.TEXT, Changed.ALIGNMENT, Changed.ANNOTATIONS, Changed.BOOKMARKS}
        return Changes(frozenset(kinds), self.article, (str(old.index),))


def _lost(anchors: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
    return tuple(map(lost_anchor, anchors))


def _with_blocks(row: StoredRow, side: SideName, blocks: tuple[Block, ...]) -> StoredRow:
    return replace(row, source=blocks) if side is SideName.SOURCE else replace(row, target=blocks)


def _answering(row: StoredRow, side: SideName, count: int) -> tuple[Bead, ...]:
    """Beads of `count` new sentences on a side with all sentences of the other."""
    there = sum(len(block.sentences) for block in row.blocks(side.other))
    mine, theirs = tuple(range(count)), tuple(range(there))
    pairs = [((one,), (one,)) for one in mine] if count == there else [(mine, theirs)]
    return tuple(_bead(side, here, other, Origin.USER) for here, other in pairs if here or other)


def _bead(side: SideName, here: tuple[int, ...], other: tuple[int, ...], origin: Origin) -> Bead:
    source, target = (here, other) if side is SideName.SOURCE else (other, here)
    return Bead(source, target, 1.0, origin)


@dataclass(slots=True)
class FillSentence(BlockEdit):
    """Writes the sentence that answers one without a counterpart, in a paragraph that is there.

    `beside` is a place in the sentence of the other side. It comes behind the sentence that answers
    the one before it, with `joiner` between the two.
    """

    beside: Place
    written: str
    cut: Cut
    joiner: str
    text: str = "Write the counterpart"
    merge_key: str = ""

    def __post_init__(self) -> None:
        self.place = self.beside

    def edited(self, row: StoredRow, old: Block) -> Edited:
        """What becomes of the paragraph. Raises TextEditError."""
        text = self.written.strip()
        if not text:
            raise TextEditError("Nothing was typed, so the text stays without a counterpart.")
        at, unit = _gap_at(row, self.beside)
        first = _first_number(row.blocks(self.side), old.id)
        within = unit - first
        if not 0 <= within <= len(old.sentences):
            raise TextEditError(MEANWHILE)
        start = old.sentences[within - 1].end if within else 0
        written = self.joiner + text if within else text + self.joiner
        by = start + len(self.joiner) if within else 0
        spans = [Span(by + one.start, by + one.end) for one in self.cut(text)]
        after = [
            Span(one.start + len(written), one.end + len(written)) for one in old.sentences[within:]
        ]
        new_text = old.text[:start] + written + old.text[start:]
        new = replace(
            old,
            text=new_text,
            sentences=(*old.sentences[:within], *spans, *after),
            emphasis=emphasis_after_change(old.emphasis, start, start, old.text, new_text),
            marks=marks_after_change(old.marks, start, start, len(written)),
        )
        beads = _with_sentences(row.row.sentences, self.side, at, (unit, len(spans)))
        return Edited(old, new, [Change(start, start, written)], (row.row.sentences, beads))


def place_to_fill(row: StoredRow, beside: Place) -> int | None:
    """The block of the other side in which the answer of a sentence is to be written.

    None where the whole row has no text there. Raises TextEditError where it has an answer.
    """
    blocks = row.blocks(beside.side.other)
    if not blocks:
        return None
    _, unit = _gap_at(row, beside)
    number = max(0, unit - 1)
    for block in blocks:
        if number < len(block.sentences):
            return block.id
        number -= len(block.sentences)
    return blocks[-1].id


def _gap_at(row: StoredRow, beside: Place) -> tuple[int, int]:
    """The bead of a sentence without a counterpart, and the number that this is to have.

    Raises TextEditError where it has one.
    """
    blocks = row.blocks(beside.side)
    block = next((one for one in blocks if one.id == beside.block), None)
    if block is None:
        raise TextEditError(MEANWHILE)
    inside = sum(one.start <= beside.offset for one in block.sentences)
    number = _first_number(blocks, block.id) + max(0, inside - 1)
    left = beside.side is SideName.SOURCE
    unit = 0
    for at, bead in enumerate(row.row.sentences):
        here, there = (bead.source, bead.target) if left else (bead.target, bead.source)
        if number in here:
            if there:
                raise TextEditError(_TAKEN)
            return at, unit
        unit = max((unit, *(one + 1 for one in there)))
    raise TextEditError(MEANWHILE)


def _first_number(blocks: Sequence[Block], identity: int) -> int:
    """The number in its row of a block's first sentence."""
    number = 0
    for block in blocks:
        if block.id == identity:
            break
        number += len(block.sentences)
    return number


def _with_sentences(
    beads: Sequence[Bead], side: SideName, at: int, new: tuple[int, int]
) -> tuple[Bead, ...]:
    """The beads with `new` sentences (the number of the first, and how many) in one of them."""
    first, count = new
    left = side is SideName.SOURCE

    def moved(bead: Bead) -> Bead:
        here = bead.source if left else bead.target
        units = tuple(one + count if one >= first else one for one in here)
        return replace(bead, source=units) if left else replace(bead, target=units)

    found = [moved(bead) for bead in beads]
    other = found[at].target if left else found[at].source
    found[at] = _bead(side, tuple(range(first, first + count)), other, Origin.USER)
    return tuple(found)

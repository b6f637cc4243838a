"""The contexts of notes: the text they quote, its sentences, those that answer them, the row.

All is read from the library; nothing is written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from duidu.app.notes.notes_view import BlockOrder, place_key
from duidu.app.notes.threads import in_threads
from duidu.core.alignment import Bead
from duidu.core.annotation import Anchor, AnchorState, Annotation
from duidu.core.article import Block, SideName
from duidu.core.errors import LibraryError
from duidu.formats.notes.exported_notes import ArticleNotes, NoteEntry
from duidu.language.registry import describe
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

# More blocks than a row has: the order of a block is its row's number times this, and its
# number in the row.
_IN_A_ROW = 100_000


def article_notes(library: Library, article: str) -> ArticleNotes:
    """The notes of one article in reading order, each with its context, replies in threads."""
    info = library.articles.info(article)
    notes = library.notes.of_article(article)
    contexts = _Contexts(
        library,
        article,
        {SideName.SOURCE: info.source_language, SideName.TARGET: info.target_language},
    )
    order = block_order(library, article, notes)
    in_order = sorted(notes, key=lambda note: place_key(note, order))
    entries = tuple(contexts.entry(note, depth) for note, depth in in_threads(in_order))
    return ArticleNotes(article, info.title, info.source_language, info.target_language, entries)


def block_order(library: Library, article: str, notes: Iterable[Annotation]) -> BlockOrder:
    """Where the blocks that these notes stand in are, for notes_view.

    Blocks that are gone are left out.
    """
    order: dict[tuple[SideName, int], int] = {}
    for side, block in {(anchor.side, anchor.block) for note in notes for anchor in note.anchors}:
        row = _row_of(library, article, side, block)
        if row is not None:
            order[side, block] = row.index * _IN_A_ROW + [b.id for b in row.blocks(side)].index(
                block
            )
    return order


def earlier_texts(library: Library, note: str) -> tuple[str, ...]:
    """The texts a note had before, newest first."""
    return tuple(version.text for version in library.notes.history(note))


def _row_of(library: Library, article: str, side: SideName, block: int) -> StoredRow | None:
    try:
        row = library.articles.row_of(article, side, block)
    except LibraryError:
        return None  # a block that is gone: lost anchors name the last one they stood in
    return library.articles.rows(article, row, row + 1)[0]


@dataclass(slots=True)
class _Contexts:
    """Makes the contexts of one article's notes; a row is read once."""

    library: Library
    article: str
    languages: Mapping[SideName, str]
    _rows: dict[tuple[SideName, int], StoredRow | None] = field(default_factory=dict)

    def entry(self, note: Annotation, depth: int = 0) -> NoteEntry:
        """A note as it is exported.

        Quotations are the text as it stands now; those of lost anchors are as they were
        written.
        """
        placed = [
            (anchor, row) for anchor in note.anchors if (row := self._row(anchor)) is not None
        ]
        return NoteEntry(
            note,
            tuple(self._quotation(anchor) for anchor in note.anchors),
            _distinct(_sentences(row, anchor) for anchor, row in placed),
            _distinct(_counterpart(row, anchor, self.languages) for anchor, row in placed),
            tuple(self.languages[anchor.side] for anchor in note.anchors),
            min((row.index + 1 for _, row in placed), default=0),
            earlier_texts(self.library, note.id),
            depth,
        )

    def _row(self, anchor: Anchor) -> StoredRow | None:
        if anchor.state is AnchorState.LOST:
            return None
        key = (anchor.side, anchor.block)
        if key not in self._rows:
            self._rows[key] = _row_of(self.library, self.article, *key)
        return self._rows[key]

    def _quotation(self, anchor: Anchor) -> str:
        row = self._row(anchor)
        block = _block(row, anchor) if row else None
        return block.text[anchor.start : anchor.end] if block else anchor.exact


def _block(row: StoredRow, anchor: Anchor) -> Block:
    return next(block for block in row.blocks(anchor.side) if block.id == anchor.block)


def _sentences(row: StoredRow, anchor: Anchor) -> str:
    """The sentences of its block that an anchor touches, with the text between them."""
    block = _block(row, anchor)
    touched = [
        span
        for span in block.sentences
        if span.start < max(anchor.end, anchor.start + 1) and anchor.start < span.end
    ]
    return block.text[touched[0].start : touched[-1].end] if touched else ""


def _counterpart(row: StoredRow, anchor: Anchor, languages: Mapping[SideName, str]) -> str:
    """The sentences on the other side that answer those an anchor touches."""
    numbers = _touched(row, anchor)
    others = [
        block.text[s.start : s.end]
        for block in row.blocks(anchor.side.other)
        for s in block.sentences
    ]
    beads = [bead for bead in row.row.sentences if numbers & set(_units(bead, anchor.side))]
    between = describe(languages[anchor.side.other]).sentence_joiner
    return between.join(
        others[i] for i in sorted({i for bead in beads for i in _units(bead, anchor.side.other)})
    )


def _touched(row: StoredRow, anchor: Anchor) -> set[int]:
    """Row-local numbers of the sentences that an anchor touches."""
    numbered = enumerate(
        (block.id, span) for block in row.blocks(anchor.side) for span in block.sentences
    )
    # An anchor without length touches the sentence it stands in.
    end = max(anchor.end, anchor.start + 1)
    return {
        n
        for n, (block, span) in numbered
        if block == anchor.block and span.start < end and anchor.start < span.end
    }


def _units(bead: Bead, side: SideName) -> tuple[int, ...]:
    return bead.source if side is SideName.SOURCE else bead.target


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))

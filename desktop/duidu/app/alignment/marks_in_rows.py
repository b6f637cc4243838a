"""What a person keeps at places of some rows, and how it follows their text into other blocks.

Notes, bookmarks, corrections of single words, replaced words and the place where the person reads:
all that the library keeps with the id of a block.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from duidu.align.edits.edit import Moved
from duidu.core.annotation import Anchor, AnchorState, Annotation
from duidu.core.article import Block, Place, SideName, Span
from duidu.core.changes import Changed
from duidu.core.rewording import Rewording
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.anchoring.shift import after_moves
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.bookmarks import Bookmark
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope

At = tuple[SideName, int]
Blocks = Mapping[At, Block]
Anchors = tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """All that stands in some blocks; `reading` is None when the person reads elsewhere."""

    notes: tuple[Annotation, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reading: Place | None = None
    rewordings: tuple[Rewording, ...] = ()


def marks_in(library: Library, article: str, blocks: Blocks, left: Collection[At]) -> Marks:
    """What stands in these blocks; deleted notes only in those that text has `left`."""
    notes: dict[str, Annotation] = {}
    for side in SideName:
        found = library.notes.in_blocks(article, side, [id for name, id in blocks if name is side])
        # They can be brought back for 30 days, to where their text is then.
        gone = library.notes.deleted_in(article, side, {id for name, id in left if name is side})
        notes.update((note.id, note) for note in (*found, *gone))
    at = library.articles.reading_position(article)
    return Marks(
        tuple(notes.values()),
        tuple(b for b in library.bookmarks.of_article(article) if (b.side, b.block) in blocks),
        tuple(c for c in library.corrections.for_article(article) if _place_of(c) in blocks),
        Place(*at) if at is not None and at[:2] in blocks else None,
        tuple(library.rewordings.of_blocks(article, blocks)),
    )


def after_move(marks: Marks, moved: Sequence[Moved], before: Blocks, after: Blocks) -> Marks:
    """The marks after text moved from some blocks to others."""

    def place(at: Place) -> Place:
        block = before[at.side, at.block]
        offset = min(at.offset, len(block.text))
        point = make_anchor(at.side, block, Span(offset, offset))
        there = after_moves([point], moved, after)[0]
        return Place(at.side, there.block, there.start)

    return shifted(marks, before, lambda anchors: after_moves(anchors, moved, after), place)


def shifted(
    marks: Marks,
    before: Blocks,
    anchors: Callable[[Anchors], Anchors],
    place: Callable[[Place], Place],
) -> Marks:
    """The marks with their anchors and places where two functions say.

    A correction of a word that was cut in two or written over is not among them.
    """

    def bookmark(one: Bookmark) -> Bookmark:
        there = place(Place(one.side, one.block, one.offset))
        return replace(one, block=there.block, offset=there.offset)

    return Marks(
        tuple(replace(note, anchors=anchors(note.anchors)) for note in marks.notes),
        tuple(map(bookmark, marks.bookmarks)),
        tuple(_corrections(marks.corrections, before, anchors)),
        None if marks.reading is None else place(marks.reading),
        tuple(_rewording(one, before, anchors) for one in marks.rewordings),
    )


def kinds_of(marks: Iterable[Marks]) -> frozenset[Changed]:
    """What changes besides the rows and the notes when these marks are shifted."""
    kept = tuple(marks)
    return frozenset(
        kind
        for kind, there in (
            (Changed.READINGS, any(one.corrections for one in kept)),
            (Changed.BOOKMARKS, any(one.bookmarks for one in kept)),
        )
        if there
    )


def put_marks(library: Library, article: str, before: Marks, after: Marks) -> None:
    """Keep all but the notes of `after` in the place of what `before` has.

    Notes are kept with the rows. For a transaction.
    """
    library.bookmarks.put_all(one for one in after.bookmarks if one not in before.bookmarks)
    library.corrections.put_all(one for one in after.corrections if one not in before.corrections)
    for gone in _ids(before.corrections) - _ids(after.corrections):
        library.corrections.remove(gone)
    library.rewordings.put_all(one for one in after.rewordings if one not in before.rewordings)
    for gone in _ids(before.rewordings) - _ids(after.rewordings):
        library.rewordings.remove(gone)
    if after.reading not in (None, before.reading):
        library.articles.move_reading_position(article, after.reading)


def restored_marks(library: Library, now: Marks, done: tuple[Marks, Marks]) -> Marks:
    """What an undo keeps: `now` (moved back) exactly where it was before the edit.

    `done` is what the edit met and what it made of it. What the person wrote, tagged or took away
    in the meantime stays so.
    """
    was, became = done
    anchors = {note.id: note.anchors for note in was.notes}
    # One that lost its place in the edit is not found in the rows.
    lost = (library.notes.get(id) for id in anchors.keys() - _ids(now.notes))
    notes = (*now.notes, *(note for note in lost if note is not None))
    places: dict[str, Bookmark | Correction] = {one.id: one for one in was.bookmarks}
    places.update((one.id, one) for one in was.corrections)
    cut = _ids(was.corrections) - _ids(became.corrections) - _ids(now.corrections)
    return Marks(
        tuple(replace(note, anchors=anchors.get(note.id, note.anchors)) for note in notes),
        tuple(
            replace(b, block=old.block, offset=old.offset)
            if isinstance(old := places.get(b.id), Bookmark)
            else b
            for b in now.bookmarks
        ),
        (
            *(
                replace(c, block=old.block, start=old.start, end=old.end)
                if isinstance(old := places.get(c.id), Correction)
                else c
                for c in now.corrections
            ),
            *(c for c in was.corrections if c.id in cut),
        ),
        now.reading,
        _restored_rewordings(now.rewordings, was.rewordings, became.rewordings),
    )


def _restored_rewordings(
    now: tuple[Rewording, ...], was: tuple[Rewording, ...], became: tuple[Rewording, ...]
) -> tuple[Rewording, ...]:
    """The rewordings as they were, without those that the edit made."""
    made, old = _ids(became) - _ids(was), {one.id: one for one in was}
    gone = old.keys() - _ids(became) - _ids(now)
    kept = (old.get(one.id, one) for one in now if one.id not in made)
    return (*kept, *(one for one in was if one.id in gone))


def blocks_by_id(rows: Iterable[StoredRow]) -> dict[At, Block]:
    """The blocks of these rows by side and id."""
    return {
        (side, block.id): block for row in rows for side in SideName for block in row.blocks(side)
    }


def _ids(items: Iterable[Annotation | Bookmark | Correction | Rewording]) -> set[str]:
    return {item.id for item in items}


def _place_of(correction: Correction) -> At | None:
    if correction.scope is not Scope.PLACE or correction.side is None or correction.block is None:
        return None
    return correction.side, correction.block


def _corrections(
    corrections: Iterable[Correction], before: Blocks, anchors: Callable[[Anchors], Anchors]
) -> Iterable[Correction]:
    """Corrections of words that still stand, at their places."""
    for one in corrections:
        where = _place_of(one)
        if where is None:
            continue
        end = min(one.end or 0, len(before[where].text))
        # As for notes, so that both agree on which words still stand.
        word = make_anchor(where[0], before[where], Span(min(one.start or 0, end), end))
        there = anchors((word,))
        if len(there) == 1 and there[0].state is AnchorState.SURE and there[0].exact == word.exact:
            yield replace(one, block=there[0].block, start=there[0].start, end=there[0].end)


def _rewording(one: Rewording, before: Blocks, anchors: Callable[[Anchors], Anchors]) -> Rewording:
    """A rewording where its new words stand by now; without a place where they were cut in two."""
    block, span = before.get((one.side, one.block)), one.span
    if block is None or span is None or not one.stands_in(block):
        return one
    there = anchors((make_anchor(one.side, block, span),))
    if len(there) == 1 and there[0].state is AnchorState.SURE and there[0].exact == one.new:
        return replace(one, block=there[0].block, start=there[0].start, end=there[0].end)
    return replace(one, start=None, end=None)

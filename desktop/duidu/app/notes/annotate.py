"""All that a person does to notes, as commands with undo.

Each command is one transaction, or some where it changes hundreds of notes. A new kind of change is
a function that makes a ChangeNotes, not a class.
"""

import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from duidu.app.base.in_parts import NOTES, in_parts, write_parts
from duidu.app.notes.merge_notes import TAKEN_BACK, settled_note
from duidu.app.notes.passage import Passage, Targets, head_of, made_anchors
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import Block, Place, Span
from duidu.core.changes import Changed, Changes
from duidu.core.errors import LibraryError
from duidu.library.anchoring.anchors import anchor_at
from duidu.library.library import Library


@dataclass(frozen=True, slots=True)
class Change:
    """What is wished of existing notes, whatever they say; `touch` says whether it edits them."""

    of: Callable[[Annotation], Annotation]
    touch: bool


@dataclass(slots=True)
class ChangeNotes:
    """Puts notes as they are in `after`; undo puts them as they were in `before`.

    None in `before` says that the note was new: undo deletes it. With `taken_back` the deleted note
    says that it was not the person who deleted it, so that it comes back with another import.
    `change` is what was wished of the notes `wanted`, which were as in `seen` when the command was
    made: where those have changed by the time it is carried out, they are read again.

    With `late`, what is put is worked out when the command is first carried out: of a note on a
    whole book that takes longer than the window may wait.

    Hundreds of notes are written part by part, so that what a person does meanwhile waits for one
    part at most. All of them are kept, or none (LongChange).
    """

    library: Library
    article: str
    text: str
    before: tuple[Annotation | None, ...]
    after: tuple[Annotation, ...]
    merge_key: str = ""
    place: Place | None = None
    taken_back: bool = False
    change: "Change | None" = None
    seen: tuple[Annotation, ...] = ()
    wanted: tuple[str, ...] = ()
    late: "Callable[[], tuple[Sequence[Annotation | None], Sequence[Annotation]]] | None" = None

    @property
    def in_batches(self) -> bool:
        """Whether it takes long, and others may write meanwhile."""
        return self.late is not None or len(self.after) > NOTES

    def do(self) -> Changes:
        """Keep the notes; they are on the disk on return. Raises LibraryError."""
        if self.late is not None:
            before, after = self.late()
            self.before, self.after, self.late = tuple(before), tuple(after), None
        elif self.change is not None:
            # A command before it may have been pending when this one was made.
            now = tuple(_existing(self.library, note) for note in self.wanted)
            if now != self.seen:
                self.seen, (self.before, self.after) = now, _changed(now, self.change)
        return self._put(self.after)

    def undo(self) -> Changes:
        """Put back what was. A new note goes where deleted ones are kept for 30 days."""
        return self._put(self._taken_back())

    def _taken_back(self) -> tuple[Annotation, ...]:
        now = time.time()
        mark = {TAKEN_BACK: "1"} if self.taken_back else {}
        return tuple(
            # Deleted rather than removed, so that redo and the list of deleted notes find it.
            old or replace(new, deleted=now, extra=new.extra | mark)
            for old, new in zip(self.before, self.after, strict=True)
        )

    def _put(self, kept: tuple[Annotation, ...]) -> Changes:
        """Keep all notes or, where that fails, none."""
        write_parts(self.library, in_parts(self.library.notes.put_all, kept, NOTES))
        return Changes(
            frozenset({Changed.ANNOTATIONS}),
            self.article,
            tuple(dict.fromkeys(note.id for note in kept)),
        )


def add_note(
    library: Library,
    article: str,
    kind: AnnotationKind,
    anchors: Targets = (),
    *,
    text: str = "",
    color: str = "",
    tags: Sequence[str] = (),
    links: Sequence[str] = (),
    id: str = "",
) -> ChangeNotes:
    """A new annotation; without anchors it is on the whole article.

    Anchors on both sides are the linked targets of one annotation. `id` is a UUID of the caller's,
    "" for a new one.
    """
    now = time.time()
    note = Annotation(
        id or str(uuid.uuid4()),
        article,
        kind,
        tuple(head_of(anchors)),
        text,
        color,
        # A form may name a tag twice.
        _distinct(tags),
        _distinct(links),
        created=now,
        modified=now,
    )
    made = ChangeNotes(library, article, _ADDED[kind], (None,), (note,), place=place_of(note))
    if isinstance(anchors, Passage):
        whole = anchors
        made.late = lambda: (
            (None,),
            (replace(note, anchors=whole.anchors(library, article)),),
        )
    return made


def edit_text(library: Library, note: str, text: str) -> ChangeNotes:
    """Give a note another text.

    Edits of one note in a row are undone together; the library keeps the earlier texts.
    """
    return _change_command(
        library,
        (note,),
        "Edit note",
        lambda old: replace(old, text=text),
        merge_key=f"note text {note}",
    )


def settle_conflict(library: Library, note: str, text: str) -> ChangeNotes:
    """End the conflict of a merged note with the text that the person chose.

    The library keeps the other texts in the note's history.
    """
    return _change_command(library, (note,), "Settle conflict", lambda old: settled_note(old, text))


def set_kind(library: Library, notes: Sequence[str], kind: AnnotationKind) -> ChangeNotes:
    """Turn highlights into notes, notes into questions, and so on."""
    return _change_command(
        library, notes, "Change kind of note", lambda old: replace(old, kind=kind)
    )


def recolor(library: Library, notes: Sequence[str], color: str) -> ChangeNotes:
    """Give notes another colour."""
    return _change_command(library, notes, "Change colour", lambda old: replace(old, color=color))


def retag(
    library: Library, notes: Sequence[str], add: Sequence[str] = (), remove: Sequence[str] = ()
) -> ChangeNotes:
    """Add tags to notes and remove tags from them; each keeps the order of its own."""
    return _change_command(
        library,
        notes,
        "Change tags",
        lambda old: replace(old, tags=_distinct((*(t for t in old.tags if t not in remove), *add))),
    )


def link_notes(library: Library, note: str, others: Sequence[str]) -> ChangeNotes:
    """Link a note to others.

    Links are kept with this note and seen from both ends (notes_view.linked).
    """
    return _change_command(
        library,
        (note,),
        "Link notes",
        lambda old: replace(
            old, links=_distinct((*old.links, *(o for o in others if o != old.id)))
        ),
    )


def unlink_notes(library: Library, one: str, other: str) -> ChangeNotes:
    """Remove the link between two notes, whichever of them keeps it."""
    return _change_command(
        library,
        (one, other),
        "Unlink notes",
        lambda old: replace(old, links=tuple(i for i in old.links if i not in (one, other))),
    )


def resize(library: Library, note: str, to: Passage) -> ChangeNotes:
    """Give a note another passage on its side; its targets on the other side stay."""

    def resized(old: Annotation) -> Annotation:
        anchors = to.anchors(library, old.article)
        rest = (anchor for anchor in old.anchors if anchor.side is not to.first.side)
        return replace(old, anchors=(*anchors, *rest)) if anchors else old

    found = library.notes.glance(note)
    late = found is not None and to.is_long(library, found.article)
    return _change_command(
        library, (note,), "Move note", resized, merge_key=f"note place {note}", late=late
    )


def reattach(library: Library, note: str, targets: Targets) -> ChangeNotes:
    """Give a note new places instead of its lost ones; targets that still have a place stay."""

    def reattached(old: Annotation) -> Annotation:
        # A note on both sides may have lost its place on one of them only.
        kept = (anchor for anchor in old.anchors if anchor.state is not AnchorState.LOST)
        return replace(old, anchors=(*kept, *made_anchors(targets, library, old.article)))

    return _change_command(
        library,
        (note,),
        "Reattach note",
        reattached,
        merge_key=f"note place {note}",
        late=isinstance(targets, Passage),
    )


def add_anchors(library: Library, note: str, targets: Targets) -> ChangeNotes:
    """Add targets to a note, usually on the other side; those that it has stay."""

    def added(old: Annotation) -> Annotation:
        anchors = made_anchors(targets, library, old.article)
        there = set(anchors)
        return replace(old, anchors=(*(one for one in old.anchors if one not in there), *anchors))

    return _change_command(
        library,
        (note,),
        "Add counterpart",
        added,
        merge_key=f"note place {note}",
        late=isinstance(targets, Passage),
    )


def confirm_places(library: Library, notes: Sequence[str]) -> ChangeNotes:
    """Mark moved places as sure, now that the person has looked; they quote the text as it is."""

    def confirmed(old: Annotation) -> Annotation:
        return replace(
            old, anchors=tuple(_sure(library, old.article, anchor) for anchor in old.anchors)
        )

    return _change_command(library, notes, "Confirm place", confirmed)


def delete_notes(library: Library, notes: Sequence[str]) -> ChangeNotes:
    """Delete notes; they can be restored for 30 days."""
    now = time.time()
    return _change_command(
        library, notes, "Delete note", lambda old: replace(old, deleted=now), touch=False
    )


def delete_pending_note(library: Library, article: str, note: str) -> ChangeNotes:
    """Delete a note whose own command is not on the disk yet; it is read when this is carried out.

    For a queue that carries this out after that. Raises LibraryError then if it failed.
    """
    now = time.time()
    change = Change(lambda old: replace(old, deleted=now), touch=False)
    return ChangeNotes(library, article, "Delete note", (), (), change=change, wanted=(note,))


def restore_notes(library: Library, notes: Sequence[str]) -> ChangeNotes:
    """Restore deleted notes."""
    return _change_command(
        library, notes, "Restore note", lambda old: replace(old, deleted=None), touch=False
    )


def place_of(note: Annotation) -> Place | None:
    """Where the view goes when a change of this note is undone.

    None for a note on the whole article, or one without a place.
    """
    anchor = next((a for a in note.anchors if a.state is not AnchorState.LOST), None)
    return Place(anchor.side, anchor.block, anchor.start) if anchor else None


def _change_command(
    library: Library,
    notes: Sequence[str],
    text: str,
    change: Callable[[Annotation], Annotation],
    *,
    merge_key: str = "",
    touch: bool = True,
    late: bool = False,
) -> ChangeNotes:
    """The command for a change to existing notes of one article.

    Notes that the change leaves as they were are not written. Without `touch` their time of
    modification stays. Long notes are read when it is carried out, and so are all with `late`.
    """
    ids, wished = tuple(dict.fromkeys(notes)), Change(change, touch)
    if ids and (late or library.notes.are_long(ids)):
        first = library.notes.glance(ids[0]) or _existing(library, ids[0])

        def worked_out() -> tuple[Sequence[Annotation | None], Sequence[Annotation]]:
            return _changed(tuple(_existing(library, note) for note in ids), wished)

        place = place_of(first)
        return ChangeNotes(library, first.article, text, (), (), merge_key, place, late=worked_out)
    seen = tuple(_existing(library, note) for note in ids)
    before, after = _changed(seen, wished)
    return ChangeNotes(
        library,
        seen[0].article if seen else "",
        text,
        before,
        after,
        merge_key,
        place_of(seen[0]) if seen else None,
        change=wished,
        seen=seen,
        wanted=tuple(note.id for note in seen),
    )


def _changed(
    notes: Sequence[Annotation], change: Change
) -> tuple[tuple[Annotation, ...], tuple[Annotation, ...]]:
    """The notes that a change concerns, before and after it."""
    # Writing a note that did not change would make it look edited.
    pairs = [(note, new) for note in notes if (new := change.of(note)) != note]
    now = time.time()
    return tuple(note for note, _ in pairs), tuple(
        # Not before its last change, even if the clock was set back: merging goes by these times.
        replace(new, modified=max(now, note.modified)) if change.touch else new
        for note, new in pairs
    )


def _existing(library: Library, note: str) -> Annotation:
    found = library.notes.get(note)
    if found is None:
        raise LibraryError("This note was deleted meanwhile, so it was not changed.")
    return found


def _sure(library: Library, article: str, anchor: Anchor) -> Anchor:
    if anchor.state is not AnchorState.MOVED:
        return anchor
    return anchor_at(anchor, _block(library, article, anchor), Span(anchor.start, anchor.end))


def _block(library: Library, article: str, anchor: Anchor) -> Block:
    row = library.articles.row_of(article, anchor.side, anchor.block)
    (stored,) = library.articles.rows(article, row, row + 1)
    return next(block for block in stored.blocks(anchor.side) if block.id == anchor.block)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


_ADDED = {
    AnnotationKind.HIGHLIGHT: "Highlight",
    AnnotationKind.UNDERLINE: "Underline",
    AnnotationKind.NOTE: "Add note",
    AnnotationKind.TAG: "Add tag",
    AnnotationKind.ALTERNATIVE: "Add alternative translation",
    AnnotationKind.QUESTION: "Add question",
    AnnotationKind.CORRECTION: "Add correction",
    AnnotationKind.LINK: "Link passages",
}

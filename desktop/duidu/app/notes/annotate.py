"""All that a person does to notes, as commands with undo.

A new kind of change is a function that makes a ChangeNotes, not a class.
"""

import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace

from duidu.app.notes.change_notes import Change, ChangeNotes, change_command, place_of
from duidu.app.notes.merge_notes import conflicting_versions, settled_note
from duidu.app.notes.passage import Passage, Targets, head_of, made_anchors
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import Block, Span
from duidu.library.anchoring.anchors import anchor_at
from duidu.library.library import Library


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
    author: str = "",
    answers: str = "",
) -> ChangeNotes:
    """A new annotation; without anchors it is on the whole article.

    Anchors on both sides are the linked targets of one annotation. `id` is a UUID of the caller's,
    "" for a new one. A reply `answers` another note, whose anchors it is given (threads.py).
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
        author=author,
        answers=answers,
    )
    done = "Reply to note" if answers else _ADDED[kind]
    made = ChangeNotes(library, article, done, (None,), (note,), place=place_of(note))
    if isinstance(anchors, Passage):
        whole = anchors
        made.late = lambda: (
            (None,),
            (replace(note, anchors=whole.anchors(library, article)),),
        )
    return made


def edit_text(library: Library, note: str, text: str, by: str = "") -> ChangeNotes:
    """Give a note another text, which is `by` a person of that name, "" where nobody says.

    Edits of one note in a row are undone together; the library keeps the earlier texts.
    """
    return change_command(
        library,
        (note,),
        "Edit note",
        lambda old: replace(old, text=text, editor=_editor(old, text, by)),
        merge_key=f"note text {note}",
    )


def settle_conflict(library: Library, note: str, text: str, by: str = "") -> ChangeNotes:
    """End the conflict of a merged note with the text that the person chose, `by` that person.

    The library keeps the other texts in the note's history.
    """

    def settled(old: Annotation) -> Annotation:
        hands = {said: who for who, said in conflicting_versions(old)}
        who = hands.get(text, by)
        return replace(settled_note(old, text), editor=_editor(old, text, who))

    return change_command(library, (note,), "Settle conflict", settled)


def _editor(old: Annotation, text: str, by: str) -> str:
    """Whose the text of a note is, once it has that text; "" where that is its author."""
    if text == old.text:
        return old.editor
    return "" if by == old.author else by


def set_kind(library: Library, notes: Sequence[str], kind: AnnotationKind) -> ChangeNotes:
    """Turn highlights into notes, notes into questions, and so on."""
    return change_command(
        library, notes, "Change kind of note", lambda old: replace(old, kind=kind)
    )


def recolor(library: Library, notes: Sequence[str], color: str) -> ChangeNotes:
    """Give notes another colour."""
    return change_command(library, notes, "Change colour", lambda old: replace(old, color=color))


def retag(
    library: Library, notes: Sequence[str], add: Sequence[str] = (), remove: Sequence[str] = ()
) -> ChangeNotes:
    """Add tags to notes and remove tags from them; each keeps the order of its own."""
    return change_command(
        library,
        notes,
        "Change tags",
        lambda old: replace(old, tags=_distinct((*(t for t in old.tags if t not in remove), *add))),
    )


def link_notes(library: Library, note: str, others: Sequence[str]) -> ChangeNotes:
    """Link a note to others.

    Links are kept with this note and seen from both ends (notes_view.linked).
    """
    return change_command(
        library,
        (note,),
        "Link notes",
        lambda old: replace(
            old, links=_distinct((*old.links, *(o for o in others if o != old.id)))
        ),
    )


def unlink_notes(library: Library, one: str, other: str) -> ChangeNotes:
    """Remove the link between two notes, whichever of them keeps it."""
    return change_command(
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
    return change_command(
        library, (note,), "Move note", resized, merge_key=f"note place {note}", late=late
    )


def reattach(library: Library, note: str, targets: Targets) -> ChangeNotes:
    """Give a note new places instead of its lost ones; targets that still have a place stay."""

    def reattached(old: Annotation) -> Annotation:
        # A note on both sides may have lost its place on one of them only.
        kept = (anchor for anchor in old.anchors if anchor.state is not AnchorState.LOST)
        return replace(old, anchors=(*kept, *made_anchors(targets, library, old.article)))

    return change_command(
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

    return change_command(
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

    return change_command(library, notes, "Confirm place", confirmed)


def delete_notes(library: Library, notes: Sequence[str]) -> ChangeNotes:
    """Delete notes; they can be restored for 30 days."""
    now = time.time()
    return change_command(
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
    return change_command(
        library, notes, "Restore note", lambda old: replace(old, deleted=None), touch=False
    )


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

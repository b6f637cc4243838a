"""The command that changes notes, with its undo.

It is one transaction, or some where it changes hundreds of notes.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from duidu.app.base.in_parts import NOTES, in_parts, write_parts
from duidu.app.notes.merge_notes import TAKEN_BACK
from duidu.core.annotation import AnchorState, Annotation
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import LibraryError
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


def place_of(note: Annotation) -> Place | None:
    """Where the view goes when a change of this note is undone.

    None for a note on the whole article, or one without a place.
    """
    anchor = next((a for a in note.anchors if a.state is not AnchorState.LOST), None)
    return Place(anchor.side, anchor.block, anchor.start) if anchor else None


def change_command(
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

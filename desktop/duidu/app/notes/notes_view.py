"""What the notes panel shows of many notes: filtered, sorted, counted.

Pure functions over annotations; nothing is read or kept here.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from duidu.app.notes.threads import in_threads
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.core.jobs import Job

_AT_ONCE = 1_000  # notes between two looks whether the work was cancelled
_LAST = 1 << 60
# Where a block stands in its article: the larger, the later. Blocks not in it stand last.
BlockOrder = Mapping[tuple[SideName, int], int]


class NoteOrder(StrEnum):
    """How notes are sorted."""

    PLACE = "place"
    CREATED = "created"
    MODIFIED = "modified"
    KIND = "kind"
    COLOR = "color"
    TEXT = "text"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """What notes must be to be shown; an empty field asks nothing.

    All `tags` must be there. `text` is looked for in text, tags, quotations and names, whatever
    its width and case, and every word of it must be found. `since` and `until` are seconds since
    1970, both included.
    """

    kinds: frozenset[AnnotationKind] = frozenset()
    colors: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    text: str = ""
    sides: frozenset[SideName] = frozenset()
    states: frozenset[AnchorState] = frozenset()
    since: float | None = None
    until: float | None = None
    authors: frozenset[str] = frozenset()

    def matches(self, note: Annotation) -> bool:
        """Whether this note is to be shown."""
        return (
            (not self.kinds or note.kind in self.kinds)
            and (not self.colors or note.color in self.colors)
            and self.tags <= set(note.tags)
            and (not self.sides or any(anchor.side in self.sides for anchor in note.anchors))
            and (not self.states or state_of(note) in self.states)
            and (not self.authors or not self.authors.isdisjoint((note.author, note.last_hand)))
            and (self.since is None or note.modified >= self.since)
            and (self.until is None or note.modified <= self.until)
            and (not self.text or _holds(note, self.text))
        )


@dataclass(frozen=True, slots=True)
class NotesInOrder:
    """The notes of an article in reading order, with what a panel tells of them.

    Replies stand behind what they answer; `depths` says how far below, of replies only.
    """

    notes: Sequence[Annotation]
    counts: "NoteCounts"
    links: Mapping[str, Sequence[str]]
    depths: Mapping[str, int] = field(default_factory=dict)


def notes_in_order(notes: Sequence[Annotation]) -> NotesInOrder:
    """Count notes in reading order, find their links, and put replies behind what they answer.

    For a job where they are many.
    """
    threads = in_threads(notes)
    depths = {note.id: depth for note, depth in threads if depth}
    in_order = [note for note, _ in threads]
    return NotesInOrder(in_order, count_notes(notes), linked_notes(notes), depths)


def filtered(
    notes: Sequence[Annotation], wanted: NoteFilter, order: NoteOrder, descending: bool, job: Job
) -> list[Annotation]:
    """Notes in reading order that pass a filter, in another order.

    For a job's thread where they are many. Raises Cancelled.
    """
    found: list[Annotation] = []
    for first in range(0, len(notes), _AT_ONCE):
        job.check()
        found += filter(wanted.matches, notes[first : first + _AT_ONCE])
    return sort_notes(found, order, descending)


@dataclass(frozen=True, slots=True)
class NoteCounts:
    """How many notes there are of each kind, colour, tag, side, state and author.

    They are the choices of the filter.
    """

    kinds: Counter[AnnotationKind]
    colors: Counter[str]
    tags: Counter[str]
    sides: Counter[SideName]
    states: Counter[AnchorState]
    authors: Counter[str]


def state_of(note: Annotation) -> AnchorState:
    """The worst state among a note's places: lost, then moved, then sure.

    A note on the whole article is sure.
    """
    states = {anchor.state for anchor in note.anchors}
    return next((s for s in (AnchorState.LOST, AnchorState.MOVED) if s in states), AnchorState.SURE)


def shown_notes(
    notes: Iterable[Annotation],
    wanted: NoteFilter,
    order: NoteOrder,
    blocks: BlockOrder,
    *,
    descending: bool = False,
) -> list[Annotation]:
    """The notes that match, sorted; equal ones stay in the order of their places."""
    return sort_notes(
        sorted(
            (note for note in notes if wanted.matches(note)),
            key=lambda note: place_key(note, blocks),
        ),
        order,
        descending,
    )


def sort_notes(
    notes: Sequence[Annotation], order: NoteOrder, descending: bool = False
) -> list[Annotation]:
    """Notes in reading order put in another order; equal ones stay in reading order."""
    key: dict[NoteOrder, Callable[[Annotation], float | str]] = {
        NoteOrder.CREATED: lambda note: note.created,
        NoteOrder.MODIFIED: lambda note: note.modified,
        NoteOrder.KIND: lambda note: note.kind.value,
        NoteOrder.COLOR: lambda note: note.color,
        NoteOrder.TEXT: lambda note: comparable(note.text),
        NoteOrder.AUTHOR: lambda note: comparable(note.author),
    }
    if order is NoteOrder.PLACE:
        return list(notes)[::-1] if descending else list(notes)
    return sorted(notes, key=key[order], reverse=descending)


def place_key(note: Annotation, blocks: BlockOrder) -> tuple[int, int, int, float, str]:
    """Key for reading order.

    Notes on the whole article come first, lost ones last by where they last stood, older before
    newer at one place.
    """
    if not note.anchors:
        return (0, 0, 0, note.created, note.id)
    rank, at, start = min(_anchor_key(anchor, blocks) for anchor in note.anchors)
    return (rank, at, start, note.created, note.id)


def count_notes(notes: Iterable[Annotation]) -> NoteCounts:
    """Counts over these notes; a note counts once for each of its tags and sides."""
    counts = NoteCounts(Counter(), Counter(), Counter(), Counter(), Counter(), Counter())
    for note in notes:
        counts.kinds[note.kind] += 1
        counts.states[state_of(note)] += 1
        counts.tags.update(set(note.tags))
        counts.sides.update({anchor.side for anchor in note.anchors})
        counts.authors.update({note.author, note.last_hand} - {""})
        if note.color:
            counts.colors[note.color] += 1
    return counts


def linked_notes(notes: Sequence[Annotation]) -> dict[str, tuple[str, ...]]:
    """For each note that has some the notes it is linked with, from whichever end.

    Links to notes that are not among these are left out.
    """
    known = {note.id for note in notes}
    found: dict[str, dict[str, None]] = {}
    for note in notes:
        for other in note.links:
            if other in known and other != note.id:
                found.setdefault(note.id, {})[other] = None
                found.setdefault(other, {})[note.id] = None
    return {note: tuple(others) for note, others in found.items()}


def comparable(text: str) -> str:
    """Text as it is searched: full width as half width, case folded."""
    return unicodedata.normalize("NFKC", text).casefold()


def _holds(note: Annotation, text: str) -> bool:
    searched = comparable(
        "\n".join(
            (note.text, *note.tags, note.author, note.editor, *(a.exact for a in note.anchors))
        )
    )
    return all(word in searched for word in comparable(text).split())


def _anchor_key(anchor: Anchor, blocks: BlockOrder) -> tuple[int, int, int]:
    # 0 is for notes on the whole article.
    rank = 2 if anchor.state is AnchorState.LOST else 1
    return rank, blocks.get((anchor.side, anchor.block), _LAST), anchor.start

"""The notes of the rows in view: few are read at once, many of a row and long ones by a job.

Changed notes are put in their place one by one, so that what a change costs does not depend on
how many notes there are.
"""

import threading
from bisect import bisect_left, insort
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from typing import NamedTuple

from duidu.core.annotation import Anchor, Annotation
from duidu.core.article import SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.library.library import Library

AT_ONCE = 200
"""Notes of a row that are read while the window waits: the newest."""
MOST_SHOWN = 1_500
"""Notes of one stretch of text that are shown; more would lie on top of each other."""
_KEPT_ROWS = 600
_MANY_CHANGED = 60  # beyond it reading the rows again is quicker
Part = tuple[SideName, int, int, int]
"""Code points start..end of a block, as (side, block id, start, end)."""


class _Span(NamedTuple):
    """An anchor as it is searched for; sorted by where it starts."""

    start: int
    end: int
    note: str


class NotesOfRow:
    """The notes of one row by id, and where they are; `complete` unless more are to be read."""

    def __init__(self, notes: Iterable[Annotation], complete: bool) -> None:
        self.complete = complete
        self.by_id: dict[str, Annotation] = {}
        self._spans: dict[tuple[SideName, int], list[_Span]] = {}
        self._longest: dict[tuple[SideName, int], int] = {}
        self._all: tuple[Annotation, ...] | None = None
        self._parts: dict[tuple[Part, ...], tuple[Annotation, ...]] = {}
        for note in notes:
            self.by_id[note.id] = note
            for anchor in note.anchors:
                self._spans.setdefault((anchor.side, anchor.block), []).append(
                    _Span(anchor.start, anchor.end, note.id)
                )
        for key, spans in self._spans.items():
            spans.sort()
            self._longest[key] = max(span.end - span.start for span in spans)

    def put(self, note: Annotation) -> None:
        """Take a note in, new or in the place of its earlier self."""
        self.drop(note.id)
        self.by_id[note.id] = note
        for parts, shown in self._parts.items():
            if any(_is_in(anchor, part) for anchor in note.anchors for part in parts):
                # Put in by itself: to look through very many again would take too long.
                newest = sorted((*shown, note), key=_created)
                self._parts[parts] = tuple(newest[-MOST_SHOWN:])
        for anchor in note.anchors:
            key = (anchor.side, anchor.block)
            insort(self._spans.setdefault(key, []), _Span(anchor.start, anchor.end, note.id))
            self._longest[key] = max(self._longest.get(key, 0), anchor.end - anchor.start)

    def drop(self, note: str) -> None:
        """Take a note out, if it is there."""
        self._all = None
        old = self.by_id.pop(note, None)
        for parts, shown in self._parts.items():
            if any(one.id == note for one in shown):
                self._parts[parts] = tuple(one for one in shown if one.id != note)
        for anchor in old.anchors if old is not None else ():
            spans = self._spans[anchor.side, anchor.block]
            at = bisect_left(spans, _Span(anchor.start, anchor.end, note))
            if at < len(spans) and spans[at].note == note:
                del spans[at]

    def all(self) -> tuple[Annotation, ...]:
        """All notes, oldest first; the same tuple until one changes."""
        if self._all is None:
            self._all = tuple(sorted(self.by_id.values(), key=_created))
        return self._all

    def at(self, parts: Sequence[Part]) -> tuple[Annotation, ...]:
        """The notes with an anchor in these parts of the row, oldest first; the newest of many."""
        if len(self.by_id) <= AT_ONCE:
            return self.all()
        key = tuple(parts)
        if key not in self._parts:
            ids = {note for part in parts for note in self._in(part)}
            found: Iterable[Annotation] = map(self.by_id.__getitem__, ids)
            if len(ids) > MOST_SHOWN:
                found = nlargest(MOST_SHOWN, found, key=_created)
            self._parts[key] = tuple(sorted(found, key=_created))
        return self._parts[key]

    def _in(self, part: Part) -> list[str]:
        side, block, start, end = part
        spans = self._spans.get((side, block), [])
        first = bisect_left(spans, (start - self._longest.get((side, block), 0),))
        last = bisect_left(spans, (end,))
        return [span.note for span in spans[first:last] if span.end > start]


def _is_in(anchor: Anchor, part: Part) -> bool:
    side, block, start, end = part
    return (anchor.side, anchor.block) == (side, block) and (
        anchor.start < end and start < anchor.end
    )


def _created(note: Annotation) -> float:
    return note.created


def _alone(index: int) -> Sequence[int]:
    return (index,)


class RowNotes:
    """The notes of the rows of one article that were asked for last. Safe from any thread."""

    def __init__(
        self,
        library: Library,
        article: str,
        blocks: Callable[[int], dict[SideName, list[int]]],
        row_of: Callable[[SideName, int], int],
        near: Callable[[int], Sequence[int]] = _alone,
    ) -> None:
        """`blocks` gives the ids of a row's blocks, `row_of` the row of a block.

        `near` gives the rows, with the one asked for, whose notes are read together.
        """
        self._library = library
        self._article = article
        self._blocks = blocks
        self._row_of = row_of
        self._near = near
        self._rows: OrderedDict[int, NotesOfRow] = OrderedDict()
        self._asked: dict[int, dict[tuple[Part, ...], None]] = {}
        self._guard = threading.Lock()
        # What a job read before a change is not put in its place after it.
        self._changes = 0

    def of_row(self, index: int) -> tuple[Annotation, ...]:
        """Notes with an anchor in a row, oldest first; of very many the newest, at first."""
        return self._of(index).all()

    def at(self, index: int, parts: Sequence[Part]) -> tuple[Annotation, ...]:
        """Those of a row's notes that are shown in these parts of it."""
        notes = self._of(index)
        if not notes.complete:
            # The job that reads the rest looks these up as well.
            self._asked.setdefault(index, {})[tuple(parts)] = None
        return notes.at(parts)

    def unread(self) -> list[int]:
        """Rows asked for of which only the newest notes were read."""
        with self._guard:
            return [index for index, notes in self._rows.items() if not notes.complete]

    def read_rest(self, job: Job) -> bool:
        """Read all notes of the rows that have very many. For a job's thread.

        Returns whether any were read. Raises Cancelled, LibraryError.
        """
        before, rows = self._changes, self.unread()
        for index in rows:
            job.check()
            whole = NotesOfRow(self._read(index, 0, read_long=True)[0], complete=True)
            for parts in tuple(self._asked.pop(index, ())):
                whole.at(parts)
            with self._guard:
                if before == self._changes:
                    self._rows[index] = whole
        return bool(rows)

    def changed(self, changes: Changes) -> None:
        """Take changed notes over; forget all where rows or texts changed too."""
        self._changes += 1
        ids = changes.ids
        few = changes.kinds == {Changed.ANNOTATIONS} and 0 < len(ids) <= _MANY_CHANGED
        if not few or self._library.notes.are_long(ids):
            with self._guard:
                self._rows.clear()
            return
        for identity in ids:
            note = self._library.notes.get(identity)
            there = note is not None and note.deleted is None and note.article == self._article
            rows = self._rows_of(note) if note is not None and there else set()
            with self._guard:
                for index, kept in self._rows.items():
                    if note is not None and index in rows:
                        kept.put(note)
                    elif identity in kept.by_id:
                        kept.drop(identity)

    def _rows_of(self, note: Annotation) -> set[int]:
        return {self._row_of(anchor.side, anchor.block) for anchor in note.anchors}

    def _of(self, index: int) -> NotesOfRow:
        """The notes of a row, read when it is first asked for."""
        with self._guard:
            known = self._rows.get(index)
            if known is not None:
                self._rows.move_to_end(index)
                return known
            before, read = self._changes, set(self._rows)
        # A jump shows twenty rows, and a question takes as long for some of them as for one.
        made = self._few([row for row in self._near(index) if row not in read])
        if index not in made:
            newest, all_read = self._read(index, AT_ONCE + 1)
            complete = all_read and len(newest) <= AT_ONCE
            made = {index: NotesOfRow(newest[-AT_ONCE:], complete)}
        with self._guard:
            if before == self._changes:
                self._rows.update({row: made[row] for row in made if row not in self._rows})
            while len(self._rows) > _KEPT_ROWS:
                self._rows.popitem(last=False)
        return made[index]

    def _few(self, rows: Sequence[int]) -> dict[int, NotesOfRow]:
        """The notes of some rows if they are few in all, else of none."""
        if len(rows) < 2:
            return {}
        found: dict[int, list[Annotation]] = {row: [] for row in rows}
        blocks = {row: self._blocks(row) for row in rows}
        notes, all_read = self._library.notes.of_page(
            self._article,
            {side: [block for row in rows for block in blocks[row][side]] for side in SideName},
            AT_ONCE + 1,
        )
        if not all_read or len(notes) > AT_ONCE:
            return {}
        row_of = {
            (side, block): row for row in rows for side in SideName for block in blocks[row][side]
        }
        for note in notes:
            for row in {row_of.get((anchor.side, anchor.block)) for anchor in note.anchors}:
                if row is not None:
                    found[row].append(note)
        return {row: NotesOfRow(found[row], complete=True) for row in rows}

    def _read(
        self, index: int, newest: int, read_long: bool = False
    ) -> tuple[list[Annotation], bool]:
        """The notes of a row, or the newest ones of each side, oldest first.

        Also whether none is left out, as long annotations are until `read_long` has read them.
        """
        return self._library.notes.of_page(self._article, self._blocks(index), newest, read_long)

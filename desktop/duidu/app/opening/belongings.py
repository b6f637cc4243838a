"""What a person has on an article: taken from one text to another, in parts where it is much."""

import bisect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from duidu.app.base.in_parts import parts_of
from duidu.core.annotation import AnchorState, Annotation
from duidu.core.article import Block, Place, SideName, Span
from duidu.core.jobs import Job, NoJob
from duidu.core.rewording import Rewording
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.anchoring.reanchor import Reanchoring
from duidu.library.articles.bookmarks import Bookmark
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope

_AROUND = 12  # code points on both sides of words by which their place is told
_T = TypeVar("_T", Annotation, Bookmark, Correction, Rewording)


@dataclass(frozen=True, slots=True)
class Belongings:
    """What a person has on one article; `notes` are also the deleted ones, which may be restored.

    `reading` is where the person reads, None for an article that was never opened, and `progress`
    how much of it is read.
    """

    notes: tuple[Annotation, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reading: Place | None = None
    progress: float = 0.0
    rewordings: tuple[Rewording, ...] = ()

    def parts(self, size: int) -> "list[Belongings]":
        """The same in parts of at most so many entries, without the reading place."""
        return [
            *(Belongings(notes=tuple(part)) for part in parts_of(self.notes, size)),
            *(Belongings(bookmarks=tuple(part)) for part in parts_of(self.bookmarks, size)),
            *(Belongings(corrections=tuple(part)) for part in parts_of(self.corrections, size)),
            *(Belongings(rewordings=tuple(part)) for part in parts_of(self.rewordings, size)),
        ]

    def by_now(self, library: Library, article: str) -> "Belongings":
        """The same entries as the library has them by now, without those that left the article."""
        return Belongings(
            _those_of(article, (library.notes.get(one.id) for one in self.notes)),
            _those_of(article, (library.bookmarks.get(one.id) for one in self.bookmarks)),
            _those_of(article, (library.corrections.get(one.id) for one in self.corrections)),
            rewordings=_those_of(
                article, (library.rewordings.get(one.id) for one in self.rewordings)
            ),
        )

    def put(self, library: Library) -> None:
        """Keep all entries on the articles that they name. For a transaction."""
        library.notes.put_all(self.notes)
        library.bookmarks.put_all(self.bookmarks)
        library.corrections.put_all(self.corrections)
        library.rewordings.put_all(self.rewordings)


def belongings_of(library: Library, article: str) -> Belongings:
    """What a person has on an article; corrections that hold everywhere need no change."""
    corrections = (c for c in library.corrections.for_article(article) if c.article == article)
    notes = (library.notes.of_article(article, deleted) for deleted in (False, True))
    position = library.articles.reading_position(article)
    return Belongings(
        tuple(chain(*notes)),
        tuple(library.bookmarks.of_article(article)),
        tuple(corrections),
        Place(*position) if position is not None else None,
        library.articles.info(article).progress,
        tuple(library.rewordings.of_article(article)),
    )


def _those_of(article: str, found: "Iterable[_T | None]") -> "tuple[_T, ...]":
    return tuple(one for one in found if one is not None and one.article == article)


@dataclass(slots=True)
class Finder:
    """Finds in the article `to` the places of what is on the article `old`."""

    library: Library
    old: str
    to: str
    _revision: int = field(default=-1, init=False)
    _moves: "dict[SideName, _Move]" = field(default_factory=dict, init=False)

    def prepare(self, job: Job) -> bool:
        """Compare both texts, unless that was done; whether the old one is another by now.

        Takes seconds for a book. Raises LibraryError, Cancelled.
        """
        articles = self.library.articles
        revision = articles.revision(self.old)
        if revision == self._revision:
            return False
        moves = {}
        for number, side in enumerate(SideName):
            job.check()
            old, new = (articles.blocks(article, side) for article in (self.old, self.to))
            moves[side] = _Move(side, old, new, job.check)
            job.progress((number + 1) / len(SideName))
        self._revision, self._moves = revision, moves
        return True

    def find(self, belongings: Belongings, job: Job | None = None) -> Belongings:
        """What a person has, at its places in the new article. Raises as `prepare`."""
        job = job or NoJob()
        self.prepare(job)
        moves, at = self._moves, belongings.reading
        return Belongings(
            tuple(_note(moves, note, self.to, job) for note in belongings.notes),
            tuple(_bookmark(moves[one.side], one, self.to) for one in belongings.bookmarks),
            tuple(_corrections(moves, belongings.corrections, self.to)),
            Place(at.side, *moves[at.side].nearest(at.block, at.offset)) if at else None,
            belongings.progress,
            tuple(_rewording(moves[one.side], one, self.to) for one in belongings.rewordings),
        )


class Known:
    """What was on an article, and what it is on another: looked up by id."""

    def __init__(self, was: Belongings, became: Belongings) -> None:
        self._reading = (was.reading, was.progress), (became.reading, became.progress)
        self._notes = _pairs(was.notes, became.notes)
        self._bookmarks = _pairs(was.bookmarks, became.bookmarks)
        self._corrections = _pairs(was.corrections, became.corrections)
        self._rewordings = _pairs(was.rewordings, became.rewordings)

    def place(self, now: Belongings, find: Callable[[Belongings], Belongings]) -> Belongings:
        """What is on the article by now, at its places in the other.

        What stands where it stood has the known place, whatever it says by now. The places of all
        else are found by `find`.
        """
        notes, more_notes = _split(now.notes, self._notes, "anchors")
        bookmarks, more_bookmarks = _split(
            now.bookmarks, self._bookmarks, "side", "block", "offset"
        )
        corrections, more_corrections = _split(
            now.corrections, self._corrections, "side", "block", "start", "end"
        )
        rewordings, more_rewordings = _split(
            now.rewordings, self._rewordings, "side", "block", "start", "end", "old", "new"
        )
        was, became = self._reading
        reads_there = (now.reading, now.progress) == was
        others = Belongings(
            tuple(more_notes),
            tuple(more_bookmarks),
            tuple(more_corrections),
            None if reads_there else now.reading,
            now.progress,
            tuple(more_rewordings),
        )
        nothing = Belongings(progress=now.progress)
        found = find(others) if others != nothing else nothing
        reading, progress = became if reads_there else (found.reading, found.progress)
        return Belongings(
            _in_order(now.notes, (*notes, *found.notes)),
            _in_order(now.bookmarks, (*bookmarks, *found.bookmarks)),
            _in_order(now.corrections, (*corrections, *found.corrections)),
            reading,
            progress,
            _in_order(now.rewordings, (*rewordings, *found.rewordings)),
        )


def _pairs(was: "Sequence[_T]", became: "Sequence[_T]") -> "dict[str, tuple[_T, _T]]":
    after = {one.id: one for one in became}
    return {one.id: (one, after[one.id]) for one in was if one.id in after}


def _split(
    now: "Sequence[_T]", pairs: "dict[str, tuple[_T, _T]]", *fields: str
) -> "tuple[list[_T], list[_T]]":
    """What has a known place, there, and all else; `fields` make a place."""
    place = attrgetter(*fields)
    known, others = list[_T](), list[_T]()
    for item in now:
        pair = pairs.get(item.id)
        if pair is None or place(pair[0]) != place(item):
            others.append(item)
            continue
        there: dict[str, Any] = {name: getattr(pair[1], name) for name in fields}
        known.append(replace(item, article=pair[1].article, **there))
    return known, others


def _in_order(now: "Sequence[_T]", found: "Iterable[_T]") -> "tuple[_T, ...]":
    by_id = {one.id: one for one in found}
    return tuple(by_id[one.id] for one in now if one.id in by_id)


class _Move:
    """Finds places of one side of the old article in the new one."""

    def __init__(
        self, side: SideName, old: Sequence[Block], new: Sequence[Block], check: Callable[[], None]
    ) -> None:
        self.to_new = Reanchoring.of(old, new, check)
        self._side = side
        self._old = {block.id: index for index, block in enumerate(old)}
        self._blocks = (old, new)
        self._matched = self.to_new.matched_blocks()

    def span(self, block: int, span: Span) -> tuple[int, Span] | None:
        """The new block id and span of words; None if they are gone."""
        text = self._blocks[0][self._old[block]] if block in self._old else None
        # A place beyond the text was wrong before; it is not guessed at.
        if text is None or span.end > len(text.text):
            return None
        anchor = self.to_new.one(make_anchor(self._side, text, span))
        return (
            None
            if anchor.state is AnchorState.LOST
            else (anchor.block, Span(anchor.start, anchor.end))
        )

    def words(self, block: int, span: Span, said: str) -> tuple[int, Span] | None:
        """The new block id and span of words that stand there as they are said.

        Those that are none are found by what stands on both sides of their place. None if gone.
        """
        index = self._old.get(block)
        around = Span(max(0, span.start - _AROUND), span.end + _AROUND)
        if index is None or span.of(self._blocks[0][index].text) != said:
            return None
        text = self._blocks[0][index].text
        around = Span(around.start, min(around.end, len(text)))
        # Words that others surround by now stand there all the same.
        for wider in (around, span) if said else (around,):
            found = self.span(block, wider)
            if found is None:
                continue
            new = next(one for one in self._blocks[1] if one.id == found[0])
            start = found[1].start + span.start - wider.start
            there = Span(start, start + len(said))
            is_whole = said or found[1].of(new.text) == wider.of(text)
            if there.end <= len(new.text) and there.of(new.text) == said and is_whole:
                return found[0], there
        return None

    def nearest(self, block: int, offset: int) -> tuple[int, int]:
        """The new block id and offset of a place.

        Where the place is gone, the beginning of the block that stood last before it and is
        still there.
        """
        old, new = self._blocks
        text = old[self._old[block]].text if block in self._old else ""
        # A single character finds its place by its surroundings.
        if text and (
            found := self.span(
                block, Span(min(offset, len(text) - 1), min(offset, len(text) - 1) + 1)
            )
        ):
            return found[0], found[1].start
        before = bisect.bisect_right(sorted(self._matched), self._old.get(block, 0)) - 1
        index = self._matched[sorted(self._matched)[before]] if before >= 0 else 0
        return (new[index].id, 0) if new else (0, 0)


def _note(moves: "dict[SideName, _Move]", note: Annotation, article: str, job: Job) -> Annotation:
    job.check()
    return replace(
        note,
        article=article,
        anchors=tuple(moves[anchor.side].to_new.one(anchor) for anchor in note.anchors),
    )


def _bookmark(move: _Move, bookmark: Bookmark, article: str) -> Bookmark:
    block, offset = move.nearest(bookmark.block, bookmark.offset)
    return replace(bookmark, article=article, block=block, offset=offset)


def _corrections(
    moves: "dict[SideName, _Move]", corrections: Iterable[Correction], article: str
) -> Iterable[Correction]:
    """The corrections as those of the new article.

    One of a single place only goes along where its word still stands; else it stays with the
    old text.
    """
    for correction in corrections:
        if correction.scope is not Scope.PLACE:
            yield replace(correction, article=article)
        elif correction.side is not None and correction.block is not None:
            found = moves[correction.side].span(
                correction.block, Span(correction.start or 0, correction.end or 0)
            )
            if found:
                block, span = found
                yield replace(
                    correction, article=article, block=block, start=span.start, end=span.end
                )


def _rewording(move: _Move, one: Rewording, article: str) -> Rewording:
    """A rewording where its new words stand in the new text; else without a place, to be listed."""
    found = move.words(one.block, one.span, one.new) if one.span is not None else None
    if found is None:
        block, _ = move.nearest(one.block, one.start or 0)
        return replace(one, article=article, block=block, start=None, end=None)
    block, span = found
    return replace(one, article=article, block=block, start=span.start, end=span.end)

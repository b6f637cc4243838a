"""Carries notes of one article to another that a file of notes is imported into.

The library may know them already, on the article from which the file was exported: a text that was
replaced, or another edition beside it. A note has one place in the library, so those on an article
that is still on the shelf are copied, and those on one that has left it are moved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid5

from duidu.app.notes.merge_notes import Version, merge_notes
from duidu.app.notes.note_contexts import earlier_texts
from duidu.app.notes.threads import placed_replies
from duidu.core.annotation import Anchor, AnchorState, Annotation
from duidu.core.article import Block, SideName
from duidu.core.errors import LibraryError
from duidu.library.anchoring.anchors import text_version
from duidu.library.anchoring.elsewhere import Elsewhere
from duidu.library.anchoring.reanchor import Reanchoring
from duidu.library.library import Library

# Namespace of the ids of copies; it must never change, so that importing twice adds nothing.
_COPIES = UUID("0b1f6a0e-7f0c-5a86-9c3e-5d0b8c9a4e21")


def copied_id(note: str, article: str) -> str:
    """The id of the copy of a note on another article."""
    return str(uuid5(_COPIES, f"{note} {article}"))


@dataclass(slots=True)
class Rehoming:
    """Makes of the notes in a file those of one article, with their places in it."""

    library: Library
    article: str
    # The ids of the articles on the shelf.
    present: frozenset[str]
    _sides: dict[SideName, Elsewhere] = field(default_factory=dict)
    _moves: dict[tuple[str, SideName], "_Move | None"] = field(default_factory=dict)

    def versions(
        self, notes: Sequence[Annotation], earlier: Mapping[str, tuple[str, ...]]
    ) -> list[Version]:
        """The notes as versions to be merged into the article; copies have ids of their own.

        `earlier` are the earlier texts by the ids of the file.
        """
        copies = {note.id: copied_id(note.id, self.article) for note in notes if self._copied(note)}
        # Copies first: if the file has one of them too, that is the later one.
        ordered = sorted(placed_replies(notes), key=lambda note: note.id not in copies)
        return [self._version(note, earlier.get(note.id, ()), copies) for note in ordered]

    def _copied(self, note: Annotation) -> bool:
        known = self.library.notes.get(note.id)
        return known is not None and known.article in self.present - {self.article}

    def _version(
        self, note: Annotation, earlier: Sequence[str], copies: Mapping[str, str]
    ) -> Version:
        """One note of the file as that of the article: as it is, moved, or copied."""
        known = self.library.notes.get(note.id)
        if known is None or known.article == self.article:
            origin = self.article if known else note.article
            anchors = tuple(self._placed(origin, anchor) for anchor in note.anchors)
            return Version(replace(note, article=self.article, anchors=anchors), earlier)
        anchors = self._carried(known, note)
        if note.id not in copies:
            return Version(replace(note, article=self.article, anchors=anchors), earlier)
        # The copy begins as the newest state of the note; what becomes of the two is their own.
        mine = Version(known, earlier_texts(self.library, note.id))
        theirs = replace(note, article=known.article, anchors=known.anchors)
        merged = merge_notes({note.id: mine}, [Version(theirs, earlier)])
        newest = merged.writes[-1] if merged.writes else known
        copy = replace(
            newest,
            id=copies[note.id],
            article=self.article,
            anchors=anchors,
            links=tuple(copies.get(link, link) for link in newest.links),
            answers=copies.get(newest.answers, newest.answers),
        )
        return Version(copy, (*mine.earlier, *earlier))

    def _carried(self, known: Annotation, note: Annotation) -> tuple[Anchor, ...]:
        """The places of a note of another article in this one, by that article's text."""
        same_words = [a.exact for a in known.anchors] == [a.exact for a in note.anchors]
        if not same_words and note.modified > known.modified:
            return tuple(self._placed(known.article, anchor) for anchor in note.anchors)
        # A place that is lost there may be found by what the file says of it.
        stated = note.anchors if same_words else known.anchors
        return tuple(
            self._placed(note.article, theirs)
            if mine.state is AnchorState.LOST
            else self._moved(known.article, mine)
            for mine, theirs in zip(known.anchors, stated, strict=True)
        )

    def _placed(self, origin: str, anchor: Anchor) -> Anchor:
        """A place that the file names, by the text it was in if the library has that."""
        move = None if origin == self.article else self._move(origin, anchor.side)
        if move is not None and move.has(anchor):
            return self._moved(origin, anchor)
        return place_on_a_side(anchor, self._elsewhere())

    def _moved(self, origin: str, anchor: Anchor) -> Anchor:
        move = self._move(origin, anchor.side)
        if move is None:
            return place_on_a_side(anchor, self._elsewhere())
        return _without_place(move.to_new.one(anchor))

    def _elsewhere(self) -> Mapping[SideName, Elsewhere]:
        if not self._sides:
            self._sides |= sides_of(self.library, self.article)
        return self._sides

    def _move(self, origin: str, side: SideName) -> "_Move | None":
        """The comparison of both articles; None where the library has only the newer one."""
        if (origin, side) not in self._moves:
            try:
                old = self.library.articles.blocks(origin, side) if origin else ()
            except LibraryError:
                old = ()
            new = self.library.articles.blocks(self.article, side) if old else ()
            self._moves[origin, side] = _Move.of(old, new) if old else None
        return self._moves[origin, side]


@dataclass(frozen=True, slots=True)
class _Move:
    """One side of two articles compared."""

    to_new: Reanchoring
    old: dict[int, Block]

    @classmethod
    def of(cls, old: Sequence[Block], new: Sequence[Block]) -> "_Move":
        return cls(Reanchoring.of(old, new), {block.id: block for block in old})

    def has(self, anchor: Anchor) -> bool:
        """Whether the older text is still the one on which an anchor was made."""
        block = self.old.get(anchor.block)
        return block is not None and text_version(block.text) == anchor.version


def sides_of(library: Library, article: str) -> dict[SideName, Elsewhere]:
    """Both sides of an article, ready for placing notes from elsewhere."""
    return {side: Elsewhere.of(library.articles.blocks(article, side)) for side in SideName}


_FROM_BAD_TO_GOOD = (AnchorState.LOST, AnchorState.MOVED, AnchorState.SURE)


def place_on_a_side(anchor: Anchor, sides: Mapping[SideName, Elsewhere]) -> Anchor:
    """An anchor on the side it names, or, if it names none (block -1), on the one that has it.

    On another side than it names only if it surely stands there: the sides may be exchanged. Found
    on both alike it is lost. A lost anchor names no block.
    """
    here = sides[anchor.side].place(anchor)
    there = sides[anchor.side.other].place(replace(anchor, side=anchor.side.other))
    ranks = [(_FROM_BAD_TO_GOOD.index(at.anchor.state), at.agreement) for at in (here, there)]
    if anchor.block >= 0:
        exchanged = here.anchor.state is AnchorState.LOST and there.anchor.state is AnchorState.SURE
        return _without_place(there.anchor if exchanged else here.anchor)
    if ranks[0] == ranks[1]:
        return _without_place(replace(anchor, state=AnchorState.LOST))
    return _without_place(here.anchor if ranks[0] > ranks[1] else there.anchor)


def _without_place(anchor: Anchor) -> Anchor:
    """The anchor; a lost one names no block, which is one of another text."""
    if anchor.state is not AnchorState.LOST:
        return anchor
    return replace(anchor, block=-1, start=0, end=len(anchor.exact))

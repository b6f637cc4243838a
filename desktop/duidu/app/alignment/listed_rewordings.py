"""What was replaced in an article, in the order of its text, ready to be listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from duidu.app.alignment.edit_text import TakeBack
from duidu.app.base.commands import Together
from duidu.core.article import Block, Place
from duidu.core.jobs import Job
from duidu.core.rewording import Rewording
from duidu.formats.base.text_change import changes_between
from duidu.library.library import Library

_AROUND = 24  # code points shown before and after the words
_AT_ONCE = 200  # rows read between two looks at whether the job goes on


class PieceKind(StrEnum):
    """Whether words are as they were, were taken away, or are new."""

    SAME = "same"
    OLD = "old"
    NEW = "new"


Piece = tuple[PieceKind, str]


@dataclass(frozen=True, slots=True)
class ListedRewording:
    """A rewording with the words around it, in pieces; `row` is its row, -1 where it has none."""

    rewording: Rewording
    row: int
    pieces: tuple[Piece, ...]

    @property
    def place(self) -> Place | None:
        """Where it is, None where its words no longer stand together."""
        one = self.rewording
        if self.row < 0 or one.start is None:
            return None
        return Place(one.side, one.block, one.start)


def listed_rewordings(library: Library, article: str, job: Job) -> list[ListedRewording]:
    """What was replaced in an article; what has no place any more comes last. Raises Cancelled."""
    found = library.rewordings.of_article(article)
    places = [(one.side, one.block) for one in found]
    rows = library.articles.rows_of(article, places) if found else []
    blocks: dict[tuple[str, int], Block] = {}
    for number, row in enumerate(sorted({row for row in rows if row >= 0})):
        if number % _AT_ONCE == 0:
            job.check()
        for stored in library.articles.rows(article, row, row + 1):
            blocks.update(
                ((side.value, block.id), block)
                for side in {side for side, _ in places}
                for block in stored.blocks(side)
            )
    listed = [
        _listed(one, row, blocks.get((one.side.value, one.block)))
        for one, row in zip(found, rows, strict=True)
    ]
    return sorted(
        listed,
        key=lambda one: (
            one.place is None,
            *(one.row, one.rewording.side, one.rewording.block, one.rewording.start or 0),
        ),
    )


def _listed(one: Rewording, row: int, block: Block | None) -> ListedRewording:
    """A rewording with the words around it; without a place where they stand elsewhere."""
    pieces = [(kind, text) for kind, text in changed_pieces(one.old, one.new) if text]
    if block is None or not one.stands_in(block) or one.span is None:
        return ListedRewording(one, -1, tuple(pieces))
    before = block.text[max(0, one.span.start - _AROUND) : one.span.start]
    after = block.text[one.span.end : one.span.end + _AROUND]
    if one.span.start > _AROUND:
        before = f"…{before}"
    if one.span.end + _AROUND < len(block.text):
        after = f"{after}…"
    around = [(PieceKind.SAME, before), *pieces, (PieceKind.SAME, after)]
    return ListedRewording(one, row, tuple(piece for piece in around if piece[1]))


def changed_pieces(old: str, new: str) -> list[Piece]:
    """What became of a text, word by word: what was taken away stands before what is new."""
    found: list[Piece] = []
    done = 0
    for start, end, written in changes_between(old, new):
        found.append((PieceKind.SAME, old[done:start]))
        found += [(PieceKind.OLD, old[start:end]), (PieceKind.NEW, written)]
        done = end
    found.append((PieceKind.SAME, old[done:]))
    return [piece for piece in found if piece[1]]


def take_back(library: Library, article: str, found: Sequence[Rewording]) -> TakeBack | Together:
    """The command that puts the old words of these rewordings back, all or none of them."""
    commands = [TakeBack(library, article, one.side, one.block, one.id) for one in found]
    if len(commands) == 1:
        return commands[0]
    return Together(library.together, commands, "Take the corrections back")

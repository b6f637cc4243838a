"""Aligns a long text part by part: what is read first, then what follows it, then the rest.

Each step works on one part, or on a piece of one that is long, and keeps its rows and how far
the text is aligned in one transaction. So closing the program, or a crash, costs one step.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from duidu.align.beads.early_rows import surveyed_rows
from duidu.align.beads.parts import (
    LOOKED_AT,
    cut_at_sure_rows,
    looks_wrong,
    sentences_of,
    settled,
)
from duidu.app.alignment.left import Left
from duidu.app.alignment.refine import Request, is_decided
from duidu.core.alignment import BY_FILE, ROUGH, Origin, Row
from duidu.core.article import Place, Side, SideName
from duidu.core.jobs import Job
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.part_states import PartState, Stage
from duidu.library.library import Library

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner

# Sentences of a part that is aligned whole, of a piece of a longer one, and of the very first
# piece, which is to be there at once.
_WHOLE, _PIECE, _FIRST = 450, 300, 80
_BEFORE = 1 / 3  # share of a piece before what is on the screen
_READ = 100  # rows read at once
_LARGE = 900  # of a part in which the two texts may drift apart before it is aligned so far
_ROUGH = frozenset({Stage.ROUGH, Stage.SURVEYED})
_WAITING = frozenset({Stage.ROUGH, Stage.SURVEYED, Stage.INSIDE})


@dataclass(frozen=True, slots=True)
class Located:
    """A part and its rows as they are now."""

    state: PartState
    rows: range


def located(library: Library, info: ArticleInfo) -> list[Located]:
    """The parts of an article with their rows.

    Where a part begins no more, since its first block was joined with the one before, it belongs
    to the part before, which is then as far as the less aligned of the two.
    """
    if not info.parts:
        return []
    starts = library.articles.rows_of(info.id, [(one.side, one.block) for one in info.parts])
    found: list[tuple[int, PartState]] = [(0, info.parts[0])]
    for start, state in zip(starts[1:], info.parts[1:], strict=True):
        last, before = found[-1]
        if start > last:
            found.append((start, state))
        elif _ORDER.index(state.stage) < _ORDER.index(before.stage):
            found[-1] = last, replace(before, stage=state.stage)
    ends = [start for start, _ in found[1:]] + [info.row_count]
    return [
        Located(state, range(start, end))
        for (start, state), end in zip(found, ends, strict=True)
        if start < end
    ]


_ORDER = (Stage.INSIDE, Stage.ROUGH, Stage.SURVEYED, Stage.QUICK, Stage.REFINED)


def left_of(library: Library, info: ArticleInfo, near: Place | None) -> Left:
    """What is left of an article that is not aligned as well as can be."""

    def read() -> tuple[list[Located], int]:
        return located(library, info), row_near(library, info, near)

    parts, row = library.at_one_moment(read)
    rough = info.aligner == ROUGH
    of_pass = _WAITING if rough else {Stage.QUICK}
    left = [part for part in parts if part.state.stage in of_pass]
    rows = sum(len(part.rows) for part in left) if parts else info.row_count
    waits = rough and any(row in part.rows for part in left)
    return Left(rough, 1 - rows / max(1, info.row_count), rows, waits, info.revision)


def row_near(library: Library, info: ArticleInfo, near: Place | None) -> int:
    """The row of a place, the first where that is not known."""
    if near is None:
        return 0
    (row,) = library.articles.rows_of(info.id, [(near.side, near.block)])
    return max(0, row)


def first_aligned(library: Library, info: ArticleInfo) -> Sequence[StoredRow]:
    """The rows of the first part that an aligner has seen, () while there is none."""

    def read() -> Sequence[StoredRow]:
        seen = (
            part.rows
            for part in located(library, info)
            if part.state.stage in (Stage.QUICK, Stage.REFINED)
        )
        return _rows(library, info, next(seen, range(0)))

    return library.at_one_moment(read)


class NextPart:
    """The plan of one step: which part is aligned next, and how.

    `aligner` makes the quick aligner (True) or the refined one, `survey` finds about where two
    sides are beside each other; `near` is what is on the screen.
    """

    def __init__(
        self,
        aligner: "Callable[[bool], Aligner]",
        survey: Callable[[Side, Side, Job], Sequence[tuple[int, int]]],
        near: Place | None = None,
    ) -> None:
        self._aligner = aligner
        self._survey = survey
        self._is_survey = False
        self._near = near
        self._parts: list[Located] = []
        self._at = 0
        self._begins = self._ends = True
        self._neighbours: tuple[Sequence[StoredRow], Sequence[StoredRow]] = ((), ())

    def rows(self, library: Library, info: ArticleInfo) -> range:
        """The rows of the part that is next, or of a piece of it."""
        self._parts = located(library, info) or _parts_of(library, info)
        self._at = self._chosen(row_near(library, info, self._near))
        part = self._parts[self._at]
        piece = part.rows
        if part.state.stage in _ROUGH:
            piece = self._piece(library, info, part.rows)
            self._is_survey = self._needs_survey(library, info, piece)
            piece = part.rows if self._is_survey else piece
        self._begins, self._ends = piece.start == part.rows.start, piece.stop == part.rows.stop
        self._neighbours = (
            _rows(library, info, range(max(0, piece.start - LOOKED_AT), piece.start)),
            _rows(library, info, range(piece.stop, piece.stop + LOOKED_AT)),
        )
        return piece

    def is_fixed(self, row: Row) -> bool:
        """Whether it must stay: one that is decided, or whose sentences are where a file gives it.

        Before the sentences of such rows are aligned nobody decided them.
        """
        if self._stage is not Stage.INSIDE:
            return is_decided(row)
        made = any(bead.confirmed or bead.origin is not Origin.MACHINE for bead in row.sentences)
        return made or row.blocks.confirmed or row.blocks.origin is Origin.USER

    def align(self, request: Request, job: Job) -> Sequence[Row]:
        """The rows of the part as the aligner sees them."""
        source, target = request.text.source, request.text.target
        if self._is_survey:
            return surveyed_rows(
                source, target, request.fixed, lambda one, other: self._survey(one, other, job)
            )
        if self._stage is not Stage.INSIDE:
            aligner = self._aligner(self._stage in _ROUGH)
            return aligner.align(source, target, job, request.fixed).rows
        fixed = set(map(id, request.fixed))
        free = [row for row in request.rows if id(row) not in fixed]
        inside = iter(self._aligner(True).align_inside(source, target, free, job))
        return [row if id(row) in fixed else next(inside) for row in request.rows]

    def done(self, request: Request, after: Sequence[Row]) -> tuple[str, tuple[PartState, ...]]:
        """The name of what aligned the article, and its parts, once these rows are written."""
        states = [part.state for part in self._parts]
        if self._is_survey:
            states[self._at] = replace(self._part.state, stage=Stage.SURVEYED)
        elif self._stage in _ROUGH:
            new = self._aligned(request, after)
            states[self._at : self._at + 1] = new
            states = self._looked_over(states, len(new), after)
        else:
            states[self._at] = replace(self._part.state, stage=Stage.REFINED, sure=True)
        left = any(state.stage is not Stage.REFINED for state in states)
        return self._name(request.info, states), tuple(states) if left else ()

    def _name(self, info: ArticleInfo, states: Sequence[PartState]) -> str:
        stages = {state.stage for state in states}
        if stages & _WAITING:
            return ROUGH
        if self._stage is Stage.INSIDE:
            return BY_FILE
        if Stage.QUICK in stages and self._stage is Stage.QUICK:
            return info.aligner
        return self._aligner(Stage.QUICK in stages).name

    @property
    def _part(self) -> Located:
        return self._parts[self._at]

    @property
    def _stage(self) -> Stage:
        return self._part.state.stage

    def _chosen(self, near: int) -> int:
        """The number of the part that is next: what is least aligned, from the screen on."""
        stages = {part.state.stage for part in self._parts}
        wanted = _WAITING if stages & _WAITING else {Stage.QUICK}
        left = [n for n, part in enumerate(self._parts) if part.state.stage in wanted]
        return next((n for n in left if self._parts[n].rows.stop > near), left[0] if left else 0)

    def _piece(self, library: Library, info: ArticleInfo, rows: range) -> range:
        """The part, or where it is long the beginning of it, or what is on the screen."""
        whole, piece = (_WHOLE, _PIECE) if self._is_begun else (_FIRST * 3 // 2, _FIRST)
        near = row_near(library, info, self._near)
        start = rows.start
        if near in rows:
            back = _count(library, info, range(near, rows.start, -1), int(piece * _BEFORE))
            # A little more before it, and the piece begins where the part surely does.
            if near - back - rows.start > back:
                start = near - back
        taken = _count(library, info, range(start, rows.stop), whole)
        if start + taken < rows.stop:
            taken = _count(library, info, range(start, rows.stop), piece)
        return range(start, start + taken)

    def _needs_survey(self, library: Library, info: ArticleInfo, piece: range) -> bool:
        """Whether it is not known yet about where the texts are beside each other.

        At the very beginning they are, and what is read there does not wait.
        """
        part = self._part
        if part.state.stage is Stage.SURVEYED or piece == part.rows:
            return False
        if not self._is_begun and piece.start == 0:
            return False
        return _count(library, info, part.rows, _LARGE) < len(part.rows)

    @property
    def _is_begun(self) -> bool:
        return any(part.state.stage is Stage.QUICK for part in self._parts)

    def _aligned(self, request: Request, after: Sequence[Row]) -> list[PartState]:
        """The part, cut into what is aligned now and what is left of it before and behind."""
        first, end = settled(after, self._begins, self._ends)
        states = [replace(self._part.state, stage=Stage.QUICK)]
        if first or not self._begins:
            # Whether it fits what is before it is seen when that is aligned, too.
            begins = _first_block(request, after[first])
            states = [self._part.state, PartState(*begins, Stage.QUICK, sure=False)]
        if end < len(after):
            states.append(PartState(*_first_block(request, after[end]), self._stage))
        elif not self._ends:
            (follows, *_) = self._neighbours[1]
            side = SideName.SOURCE if follows.source else SideName.TARGET
            states.append(PartState(side, follows.blocks(side)[0].id, self._stage, sure=False))
        return states

    def _looked_over(
        self, states: list[PartState], count: int, after: Sequence[Row]
    ) -> list[PartState]:
        """The parts, with those joined again between which the border looks wrong."""
        before, behind = ([one.row for one in rows] for rows in self._neighbours)
        # The one behind first: the numbers of those before it stay.
        for number, here, there in (
            (self._at + count, after, behind),
            (self._at, before, after),
        ):
            if not 0 < number < len(states) or states[number].sure:
                continue
            pair = states[number - 1 : number + 1]
            if any(one.stage in _WAITING for one in pair):
                continue
            if looks_wrong(here, there):
                states[number - 1 : number + 1] = [replace(pair[0], stage=Stage.SURVEYED)]
            else:
                states[number] = replace(pair[1], sure=True)
        return states


def _parts_of(library: Library, info: ArticleInfo) -> list[Located]:
    """The parts of a long text that has none yet: it was aligned whole, or not at all."""
    if info.aligner == ROUGH:
        return [Located(PartState(SideName.SOURCE, 0, Stage.ROUGH), range(info.row_count))]
    stored = library.articles.rows(info.id, 0, info.row_count)
    starts = list(cut_at_sure_rows([one.row for one in stored]))
    # Cut where a row has a block on both sides; the first part needs none.
    states = [
        PartState(SideName.SOURCE, stored[at].source[0].id if at else 0, Stage.QUICK)
        for at in starts
    ]
    return [
        Located(state, range(start, end))
        for state, (start, end) in zip(states, pairwise([*starts, info.row_count]), strict=True)
    ]


def _first_block(request: Request, row: Row) -> tuple[SideName, int]:
    """The side and the id of a row's first block."""
    text, units = request.text, row.blocks
    if units.source:
        return SideName.SOURCE, text.source.blocks[units.source[0]].id
    return SideName.TARGET, text.target.blocks[units.target[0]].id


def _rows(library: Library, info: ArticleInfo, rows: range) -> Sequence[StoredRow]:
    return library.articles.rows(info.id, rows.start, rows.stop) if rows else ()


def _count(library: Library, info: ArticleInfo, rows: range, most: int) -> int:
    """How many of these rows, from the first on or back, have at most so many sentences.

    One at least.
    """
    taken = size = 0
    while taken < len(rows):
        some = sorted(rows[taken : taken + _READ])
        # Their texts are not asked for: what is aligned is read again whole.
        found = library.articles.bare_rows(info.id, some[0], some[-1] + 1)
        for one in found[:: rows.step]:
            size += sentences_of(one)
            if size > most and taken:
                return taken
            taken += 1
    return taken

"""Rows of the alignment that a file itself gives.

Blocks of one group answer each other; units of one paragraph become its sentences.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate

from duidu.app.opening.book_notes import resolved
from duidu.app.opening.recognised import Grouped
from duidu.core.alignment import Bead, Origin, Row
from duidu.core.article import Block, Side, Span, joined_times
from duidu.core.emphasis import Emphasis, in_normal_form
from duidu.core.jobs import Job
from duidu.core.note_marks import NoteMarks, moved_marks
from duidu.core.row_status import STATUSES, RowStatus, worst
from duidu.formats.base.document import RawBlock, Shown
from duidu.language.registry import cutter_for, describe
from duidu.library.articles.originals import FieldPlace, text_checksum

_CHECKED_EVERY = 500  # groups


class _GrowingSide:
    """One side while units are added to it; `shown` are the pictures at its blocks.

    A paragraph is joined when its last unit is there: a text that grew with every unit would take
    quadratic time.
    """

    def __init__(self, language: str, placing: bool = False) -> None:
        """With `placing` no sentences are cut: it is asked where the fields of the file are."""
        self.language = language
        self.places: list[FieldPlace] | None = [] if placing else None
        self._cut = _not_cut if placing else cutter_for(language)
        self._joiner = describe(language).sentence_joiner
        self._blocks: list[Block] = []
        self.shown: list[tuple[int, Shown]] = []
        self._marks: dict[int, NoteMarks] = {}
        self._notes: list[tuple[int, int]] = []
        self._units: list[RawBlock] = []
        self._spans: list[Span] = []
        self._length = 0

    def add(self, raw: RawBlock) -> tuple[int, list[int]]:
        """Add a unit to the paragraph it belongs to, the current one or a new one.

        Returns the index of its block and the numbers of its sentences there.
        """
        # Only the last block grows: a paragraph named again later is another one.
        if self._units and (raw.paragraph is None or raw.paragraph != self._units[-1].paragraph):
            self.close()
        by = self._length + len(self._joiner) if self._units else 0
        first = len(self._spans)
        cut = self._cut(raw.text)
        self._spans += [Span(one.start + by, one.end + by) for one in cut] if by else cut
        self._units.append(raw)
        self._length = by + len(raw.text)
        return len(self._blocks), list(range(first, len(self._spans)))

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks that are whole."""
        return self._blocks

    def finished(self) -> Side:
        """The side with all its blocks."""
        self.close()
        # A note may stand behind all that refers to it.
        return Side(self.language, tuple(resolved(self._blocks, self._marks, self._notes)))

    def close(self) -> None:
        """Make a block of the units gathered: no other is added to it."""
        if not self._units:
            return
        if self.places is not None:
            self.places += self._places()
        at = len(self._blocks)
        self.shown += ((at, one) for unit in self._units for one in unit.pictures)
        raw = self._units[0]
        text, emphasis, time = raw.text, raw.emphasis, raw.time
        self._gather_notes(at)
        if len(self._units) > 1:
            text = self._joiner.join(unit.text for unit in self._units)
            places = self._begins()
            moved = (
                Emphasis(start + at, end + at, kind)
                for at, unit in zip(places, self._units, strict=True)
                for start, end, kind in unit.emphasis
            )
            emphasis = in_normal_form(moved, text)
            time = reduce(joined_times, (unit.time for unit in self._units))
        spans = tuple(self._spans)
        self._blocks.append(Block(at, text, raw.kind, raw.level, spans, emphasis, time=time))
        self._units, self._spans, self._length = [], [], 0

    def _begins(self) -> Iterator[int]:
        """Where each unit gathered begins in the text of their block."""
        lengths = (len(unit.text) + len(self._joiner) for unit in self._units[:-1])
        return accumulate(lengths, initial=0)

    def _gather_notes(self, at: int) -> None:
        """Take note of the marks in the units gathered, and of the notes that they are part of."""
        self._notes += ((unit.note, at) for unit in self._units if unit.note)
        if any(unit.marks for unit in self._units):
            begins = zip(self._begins(), self._units, strict=True)
            self._marks[at] = tuple(
                one for by, unit in begins for one in moved_marks(unit.marks, by)
            )

    def _places(self) -> Iterator[FieldPlace]:
        """Which of the file's fields the units gathered are."""
        at = 0
        for unit in self._units:
            if unit.field is not None:
                checksum = text_checksum(unit.text)
                yield FieldPlace(len(self._blocks), unit.field, at, checksum)
            at += len(unit.text) + len(self._joiner)


def _not_cut(text: str) -> tuple[Span, ...]:
    return ()


class FileRows:
    """The rows that a file gives, made one after the other.

    A row is a paragraph, or a group where the file has no paragraphs; a group is one sentence
    bead. Groups come in the order of their numbers.
    """

    def __init__(
        self,
        languages: tuple[str, str],
        sides: tuple[Grouped, Grouped],
        job: Job,
        placing: bool = False,
    ) -> None:
        self.sides = _GrowingSide(languages[0], placing), _GrowingSide(languages[1], placing)
        by_group: dict[int, tuple[list[RawBlock], list[RawBlock]]] = {}
        for side, grouped in enumerate(sides):
            job.check()
            for raw, group in grouped:
                by_group.setdefault(group, ([], []))[side].append(raw)
        self._pairs = [pair for _, pair in sorted(by_group.items())]

    @property
    def most(self) -> int:
        """How many rows there are at most."""
        return len(self._pairs)

    def made(self, job: Job) -> Iterator[Row]:
        """Yield each row when it is whole, and then its blocks are. Raises Cancelled."""
        row: _GrowingRow | None = None
        for done, pair in enumerate(self._pairs):
            if done % _CHECKED_EVERY == 0:
                _say(job, done / len(self._pairs))
            placed = [[self.sides[side].add(raw) for raw in raws] for side, raws in enumerate(pair)]
            blocks = [list(dict.fromkeys([block for block, _ in units])) for units in placed]
            # Groups of one paragraph are beads of one row.
            if row is None or not row.shares(blocks):
                yield from self._whole(row, blocks)
                row = _GrowingRow()
            row.take(blocks, placed, worst(STATUSES[raw.status] for raws in pair for raw in raws))
        yield from self._whole(row, [[], []])

    def _whole(self, row: "_GrowingRow | None", following: Sequence[list[int]]) -> Iterator[Row]:
        """A row after which others follow, if there is one."""
        if row is None:
            return
        for side, blocks in zip(self.sides, following, strict=True):
            # A paragraph that is named again after another row is another one.
            if not blocks:
                side.close()
        yield row.finished([side.blocks for side in self.sides])


def rows_of_file(
    languages: tuple[str, str], sides: tuple[Grouped, Grouped], job: Job
) -> tuple[tuple[Side, Side], tuple[Row, ...]]:
    """Sides cut into sentences, and rows that keep the file's alignment. Raises Cancelled."""
    found = FileRows(languages, sides, job)
    rows = tuple(found.made(job))
    source, target = (side.finished() for side in found.sides)
    return (source, target), rows


def places_of_fields(
    languages: tuple[str, str], sides: tuple[Grouped, Grouped], job: Job
) -> tuple[list[FieldPlace], list[FieldPlace]]:
    """Where the fields of a file are on both sides that its rows make. Raises Cancelled."""
    found = FileRows(languages, sides, job, placing=True)
    for _ in found.made(job):
        pass
    for side in found.sides:
        side.close()
    return found.sides[0].places or [], found.sides[1].places or []


def _say(job: Job, done: float) -> None:
    """Ask whether the person cancelled, and tell how much is done."""
    job.check()
    job.progress(done)


@dataclass(slots=True)
class _GrowingRow:
    """One row while groups are added to it; beads are of (block, sentence in it).

    Its blocks are keys of dicts, which keep their order and are found at once.
    """

    blocks: tuple[dict[int, None], dict[int, None]] = field(default_factory=lambda: ({}, {}))
    beads: list[tuple[list[tuple[int, int]], list[tuple[int, int]], RowStatus]] = field(
        default_factory=list
    )

    def shares(self, blocks: Sequence[list[int]]) -> bool:
        """Whether a group continues a paragraph of this row."""
        return any(
            block in mine for mine, new in zip(self.blocks, blocks, strict=True) for block in new
        )

    def take(
        self,
        blocks: Sequence[list[int]],
        placed: Sequence[list[tuple[int, list[int]]]],
        status: RowStatus,
    ) -> None:
        """Add a group: its blocks, and its sentences as a bead."""
        for mine, new in zip(self.blocks, blocks, strict=True):
            mine.update(dict.fromkeys(new))
        source, target = (
            [(block, n) for block, numbers in units for n in numbers] for units in placed
        )
        self.beads.append((source, target, status))

    def finished(self, sides: Sequence[Sequence[Block]]) -> Row:
        """The row, its sentences numbered through."""
        firsts = tuple(
            _firsts(side, blocks) for side, blocks in zip(sides, self.blocks, strict=True)
        )
        beads = tuple(
            Bead(
                tuple(sorted(firsts[0][block] + n for block, n in source)),
                tuple(sorted(firsts[1][block] + n for block, n in target)),
                1.0,
                Origin.FILE,
                status,
            )
            for source, target, status in self.beads
            # A unit of white space has no sentence.
            if source or target
        )
        status = worst(one for _, _, one in self.beads)
        blocks = (tuple(self.blocks[0]), tuple(self.blocks[1]))
        return Row(Bead(*blocks, 1.0, Origin.FILE, status), beads)


def _firsts(side: Sequence[Block], blocks: Iterable[int]) -> dict[int, int]:
    """The row-local number of each block's first sentence."""
    firsts, number = {}, 0
    for block in blocks:
        firsts[block] = number
        number += len(side[block].sentences)
    return firsts

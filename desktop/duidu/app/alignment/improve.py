"""Makes the alignment of an article better behind its page, one step at a time.

A short text is aligned again whole, a long one part by part; see part_plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from duidu.app.alignment.left import Left
from duidu.core.alignment import BY_FILE, ROUGH, Alignment, Row
from duidu.core.article import Place, Side, SideName
from duidu.core.changes import Changes
from duidu.core.jobs import Job
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

if TYPE_CHECKING:
    from duidu.align.base.memory import AlignerMemory
    from duidu.align.base.protocol import Aligner
    from duidu.app.base.commands import UndoStack
    from duidu.lexicon.lexicon import Lexicon

# Names under which alignments are kept that no aligner can better.
_FINAL = frozenset({"duidu-refined", BY_FILE})
# Code points of both sides; shorter texts are aligned whole.
_LONG = 60_000


class ImproveSource(Protocol):
    """What the steps need; a Session is one."""

    @property
    def library(self) -> Library:
        """Holds the articles."""

    @property
    def lexicon(self) -> "Lexicon":
        """Tells which words may answer each other."""

    def aligner(self, quick: bool, memory: "AlignerMemory | None" = None) -> "Aligner":
        """The quick aligner or the refined one; `memory` is shared with others."""

    def stack(self, article: str) -> "UndoStack":
        """Knows the blocks that undoing an article's commands depends on."""


class Improve:
    """The steps for the articles of a library."""

    def __init__(self, source: ImproveSource) -> None:
        self._source = source
        self._library = source.library
        self._memory: AlignerMemory | None = None

    def _aligner(self, quick: bool) -> "Aligner":
        """An aligner that knows what those before it have worked out."""
        return self._source.aligner(quick, self._remembered())

    def _remembered(self) -> "AlignerMemory":
        from duidu.align.base.memory import AlignerMemory

        if self._memory is None:
            self._memory = AlignerMemory(self._source.lexicon)
        return self._memory

    def step(self, article: str, job: Job, near: Place | None) -> Changes | None:
        """What the next step changed; None where there is nothing to make better."""
        info = self._library.articles.info(article)
        if not self._can_improve(info):
            return None
        from duidu.app.alignment.part_plan import NextPart
        from duidu.app.alignment.refine import Plan, WholeText, refine

        plan: Plan
        if info.parts or info.source_length + info.target_length > _LONG:
            plan = NextPart(self._aligner, self._survey, near)
        else:
            better = self._source.aligner(info.aligner == ROUGH)
            if better.name == info.aligner:
                return None
            plan = WholeText(better)
        return refine(self._library, article, plan, job, self._source.stack(article).blocks)

    def left(self, article: str, near: Place | None) -> Left | None:
        """What is left to align; None when all is done."""
        info = self._library.articles.info(article)
        if not self._can_improve(info):
            return None
        from duidu.app.alignment.part_plan import left_of

        return left_of(self._library, info, near)

    def doubt(self, article: str) -> str:
        """A sentence where what was aligned first does not look like translations, else "".

        For after the first step of a long text: only then there is something to judge by.
        """
        from duidu.align.beads.quality import warning
        from duidu.app.alignment.part_plan import first_aligned

        info = self._library.articles.info(article)
        stored = first_aligned(self._library, info)
        sides = {
            side: Side(code, tuple(block for row in stored for block in row.blocks(side)))
            for side, code in zip(
                SideName, (info.source_language, info.target_language), strict=True
            )
        }
        return warning(
            Alignment(tuple(_counted_anew(stored))), sides[SideName.SOURCE], sides[SideName.TARGET]
        )

    def _can_improve(self, info: ArticleInfo) -> bool:
        """Whether an aligner makes its rows better; loads nothing, the encoder least of all."""
        # Before all rows have come there are no parts to align it by.
        if self._library.read_only or info.is_alone or info.coming is not None:
            return False
        if info.aligner in _FINAL:
            return False
        if info.aligner == ROUGH:
            return True
        from duidu.align.beads.make_aligner import has_encoder

        # Without the encoder's package the refined aligner is the quick one, whose work is done.
        return has_encoder()

    def _survey(self, source: Side, target: Side, job: Job) -> Sequence[tuple[int, int]]:
        from duidu.align.beads.survey import survey

        return survey(source, target, self._remembered(), job)


def _counted_anew(stored: Sequence[StoredRow]) -> Iterator[Row]:
    """The rows, with their blocks counted from the first of these rows on."""
    passed = {side: 0 for side in SideName}
    for one in stored:
        units = {
            side: tuple(range(passed[side], passed[side] + len(one.blocks(side))))
            for side in SideName
        }
        passed = {side: passed[side] + len(units[side]) for side in SideName}
        bead = replace(one.row.blocks, source=units[SideName.SOURCE], target=units[SideName.TARGET])
        yield replace(one.row, blocks=bead)

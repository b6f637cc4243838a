"""Whether a text that is aligned again around one decided row is ever worse than before.

In each development chapter single rows are confirmed, and the rest is aligned again, as a person
does with "Align again between decided rows". The beads that are right are counted before, as the
aligner gives them again, and as they are kept.

    python tests/benchmarks/align_again.py [--quick]
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alignment_data import Beads, Chapter, read_chapters
from report import figure, shared, skipped

from duidu.align.base.protocol import Aligner
from duidu.align.beads.make_aligner import make_aligner
from duidu.app.alignment.surer_rows import surer_rows
from duidu.core.alignment import Alignment, Row
from duidu.core.jobs import NoJob
from duidu.core.row_status import RowStatus

Versions = tuple[Sequence[Row], Sequence[Row], Sequence[Row]]


def main() -> None:
    """Print the change of right beads and of gaps, by words and refined."""
    folder = shared("bench", "alignment", "dev")
    if folder is None:
        skipped("align again", "../shared is not here")
        return
    chapters = read_chapters(folder)
    _print("quick", make_aligner(True), chapters, 8)
    if "--quick" not in sys.argv:
        _print("refined", make_aligner(False), chapters, 2)


def _print(name: str, aligner: Aligner, chapters: Sequence[Chapter], times: int) -> None:
    right, gaps = [0, 0, 0], [0, 0, 0]
    for number, chapter in enumerate(chapters):
        for versions in _versions(aligner, chapter, times, random.Random(number)):
            for at, rows in enumerate(versions):
                beads = _beads(chapter, rows)
                right[at] += len(set(beads) & set(chapter.gold))
                gaps[at] += sum(not (source and target) for source, target in beads)
    figure(
        f"right beads lost by aligning again, {name}",
        right[0] - right[2],
        "beads",
        "<= 0",
        before=right[0],
        without_the_rule=right[0] - right[1],
        gaps={"before": gaps[0], "without the rule": gaps[1], "kept": gaps[2]},
    )


def _versions(
    aligner: Aligner, chapter: Chapter, times: int, chance: random.Random
) -> Iterator[Versions]:
    """The rows before, aligned again, and kept, for some rows that are confirmed one at a time."""
    rows = aligner.align(chapter.source, chapter.target, NoJob()).rows
    paired = [at for at, row in enumerate(rows) if not row.blocks.is_gap]
    for at in chance.sample(paired, min(times, len(paired))):
        decided = replace(rows[at], blocks=replace(rows[at].blocks, status=RowStatus.CONFIRMED))
        before = [*rows[:at], decided, *rows[at + 1 :]]
        again = aligner.align(chapter.source, chapter.target, NoJob(), [decided]).rows
        yield before, again, surer_rows(before, again)


def _beads(chapter: Chapter, rows: Sequence[Row]) -> Beads:
    flat = Alignment(tuple(rows)).flat_sentences(chapter.source, chapter.target)
    return [(bead.source, bead.target) for bead in flat]


if __name__ == "__main__":
    main()

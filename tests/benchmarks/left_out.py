"""How much of what a translation leaves out is reported, and how often wrongly.

    python tests/benchmarks/left_out.py [--quick] [--own] [--model quick|refined]

The development chapters are abridged by machine (abridged.py): 8 and 35 per cent of the sentences
of either side, one by one, or of one side bead by bead; one sentence a line, or in paragraphs that
are made by chance. Reported is what stands alone in the alignment. The shipped weights were tuned
on these chapters; tune_alignment.py --losses and tune_left_out.py print figures with every chapter
left out in turn.

Texts of our own that were abridged by hand (tests/data/left_out.tsv) were never tuned on; with
--own they alone are looked at. Of the classical ones nothing is left out.
"""

import sys
from collections.abc import Sequence

from abridged import abridged, in_paragraphs, lone_units
from alignment_data import Beads, Chapter, read_chapters, strict
from report import figure, shared, skipped

from duidu.align.base.protocol import Aligner
from duidu.align.beads.make_aligner import make_aligner
from duidu.core.jobs import NoJob
from fixtures.left_out_texts import LeftOutText, left_out_texts

RATES = (0.0, 0.08, 0.35)
# Single sentences of either side, or all that one side says of a bead.
_SIDES = (((0, 1), "either side"), ((1,), "English"), ((0,), "Chinese"))


def main() -> None:
    """Print the figures of each aligner."""
    folder = None if "--own" in sys.argv else shared("bench", "alignment", "dev")
    if folder is None:
        skipped("what is left out of the chapters", "--own, or ../shared is not here")
    chapters = read_chapters(folder) if folder else []
    for name, quick in (("quick", True), ("refined", False)):
        if "--quick" in sys.argv and not quick:
            continue
        if "--model" in sys.argv and name not in sys.argv:
            continue
        aligner = make_aligner(quick)
        _own_texts(name, aligner)
        _chapters(name, chapters, aligner)


def _own_texts(name: str, aligner: Aligner) -> None:
    """Figures of texts of our own, abridged by hand."""
    for kind in ("abridged", "classical"):
        own = [one for one in left_out_texts() if one.kind == kind]
        pairs = [(one.gold, aligned(one, aligner)) for one in own]
        reported(f"our own texts, {kind}, {name}", pairs)


def _chapters(name: str, chapters: Sequence[Chapter], aligner: Aligner) -> None:
    """Figures of chapters, if there are any, abridged in all ways."""
    for rate in RATES if chapters else ():
        for side, word in _SIDES:
            short = [abridged(one, rate, 5, side, whole=len(side) == 1) for one in chapters]
            for form in ("lines", "paragraphs"):
                if form == "paragraphs":
                    short = [in_paragraphs(one, 1) for one in short]
                label = f"{round(100 * rate)} % of {word} lost, {form}, {name}"
                _figures(label, short, aligner)
            if not rate:
                break


def _figures(label: str, chapters: Sequence[Chapter], aligner: Aligner) -> None:
    """Recall and precision of lone sentences, and strict F1."""
    reported(label, [(one.gold, aligned(one, aligner)) for one in chapters])


def reported(label: str, pairs: Sequence[tuple[Beads, Beads]]) -> None:
    """Print what stands alone of what should, over (gold, found)."""
    wanted = found = right = 0
    for gold, beads in pairs:
        for side, lone in enumerate(lone_units(gold)):
            reported = lone_units(beads)[side]
            wanted += len(lone)
            found += len(reported)
            right += len(lone & reported)
    figure(
        f"left out and reported, {label}",
        round(right / max(wanted, 1), 3),
        "share",
        ">= 0.75",
        precision=round(right / max(found, 1), 3),
        reported=found,
        left_out=wanted,
        strict_f1=round(strict(pairs)[2], 4),
    )


def aligned(chapter: Chapter | LeftOutText, aligner: Aligner) -> Beads:
    """The beads that an aligner finds."""
    found = aligner.align(chapter.source, chapter.target, NoJob())
    return [
        (bead.source, bead.target) for bead in found.flat_sentences(chapter.source, chapter.target)
    ]


if __name__ == "__main__":
    main()

"""How well the shipped aligner finds the beads of the development chapters, and calibration.

Calibration: whether its scores are the probabilities they claim to be.

    python tests/benchmarks/alignment.py [--quick]

The shipped weights were tuned on these chapters; tune_alignment.py prints the honest figure, with
every chapter left out in turn.
"""

import sys
import time
from collections.abc import Sequence

import numpy as np
from alignment_data import Beads, Chapter, bead_line, read_chapters, strict
from galechurch import align
from report import figure, shared, skipped

from duidu.align.beads.make_aligner import make_aligner
from duidu.core.alignment import Bead
from duidu.core.jobs import NoJob


def main() -> None:
    """Print a figure for each aligner, and the reliability of its scores."""
    folder = shared("bench", "alignment", "dev")
    if folder is None:
        skipped("alignment", "../shared is not here")
        return
    chapters = read_chapters(folder)
    yardstick = _length_only(chapters)
    for name, quick, goal in (("quick", True, ">= 0.925"), ("refined", False, ">= 0.935")):
        if not quick and "--quick" in sys.argv:
            continue
        aligner = make_aligner(quick)
        start = time.process_time()
        found = [
            list(
                aligner.align(one.source, one.target, NoJob()).flat_sentences(
                    one.source, one.target
                )
            )
            for one in chapters
        ]
        seconds = time.process_time() - start
        precision, recall, f1 = strict(
            [(one.gold, _plain(beads)) for one, beads in zip(chapters, found, strict=True)]
        )
        figure(
            f"alignment of the development chapters, {name}, shipped weights",
            round(f1, 4),
            "strict F1",
            goal,
            precision=round(precision, 4),
            recall=round(recall, 4),
            cpu_seconds=round(seconds, 1),
            yardstick=yardstick,
        )
        _reliability(name, chapters, found)


def _plain(beads: Sequence[Bead]) -> Beads:
    return [(bead.source, bead.target) for bead in beads]


def _reliability(name: str, chapters: Sequence[Chapter], found: Sequence[Sequence[Bead]]) -> None:
    """Of the beads shown with some probability, how many are right.

    A row for each tenth, and the mean distance.
    """
    scored = [
        (bead.score, (bead.source, bead.target) in set(one.gold))
        for one, beads in zip(chapters, found, strict=True)
        for bead in beads
    ]
    scores, right = np.array([score for score, _ in scored]), np.array([ok for _, ok in scored])
    rows = []
    error = 0.0
    for low, high in (
        (0, 0.5),
        (0.5, 0.7),
        (0.7, 0.8),
        (0.8, 0.9),
        (0.9, 0.95),
        (0.95, 0.99),
        (0.99, 1.01),
    ):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            rows.append(
                {
                    "shown": round(float(scores[inside].mean()), 3),
                    "right": round(float(right[inside].mean()), 3),
                    "beads": int(inside.sum()),
                }
            )
            error += abs(float(scores[inside].mean() - right[inside].mean())) * float(inside.mean())
    figure(
        f"calibration of bead scores, {name}",
        round(error, 4),
        "mean distance between shown and right",
        "<= 0.03",
        table=rows,
    )


def _length_only(chapters: Sequence[Chapter]) -> dict[str, object]:
    """galechurch on the same chapters: lengths alone."""
    pairs = []
    start = time.process_time()
    for one in chapters:
        texts = [side.sentence_texts() for side in (one.source, one.target)]
        # mean_xy is source length over target length; the inverse gives no beads and no error.
        found = align(*texts, mean_xy=sum(map(len, texts[0])) / sum(map(len, texts[1])))
        pairs.append((one.gold, [bead_line(line) for line in found.to_pharaoh_lines()]))
    return {
        "galechurch strict F1": round(strict(pairs)[2], 4),
        "cpu_seconds": round(time.process_time() - start, 2),
    }


if __name__ == "__main__":
    main()

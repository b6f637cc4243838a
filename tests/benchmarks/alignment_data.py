"""The development chapters, as the aligner reads them, and the score that published figures use."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from duidu.core.article import Block, Side, Span

Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Two sides whose lines are sentences, and their beads aligned by hand."""

    name: str
    source: Side
    target: Side
    gold: Beads


def read_chapters(folder: Path) -> list[Chapter]:
    """Every chapter of a folder with NAME.zh, NAME.en and NAME.align."""
    chapters = []
    for path in sorted(folder.glob("*.align")):
        sides = [_side(language, path.with_suffix(f".{language}")) for language in ("zh", "en")]
        chapters.append(
            Chapter(
                path.stem,
                sides[0],
                sides[1],
                [bead_line(line) for line in path.read_text("utf-8").split("\n") if line.strip()],
            )
        )
    return chapters


def strict(pairs: Sequence[tuple[Beads, Beads]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over (gold, found).

    Gaps of the gold do not count in recall, as vecalign and bertalign score.
    """
    found = right = wanted = reached = 0
    for gold, beads in pairs:
        gold_set, found_set = set(gold), set(beads)
        found += len(found_set)
        right += len(found_set & gold_set)
        full = {bead for bead in gold_set if bead[0] and bead[1]}
        wanted += len(full)
        reached += len(full & found_set)
    precision, recall = right / max(found, 1), reached / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _side(language: str, path: Path) -> Side:
    lines = path.read_text("utf-8").rstrip("\n").split("\n")
    return Side(
        language,
        tuple(
            Block(n, line.strip(), sentences=(Span(0, len(line.strip())),))
            for n, line in enumerate(lines)
        ),
    )


def bead_line(line: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A bead from `[source ids]:[target ids]`."""
    source, target = (
        tuple(int(n) for n in part.strip("[] ").split(",") if n.strip())
        for part in line.strip().split(":")[:2]
    )
    return source, target

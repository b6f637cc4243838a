"""kill -9 while a long text is aligned part by part: `python -m faults.kill_parts` in tests/.

The next start goes on where the killed one was. Counts texts that are lost or stand twice, parts
that were done and are not any more, and steps that had to be done again: one for each kill at most.
"""

import os
import random
import select
import signal
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from duidu.app.alignment.improve import Improve
from duidu.app.opening.found_article import read_article
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Side, SideName
from duidu.core.jobs import Job, NoJob
from duidu.library.articles.part_states import PartState, Stage
from duidu.library.library import Library
from faults.common import print_counts, quick_or_full, workplace

LINES = 700
DONE = frozenset({Stage.QUICK, Stage.REFINED})


class InPairs:
    """An aligner that takes two blocks of each side together, so that all rows change."""

    def __init__(self, name: str) -> None:
        self.name = name

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Rows of two blocks of each side."""
        count = len(source.blocks)
        units = [tuple(range(at, min(at + 2, count))) for at in range(0, count, 2)]
        beads = [tuple(Bead((n,), (n,), 0.95) for n in range(len(unit))) for unit in units]
        rows = (
            Row(Bead(unit, unit, 0.95), inside) for unit, inside in zip(units, beads, strict=True)
        )
        return Alignment(tuple(rows), self.name)

    def align_inside(
        self, source: Side, target: Side, rows: Sequence[Row], job: Job
    ) -> Sequence[Row]:
        """The rows as they are."""
        return rows


class Hasty(Session):
    """A session with aligners that take no time."""

    def aligner(self, quick: bool, memory: object = None) -> InPairs:
        """Both are of one opinion."""
        return InPairs("duidu-quick" if quick else "duidu-refined")


def run(rounds: int, seed: int = 1) -> dict[str, int]:
    """Kill so many workers, as many times a text as it takes to align it; what happened."""
    rng = random.Random(seed)
    counts: Counter[str] = Counter(
        kills=0, texts=0, steps=0, lost_texts=0, undone_parts=0, steps_again=0
    )
    whole = _steps_undisturbed()
    while counts["kills"] < rounds:
        with workplace() as folder:
            path = folder / "library.sqlite"
            _begin(path)
            kills, done = 0, 0
            parts: list[PartState] = []
            while (left := _left(path)) and counts["kills"] < rounds:
                done += _killed(path, rng)
                kills += 1
                counts["kills"] += 1
                counts["lost_texts"] += _lost(path)
                counts["undone_parts"] += _undone(parts, left)
                parts = left
            # What is left is done at the last start, and nothing of what was done before.
            done += _steps(path)
            counts["texts"] += 1
            counts["lost_texts"] += _lost(path)
            counts["steps_again"] += max(0, done - whole - kills)
            counts["steps"] += done
    return dict(counts)


def _begin(path: Path) -> None:
    """A library with one long article that is to be aligned in parts."""
    files = []
    for code, text in (("zh", "第{n}个人来了，他叫 Name{n}。"), ("en", "Name{n} came too.")):
        files.append(path.with_name(f"book.{code}.txt"))
        files[-1].write_text("\n".join(text.format(n=n) for n in range(LINES)), encoding="utf-8")
    with Library.open(path) as library:
        opener = Hasty(library, Settings()).opener
        opener.keep(read_article(files), NoJob(), early=True)


def _steps(path: Path, pipe: int | None = None) -> int:
    """Align what is left, step by step; each that is kept is told as a byte."""
    with Library.open(path) as library:
        session, article = Hasty(library, Settings()), _article(library)
        improve, steps = Improve(session), 0
        while improve.left(article, None) is not None:
            improve.step(article, NoJob(), None)
            steps += 1
            if pipe is not None:
                os.write(pipe, b".")
        return steps


def _article(library: Library) -> str:
    return library.articles.all()[0].id


def _steps_undisturbed() -> int:
    with workplace() as folder:
        _begin(folder / "library.sqlite")
        return _steps(folder / "library.sqlite")


def _killed(path: Path, rng: random.Random) -> int:
    """Start a worker and kill it at any moment; how many steps it had kept, the cut one too."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(reading)
        _steps(path, writing)
        os._exit(0)
    os.close(writing)
    told = b""
    for _ in range(rng.choice((0, 1, 2, 4))):
        told += os.read(reading, 1)
    # Not at the moment of a step's end, but somewhere in the next one.
    select.select([], [], [], rng.random() * 0.06)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    while more := os.read(reading, 100):
        told += more
    os.close(reading)
    return len(told) + 1


def _left(path: Path) -> list[PartState]:
    """The parts as they are; [] when all is done."""
    with Library.open(path) as library:
        return list(library.articles.info(_article(library)).parts)


def _lost(path: Path) -> int:
    """How many blocks are not there once, with their text, in their order."""
    with Library.open(path) as library:
        rows = library.articles.rows(_article(library), 0, 2 * LINES)
    wrong = 0
    for side in SideName:
        found = [block.id for row in rows for block in row.blocks(side)]
        wrong += len(set(range(LINES)) - set(found)) + len(found) - len(set(found))
        wrong += found != sorted(found)
    return wrong


def _undone(before: Sequence[PartState], after: Sequence[PartState]) -> int:
    """How many parts were aligned before and are not now."""
    now = {(part.side, part.block): part.stage for part in after}
    return sum(
        part.stage in DONE and now.get((part.side, part.block), part.stage) not in DONE
        for part in before
    )


if __name__ == "__main__":
    print_counts("kill_parts", run(quick_or_full(__doc__ or "", quick=12, full=200)))

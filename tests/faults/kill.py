"""kill -9 at random moments while notes are written: `python -m faults.kill` in tests/.

Counts what was acknowledged and is not there.
"""

import os
import random
import select
import signal
import sys
from collections import Counter
from pathlib import Path

from duidu.core.errors import DuiduError
from duidu.library.library import Library
from faults.common import begin, numbered, print_counts, quick_or_full, texts, workplace

KILLS_A_LIBRARY = 50  # then a new one, so that checking stays quick


def run(rounds: int, seed: int = 1) -> dict[str, int]:
    """Kill so many writers, each after two acknowledged writes or more; counts what happened."""
    rng = random.Random(seed)
    counts: Counter[str] = Counter(kills=0, acknowledged=0, lost=0, torn=0, unclean=0)
    while counts["kills"] < rounds:
        with workplace() as folder:
            path = folder / "library.sqlite"
            begin(path)
            kept: dict[int, int] = {}  # note -> last acknowledged version
            for _ in range(min(KILLS_A_LIBRARY, rounds - counts["kills"])):
                acknowledged = _killed(path, rng, dict(kept))
                counts["kills"] += 1
                counts["acknowledged"] += len(acknowledged)
                kept.update(acknowledged)
                counts.update(_look(path, kept))
    return dict(counts)


def _killed(path: Path, rng: random.Random, kept: dict[int, int]) -> list[tuple[int, int]]:
    """Start a writer, kill it; what it acknowledged, in order."""
    reading, writing = os.pipe()
    writer = os.fork()
    if writer == 0:
        os.close(reading)
        _write_until_killed(path, writing, rng.random(), kept)
    os.close(writing)
    acknowledged = _acknowledged(reading, at_least=2)
    more = rng.choice((0, 1, 5, 20))
    for _ in range(more):
        acknowledged += _acknowledged(reading, at_least=1)
    select.select(
        [], [], [], rng.random() * 0.01
    )  # not at the moment of an acknowledgement, but somewhere after it
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    acknowledged += _acknowledged(reading, at_least=1_000_000)
    os.close(reading)
    return acknowledged


def _acknowledged(pipe: int, at_least: int) -> list[tuple[int, int]]:
    data = b""
    while len(data) < 8 * at_least and (more := os.read(pipe, 8)):
        data += more
    return [
        (int.from_bytes(data[i : i + 4]), int.from_bytes(data[i + 4 : i + 8]))
        for i in range(0, len(data) - 7, 8)
    ]


def _write_until_killed(path: Path, pipe: int, seed: float, kept: dict[int, int]) -> None:
    """Write new notes and new versions of old ones, now and then a backup or an article.

    Each note is acknowledged in 8 bytes once it is kept.
    """
    rng = random.Random(seed)
    library = Library.open(path)
    while True:
        number = rng.choice(list(kept)) if kept and rng.random() < 0.4 else rng.randrange(10_000)
        kept[number] = kept.get(number, -1) + 1
        library.notes.put(numbered(number, kept[number]))
        os.write(pipe, number.to_bytes(4) + kept[number].to_bytes(4))
        if rng.random() < 0.02:
            library.backups.make()


def _look(path: Path, kept: dict[int, int]) -> dict[str, int]:
    """Reopen; an unacknowledged write may be there whole or not at all."""
    try:
        with Library.open(path) as library:
            found = texts(library)
            problems = (*library.check().problems, *library.warnings)
            print(*problems, sep="\n", end="", file=sys.stderr)
    except DuiduError as error:
        print(error, file=sys.stderr)
        return {"unclean": 1}
    lost = torn = 0
    for number, version in list(kept.items()):
        text = found.get(f"n{number}", "")
        if text == numbered(number, version + 1).text:
            kept[number] += 1
        elif text != numbered(number, version).text:
            lost += 1
    for identity, text in found.items():
        number = int(identity[1:])
        torn += text not in (
            numbered(number, version).text
            for version in (kept.get(number, 0), kept.get(number, -1) + 1)
        )
        kept.setdefault(number, 0)
    return {"lost": lost, "torn": torn, "unclean": int(bool(problems))}


if __name__ == "__main__":
    print_counts("kill -9", run(quick_or_full(__doc__, 20, 1000)))

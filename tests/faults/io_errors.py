"""Every n-th read, write, sync, truncation, opening and deletion fails, once and for good.

Run `python -m faults.io_errors` in tests/. Fails as an error and as a full disk, with a log and
without. Counts what was not reported, what was acknowledged and is lost, what was reported and is
there all the same (a commit whose sync failed), and texts that are in neither the library nor the
emergency file.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from unittest import mock

from duidu.core.errors import DuiduError
from duidu.library.library import Library
from duidu.library.notes.emergency_notes import waiting_notes
from duidu.library.store.connect import LibraryFile
from faults.common import begin, numbered, print_counts, quick_or_full, texts, workplace
from faults.failing import KINDS, FailingVFS, Fault

NOTES = 12


def run(rounds: int, seed: int = 1) -> dict[str, int]:
    """Sweep all faults, or so many of them taken at random; the counts."""
    every = list(_faults())
    chosen = every if rounds >= len(every) else random.Random(seed).sample(every, rounds)
    counts: Counter[str] = Counter(
        faults=0, fired=0, unreported=0, lost=0, kept_all_the_same=0, texts_lost=0, not_reopened=0
    )
    for number, (with_log, fault) in enumerate(chosen):
        counts["faults"] += 1
        with workplace() as folder:
            counts.update(_one(folder, fault, with_log, f"failing-{number}"))
    return dict(counts)


def _faults() -> Iterator[tuple[bool, Fault]]:
    for with_log, kind in product((True, False), KINDS):
        counting = Fault(kind, 0)
        with workplace() as folder:
            begin(folder / "library.sqlite")
            _session(folder, counting, with_log, f"counting-{with_log}-{kind}", [])
        for at, full, for_good in product(
            range(1, counting.calls + 1), (False, True), (False, True)
        ):
            yield with_log, Fault(kind, at, full, for_good)


def _session(
    folder: Path, fault: Fault, with_log: bool, name: str, kept: list[int]
) -> tuple[list[int], int]:
    """Open, write notes, empty the log, close; `kept` gets what was acknowledged.

    Returns what was refused, and the errors told.
    """
    path = folder / "library.sqlite"
    vfs = FailingVFS(name, fault)
    failed: list[int] = []
    told = 0
    version = (0, 0, 0) if with_log else (99, 0, 0)
    try:
        with (
            mock.patch("duidu.library.store.connect.MINIMUM_SQLITE", version),
            Library(LibraryFile(path, vfs=name, exclusive=True)) as library,
        ):
            for number in range(NOTES):
                try:
                    library.notes.put(numbered(number))
                    kept.append(number)
                except DuiduError:
                    failed.append(number)
                    told += 1
                if number == NOTES // 2:
                    told += _emptied(library)
    except DuiduError:
        told += 1
    finally:
        vfs.unregister()
    return failed, told


def _emptied(library: Library) -> int:
    try:
        library._database.outside_transaction(lambda c: c.pragma("wal_checkpoint(TRUNCATE)"))
    except DuiduError:
        return 1
    return 0


def _one(folder: Path, fault: Fault, with_log: bool, name: str) -> dict[str, int]:
    path = folder / "library.sqlite"
    begin(path)
    kept: list[int] = []
    failed, told = _session(folder, fault, with_log, name, kept)
    waiting = {note.id for _, notes in waiting_notes(path) for note in notes}
    try:
        with Library.open(path) as library:
            found = texts(library)
            good = library.check().good and not [
                s for s in library.warnings if "The log of the library" not in s
            ]
    except DuiduError as error:
        print(error, fault, file=sys.stderr)
        return {"fired": int(fault.fired > 0), "not_reopened": 1}
    return {
        "fired": int(fault.fired > 0),
        "unreported": int(fault.fired > 0 and not told and len(kept) < NOTES),
        "lost": sum(found.get(f"n{number}") != numbered(number).text for number in kept),
        "kept_all_the_same": sum(f"n{number}" in found for number in failed),
        "texts_lost": sum(
            f"n{number}" not in waiting and f"n{number}" not in found for number in failed
        ),
        "not_reopened": int(not good),
    }


if __name__ == "__main__":
    print_counts("input/output errors", run(quick_or_full(__doc__, 60, 1_000_000)))

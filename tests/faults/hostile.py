"""Reads hostile and mutated files as the program does, and measures.

Run `python -m faults.hostile [--quick]` in tests/. Hostile kinds go one by one through
formats.sandbox. Mutated files go through the reader in a child with the sandbox's own limits, many
to a child, so that ten thousand take minutes: what would end the child ends it here, and counts.
"""

import json
import os
import resource
import subprocess
import sys

from duidu.core.errors import FileError
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.sandbox import parent as sandbox
from faults.common import print_counts, quick_or_full
from faults.hostile_files import hostile
from faults.other_files import counts, hostile_others, mutated_others, worked

_BATCH = 250


def hostile_counts() -> dict[str, int]:
    """Read every hostile kind through the sandbox.

    Counts how many were read or refused, and how many of these ended their reader; those that took
    over 10 s of processor time, the slowest in ms of it, the most memory in MB.
    """
    counts = {"kinds": 0, "read": 0, "refused": 0, "ended": 0, "slow": 0, "slowest_ms": 0}
    for name, suffix, data in hostile():
        begun = worked()
        try:
            sandbox.read(data, ReadOptions(name=f"file{suffix}"), suffix, NoJob())
            counts["read"] += 1
        except FileError as error:
            counts["refused"] += 1
            # Its limits, or a fault of a library in it, ended the child.
            if "made its reader fail" in str(error) or "within" in str(error):
                counts["ended"] += 1
                print(f"{name}: {error}", file=sys.stderr)
        took = round(1000 * (worked() - begun))
        counts["slow"] += took > 10_000
        if took > counts["slowest_ms"]:
            print(f"{name}: {took} ms", file=sys.stderr)
        counts["slowest_ms"] = max(counts["slowest_ms"], took)
        counts["kinds"] += 1
    counts["most_memory_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return counts


def mutated_counts(count: int, seed: int = 0) -> dict[str, int]:
    """Read so many mutated files.

    Counts how many were read, refused, raised another error (wrong), took too long (slow), or
    ended their child.
    """
    totals = {"read": 0, "refused": 0, "wrong": 0, "slow": 0, "crashes": 0, "most_memory_mb": 0}
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for first in range(seed, seed + count, _BATCH):
        last = min(first + _BATCH, seed + count)
        command = [sys.executable, "-m", "faults.mutations", str(first), str(last)]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode != 0:
            totals["crashes"] += 1
            print(
                f"{first}..{last}: {done.stderr.decode(errors='replace')[-400:]}", file=sys.stderr
            )
            continue
        answer = json.loads(done.stdout)
        for fault in answer.pop("faults"):
            print(fault, file=sys.stderr)
        totals["most_memory_mb"] = max(totals["most_memory_mb"], answer.pop("peak"))
        totals |= {name: totals[name] + value for name, value in answer.items()}
    return totals


if __name__ == "__main__":
    rounds = quick_or_full(__doc__ or "", 300, 10_000)
    print_counts("hostile files", hostile_counts())
    print_counts("mutated files", mutated_counts(rounds))
    print_counts("hostile dictionaries, glossaries, notes and backups", counts(hostile_others()))
    print_counts("mutated ones of these", counts(mutated_others(0, rounds // 10)))

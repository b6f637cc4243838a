"""How the work of opening a text grows with its size: every format, many shapes.

Run `python -m faults.growth [--quick] [--kind NAME] [--size N]` in tests/. Each kind is opened at
three sizes, each time twice as large, in a process of its own, as the window opens it: read in a
child, recognised, arranged, aligned, kept. Work is processor time of this process and of its
children, so that other programs do not count; what it takes to open next to nothing is subtracted.
One JSON line a kind: seconds, the exponent (1 is linear) and the most memory.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from faults.growing_files import KINDS

# Sentence pairs at the smallest of the three sizes.
_QUICK, _FULL = 500, 50_000
_LIMIT = 300  # seconds of processor time of one opening
# Above this a kind does not grow in proportion to its size; n log n at these sizes is 1.1.
STEEPEST = 1.25


@dataclass(slots=True)
class Watch:
    """A job that notes how long it was not asked whether to stop, and what it was told."""

    last: float = field(default_factory=time.thread_time)
    unchecked: float = 0.0
    stages: set[str] = field(default_factory=set)

    def progress(self, done: float, message: str = "") -> None:
        """Take note of the stage."""
        self.stages.add(message)

    def check(self) -> None:
        """Take note of the processor time since the last question."""
        now = time.thread_time()
        self.unchecked = max(self.unchecked, now - self.last)
        self.last = now


def opened(kind: str, size: int) -> dict[str, float]:
    """Open one file, or two; seconds of processor time by stage, and megabytes."""
    from duidu.align.beads.make_aligner import make_aligner
    from duidu.app.opening.opener import Opener, read_article
    from duidu.library.library import Library

    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (suffix, data) in enumerate(KINDS[kind](size)):
            paths.append(Path(folder, f"f{number}{suffix}"))
            paths[-1].write_bytes(data)
        with Library.open(Path(folder, "library.sqlite")) as library:
            opener = Opener(library, make_aligner)
            opener.warm_up()
            watch = Watch()
            begun, children = time.process_time(), _children()
            article = read_article(paths, job=watch)
            found["child"] = _children() - children
            found["found"] = time.process_time() - begun
            begun = time.process_time()
            opener.keep(article, watch)
            found["kept"] = time.process_time() - begun
    found["unchecked"] = watch.unchecked
    found["mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found["child_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return found


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(kind: str, size: int) -> dict[str, float]:
    """What `opened` finds in a process of its own; {"over": 1} where it takes too long or fails."""
    command = [sys.executable, "-m", "faults.growth", "--kind", kind, "--one", str(size)]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=4 * _LIMIT)
    except subprocess.TimeoutExpired:
        return {"over": 1.0}
    if done.returncode:
        print(kind, size, done.stderr.decode(errors="replace")[-600:], file=sys.stderr)
        return {"over": 1.0}
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def grown(kind: str, size: int) -> dict[str, object]:
    """The figures of one kind at size, 2 * size and 4 * size."""
    least = measured(kind, max(10, size // 100))
    rounds = [measured(kind, times * size) for times in (1, 2, 4)]
    shown: dict[str, object] = {"kind": kind, "sizes": [size, 2 * size, 4 * size]}
    if any("over" in one for one in rounds):
        return {**shown, "exponent": None, "seconds": [_work(one) for one in rounds]}
    # Less than a twentieth of a second is the noise of the clock.
    work = [max(_work(one) - _work(least), 0.05) for one in rounds]
    worst = {
        stage: round(math.log(_part(rounds, stage, 2) / _part(rounds, stage, 0), 4), 2)
        for stage in ("child", "found", "kept")
    }
    return {
        **shown,
        "seconds": [round(_work(one), 2) for one in rounds],
        "exponent": round(math.log(work[2] / work[0], 4), 2),
        "by stage": worst,
        "last": {name: round(value, 2) for name, value in rounds[2].items()},
    }


def _part(rounds: list[dict[str, float]], stage: str, which: int) -> float:
    return max(rounds[which][stage], 0.05)


def _work(one: dict[str, float]) -> float:
    return one["child"] + one["found"] + one["kept"] if "over" not in one else math.inf


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--kind", default="", help="only kinds with this in their name")
    parser.add_argument("--size", type=int, default=0, help="the smallest of the three sizes")
    parser.add_argument("--one", type=int, default=0, help="open this kind at this size, once")
    arguments = parser.parse_args()
    if arguments.one:
        resource.setrlimit(resource.RLIMIT_CPU, (_LIMIT, _LIMIT))
        print(json.dumps(opened(arguments.kind, arguments.one)))
        return
    size = arguments.size or (_QUICK if arguments.quick else _FULL)
    for kind in KINDS:
        if arguments.kind in kind:
            print(json.dumps(grown(kind, size), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()

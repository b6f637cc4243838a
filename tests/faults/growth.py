"""How the work of opening a text grows with its size: every format, many shapes.

Run `python -m faults.growth [--quick] [--kind NAME] [--size N] [--at N]` in tests/. Each kind is
opened at three sizes, each time twice as large, in a process of its own, as the window opens it:
read in a child, recognised, arranged, kept; a text whose file does not align it is paired by length
first, as it is before it can be read. `first` is the work until there are rows to read; those of
very many that are not among them come after that (`rest`). Work is processor time of this process
and of its children, so that other programs do not count; what it takes to open next to nothing is
subtracted. One JSON line a kind: seconds, the exponent (1 is linear), the most memory, and the
longest time in which nobody asked whether the person cancelled.

`--quick` does the same in this process at two small sizes and also counts the calls of functions,
which no other program changes. `--at N` opens each kind once, with N sentence pairs.
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
from threading import get_ident

from faults.growing_files import KINDS
from faults.quick_growth import quickly_grown

# Sentence pairs at the smallest of the three sizes.
_FULL = 50_000
_LIMIT = 300  # seconds of processor time of one opening
# The noise of the clock, in seconds.
_NOISE = 0.05


@dataclass(slots=True)
class Watch:
    """A job that notes how long it was not asked whether to stop, and what it was told.

    Times are of each thread: files are read in threads of their own.
    """

    last: dict[int, float] = field(default_factory=dict)
    unchecked: float = 0.0
    told: int = 0
    silent: float = 0.0
    spoke: float = field(default_factory=time.process_time)

    def progress(self, done: float, message: str = "") -> None:
        """Take note of the processor time since the person was last told something."""
        self.told += 1
        now = time.process_time()
        self.silent = max(self.silent, now - self.spoke)
        self.spoke = now

    def check(self) -> None:
        """Take note of the processor time since the last question."""
        now = time.thread_time()
        self.unchecked = max(self.unchecked, now - self.last.get(get_ident(), now))
        self.last[get_ident()] = now

    def begin(self) -> None:
        """Count from now on in this thread."""
        self.last[get_ident()] = time.thread_time()
        self.spoke = time.process_time()


def opened(kind: str, size: int) -> dict[str, float]:
    """Open one file, or two; seconds of processor time by stage, and megabytes."""
    from duidu.align.beads.make_aligner import make_aligner
    from duidu.app.opening.found_article import read_article
    from duidu.app.opening.opener import Opener
    from duidu.core.jobs import NoJob
    from duidu.library.library import Library

    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (suffix, data) in enumerate(KINDS[kind](size)):
            paths.append(Path(folder, f"f{number}{suffix}"))
            paths[-1].write_bytes(data)
        with Library.open(Path(folder, "library.sqlite")) as library:
            opener = Opener(library, make_aligner)
            opener.warm_up(NoJob())
            watch = Watch()
            watch.begin()
            begun, children = time.process_time(), _children()
            clock = time.monotonic()
            article = read_article(paths, job=watch, early=True)
            found["child"] = _children() - children
            found["found"] = time.process_time() - begun
            kept = time.process_time()
            opened = opener.keep(article, watch, early=True)
            found["kept"] = time.process_time() - kept
            found["first"] = found["child"] + time.process_time() - begun
            found["first by clock"] = time.monotonic() - clock
            found["first rows"] = library.articles.row_count(opened.article)
            rest = time.process_time()
            opener.arrivals.add_rest(opened.article, watch)
            found["rest"] = time.process_time() - rest
            found["whole by clock"] = time.monotonic() - clock
            watch.check()
            watch.progress(1.0)
    found["unchecked"] = watch.unchecked
    found["silent"] = watch.silent
    found["told"] = watch.told
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
        done = subprocess.run(command, capture_output=True, check=False, timeout=12 * _LIMIT)
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
    if any("over" in one for one in (least, *rounds)):
        return {**shown, "exponent": None, "seconds": [_work(one) for one in rounds]}
    work = [max(_work(one) - _work(least), _NOISE) for one in rounds]
    by_stage = {
        stage: round(_exponent(*(_beyond(one, least, stage) for one in rounds)), 2)
        for stage in ("child", "found", "kept", "rest")
    }
    return {
        **shown,
        "seconds": [round(_work(one), 2) for one in rounds],
        "exponent": round(_exponent(*work), 2),
        "by stage": by_stage,
        "last": _rounded(rounds[2]),
    }


def _exponent(*work: float) -> float:
    """The power of the size with which work grows that was measured at 1, 2 and 4 times a size."""
    return math.log(work[-1] / work[0], 4)


def _beyond(one: dict[str, float], least: dict[str, float], stage: str) -> float:
    return max(one[stage] - least[stage], _NOISE)


def _rounded(one: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in one.items()}


def _work(one: dict[str, float]) -> float:
    stages = ("child", "found", "kept", "rest")
    return sum(one[stage] for stage in stages) if "over" not in one else math.inf


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--kind", default="", help="only kinds with this in their name")
    parser.add_argument("--size", type=int, default=_FULL, help="the smallest of the three sizes")
    parser.add_argument("--at", type=int, default=0, help="open each kind once at this size")
    parser.add_argument("--one", type=int, default=0, help="open just this kind in this process")
    arguments = parser.parse_args()
    if arguments.one:
        resource.setrlimit(resource.RLIMIT_CPU, (_LIMIT, _LIMIT))
        print(json.dumps(opened(arguments.kind, arguments.one)))
        return
    for kind in KINDS:
        if arguments.kind not in kind:
            continue
        if arguments.quick:
            figures: dict[str, object] = quickly_grown(kind)._asdict()
        elif arguments.at:
            figures = {"kind": kind, "size": arguments.at, **_rounded(measured(kind, arguments.at))}
        else:
            figures = grown(kind, arguments.size)
        print(json.dumps(figures, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()

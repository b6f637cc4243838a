"""Whether each trick of the start and of memory gains anything: pairs with and without it.

    python tests/benchmarks/start_tricks.py [--quick] [--only NAME]

Each arm is a process of its own, and the arms take turns (with, without, without, with), so that a
busy machine is as unfair to one as to the other. Counted is processor time, user and system, of the
process to its end. The tricks are switched off here, by replacing what they call; the program has
no switch for them. A gain is told apart from noise by the share of pairs in which it showed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from report import figure

ROOT = Path(__file__).resolve().parents[2]
PARAGRAPHS = 20_000  # of the book
SAMPLE = ROOT / "resources" / "samples" / "news.zh-en.txt"

# From the command to the first painted article, which ends the process.
START = """
import os, sys
PREPARE
from PySide6.QtCore import QTimer
from duidu.ui.reader import scroll_view

paint = scroll_view.ScrollView.paintEvent

def painted(self, event):
    paint(self, event)
    if self.flow.open_text is not None and self.flow.open_text.row_count():
        os._exit(0)

scroll_view.ScrollView.paintEvent = painted
from duidu.cli.main import run
run(["open", sys.argv[1]])
"""
# As duidu open does before it loads the window, which this process loads earlier.
PAUSED = "import gc; gc.disable()"
NOT_PAUSED = "import gc; gc.disable = lambda: None"
# Stands for duidu/ui/__init__.py, which is not run then: PySide's import stays in place.
LEFT_IN_PLACE = f"""
import types, duidu
package = types.ModuleType("duidu.ui")
package.__path__ = [os.path.join(list(duidu.__path__)[0], "ui")]
sys.modules["duidu.ui"] = package
{PAUSED}
"""
INSTALLED = f"""
sys.path.insert(0, {str(ROOT / "packaging")!r})
import precompiled
precompiled.install(os.environ["PRECOMPILED"])
{PAUSED}
"""
NOT_INSTALLED = INSTALLED.replace("precompiled.install", "str")
# A book read and aligned, as duidu import does, collector and all.
BOOK = """
import sys
from pathlib import Path
PREPARE
from duidu.app.opening.found_article import read_article
read_article([Path(sys.argv[2])])
"""
NEVER_PAUSED = """
import contextlib
from duidu.app.base import gc_pause
gc_pause.gc_paused = contextlib.nullcontext
"""
# How late the window's thread gets its turn, in ms at the 90th percentile, while another computes.
TURNS = """
import sys, threading, time
PREPARE
from pathlib import Path
from duidu.app.opening.found_article import read_article

done = threading.Event()

def work():
    while not done.is_set():
        read_article([Path(sys.argv[1])])

threading.Thread(target=work, daemon=True).start()
time.sleep(1.0)
late = []
for _ in range(300):
    before = time.perf_counter()
    time.sleep(0.004)
    late.append(1000 * (time.perf_counter() - before) - 4)
done.set()
print(sorted(late)[270])
"""
# The longest collection that falls into the frames of a reader who scrolls through a book, in ms.
FRAMES = """
import gc, sys, time
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
PREPARE
from duidu.ui.base.gc_between_frames import GcBetweenFrames

app = QApplication(["x", "-platform", "offscreen"])
book = [{"row": [str(i), (i, i + 1)]} for i in range(400_000)]
collector = GcBetweenFrames(app) if BETWEEN else None
longest, began = [0.0], [0.0]

def watch(phase, info):
    if phase == "start":
        began[0] = time.thread_time()
    else:
        longest[0] = max(longest[0], time.thread_time() - began[0])

gc.callbacks.append(watch)
keep = []
for frame in range(1500):
    # What a frame leaves behind: boxes of new rows, in cycles with their parents.
    for n in range(40):
        box = {"n": n}
        box["self"] = box
        keep.append([box, (frame, n)])
    del keep[:-4000]
    app.processEvents()
print(1000 * longest[0])
"""
# What the process holds, in MB, once the first article is refined and the encoder is let go.
FREED = """
import os, sys, tempfile
from pathlib import Path
PREPARE
from PySide6.QtCore import QTimer
from duidu.app.settings.settings import Settings
from duidu.ui.window import application

finish = application.finish_starting

def finished(app, window, library):
    finish(app, window, library)
    wait(window)

def wait(window, rounds=0):
    if rounds < 30 or not window.jobs.idle:
        QTimer.singleShot(100, lambda: wait(window, rounds + 1))
        return
    window.session.release_encoder()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    print(pages * os.sysconf("SC_PAGESIZE") / 1e6, flush=True)
    os._exit(0)

application.finish_starting = finished
library = Path(tempfile.mkdtemp(dir=os.environ["DUIDU_LIBRARY"])) / "library.sqlite"
application.run_window([Path(sys.argv[1])], library, Settings())
"""
NOT_TRIMMED = """
from duidu.app import session
session.trim_malloc = lambda: None
"""


@dataclass(frozen=True, slots=True)
class Trick:
    """A trick with the code of both arms; `printed` means that the arm prints its own figure."""

    name: str
    unit: str
    on: str
    off: str
    printed: bool = False
    pairs: int = 20


TRICKS = (
    Trick(
        "Python's import put back around PySide",
        "s",
        START.replace("PREPARE", PAUSED),
        START.replace("PREPARE", LEFT_IN_PLACE),
    ),
    Trick(
        "code that is text at every start, kept compiled",
        "s",
        START.replace("PREPARE", INSTALLED),
        START.replace("PREPARE", NOT_INSTALLED),
    ),
    Trick(
        "no collection until the first page is painted",
        "s",
        START.replace("PREPARE", PAUSED),
        START.replace("PREPARE", NOT_PAUSED),
    ),
    Trick(
        "no collection while a book is made",
        "s",
        BOOK.replace("PREPARE", ""),
        BOOK.replace("PREPARE", NEVER_PAUSED),
        pairs=8,
    ),
    Trick(
        "threads switched after 0.5 ms",
        "ms late",
        TURNS.replace("PREPARE", "sys.setswitchinterval(0.0005)"),
        TURNS.replace("PREPARE", ""),
        printed=True,
        pairs=8,
    ),
    Trick(
        "collections between frames only",
        "ms, longest collection",
        FRAMES.replace("PREPARE", "").replace("BETWEEN", "True"),
        FRAMES.replace("PREPARE", "").replace("BETWEEN", "False"),
        printed=True,
        pairs=8,
    ),
    Trick(
        "free memory given back",
        "MB",
        FREED.replace("PREPARE", ""),
        FREED.replace("PREPARE", NOT_TRIMMED),
        printed=True,
        pairs=8,
    ),
)


def main() -> None:
    """Print one figure a trick."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", help="tricks with this in their name")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = surroundings(folder)
        book = write_book(folder)
        subprocess.run(
            [
                sys.executable,
                str(ROOT / "packaging" / "precompiled.py"),
                environment["PRECOMPILED"] + "/precompiled.bin",
            ],
            check=True,
            env=environment,
        )
        for trick in TRICKS:
            if arguments.only in trick.name:
                pairs = min(3, trick.pairs) if arguments.quick else trick.pairs
                compare(trick, pairs, partial(once, trick, book, environment))


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of the processes: a library of their own, compiled modules kept."""
    return {
        **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "desktop"), str(ROOT / "packaging"))),
        "DUIDU_LIBRARY": str(folder) + os.sep,
        "DUIDU_SETTINGS": str(folder / "settings.json"),
        "PRECOMPILED": str(folder),
    }


def write_book(folder: Path) -> Path:
    """The samples' dialogue as a bilingual book of PARAGRAPHS paragraphs."""
    sides = [
        (SAMPLE.parent / f"dialogue.{code}.txt").read_text("utf-8").splitlines()
        for code in ("zh", "en")
    ]
    lines = [f"{zh}\n\n{en}\n" for zh, en in zip(*sides, strict=False) if zh.strip() and en.strip()]
    path = folder / "book.txt"
    path.write_text("\n".join(lines * (PARAGRAPHS // len(lines) + 1)), "utf-8")
    return path


def once(trick: Trick, book: Path, environment: dict[str, str], code: str) -> float:
    """What one arm costs: its processor time in seconds, or the figure that it prints."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(SAMPLE), str(book)],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{trick.name}: the process ended with {process.returncode}")
    return float(said) if trick.printed else used.ru_utime + used.ru_stime


def compare(trick: Trick, pairs: int, run: Callable[[str], float]) -> None:
    """Run both arms in turns, after one of each for the caches, and print the figure."""
    began = time.monotonic()
    for code in (trick.on, trick.off):
        run(code)
    with_it: list[float] = []
    without: list[float] = []
    for pair in range(pairs):
        arms = [(trick.on, with_it), (trick.off, without)]
        for code, kept in arms if pair % 2 == 0 else reversed(arms):
            kept.append(run(code))
    gains = [off - on for on, off in zip(with_it, without, strict=True)]
    figure(
        trick.name,
        round(statistics.median(with_it), 4),
        trick.unit,
        without=round(statistics.median(without), 4),
        gain=round(statistics.median(gains), 4),
        better=f"{sum(gain > 0 for gain in gains)} of {pairs} pairs",
        took=round(time.monotonic() - began),
    )


if __name__ == "__main__":
    main()

"""Whole books, subtitles and a long paste: from opening to the last improvement behind the page.

    python tests/benchmarks/books.py [--quick] [--data FOLDER] [--before CHECKOUT]

Opens each in a real window, offscreen, with an empty library and nothing warmed up, and prints when
the first page was painted, when all rows were aligned by words and when they were refined, the
processor time up to both, the most memory and the longest block of the window's thread. The
processor time of the children that read files is counted. `--before` measures another checkout in
turn. The yardstick of the first page is FBReader, which opens one side of the same book (under
Xvfb, where both are installed).

The data is what `book_data.py` makes of the Debian package `debian-handbook`; `--quick` makes a
shorter book out of our own samples.
"""

import argparse
import compileall
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import book_data
from report import figure, skipped

# Of a developer: makes each start compile the program anew.
_NOT_INSTALLED = ("PYTHONDONTWRITEBYTECODE",)
ROOT = Path(__file__).resolve().parents[2]
GOALS = {
    "first page, s": "at most 2",
    "aligned, s of processor time": "at most 10 for the book",
    "refined, s of processor time": "at most 60 for the book",
    "most memory above the resting program, MB": "at most 350",
    "longest block of the window's thread, ms": "at most 50",
    "longest block, ms of processor time": "at most 50",
}

PROGRAM = """
import json, os, resource, sys, time
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.ui.window import application
from duidu.ui.reader import scroll_view

library_file, patience, *given = sys.argv[1:]
# ms; each costs a tenth of one, which cannot be told from the program's own.
TICK = 10
paint, finish = scroll_view.ScrollView.paintEvent, application.finish_starting
seen, began, blocks = {}, [], [0.0, 0.0]

# Processor time of measuring itself, which is not the program's.
measuring = [0.0]

def processor():
    return sum(sum(resource.getrusage(who)[:2]) for who in
               (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) - measuring[0]

def memory():
    # Pages in use: what is shared with other programs was there at rest as well, and the exact
    # share of each page takes the system 12 ms to work out.
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20

def measured(act):
    def measure(*given):
        began = time.perf_counter(), time.thread_time()
        act(*given)
        clock, cpu = time.perf_counter() - began[0], time.thread_time() - began[1]
        measuring[0] += cpu
        # Nor is it a block of the window's thread.
        last[:] = [last[0] + clock, last[1] + cpu]
    return measure

def painted(self, event):
    paint(self, event)
    if began and "first" not in seen and self.flow.open_text is not None \\
            and self.flow.open_text.row_count():
        seen["first"] = time.perf_counter() - began[0]

scroll_view.ScrollView.paintEvent = painted

def open_it(window):
    began.append(time.perf_counter())
    seen["resting"] = memory()
    last[:] = [time.perf_counter(), time.thread_time()]
    seen["cpu"] = processor()
    if given[0] == "--paste":
        QGuiApplication.clipboard().setText(Path(given[1]).read_text(encoding="utf-8"))
        window.opening.clipboard()
    else:
        window.open_files([Path(one) for one in given])

last, most, quiet_since = [0.0, 0.0], [0.0], []

@measured
def tick():
    now, cpu = time.perf_counter(), time.thread_time()
    if began:
        blocks[0] = max(blocks[0], 1000 * (now - last[0]) - TICK)
        blocks[1] = max(blocks[1], 1000 * (cpu - last[1]))
    last[:] = [now, cpu]

def still_to_do(session):
    # Between two parts of a text the background rests while others need the processor.
    improve = getattr(session, "improve", None)
    articles = session.library.articles.all()
    return improve is not None and any(improve.left(info.id, None) for info in articles)

@measured
def look(window):
    most[0] = max(most[0], memory())
    if not began or "first" not in seen:
        return
    names = [info.aligner for info in window.session.library.articles.all()]
    passed, spent = time.perf_counter() - began[0], processor() - seen["cpu"]
    if "quick" not in seen and names and "duidu-rough" not in names:
        seen["quick"], seen["quick cpu"] = passed, spent
    if window.jobs.idle and not still_to_do(window.session):
        quiet_since[:] = quiet_since or [(passed, spent)]
    else:
        quiet_since.clear()
    ended = bool(quiet_since) and passed - quiet_since[0][0] > 3
    if ended or passed > float(patience):
        done = quiet_since[0] if ended else (passed, spent)
        seen.update(done=done[0], spent=done[1], ended=ended)
        seen.update(aligners=sorted(set(names)), most=most[0], block=blocks[0], busy=blocks[1])
        print(json.dumps(seen), flush=True)
        window.close()

def finished(app, window, file):
    finish(app, window, file)
    ticks, looks = QTimer(window), QTimer(window)
    ticks.setTimerType(Qt.TimerType.PreciseTimer)
    ticks.timeout.connect(tick)
    ticks.start(TICK)
    looks.timeout.connect(lambda: look(window))
    looks.start(250)
    QTimer.singleShot(4000, lambda: open_it(window))

application.finish_starting = finished
settings = Settings()
settings.set(table.TIPS_SEEN, "all")
application.run_window([], Path(library_file), settings)
"""


def opened(checkout: Path, given: list[str], patience: int) -> dict[str, float]:
    """What one window saw that opened these; times in seconds, memory in MB, blocks in ms."""
    with tempfile.TemporaryDirectory() as folder:
        # Compiled once, as what is installed is, and not by each window.
        compileall.compile_dir(checkout / "desktop" / "duidu", quiet=2)
        environment = {
            **{name: value for name, value in os.environ.items() if name not in _NOT_INSTALLED},
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(checkout / "desktop"),
            "OPENBLAS_NUM_THREADS": "1",
        }
        command = [sys.executable, "-c", PROGRAM, f"{folder}/library.sqlite", str(patience), *given]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=patience + 120
        )
        if done.returncode:
            raise SystemExit(done.stderr)
        return dict(json.loads(done.stdout.splitlines()[-1]))


def figures(seen: dict[str, float]) -> dict[str, float]:
    """What is told of one window, by name."""
    told = {
        "first page, s": seen["first"],
        "aligned, s": seen.get("quick", seen["done"]),
        "aligned, s of processor time": seen.get("quick cpu", seen["spent"]),
        "refined, s": seen["done"],
        "refined, s of processor time": seen["spent"],
        "most memory above the resting program, MB": seen["most"] - seen["resting"],
        "longest block of the window's thread, ms": seen["block"],
        "longest block, ms of processor time": seen["busy"],
    }
    return {name: round(value, 2) for name, value in told.items()}


def measure(name: str, given: list[str], before: Path | None, patience: int) -> None:
    """Print the figures of one thing that is opened."""
    yardsticks = figures(opened(before, given, patience)) if before else {}
    seen = opened(ROOT, given, patience)
    for what, value in figures(seen).items():
        yardstick = {"before": yardsticks[what]} if yardsticks else {}
        figure(
            f"{name}: {what}",
            value,
            what.rpartition(", ")[2],
            GOALS.get(what, ""),
            ended=seen["ended"],
            aligners=seen["aligners"],
            load=round(os.getloadavg()[0], 1),
            **({"yardstick": yardstick} if yardstick else {}),
        )


def fbreader(book: Path) -> None:
    """Print how long FBReader takes from its start to the page of one side."""
    name = "the book's Chinese side in FBReader: from start to painted page"
    program = shutil.which("FBReader") or shutil.which("fbreader")
    if not program or not shutil.which("Xvfb"):
        skipped(name, "FBReader and Xvfb are Debian packages that are not installed")
        return
    with tempfile.TemporaryDirectory() as folder, _screen(folder) as display:
        environment = {**os.environ, "HOME": folder, "DISPLAY": display}
        began = time.perf_counter()
        reader = subprocess.Popen(
            [program, str(book)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            settled, changed, last = time.perf_counter(), began, b""
            while time.perf_counter() < began + 30 and (not last or settled < changed + 2):
                settled = time.perf_counter()
                now = (Path(folder) / "Xvfb_screen0").read_bytes()
                if now != last and len(set(now[4000:])) > 2:
                    changed, last = settled, now
                time.sleep(0.02)
        finally:
            reader.terminate()
            reader.wait()
    # What was painted last before two seconds of rest is the page.
    figure(name, round(changed - began, 2), "s")


@contextmanager
def _screen(folder: str) -> Iterator[str]:
    """A screen without a monitor whose pixels are in the file `Xvfb_screen0` of the folder."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1000x700x24", "-fbdir", folder],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        yield f":{os.read(read, 16).decode().strip()}"
    finally:
        server.terminate()
        server.wait()


def short_book(folder: Path) -> None:
    """Two text files of our own samples, each sentence numbered, so that no two are alike."""
    for code in ("zh", "en"):
        text = (ROOT / "resources" / "samples" / f"dialogue.{code}.txt").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line.strip()]
        (folder / f"short.{code}.txt").write_text(
            "\n".join(f"{line} ({n}-{at})" for n in range(20) for at, line in enumerate(lines)),
            encoding="utf-8",
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--data", type=Path, help="what book_data.py made")
    parser.add_argument("--before", type=Path, help="another checkout, measured in turn")
    parser.add_argument("--only", default="", help="measure what has this in its name")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.data or Path(scratch)
        if given.quick:
            short_book(folder)
            files = [str(folder / f"short.{code}.txt") for code in ("zh", "en")]
            measure("a short book", files, given.before, 120)
            return
        if not given.data:
            book_data.make(folder)
        kinds = {
            "the handbook": [f"{folder}/handbook.zh.epub", f"{folder}/handbook.en.epub"],
            "1,500 cues": [f"{folder}/cues.zh.srt", f"{folder}/cues.en.srt"],
            "300 kB pasted": ["--paste", f"{folder}/paste.txt"],
            "a folder of 40 chapters": [f"{folder}/chapters"],
        }
        for name, what in kinds.items():
            if given.only in name:
                measure(name, what, given.before, 900)
        fbreader(folder / "handbook.zh.epub")


if __name__ == "__main__":
    main()

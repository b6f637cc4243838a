"""Books of 1,000,000 and 10,000,000 Chinese characters reopened from the library.

    python tests/benchmarks/reopen.py [--quick]

Every opening has a process of its own, in which another short text was read before: so none of the
three finds its glyphs or words already made by the one before it. All were opened once in an
earlier session, as what is reopened was. Told are the time to the first painted page, the longest
block of the window's thread from then until nothing works any more, and the memory.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from gui_block import NEW, Watchdog, keep_book, wait
from report import figure

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.resources import resource
from duidu.ui.base.gc_between_frames import GcBetweenFrames
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import leave_room, make_application

Opened = dict[str, float]


def fill(folder: Path, characters: int) -> dict[str, str]:
    """A library with the book, the sample article and a text to open before; their ids."""
    with Library.open(folder / "library.sqlite") as library:
        opener = Session(library, Settings()).opener
        before = opener.open_files(NEW, NoJob()).article
        sample = opener.open_files([resource("samples", "news.zh-en.txt")], NoJob()).article
        return {"before": before, "sample": sample, "book": keep_book(library, characters)}


def seconds_to_page(window: MainWindow, article: str) -> tuple[float, float]:
    """Elapsed and processor milliseconds until an article's first page was painted."""
    start, cpu = time.perf_counter(), time.thread_time()
    found: list[tuple[float, float]] = []
    page = window.open_article(article)
    page.seen.connect(lambda: found.append((time.perf_counter() - start, time.thread_time() - cpu)))
    wait(lambda: bool(found), 20)
    return 1000 * found[0][0], 1000 * found[0][1]


def reopen(folder: Path, before: str, article: str) -> Opened:
    """Open one article after another and tell what it took; for a process of its own."""
    app = make_application()
    leave_room()
    settings = Settings()
    settings.set(table.TIPS_SEEN, "all")
    session = Session(Library.open(folder / "library.sqlite"), settings)
    window = MainWindow(session, Interface(app, settings).theme)
    window.resize(1400, 900)
    window.show()
    GcBetweenFrames(app, lambda: window.jobs.idle)
    seconds_to_page(window, before)
    wait(lambda: window.jobs.idle, 60)
    watchdog = Watchdog(window)
    elapsed, cpu = seconds_to_page(window, article)
    wait(lambda: False, 0.3)
    wait(lambda: window.jobs.idle, 120)
    found = {
        "ms": elapsed,
        "cpu": cpu,
        "block": watchdog.longest,
        "MB": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
    }
    window.close()
    session.close()
    return found


def times(folder: Path, ids: dict[str, str], which: str, rounds: int) -> Opened:
    """The medians of some openings, each in its own process."""
    command = [sys.executable, __file__, "--open", str(folder), ids["before"], ids[which]]
    found = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(rounds + 1)
    ][1:]
    return {name: round(statistics.median(one[name] for one in found), 1) for name in found[0]}


def measure(characters: int, rounds: int, most_ms: int, most_mb: int) -> None:
    """Figures of one size."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--fill", folder, str(characters)]
        ids = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        sample, book = (times(Path(folder), ids, which, rounds) for which in ("sample", "book"))
    name = f"{characters:,} characters reopened"
    yardstick = {"sample": sample["ms"]}
    figure(
        f"{name}, to the first painted page",
        book["ms"],
        "ms",
        goal=f"under {most_ms}",
        cpu=book["cpu"],
        yardstick=yardstick,
    )
    figure(
        f"{name}, against the sample",
        round(book["ms"] / sample["ms"], 2),
        "times",
        goal="at most 1.2",
    )
    figure(
        f"{name}, longest block of the window",
        book["block"],
        "ms",
        goal="at most 50",
        yardstick={"sample": sample["block"]},
    )
    figure(
        f"{name}, most memory",
        book["MB"],
        "MB",
        goal=f"under {most_mb}",
        yardstick={"sample": sample["MB"]},
    )


def main() -> None:
    """Print the figures, or do one step of it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--fill", nargs=2, metavar=("FOLDER", "CHARACTERS"))
    parser.add_argument("--open", nargs=3, metavar=("FOLDER", "BEFORE", "ARTICLE"))
    given = parser.parse_args()
    if given.fill:
        print(json.dumps(fill(Path(given.fill[0]), int(given.fill[1]))))
    elif given.open:
        print(json.dumps(reopen(Path(given.open[0]), *given.open[1:])))
    elif given.quick:
        measure(100_000, 3, 1000, 300)
    else:
        measure(1_000_000, 7, 1000, 300)
        measure(10_000_000, 5, 2000, 500)


if __name__ == "__main__":
    main()

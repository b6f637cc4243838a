"""How long the window's end takes, and how soon the next start can have the library.

    python tests/benchmarks/ending.py [--quick]

A library of 10,000 articles; in the window one is read and a note is written, then the window is
closed. Told are the time from closing until the library's lock is free, until the process is gone,
the processor time of both, and what was left for the next start to copy.
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

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

from report import figure

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.library.library import Library
from duidu.library.safety.backups import backups_of
from duidu.ui.window import application
from duidu.ui.window.main_window import MainWindow
from fixtures.many_articles import shelf
from fixtures.sample_library import note

READ = 1500  # ms for which the window is used


def use(folder: Path) -> None:
    """Open the window, write a note and close; print what the end took. In a process of its own."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    started: list[tuple[float, float]] = []
    finish = application.finish_starting

    def end(window: MainWindow) -> None:
        library = window.session.library
        library.notes.put(note("n", library.articles.all()[0].id, 0, str(time.time()), time.time()))
        started.append((time.time(), time.process_time()))
        window.close()

    def finished(app: QApplication, window: MainWindow, library_file: Path) -> None:
        finish(app, window, library_file)
        window.open_article(window.session.library.articles.all()[0].id)
        QTimer.singleShot(READ, lambda: end(window))

    application.finish_starting = finished
    settings = Settings(folder / "settings.json")
    settings.set(table.TIPS_SEEN, "all")
    code = application.run_window([], folder / "library.sqlite", settings)
    (began, cpu), now = started[0], time.time()
    figures = {"began": began, "free": 1000 * (now - began), "cpu": time.process_time() - cpu}
    print(json.dumps(figures), flush=True)
    sys.exit(application.leave_threads(code))


def ended(folder: Path) -> dict[str, float]:
    """What one end took, in ms."""
    words = [sys.executable, __file__, "--use", str(folder)]
    told = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    return {
        "free": told["free"],
        "gone": 1000 * (time.time() - told["began"]),
        "cpu": 1000 * told["cpu"],
    }


def main() -> None:
    """Print the figures, or be the process of one window."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="500 articles and one round")
    parser.add_argument("--use", metavar="FOLDER")
    arguments = parser.parse_args()
    if arguments.use:
        use(Path(arguments.use))
        return
    articles, rounds = (500, 1) if arguments.quick else (10_000, 5)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Library.open(folder / "library.sqlite") as library:
            shelf(library, articles)
        found = [ended(folder) for _ in range(rounds + 1)][1:]
        made = len(backups_of(folder / "library.sqlite"))
        with Library.open(folder / "library.sqlite") as library:
            due = library.backups.due(time.time())
    middle = {name: round(statistics.median(one[name] for one in found)) for name in found[0]}
    load = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
    name = f"{articles:,} articles, a note written, window closed"
    figure(f"{name}, library free", middle["free"], "ms", "under 300", cpu=middle["cpu"], load=load)
    figure(f"{name}, process gone", middle["gone"], "ms", load=load)
    figure(f"{name}, backups made at the end", made, "", "0", due_at_the_next_start=due)


if __name__ == "__main__":
    main()

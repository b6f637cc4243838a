"""From a file to painted panes, aligned on the way: a sample dropped on the start page.

Measured in the window itself, offscreen, beside the same window painting its start page; `at once`
is without the seconds in which the start page loads behind itself what a first text needs.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from report import figure

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "news.zh-en.txt"

PROGRAM = """
import gc, sys, time
gc.disable()
from pathlib import Path
from PySide6.QtCore import QTimer
from duidu.app.settings.settings import Settings
from duidu.ui.window import application
from duidu.ui.reader import scroll_view

library, sample, wait = sys.argv[1:4]
paint, finish, began = scroll_view.ScrollView.paintEvent, application.finish_starting, []

def painted(self, event):
    paint(self, event)
    if began and self.flow.open_text is not None and self.flow.open_text.row_count():
        print(time.perf_counter() - began.pop(), flush=True)
        QTimer.singleShot(200, self.window().close)

def drop(window):
    began.append(time.perf_counter())
    window.open_files([Path(sample)])

def finished(app, window, library_file):
    finish(app, window, library_file)
    QTimer.singleShot(int(wait), lambda: drop(window))

scroll_view.ScrollView.paintEvent = painted
application.finish_starting = finished
application.run_window([], Path(library), Settings())
"""


def once(wait: int) -> float:
    """Milliseconds from the drop to the painted panes, `wait` ms after the window has started."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            # As installed, where compiled modules are kept: a child would compile all anew.
            **{name: os.environ[name] for name in os.environ if name != "PYTHONDONTWRITEBYTECODE"},
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT / "desktop"),
            "OPENBLAS_NUM_THREADS": "1",
        }
        command = [
            sys.executable,
            "-c",
            PROGRAM,
            f"{folder}/library.sqlite",
            str(SAMPLE),
            str(wait),
        ]
        return 1000 * float(
            subprocess.run(
                command, env=environment, capture_output=True, text=True, check=True, timeout=120
            ).stdout
        )


def main() -> None:
    """Print the figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    runs = 3 if parser.parse_args().quick else 9
    rested = statistics.median(once(4000) for _ in range(runs))
    at_once = statistics.median(once(0) for _ in range(runs))
    figure(
        "from file to painted panes, first time, window up",
        round(rested),
        "ms",
        "at most 300",
        yardstick={"at once, ms": round(at_once)},
    )


if __name__ == "__main__":
    main()

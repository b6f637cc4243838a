"""The installed program: cold and warm start, memory at rest, sizes. Medians of seven.

python packaging/build.py linux first. Both programs run on an X server whose picture is a file: the
clock runs from the start of the process until ink of the article, or anything of the bare window,
is in that picture. Cold means that none of the program's own files are in memory; the system's
libraries and fonts are, as on a desktop in use.
"""

import argparse
import mmap
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from report import figure, skipped

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "news.zh-en.txt"
WIDTH, HEIGHT = 1400, 900
PATIENCE = 60.0
# Longer than the encoder is kept for a next edit.
REST = 30.0
BARE = """
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.drawText(40, 40, "One line of text")
        painter.end()

app = QApplication([])
window = Window()
window.resize(1400, 900)
window.show()
app.exec()
"""


class Screen:
    """An X server and the picture it paints, four bytes a pixel."""

    def __init__(self, folder: str) -> None:
        reading, writing = os.pipe()
        command = [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{WIDTH}x{HEIGHT}x24",
            "-fbdir",
            folder,
            "-nolisten",
            "tcp",
        ]
        self._server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.environment = {
                **os.environ,
                "DISPLAY": f":{answer.readline().strip()}",
                "QT_QPA_PLATFORM": "xcb",
            }
        with Path(folder, "Xvfb_screen0").open("rb") as file:
            self._picture = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        words = [int.from_bytes(self._picture[at : at + 4], "big") for at in range(0, 100, 4)]
        # XWD: the header says its own length, the bytes in a line, and how many colours follow it.
        self._start, self._line = words[0] + words[19] * 12, words[12]

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait(10)

    def ink(self) -> tuple[int, int]:
        """Of 4,000 points of the first paragraph: how many are dark (not black), how many light."""
        dark = light = 0
        for y in range(190, 430, 6):
            at = self._start + y * self._line
            for value in self._picture[at + 4 * 40 : at + 4 * 700 : 24]:
                dark += 0 < value < 110
                light += value > 200
        return dark, light


def article(screen: Screen) -> bool:
    """Whether text is there."""
    dark, light = screen.ink()
    return dark > 60 and light > 1500


def anything(screen: Screen) -> bool:
    """Whether a window is there."""
    return screen.ink()[1] > 1500


def start(
    command: list[str], screen: Screen, painted: Callable[[Screen], bool]
) -> tuple[float, "subprocess.Popen[bytes]"]:
    """Seconds until it has painted, and the process."""
    began = time.perf_counter()
    program = subprocess.Popen(
        command, env=screen.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not painted(screen):
        if program.poll() is not None or time.perf_counter() - began > PATIENCE:
            sys.exit(f"{command[0]} painted nothing.")
        time.sleep(0.002)
    return time.perf_counter() - began, program


def leave(program: "subprocess.Popen[bytes]", screen: Screen) -> None:
    """Close the window by its key and wait until the screen is empty again."""
    keys = [
        "xdotool",
        "search",
        "--onlyvisible",
        "--class",
        "duidu",
        "windowfocus",
        "--sync",
        "key",
        "ctrl+q",
    ]
    subprocess.run(
        keys,
        env=screen.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    try:
        program.wait(15)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait(15)
    while anything(screen):
        time.sleep(0.01)


def end(program: "subprocess.Popen[bytes]", screen: Screen) -> None:
    """End the bare window."""
    program.terminate()
    program.wait(15)
    while anything(screen):
        time.sleep(0.01)


def evict(folder: Path) -> None:
    """Have the system forget what it holds of these files."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def bare_program() -> Path | None:
    """The bare window, frozen by the same PyInstaller from the same packages; made once."""
    python = ROOT / "build" / "freeze" / "bin" / "python"
    program = ROOT / "build" / "bare" / "bare" / "bare"
    if program.exists() or not python.exists():
        return program if program.exists() else None
    folder = program.parents[1]
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "bare.py"
    source.write_text(BARE, "utf-8")
    options = (
        "--noconfirm",
        "--log-level",
        "ERROR",
        "--distpath",
        str(folder),
        "--workpath",
        str(folder / "work"),
        "--specpath",
        str(folder),
    )
    subprocess.run([str(python), "-m", "PyInstaller", *options, str(source)], check=True)
    return program


def memory(program: "subprocess.Popen[bytes]") -> tuple[float, float]:
    """Megabytes resident, and megabytes that are its own or its share of what others use too."""
    lines = Path(f"/proc/{program.pid}/smaps_rollup").read_text("ascii").splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines[1:]}
    return sizes["Rss"], sizes["Pss"]


def at_rest(when: str, program: "subprocess.Popen[bytes]", screen: Screen, goal: str = "") -> None:
    """Print the memory once nothing has happened for a while, and close the program."""
    time.sleep(REST)
    resident, proportional = memory(program)
    figure(
        f"installed program, memory at rest {when}",
        round(resident),
        "MB",
        goal,
        proportional=round(proportional),
    )
    leave(program, screen)


def starts(app: Path, bare: Path, screen: Screen, library: str, runs: int) -> None:
    """Print the figures of starting, each run of ours beside one of the bare window."""
    ours = [str(app / "duidu"), "--library", library, "open", str(SAMPLE)]
    first, program = start(ours, screen, article)
    figure(
        "installed program, first opening of the article, aligned on the way", round(first, 3), "s"
    )
    at_rest("after the article was aligned", program, screen)
    _, program = start(ours, screen, article)
    at_rest("with the article open", program, screen, "at most 150")
    for state in ("warm", "cold"):
        seconds: dict[str, list[float]] = {"ours": [], "bare": []}
        for _ in range(runs):
            if state == "cold":
                evict(app)
                evict(bare.parent)
            taken, program = start([str(bare)], screen, anything)
            seconds["bare"].append(taken)
            end(program, screen)
            taken, program = start(ours, screen, article)
            seconds["ours"].append(taken)
            leave(program, screen)
        middle, yardstick = statistics.median(seconds["ours"]), statistics.median(seconds["bare"])
        more = {
            "yardstick": {"bare frozen window": round(yardstick, 3)},
            "spread": [round(min(seconds["ours"]), 3), round(max(seconds["ours"]), 3)],
        }
        figure(
            f"installed program, {state} start to the painted article",
            round(middle, 3),
            "s",
            "at most 1" if state == "warm" else "",
            **more,
        )
        figure(
            f"installed program, {state} start against a bare frozen window",
            round(middle / yardstick, 2),
            "times",
            "at most 1.5",
            **more,
        )


def sizes(app: Path) -> None:
    """Print sizes on disk and of the download."""
    whole = sum(
        path.stat().st_size for path in app.rglob("*") if path.is_file() and not path.is_symlink()
    )
    figure("installed program, size", round(whole / 1e6, 1), "MB", "at most 350")
    for package in (ROOT / "dist").glob("duidu_*.deb"):
        figure("package for Debian", round(package.stat().st_size / 1e6, 1), "MB", "at most 120")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--app", type=Path, default=ROOT / "build" / "app" / "duidu")
    args = parser.parse_args()
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    bare = bare_program() if (args.app / "duidu").exists() and not missing else None
    if bare is None:
        why = (
            f"needs {', '.join(missing)}"
            if missing
            else "there is no build/app; run python packaging/build.py linux"
        )
        skipped("the installed program", why)
        return
    sizes(args.app)
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(folder)
        screen.environment["DUIDU_SETTINGS"] = str(Path(folder, "settings.json"))
        try:
            starts(args.app, bare, screen, str(Path(folder, "library")), 3 if args.quick else 7)
        finally:
            screen.close()


if __name__ == "__main__":
    main()

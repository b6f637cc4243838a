"""The memory of a window that reads a book with 300 pictures, beside the same book without them.

    python tests/benchmarks/picture_memory.py [--quick]

Both have the same real paragraphs, whose alignment is kept; one of them has a photograph of
1600x1200 at every second paragraph of the Chinese text. Each is read from beginning to end by
screenfuls in a process of its own, at scale 1 and 2, and pictures have the time to arrive.
"""

import argparse
import io
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

os.environ["QT_QPA_PLATFORM"] = "offscreen"
import PIL.Image
from gui_block import Watchdog, keep_book, wait
from report import figure

from duidu.app.base.malloc_trim import share_malloc
from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.article import SideName
from duidu.core.picture import Image, Picture
from duidu.library.library import Library
from duidu.ui.base.gc_between_frames import GcBetweenFrames
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import leave_room, make_application

Read = dict[str, float]


def photograph(number: int) -> bytes:
    """A picture of 1600x1200 with soft shapes, unlike all others."""
    dice = random.Random(number)
    small = PIL.Image.frombytes("RGB", (40, 30), dice.randbytes(40 * 30 * 3))
    into = io.BytesIO()
    smooth = PIL.Image.Resampling.BICUBIC
    small.resize((1600, 1200), smooth).save(into, "JPEG", quality=85)
    return into.getvalue()


def fill(folder: Path, many: int) -> dict[str, str]:
    """A library with the book without pictures and the one with so many; their ids."""
    with Library.open(folder / "library.sqlite") as library:
        without, shown = keep_book(library, 2 * many), keep_book(library, 2 * many)
        images = [Image("jpeg", 1600, 1200, photograph(number)) for number in range(many)]
        # Blocks of such a book are numbered as its rows are.
        pictures = [
            Picture(SideName.SOURCE, 2 * number, one.sha256, one.form, one.width, one.height)
            for number, one in enumerate(images)
        ]
        library.pictures.put(shown, pictures, images)
    return {"without": without, "with": shown}


def read(folder: Path, article: str) -> Read:
    """Read an article from beginning to end; for a process of its own."""
    app = make_application()
    leave_room()
    share_malloc()
    settings = Settings()
    settings.set(table.TIPS_SEEN, "all")
    session = Session(Library.open(folder / "library.sqlite"), settings)
    window = MainWindow(session, Interface(app, settings).theme)
    window.resize(1400, 900)
    window.show()
    GcBetweenFrames(app, lambda: window.jobs.idle)
    page = window.open_article(article)
    seen: list[bool] = []
    page.seen.connect(lambda: seen.append(True))
    wait(lambda: bool(seen), 20)
    wait(lambda: window.jobs.idle, 120)
    page.view.go_to_edge(last=False)
    watchdog = Watchdog(window)
    view, shown, before = page.view, set[str](), -1
    while view.flow.position != before:
        before = view.flow.position
        wait(lambda: False, 0.06)
        wait(lambda: window.jobs.idle, 20)
        shown |= {
            one.picture.sha256
            for row, _ in view.visible.rows(view.visible.sides[0])
            for one in row.pictures
        }
        view.scroll_by_screenful(1)
    found = {
        "most": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
        "pictures": len(shown),
        "busiest": watchdog.busiest,
    }
    window.close()
    session.close()
    return found


def measure(folder: Path, ids: dict[str, str], scale: str) -> None:
    """Figures at one scale."""
    found = {}
    for name, article in ids.items():
        command = [sys.executable, __file__, "--read", str(folder), article]
        done = subprocess.run(
            command,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "QT_SCALE_FACTOR": scale},
        )
        found[name] = json.loads(done.stdout)
    with_them, without = found["with"], found["without"]
    figure(
        f"most memory of a book with {with_them['pictures']} pictures above one without, "
        f"scale {scale}",
        round(with_them["most"] - without["most"], 1),
        "MB",
        "at most 60",
        yardstick={"without": round(without["most"])},
    )
    figure(
        f"longest block while its pictures come, as processor time, scale {scale}",
        round(with_them["busiest"], 1),
        "ms",
        "at most 50",
        yardstick={"without": round(without["busiest"], 1)},
    )


def main() -> None:
    """Print the figures, or do one step of it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--fill", nargs=2, metavar=("FOLDER", "PICTURES"))
    parser.add_argument("--read", nargs=2, metavar=("FOLDER", "ARTICLE"))
    given = parser.parse_args()
    if given.fill:
        print(json.dumps(fill(Path(given.fill[0]), int(given.fill[1]))))
    elif given.read:
        print(json.dumps(read(Path(given.read[0]), given.read[1])))
    else:
        with tempfile.TemporaryDirectory() as folder:
            pictures = "60" if given.quick else "300"
            command = [sys.executable, __file__, "--fill", folder, pictures]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            for scale in ("1", "2"):
                measure(Path(folder), json.loads(done.stdout), scale)


if __name__ == "__main__":
    main()

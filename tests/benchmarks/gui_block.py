"""The longest block of the window's thread with a book of 1,000,000 Chinese characters.

It is reopened, searched, highlighted and edited, read while it is exported, and worked on behind
the page; a book of 20,000 rows has rows merged, split and a paragraph split; a new text is opened
and aligned, and a whole book, of which the end is jumped to.

    python tests/benchmarks/gui_block.py [--quick]

A timer that should fire every few milliseconds tells how long the thread did nothing for the
person; the yardstick is the same timer in the same window with nothing going on. The book is real
text with known alignment, repeated to size.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from reader import Book, paragraphs
from report import figure

from duidu.app.search.find import Find
from duidu.app.search.find_pattern import Query
from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Place, Side, SideName
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.resources import resource
from duidu.ui.base.gc_between_frames import GcBetweenFrames
from duidu.ui.output.export_control import ExportControl
from duidu.ui.page.find_control import FindControl
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import leave_room, make_application

TICK = 5  # ms
NEW = [resource("samples", f"dialogue.{code}.txt") for code in ("zh", "en")]
SEARCHES = ("的", "people", "zhongguo")


class Watchdog(QObject):
    """Notes the longest time between two ticks, and of it the processor time of this thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.begin()

    def begin(self) -> None:
        """Measure anew from now."""
        self.longest = self.busiest = 0.0
        self._last, self._cpu = time.perf_counter(), time.thread_time()

    def _tick(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, 1000 * (now - self._last) - TICK)
        self.busiest = max(self.busiest, 1000 * (cpu - self._cpu))
        self._last, self._cpu = now, cpu


def keep_book(library: Library, count: int) -> str:
    """Put a book of so many rows into a library."""
    book = Book(paragraphs(), count)
    rows = [book.row(i) for i in range(count)]
    source, target = (
        Side(code, tuple(row.blocks(side)[0] for row in rows))
        for side, code in ((SideName.SOURCE, "zh-Hans"), (SideName.TARGET, "en"))
    )
    beads = tuple(Row(Bead((i,), (i,), 0.9), row.row.sentences) for i, row in enumerate(rows))
    return library.articles.add(
        Article("Book", source, target), Alignment(beads, "file"), (), NoJob()
    )


def fill(folder: Path, characters: int) -> None:
    """A library with the book, one of twice as many rows and the sample article."""
    pairs = paragraphs()
    each = sum(len("".join(source)) for source, _ in pairs) / len(pairs)
    with Library.open(folder / "library.sqlite") as library:
        keep_book(library, max(2, round(characters / each)))
        keep_book(library, max(60, characters // 50))
        Session(library, Settings()).opener.open_files(
            [resource("samples", "news.zh-en.txt")], NoJob()
        )


def wait(ended: Callable[[], bool], seconds: float) -> None:
    """Let the window live until something has ended, at most some seconds."""
    loop, poll = QEventLoop(), QTimer(interval=20)
    until = time.monotonic() + seconds
    poll.timeout.connect(lambda: loop.quit() if ended() or time.monotonic() > until else None)
    poll.start()
    loop.exec()


def told(name: str, watchdog: Watchdog, yardstick: float) -> None:
    """Print one figure and begin anew."""
    facts = {"nothing going on": round(yardstick, 1)}
    figure(
        f"longest block of the window's thread: {name}",
        round(watchdog.longest, 1),
        "ms",
        goal="at most 50",
        yardstick=facts,
    )
    figure(
        f"the same as processor time: {name}", round(watchdog.busiest, 1), "ms", goal="at most 50"
    )
    watchdog.begin()


def opened(window: MainWindow, article: str) -> None:
    """Open an article and wait until its first page was painted."""
    seen = []
    window.open_article(article).seen.connect(lambda: seen.append(True))
    wait(lambda: bool(seen), 10)


def new_book(folder: Path, characters: int) -> list[Path]:
    """Two files of a book nobody aligned: real chapters with numbered paragraphs, none alike."""
    pairs = paragraphs()
    each = sum(len("".join(source)) for source, _ in pairs) / len(pairs)
    numbered = [(number, *pairs[number % len(pairs)]) for number in range(round(characters / each))]
    files = [folder / "new.zh.txt", folder / "new.en.txt"]
    files[0].write_text(
        "\n".join(f"{''.join(source)}（第{number}段）" for number, source, _ in numbered),
        encoding="utf-8",
    )
    files[1].write_text(
        "\n".join(f"{' '.join(target)} (Paragraph {number})" for number, _, target in numbered),
        encoding="utf-8",
    )
    return files


def searches(session: Session, book: str) -> None:
    """Print how long finding takes."""
    for words in SEARCHES:
        start, first, count = time.thread_time(), 0.0, 0
        for _ in session.finder.hits(book, Find(Query(words)), NoJob()):
            first = first or 1000 * (time.thread_time() - start)
            count += 1
        whole = 1000 * (time.thread_time() - start)
        figure(f"first hit of {words!r} in the book", round(first, 1), "ms", goal="at most 50")
        figure(
            f"all hits of {words!r} in the book",
            round(whole, 1),
            "ms",
            goal="at most 500",
            hits=count,
        )


def gestures(window: MainWindow, folder: Path, watchdog: Watchdog, quiet: float) -> None:
    """Print figures of what a person does with all of the book, and many times in a row."""
    page = window.page
    assert page is not None

    def rest() -> None:
        wait(lambda: window.context.commands.idle, 120)
        wait(lambda: False, 1)

    for name, actions in (
        ("select all and underline", ["edit.select_all", "notes.underline"]),
        ("select all and highlight", ["edit.select_all", "notes.yellow"]),
        ("25 merges", ["article.merge_rows"] * 25),
        ("undo of 50", ["edit.undo"] * 50),
    ):
        for action in actions:
            window.actions_[action].trigger()
        rest()
        told(name, watchdog, quiet)
    # While an export of the whole book is under way.
    page.controls[ExportControl].write_article("html", folder / "book.html")
    for _ in range(20):
        page.view.scroll_by(page.view.viewport().height())
        wait(lambda: False, 0.05)
    window.jobs.cancel("export")
    rest()
    told("export while reading", watchdog, quiet)


def rows_by_hand(window: MainWindow, article: str, watchdog: Watchdog, quiet: float) -> None:
    """Print figures of splits and merges in the middle of very many rows."""
    opened(window, article)
    wait(lambda: window.jobs.idle, 120)
    page = window.page
    assert page is not None
    rows = page.open_text.row_count()
    middle = rows // 2
    steps = (
        ("splitting a paragraph", ["article.split_paragraph"], [middle]),
        ("a row that grows by 25 merges", ["article.merge_rows"] * 25, [middle] * 25),
        (
            "a row that shrinks by 25 splits",
            ["article.split_row"] * 25,
            range(middle + 25, middle, -1),
        ),
        ("undo of 51", ["edit.undo"] * 51, [middle] * 51),
    )
    page.view.show_place(Place(SideName.SOURCE, middle, 0))
    wait(lambda: False, 1)
    watchdog.begin()
    for name, actions, blocks in steps:
        for action, block in zip(actions, blocks, strict=True):
            page.view.put_caret(Place(SideName.SOURCE, block, 12))
            window.actions_[action].trigger()
            wait(lambda: window.context.commands.idle, 120)
            wait(lambda: False, 0.1)
        told(f"{name}, {rows:,} rows", watchdog, quiet)


def measure(window: MainWindow, book: str, many_rows: str, sample: str, new: list[Path]) -> None:
    """Print the figures; `new` are files of a book nobody aligned, in a folder to write in."""
    opened(window, sample)  # loads what every page needs
    wait(lambda: window.jobs.idle, 60)
    window.close_page(0)
    opened(window, sample)
    wait(lambda: window.jobs.idle, 60)
    watchdog = Watchdog(window)
    wait(lambda: False, 1)
    quiet = watchdog.longest
    watchdog.begin()
    opened(window, book)
    memory = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    figure(
        "most memory up to the open book",
        memory,
        "MB",
        yardstick={"the same without the encoder, which aligned the sample": "see reopen"},
    )
    wait(lambda: False, 0.5)
    told("reopening", watchdog, quiet)
    wait(lambda: window.jobs.idle, 60)
    told("working behind the first page", watchdog, quiet)
    page = window.page
    assert page is not None
    for words in SEARCHES:
        page.controls[FindControl].show(words)
        wait(lambda: window.jobs.idle, 30)
        wait(lambda: False, 0.5)
    told("searching", watchdog, quiet)
    gestures(window, new[0].parent, watchdog, quiet)
    rows_by_hand(window, many_rows, watchdog, quiet)
    tabs = len(window.pages)
    window.opening.files(NEW)
    wait(lambda: len(window.pages) > tabs and window.jobs.idle, 120)
    told("opening and aligning a new text", watchdog, quiet)
    window.opening.files(new)
    wait(lambda: len(window.pages) > tabs + 1, 600)
    told("opening a whole book", watchdog, quiet)
    page = window.page
    assert page is not None
    page.view.go_to_edge(last=True)
    wait(lambda: False, 2)
    told("jump to the end while it is refined", watchdog, quiet)
    wait(lambda: window.jobs.idle, 600)
    told("opening and aligning a whole book", watchdog, quiet)
    searches(window.session, book)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument(
        "--keep",
        metavar="FOLDER",
        help="only put book and sample into a library there, so that this is not measured",
    )
    given = parser.parse_args()
    if given.keep:
        fill(Path(given.keep), 100_000 if given.quick else 1_000_000)
        return
    app = make_application()
    leave_room()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings()
        settings.set(table.TIPS_SEEN, "all")
        subprocess.run(
            [sys.executable, __file__, "--keep", folder, *(["--quick"] if given.quick else [])],
            check=True,
        )
        session = Session(Library.open(Path(folder) / "library.sqlite"), settings)
        by_length = sorted(session.library.articles.all(), key=lambda info: info.source_length)
        sample, book, many_rows = (info.id for info in by_length)
        window = MainWindow(session, Interface(app, settings).theme)
        window.resize(1400, 900)
        window.show()
        GcBetweenFrames(app, lambda: window.jobs.idle)
        measure(
            window,
            book,
            many_rows,
            sample,
            new_book(Path(folder), 20_000 if given.quick else 200_000),
        )
        window.close()
        session.close()


if __name__ == "__main__":
    main()

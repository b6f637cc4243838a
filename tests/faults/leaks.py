"""Opens articles, reads them until their word links are worked out, and closes them again.

Prints memory, open files and threads after 20 articles and at the end: nothing of a closed article
may stay. `python -m faults.leaks` in tests/ with PYTHONPATH=../desktop; 300 articles, 60 with
--quick. Linux only, where the system says what a process holds. Without the sentence encoder, which
is one object of the session and takes its time.
"""

import gc
import os
import random
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from duidu.app.base.malloc_trim import trim_malloc
from duidu.app.settings import settings_table
from duidu.core.article import SideName
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from faults.common import print_counts, quick_or_full, workplace
from fixtures.cutting import WORDS
from fixtures.window_session import add_article, make_session

FIRST = 20  # articles until all that is made once is made
MOST_MB = 40  # that may be held at the end above what was held then
_ROWS = 8
_POLL = 10  # ms between two looks whether links are there
_PATIENCE = 60_000  # ms for the links of one article
_ENGLISH = ("river", "boat", "old", "man", "water", "morning", "fish", "house", "rain", "child")


def text(number: int) -> str:
    """An article of its own, in words that others have too.

    With new words in each, what the language remembers of words would grow up to its bounds.
    """
    chance = random.Random(number)
    chinese, english = [], []
    for row in range(_ROWS):
        chinese.append("".join(chance.choices(list(WORDS), k=8)) + f"{number}。")
        words = " ".join(chance.choices(_ENGLISH, k=10))
        english.append(f"The {words} {row} in {number}.")
    return "\n".join((*chinese, "", *english, ""))


def held() -> dict[str, int]:
    """What this process holds: memory in MB, open files, threads."""
    gc.collect()
    trim_malloc()
    status = dict(
        line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines()
    )
    kilobytes = {name: int(status[name].split()[0]) for name in ("VmRSS", "RssAnon")}
    return {
        "mb": kilobytes["VmRSS"] // 1000,
        # Without the pages of the dictionary, which the system may drop at any time.
        "own_mb": kilobytes["RssAnon"] // 1000,
        "files": len(os.listdir("/proc/self/fd")),
        "threads": len(os.listdir("/proc/self/task")),
    }


class Reading:
    """The window, in which one article after another is opened, read and closed."""

    def __init__(self, folder: Path, application: QApplication) -> None:
        self._folder = folder
        self.session = make_session(folder)
        settings = self.session.settings
        settings.set(settings_table.REDUCED_MOTION, True)
        settings.set(settings_table.LANGUAGE, "en")
        settings.set(settings_table.TIPS_SEEN, "all")
        self._theme = Interface(application, self.session.settings).theme
        self.window = MainWindow(self.session, self._theme)
        self.window.resize(1000, 700)
        self.window.show()

    def read(self, number: int) -> None:
        """Open an article, wait for the links of all its rows in view, and close it."""
        article = add_article(self.session, self._folder, text(number), f"{number}.txt")
        page = self.window.open_article(article)
        page.controls.complete()
        rows = range(_ROWS // 2)
        wait(lambda: not page.open_text.rows_to_work_out(rows))
        answered = [
            page.open_text.answers(row, SideName.SOURCE, block.id, 0, len(block.text))
            for row in rows
            for block in page.open_text.row(row).source
        ]
        assert any(answered), "no word answers another: nothing was worked out"
        self.window.close_page(0)
        # What is to be deleted later is so when the loop comes round, which it does in life.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()

    def close(self) -> None:
        """End all work."""
        self.window.close()
        self.window.jobs.close()
        self.session.close()


def wait(done: Any) -> None:  # noqa: ANN401 - a condition
    """Let the window work until something is so."""
    loop = QEventLoop()
    poll, end = QTimer(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if done() else None)
    end.setSingleShot(True)
    end.timeout.connect(lambda: loop.exit(1))
    poll.start(_POLL)
    end.start(_PATIENCE)
    if not done() and loop.exec():
        raise TimeoutError("the links of an article were not worked out")


def run(articles: int) -> dict[str, int]:
    """Read so many articles; what is held after the first ones and at the end."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["leaks"])
    assert isinstance(application, QApplication)
    with workplace() as folder:
        reading = Reading(folder, application)
        for number in range(FIRST):
            reading.read(number)
        first = held()
        for number in range(FIRST, articles):
            reading.read(number)
        last = held()
        reading.close()
    return {
        "articles": articles,
        **{f"{name}_after_{FIRST}": value for name, value in first.items()},
        **{f"{name}_at_end": value for name, value in last.items()},
        "limit_mb": MOST_MB,
    }


if __name__ == "__main__":
    counts = run(quick_or_full(__doc__ or "", 60, 300))
    print_counts("leaks", counts)
    grown = counts["mb_at_end"] - counts[f"mb_after_{FIRST}"] > MOST_MB
    more = any(
        counts[f"{name}_at_end"] > counts[f"{name}_after_{FIRST}"] for name in ("files", "threads")
    )
    sys.exit(int(grown or more))

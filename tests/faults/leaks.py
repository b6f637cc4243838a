"""Opens articles, reads and looks into them, and closes them again.

In each one the word links of the rows in view are worked out, some words of these rows are looked
up, and one is searched for. Prints memory, open files and threads after 20 articles and at the
end: nothing of a closed article may stay. `python -m faults.leaks` in tests/ with
PYTHONPATH=../desktop; 300 articles, 60 with --quick. `--text` chooses what they are made of: words
of their own in each (the default), the same in traditional characters, German and English, or the
same words in all. Linux only, where the system says what a process holds. Without the sentence
encoder, which is one object of the session and takes its time.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from duidu.app.base.malloc_trim import share_malloc, trim_malloc
from duidu.app.opening.opener import Opener
from duidu.app.opening.recognised import Choices
from duidu.app.settings import settings_table
from duidu.core.article import Place, SideName
from duidu.core.jobs import NoJob
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_control import FindControl
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from faults.common import print_counts, workplace
from faults.leak_texts import ROWS, TEXTS, Dictionary
from fixtures.window_session import make_session

FIRST = 20  # articles until all that is made once is made
MOST_MB = 40  # that may be held at the end above what was held then
_LOOKED_UP = 24  # words of an article
_POLL = 10  # ms between two looks whether links are there
_PATIENCE = 60_000  # ms for the links of one article


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

    def __init__(self, folder: Path, application: QApplication, text: str) -> None:
        self._folder = folder
        self._languages, self._write = TEXTS[text]
        self._dictionary = Dictionary()
        self.session = make_session(folder)
        # As the program opens texts: what aligns them remembers words, too.
        self.session.opener = Opener(self.session.library, self.session.aligner)
        settings = self.session.settings
        settings.set(settings_table.REDUCED_MOTION, True)
        settings.set(settings_table.LANGUAGE, "en")
        settings.set(settings_table.TIPS_SEEN, "all")
        settings.set(settings_table.GLOSS, True)
        self._theme = Interface(application, self.session.settings).theme
        self.window = MainWindow(self.session, self._theme)
        self.window.resize(1000, 700)
        self.window.show()

    def read(self, number: int) -> None:
        """Open an article, wait for the links of the rows in view, look into it, and close it."""
        page = self.window.open_article(self._add(number))
        page.controls.complete()
        rows = range(ROWS // 2)
        wait(lambda: not page.open_text.rows_to_work_out(rows))
        places = [place for index in rows for place in _words(page, index)]
        assert any(_answers(page, index) for index in rows), "nothing was worked out"
        for place in places[:: -(-len(places) // _LOOKED_UP)]:
            self.session.look_up.at(page.open_text, place.side, place.block, place.offset)
        page.view.put_caret(places[number % len(places)])
        page.view.highlight_caret(look_up=True)
        wait(lambda: self.window.jobs.idle)
        row = page.open_text.row(number % ROWS)
        # Equal sentences leave a row with one side now and then.
        block = (*row.source, *row.target)[0]
        page.controls[FindControl].show(block.text[:2])
        wait(lambda: self.window.jobs.idle)
        self.window.close_page(0)
        # What is to be deleted later is so when the loop comes round, which it does in life.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()

    def _add(self, number: int) -> str:
        """Write the two files of an article and open them; its id."""
        paths = [self._folder / f"{number}.{language}.txt" for language in self._languages]
        for path, side in zip(paths, self._write(number, self._dictionary), strict=True):
            path.write_text(side, encoding="utf-8")
        choices = Choices(languages=self._languages)
        return self.session.opener.open_files(paths, NoJob(), choices=choices).article

    def close(self) -> None:
        """End all work."""
        self.window.close()
        self.window.jobs.close()
        self.session.close()
        self._dictionary.close()


def _words(page: ArticlePage, index: int) -> list[Place]:
    """The beginnings of the words of a row, on both sides."""
    row = page.open_text.row(index)
    return [
        Place(side, block.id, token.start)
        for side in SideName
        for block in row.blocks(side)
        for token in page.open_text.tokens(side, block)
        if token.text.isalnum()
    ]


def _answers(page: ArticlePage, index: int) -> bool:
    """Whether any word of a row answers another."""
    text = page.open_text
    return any(
        text.answers(index, SideName.SOURCE, block.id, 0, len(block.text))
        for block in text.row(index).source
    )


def wait(done: Callable[[], Any]) -> None:
    """Let the window work until something is so."""
    loop = QEventLoop()
    poll, end = QTimer(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if done() else None)
    end.setSingleShot(True)
    end.timeout.connect(lambda: loop.exit(1))
    poll.start(_POLL)
    end.start(_PATIENCE)
    if not done() and loop.exec():
        raise TimeoutError("the work behind an article was not done")


def run(articles: int, text: str = "varied") -> dict[str, int]:
    """Read so many articles; what is held after the first ones and at the end."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["leaks"])
    assert isinstance(application, QApplication)
    share_malloc()  # as the program does behind its first page
    with workplace() as folder:
        reading = Reading(folder, application, text)
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


def main() -> int:
    """Read articles of one text, print what is held, and return 1 if that is too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="60 articles instead of 300")
    parser.add_argument("--rounds", type=int, default=0, help="so many articles")
    parser.add_argument("--text", choices=TEXTS, default="varied")
    asked = parser.parse_args()
    counts = run(asked.rounds or (60 if asked.quick else 300), asked.text)
    print_counts(f"leaks, {asked.text}", counts)
    # Without clean pages of the dictionary and of fonts, which the system drops when it needs room.
    grown = counts["own_mb_at_end"] - counts[f"own_mb_after_{FIRST}"] > MOST_MB
    more = any(
        counts[f"{name}_at_end"] > counts[f"{name}_after_{FIRST}"] for name in ("files", "threads")
    )
    return int(grown or more)


if __name__ == "__main__":
    sys.exit(main())

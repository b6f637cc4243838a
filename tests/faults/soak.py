"""Ten minutes of random use of a real window: what it holds, where it stalls, what goes wrong.

    python -m faults.soak [--quick] [--seconds 600] [--seed 1]

A seeded hand opens and reads articles, turns pages, hovers, selects, marks, writes, edits and
deletes notes, undoes, finds, opens panels, changes the theme and the way of reading, closes tabs
and opens them again. Printed are memory, files and threads after a warm-up and at the end, the
blocks of the window's thread of over 100 ms of processor time with what ran, and exceptions.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.article import Place
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.resources import resource
from duidu.ui.base.gc_between_frames import GcBetweenFrames
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_control import FindControl
from duidu.ui.window.application import Interface, leave_room, make_application
from duidu.ui.window.main_window import MainWindow
from fixtures.many_articles import add, notes_on, rows_of
from fixtures.stalls import StallWatch, wait

LEAST = 100.0  # ms of the window's thread that count as a stall
WARM = 120.0  # seconds until the first reading of what the window holds
PANELS = ("notes", "find", "contents", "terms", "study")
WORDS = ("的", "the", "river", "老人", "morning", "(", "")
MODES = ("side_by_side", "sentences", "paragraphs", "source_only", "target_only")


class Hand:
    """Does one thing after the other in a window; `errors` are the exceptions met."""

    def __init__(self, window: MainWindow, articles: list[str], seed: int) -> None:
        self.window, self.articles = window, articles
        self.chance = random.Random(seed)
        self.done: Counter[str] = Counter()
        self._last = ""
        self._deeds: list[tuple[int, Callable[[], object]]] = [
            (6, self.open),
            (30, self.turn),
            (20, self.wheel),
            (20, self.hover),
            (8, self.jump),
            (8, self.select),
            (8, self.mark),
            (4, self.edit_note),
            (4, self.delete_note),
            (8, self.undo),
            (5, self.find),
            (6, self.panel),
            (2, self.theme),
            (3, self.mode),
            (3, self.close_tab),
            (2, self.start_page),
            (1, self.resize),
        ]

    def act(self) -> None:
        """Do something."""
        weights, deeds = zip(*self._deeds, strict=True)
        deed = self.chance.choices(deeds, weights)[0]
        self.done[deed.__name__] += 1
        deed()

    @property
    def page(self) -> ArticlePage:
        """The page shown, one opened if there is none."""
        if self.window.page is None:
            self.open()
        assert self.window.page is not None
        self.window.page.controls.complete()
        return self.window.page

    def open(self) -> None:
        """Open an article from the shelf."""
        self.window.open_from_shelf(self.chance.choice(self.articles))

    def turn(self) -> None:
        """Press a key of reading."""
        keys = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_Right)
        QTest.keyClick(self.page.view, self.chance.choice((*keys, Qt.Key.Key_J, Qt.Key.Key_K)))

    def wheel(self) -> None:
        """Turn the wheel."""
        port, turn = self.page.view.viewport(), self.chance.choice((-120, -120, 120))
        at = QPointF(port.rect().center())
        nothing, held = QPoint(), Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            at,
            QPointF(port.mapToGlobal(at.toPoint())),
            nothing,
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QGuiApplication.sendEvent(port, event)

    def hover(self) -> None:
        """Rest the pointer somewhere."""
        port = self.page.view.viewport()
        at = QPoint(self.chance.randrange(port.width()), self.chance.randrange(port.height()))
        QTest.mouseMove(port, at)

    def jump(self) -> None:
        """Drag the scroll bar."""
        bar = self.page.view.verticalScrollBar()
        bar.setValue(self.chance.randrange(bar.maximum() + 1))

    def select(self) -> None:
        """Select some words in view."""
        view = self.page.view
        place = view.place()
        block = place and view.flow.open_text and view.caret and place.block
        if place is None or view.caret is None or block is None:
            return
        start = place.offset
        view.put_caret(place)
        view.put_caret(Place(place.side, place.block, start + self.chance.randrange(1, 5)), True)

    def mark(self) -> None:
        """Mark what is selected, or write a note on it."""
        control = self.page.controls[NotesControl]
        self.select()
        control.highlight(self.chance.choice(("yellow", "green", "blue")))
        self._last = (control.chosen() or [""])[0]

    def edit_note(self) -> None:
        """Open the last note, type and close the editor."""
        control = self.page.controls[NotesControl]
        if self._last:
            control.edit(self._last)
            if control.editor.isVisible():
                QTest.keyClicks(control.editor, "typed")
                QTest.keyClick(control.editor, Qt.Key.Key_Escape)

    def delete_note(self) -> None:
        """Delete the last note."""
        self.page.controls[NotesControl].delete(self._last)
        self._last = ""

    def undo(self) -> None:
        """Undo or redo."""
        self.window.actions_[self.chance.choice(("edit.undo", "edit.undo", "edit.redo"))].trigger()

    def find(self) -> None:
        """Find something, and go from hit to hit."""
        find = self.page.controls[FindControl]
        find.show(self.chance.choice(WORDS))
        find.step(self.chance.choice((1, -1)))

    def panel(self) -> None:
        """Open or close a panel."""
        page = self.page
        name = self.chance.choice(PANELS)
        page.show_panel(name, not page.is_shown(name))

    def theme(self) -> None:
        """Change the theme."""
        wanted = self.chance.choice(("light", "dark", "sepia"))
        self.window.session.settings.set(table.THEME, wanted)

    def mode(self) -> None:
        """Change the way of reading."""
        self.window.session.settings.set(table.MODE, self.chance.choice(MODES))

    def close_tab(self) -> None:
        """Close a tab, or all but a few."""
        while len(self.window.pages) > self.chance.choice((0, 2, 5)):
            self.window.close_page(self.chance.randrange(len(self.window.pages)))

    def start_page(self) -> None:
        """Look at the shelf and filter it."""
        self.window.show_start()
        self.window.start_page.filter.setText(self.chance.choice(("", "river", "1")))

    def resize(self) -> None:
        """Give the window another size."""
        self.window.resize(self.chance.randrange(700, 1500), self.chance.randrange(500, 1000))


def held() -> dict[str, int]:
    """Memory in MB, open files and threads of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return {
        "memory_mb": pages * os.sysconf("SC_PAGE_SIZE") // 2**20,
        "files": len(list(Path("/proc/self/fd").iterdir())),
        "threads": threading.active_count(),
    }


def stock(session: Session) -> list[str]:
    """Articles to read: our samples, a book of short rows, one with many notes."""
    opened = [
        session.opener.open_files([resource("samples", "news.zh-en.txt")], NoJob()).article,
        session.opener.open_files(
            [resource("samples", f"dialogue.{code}.txt") for code in ("zh", "en")], NoJob()
        ).article,
    ]
    opened += [add(session.library, f"Article {n} river", rows_of(300)) for n in range(12)]
    noted = opened[2]
    notes_on(session.library, noted, 3_000, lambda i: (i % 300, i % 7, i % 7 + 5))
    return opened


def soak(folder: Path, seconds: float, seed: int) -> dict[str, object]:
    """Use a window so long; what it held, its stalls and its errors."""
    errors: list[str] = []

    def caught(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        errors.append(f"{kind.__name__}: {error}")

    app = make_application()
    leave_room()
    sys.excepthook = caught
    threading.excepthook = lambda seen: errors.append(f"{seen.exc_type.__name__}: {seen.exc_value}")
    settings = Settings()
    settings.set(table.TIPS_SEEN, "all")
    session = Session(Library.open(folder / "library.sqlite"), settings)
    articles = stock(session)
    window = MainWindow(session, Interface(app, settings).theme)
    window.resize(1300, 850)
    window.show()
    collecting = GcBetweenFrames(app, lambda: window.jobs.idle)
    watch, hand = StallWatch(window, LEAST), Hand(window, articles, seed)
    begun, warm = time.monotonic(), None
    while time.monotonic() - begun < seconds:
        hand.act()
        wait(lambda: True, 0.05)
        if warm is None and time.monotonic() - begun > min(WARM, seconds / 3):
            warm = held()
            watch.stalls.clear()
    wait(lambda: window.jobs.idle, 20)
    end = held()
    watch.stop()
    collecting.stop()
    window.close()
    session.close()
    worst = sorted(watch.stalls, key=lambda stall: -stall.processor)[:10]
    return {
        "seconds": round(time.monotonic() - begun),
        "deeds": sum(hand.done.values()),
        "warm": warm,
        "end": end,
        "stalls": len(watch.stalls),
        "worst": [[round(s.processor), round(s.wall), s.what] for s in worst],
        "exceptions": len(errors),
        "errors": errors[:5],
    }


def main() -> None:
    """Print what was found as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="20 seconds instead of ten minutes")
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = soak(Path(folder), given.seconds or (20 if given.quick else 600), given.seed)
    print(json.dumps({"test": "soak", "seed": given.seed, **found}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()

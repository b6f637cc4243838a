"""Ten minutes of random use of a real window: what it holds, where it stalls, what goes wrong.

    python -m faults.soak [--quick] [--seconds 600] [--seed 1]

A seeded hand opens and reads articles, turns pages, hovers, selects, marks, writes, edits and
deletes notes, undoes, finds, opens panels, changes the theme and the way of reading, closes tabs
and opens them again. SIGTERM ends it early; the figures are printed all the same.

What the window holds is read twice, each time at rest: all tabs closed, nothing under way, the
sentence encoder released as after twenty seconds without work, threads without work ended, garbage
collected. The first time is after a warm-up, in which every article was opened with all its panels,
every deed was done three times, the encoder was used, and a fifth of the time was spent in random
use; the second time is when the time is over, which its rest is not counted in. Printed beside it:
the most memory that was ever held.

Where other processes share the cores, work takes more processor time as well: the yardstick says
how much, the processor time of a million additions at the beginning and at the end.

A stall is a block of the window's thread of over 100 ms of its processor time; with the
processor busy otherwise, `waits` are those that were so long by the clock alone. Stalls of the
warm-up are counted as well. Of the worst the second, the deed and the stack are printed.

Returns 1 when a bar is missed, which `missed` names: a stall, memory that grew by more than 40 MB,
more files or threads, more `readers` of the library file than threads can be, an exception; with
--quick only for an exception.
"""

import argparse
import contextlib
import gc
import json
import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from duidu.app.base.malloc_trim import trim_malloc
from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.resources import resource
from duidu.ui.base.jobs import Lane
from duidu.ui.base.lane_threads import REST
from duidu.ui.window.application import Interface, finish_starting
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import leave_room, make_application
from faults.soak_hand import Hand
from fixtures.many_articles import add, notes_on, rows_of
from fixtures.stalls import Stall, StallWatch, wait

LEAST = 100.0  # ms of the window's thread that count as a stall
# SQLite closes no file while another connection of the process holds a lock on it, which ends with
# the first that is closed, but keeps it for the next connection: there are as many as there ever
# were threads reading at once, with the window's, the library's and that of long commands.
MOST_READERS = sum(lane.most for lane in Lane) + 3
MOST_MB = 40  # that may be held at the end above what was held after the warm-up
WARM = 0.2  # share of the time
SHOWN = 10  # stalls that are printed
DEPTH = 8  # functions of the stack of a stall


class Errors:
    """Collects the exceptions that nobody caught."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        sys.excepthook = self._caught
        threading.excepthook = lambda seen: self._add(seen.exc_type, seen.exc_value)

    def _caught(
        self, kind: type[BaseException], error: BaseException, _: TracebackType | None
    ) -> None:
        self._add(kind, error)

    def _add(self, kind: type[BaseException], error: BaseException | None) -> None:
        self.texts.append(f"{kind.__name__}: {error}")


class Clock:
    """The time that a run has; SIGTERM and Ctrl+C end it."""

    def __init__(self, seconds: float) -> None:
        self._begun = time.monotonic()
        self._seconds = seconds
        self.stopped = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)

    def _stop(self, *_: object) -> None:
        self.stopped = True

    @property
    def passed(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self._begun

    def is_over(self, share: float = 1.0) -> bool:
        """Whether this share of the time is over."""
        return self.stopped or self.passed > share * self._seconds


def additions() -> int:
    """Processor time of a million additions, in ms."""
    begun, total = time.thread_time(), 0
    for number in range(1_000_000):
        total += number
    return round(1000 * (time.thread_time() - begun))


def open_files() -> list[str]:
    """The names of what this process has open."""
    found = []
    for number in os.listdir("/proc/self/fd"):
        # The one through which they are listed is closed by now.
        with contextlib.suppress(FileNotFoundError):
            found.append(os.readlink(f"/proc/self/fd/{number}"))
    return found


def held(session: Session) -> dict[str, int]:
    """Memory in MB, open files and threads of this process, at rest."""
    session.release_encoder()
    gc.unfreeze()
    gc.collect()
    trim_malloc()
    files = open_files()
    readers = sum(name == str(session.library.path) for name in files)
    return {
        "memory_mb": _status("VmRSS"),
        "own_mb": _status("RssAnon"),  # without files, whose pages the system may drop
        "files": len(files) - readers,
        "readers": readers,
        "threads": len(os.listdir("/proc/self/task")),
    }


def _status(name: str) -> int:
    """A line of what the system knows of this process, in MB."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith(name + ":")).split()[1]) // 1024


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


def soak(folder: Path, clock: Clock, seed: int) -> dict[str, Any]:
    """Use a window for the time of the clock; what it held, its stalls and its errors."""
    app = make_application()
    leave_room()
    library_file = folder / "library.sqlite"
    settings = Settings()
    settings.set(table.TIPS_SEEN, "all")
    session = Session(Library.open(library_file), settings)
    articles = stock(session)
    window = MainWindow(session, Interface(app, settings).theme)
    window.resize(1300, 850)
    window.show()
    finish_starting(app, window, library_file)
    errors = Errors()  # in the place of the window's reports, which would be written and shown
    watch = StallWatch(window, LEAST, depth=DEPTH)
    hand = Hand(window, articles, seed, watch)
    yardstick = [additions()]
    watch.begin()
    hand.everything(clock.is_over)
    warm = _used(hand, clock, WARM)
    end = _used(hand, clock, 1.0)
    watch.stop()
    yardstick.append(additions())
    window.close()
    session.close()
    return {
        "seconds": round(clock.passed),
        "stopped": clock.stopped,
        "deeds": sum(hand.done.values()),
        "warm": warm,
        "end": end,
        "yardstick_ms": yardstick,
        "most_mb": _status("VmHWM"),
        "stalls": len(watch.stalls),
        "worst": [_shown(stall) for stall in _worst(watch.stalls)],
        "waits": len(watch.waits),
        "longest_waits": [_shown(stall) for stall in _worst(watch.waits)[:3]],
        "exceptions": len(errors.texts),
        "errors": errors.texts[:5],
    }


def missed(found: dict[str, Any]) -> list[str]:
    """What was more than it may be, each with its figure."""
    warm, end = found["warm"], found["end"]
    grown = {name: end[name] - warm[name] for name in warm}
    limits = {"memory_mb": MOST_MB, "files": 0, "threads": 0}
    return [
        *(f"{name}: {grown[name]} more" for name, most in limits.items() if grown[name] > most),
        *([f"readers: {end['readers']}"] if end["readers"] > MOST_READERS else []),
        *(
            f"stall: {stall['processor_ms']} ms, {stall['deed']}"
            for stall in found["worst"]
            if stall["processor_ms"] > LEAST
        ),
        *(f"exception: {text}" for text in found["errors"]),
    ]


def _used(hand: Hand, clock: Clock, share: float) -> dict[str, int]:
    """What is held at rest after random use until this share of the time is over."""
    while not clock.is_over(share):
        hand.act()
    hand.rest()
    # Whole, even when the time is over: threads still resting would be taken for more than before.
    wait(lambda: clock.stopped, REST + 2)
    now = held(hand.window.session)
    hand.watch.begin()  # what was measured is no stall
    return now


def _worst(stalls: list[Stall]) -> list[Stall]:
    return sorted(stalls, key=lambda stall: (-stall.processor, -stall.wall))[:SHOWN]


def _shown(stall: Stall) -> dict[str, object]:
    return {
        "processor_ms": round(stall.processor),
        "clock_ms": round(stall.wall),
        "second": stall.second,
        "deed": stall.during,
        "stack": stall.what,
    }


def main() -> int:
    """Print what was found as one line of JSON; return whether it is more than may be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="30 seconds instead of ten minutes")
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    clock = Clock(given.seconds or (30 if given.quick else 600))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DUIDU_DATA"] = folder  # where reports of faults would be kept
        found = soak(Path(folder), clock, given.seed)
    found = {"test": "soak", "seed": given.seed, **found, "limit_mb": MOST_MB}
    found["missed"] = missed(found)
    print(json.dumps(found, ensure_ascii=False), flush=True)
    # Half a minute is too short to fill what is remembered, and what is under way is not done.
    return int(bool(found["exceptions"] if given.quick else found["missed"]))


if __name__ == "__main__":
    sys.exit(main())

"""Figures of keeping in step through a folder, each beside a yardstick of the same run.

python tests/benchmarks/sync.py [--quick] [--interleavings N [--from SEED]]

The notes lie on an article of 2,000 rows, some words of text on each. Told: all of them written
into the folder by one device; taken: read and merged by another that has nothing yet. The yardstick
is to put the same notes into a library by its own store, in the same batches. Pictures are of
noise, 100 KB each; their yardstick is to put them beside a library.
"""

import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from library import book
from report import figure

from duidu.app.sync.exchange import Exchange
from duidu.app.sync.folder_files import FolderFiles
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.article import Block, SideName, Span
from duidu.core.jobs import NoJob
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library
from fixtures.devices import Device
from fixtures.interleaving import interleave
from fixtures.picture_books import add_book, grey_image, is_shown

BOOK = "a-book"
_ROWS = 2_000
_BATCH = 400


def main() -> None:
    """Measure everything; --quick with a hundredth of the notes."""
    quick = "--quick" in sys.argv
    rounds = 2 if quick else 1_000
    if "--interleavings" in sys.argv:
        rounds = int(sys.argv[sys.argv.index("--interleavings") + 1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            _notes(Path(folder), 1_000 if quick else 100_000)
            _pictures(Path(folder) / "pictures", 20 if quick else 200)
    first = int(sys.argv[sys.argv.index("--from") + 1]) if "--from" in sys.argv else 0
    _interleavings(first, rounds)


def _notes(home: Path, count: int) -> None:
    """Exchange so many notes for the first time, then one after the other."""
    library, other = (Library.open(home / name / "library.duidu") for name in ("one", "other"))
    article, alignment = book(_ROWS)
    # As it is once nothing makes it better behind the page any more: only then it is told.
    library.articles.add(article, replace(alignment, aligner="duidu-refined"), id=BOOK)
    notes = [_note(article.source.blocks[i % _ROWS], i) for i in range(count)]
    stored = _timed(lambda: _put(library, notes))
    figure(f"notes put by their store, {count}", stored[0], "s", cpu=round(stored[1], 1))
    folder = home / "folder"
    folder.mkdir()
    exchanges = []
    for one, name in ((library, "one"), (other, "other")):
        one.sync.begin(name, str(folder))
        exchanges.append(Exchange(one, FolderFiles(folder)))
    told = _timed(lambda: exchanges[0].run(NoJob()))
    figure(f"notes first told, {count}", told[0], "s", "60 with taking over", cpu=round(told[1], 1))
    taken = _timed(lambda: exchanges[1].run(NoJob()))
    figure(f"notes first taken over, {count}", taken[0], "s", cpu=round(taken[1], 1))
    there = other.notes.count()
    figure("notes that came", float(there), "notes", of=count)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    figure("size of the folder", size / 1e6, "MB")
    _afterwards(library, other, exchanges)
    _anew(count, folder, exchanges)
    _afterwards(library, other, exchanges)
    library.close()
    other.close()


def _afterwards(library: Library, other: Library, exchanges: list[Exchange]) -> None:
    """Change a note, tell it, and have it on the other side; many times."""
    told, taken, idle = [], [], []
    for i in range(20):
        note = library.notes.get("0")
        assert note is not None
        library.notes.put(Annotation("0", BOOK, note.kind, note.anchors, f"again {i}"))
        told.append(_timed(lambda: exchanges[0].run(NoJob())))
        taken.append(_timed(lambda: exchanges[1].run(NoJob())))
        found = other.notes.get("0")
        assert found is not None
        assert found.text == f"again {i}"
        idle.append(_timed(lambda: exchanges[1].run(NoJob())))
    for name, times in (("told", told), ("taken over", taken), ("looked for in vain", idle)):
        elapsed = statistics.median(time[0] for time in times) * 1000
        cpu = statistics.median(time[1] for time in times) * 1000
        figure(f"one change {name}, median of 20", elapsed, "ms", "1000", cpu=round(cpu, 1))


def _anew(count: int, folder: Path, exchanges: list[Exchange]) -> None:
    """Tell all anew, and have it passed over by a device that has read all."""
    anew = _timed(lambda: exchanges[0].tell_all(NoJob()))
    figure(f"notes told anew, {count}", anew[0], "s", cpu=round(anew[1], 1))
    exchanges[0].run(NoJob())
    passed = _timed(lambda: exchanges[1].run(NoJob()))
    figure("all that passed over", passed[0], "s", cpu=round(passed[1], 2))
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    figure("size of the folder then", size / 1e6, "MB")


def _pictures(home: Path, count: int) -> None:
    """Exchange a book with so many pictures for the first time."""
    rng = random.Random(1)
    images = [grey_image(320, 320, rng.randbytes(320 * 320)) for _ in range(count)]
    (home / "folder").mkdir(parents=True)
    one, other = (Device.at(home, home / "folder", name) for name in ("one", "other"))
    stored = _timed(lambda: add_book(one, BOOK, images))
    figure(f"pictures put beside a library, {count}", stored[0], "s", cpu=round(stored[1], 2))
    for device, name in ((one, "told"), (other, "taken over")):
        device.exchange()
        first = _timed(lambda device=device: _all_pictures(device))  # type: ignore[misc]
        figure(f"pictures {name}, {count}", first[0], "s", cpu=round(first[1], 2))
    came = sum(is_shown(other, image) for image in images)
    figure("pictures that came", float(came), "pictures", of=count)
    for device in (one, other):
        device.library.close()


def _all_pictures(device: Device) -> None:
    while device.exchange().more:
        pass


def _interleavings(first: int, rounds: int) -> None:
    """Edit and exchange on three devices in random order; all must end up the same."""
    same, lost = 0, 0
    start = time.process_time()
    for seed in range(first, first + rounds):
        with tempfile.TemporaryDirectory() as folder:
            equal, gone = interleave(Path(folder), seed)
        same += equal
        lost += gone
    figure(f"interleavings that end up the same, of {rounds}", float(same), "interleavings")
    figure(f"texts lost in {rounds} interleavings", float(lost), "texts")
    figure("processor time of an interleaving", (time.process_time() - start) / rounds, "s")


def _note(block: Block, number: int) -> Annotation:
    start = number % 40
    anchor = make_anchor(SideName.SOURCE, block, Span(start, start + 6))
    text = f"note {number}: " + "something to remember " * 3
    return Annotation(
        str(number), BOOK, AnnotationKind.NOTE, (anchor,), text, created=float(number)
    )


def _put(library: Library, notes: list[Annotation]) -> None:
    for first in range(0, len(notes), _BATCH):
        library.notes.put_all(notes[first : first + _BATCH])


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds and processor seconds that some work takes."""
    start, used = time.perf_counter(), _used()
    work()
    return time.perf_counter() - start, _used() - used


def _used() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(found.ru_utime + found.ru_stime for found in both)


if __name__ == "__main__":
    main()

"""Alignment edits in a book of 20,000 rows: the cost of one edit and its undo, and of writing.

    python tests/benchmarks/edits.py [--quick]

Yardstick of the edits: the splice of a tuple of as many rows. The window edits only the rows around
(app/alignment/edit_alignment.py); this is the whole article. Writing is that of all rows, changed:
at once, and in the parts of aligning again while highlights are made, of which each is to hold the
window as short as the command queue waits (ui/base/command_queue.py). Edits are given in processor
time, and a hold without the time in which other processes had the processor: on a machine that does
other work the clock says little.
"""

import argparse
import contextlib
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import wait
from dataclasses import replace
from functools import partial
from pathlib import Path

from report import figure

from duidu.align.edits.bead_edits import unlink
from duidu.align.edits.block_edits import split_block
from duidu.align.edits.edit import Aligned, Edit, apply
from duidu.align.edits.row_edits import merge_rows
from duidu.app.alignment.edit_alignment import EditAlignment
from duidu.app.alignment.realign import Part, Realign
from duidu.app.alignment.row_stretches import BATCH
from duidu.app.notes.annotate import add_note
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.annotation import AnnotationKind
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

ROWS = 20_000
PATIENCE = 0.02  # seconds; that of the command queue, which is not imported with its Qt


def book(rows: int) -> Aligned:
    """One block of two sentences a side and row."""
    chinese = tuple(
        Block(i, "天亮了。雨停了。", sentences=(Span(0, 4), Span(4, 8))) for i in range(rows)
    )
    english = tuple(
        Block(i, "Day broke. The rain stopped.", sentences=(Span(0, 10), Span(11, 28)))
        for i in range(rows)
    )
    beads = (Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.8))
    return Aligned(
        Side("zh", chinese),
        Side("en", english),
        Alignment(tuple(Row(Bead((i,), (i,), 0.9), beads) for i in range(rows))),
    )


def milliseconds(action: Callable[[], object], times: int) -> float:
    """The median processor time of some runs: what else the machine does is not in it."""
    costs = []
    for _ in range(times):
        begin = time.process_time()
        action()
        costs.append(1000 * (time.process_time() - begin))
    return round(statistics.median(costs), 2)


def waiting_for_processor() -> dict[str, float]:
    """How long each thread of this process was ready to run and other processes ran, in ms.

    Nothing where the system does not say.
    """
    found = {}
    for task in Path("/proc/self/task").glob("*"):
        # A thread may end meanwhile.
        with contextlib.suppress(OSError):
            found[task.name] = int((task / "schedstat").read_text().split()[1]) / 1e6
    return found


def held_by_others(before: dict[str, float]) -> float:
    """For how long since then one thread at least had no processor, in ms."""
    after = waiting_for_processor()
    return max((after[task] - was for task, was in before.items() if task in after), default=0.0)


def kept(folder: str, count: int) -> tuple[Library, list[StoredRow], list[StoredRow]]:
    """A library with the book, its rows, and the same rows judged otherwise."""
    library = Library.open(Path(folder) / "library.sqlite")
    whole = book(count)
    library.articles.add(Article("Book", whole.source, whole.target), whole.alignment, id="book")
    old = library.articles.rows("book", 0, count)
    new = [
        replace(
            row,
            row=replace(
                row.row, sentences=tuple(replace(bead, score=0.5) for bead in row.row.sentences)
            ),
        )
        for row in old
    ]
    return library, old, new


def write_at_once(count: int) -> None:
    """Print what it costs to write rows of which all changed, and half as many."""
    costs = []
    for rows in (count // 2, count):
        with tempfile.TemporaryDirectory() as folder:
            library, old, new = kept(folder, rows)
            before = time.process_time()
            library.articles.replace_rows("book", 0, len(old), new)
            costs.append(time.process_time() - before)
            library.close()
    figure(
        f"processor time of writing {count} changed rows",
        round(1000 * costs[1]),
        "ms",
        "<= 10000",
        yardstick={"half as many rows, ms": round(1000 * costs[0])},
    )


def edit_in_library(count: int, times: int) -> None:
    """Print what splitting a paragraph costs as the window does it, and its undo."""
    with tempfile.TemporaryDirectory() as folder:
        library, _, _ = kept(folder, count)
        cut = partial(split_block, name=SideName.TARGET, block=1, offset=11)
        commands = [
            EditAlignment(library, "book", 10 * number, cut, "Split") for number in range(1, times)
        ]
        first, *others = commands
        # The first one reads the order of all rows, which is kept from then on.
        first.do()
        costs = iter(others), iter(reversed(others))
        done = milliseconds(lambda: next(costs[0]).do(), len(others))
        undone = milliseconds(lambda: next(costs[1]).undo(), len(others))
        library.close()
    figure(
        f"a paragraph of {count} stored rows is split, as in the window",
        done,
        "ms",
        "<= 50",
        undo=undone,
    )


def write_beside_highlights(count: int) -> None:
    """Print how long highlights wait while rows are written in the parts of aligning again."""
    with tempfile.TemporaryDirectory() as folder:
        library, old, new = kept(folder, count)
        parts = [
            Part(old[first : first + BATCH], new[first : first + BATCH])
            for first in range(0, count, BATCH)
        ]
        writing = threading.Thread(target=Realign(library, "book", parts, None).do)
        held, durable, walls = list[float](), list[float](), list[float]()
        writing.start()
        while writing.is_alive():
            block = old[len(held) % count].source[0]
            anchor = make_anchor(SideName.SOURCE, block, Span(0, 2))
            others = waiting_for_processor()
            begin = time.perf_counter()
            future = library.submit_first(
                add_note(library, "book", AnnotationKind.HIGHLIGHT, [anchor]).do
            )
            wait([future], PATIENCE)
            walls.append(1000 * (time.perf_counter() - begin))
            held.append(max(0.0, walls[-1] - held_by_others(others)))
            future.result()
            durable.append(1000 * (time.perf_counter() - begin))
        writing.join()
        library.close()
    facts = {
        "highlights": len(held),
        "median until durable, ms": round(statistics.median(durable), 1),
        "longest on the clock, ms": round(max(walls), 1),
        "waiting for a processor counted": Path("/proc/self/schedstat").exists(),
    }
    figure(
        f"longest hold of the window by a highlight while {count} rows are written",
        round(max(held), 1),
        "ms",
        "<= 50",
        yardstick=facts,
    )
    figure("longest time until such a highlight is durable", round(max(durable), 1), "ms", "<= 500")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    times = 5 if quick else 9
    article = book(ROWS)
    rows = article.alignment.rows
    yardstick = milliseconds(lambda: (*rows[:10], rows[10], *rows[11:]), times)
    edits: dict[str, Callable[[], Edit]] = {
        "unlink two sentences": lambda: unlink(article, 10, 0),
        "merge two rows": lambda: merge_rows(article, 10),
        "split a paragraph": lambda: split_block(article, 10, SideName.TARGET, 10, 11),
    }
    for name, make in edits.items():
        after = apply(article, make())
        undo = make().inverse()
        cost = milliseconds(lambda make=make: apply(article, make()), times)  # type: ignore[misc]
        back = milliseconds(lambda after=after, undo=undo: apply(after, undo), times)  # type: ignore[misc]
        figure(
            f"edit of {ROWS} rows: {name}",
            cost,
            "ms",
            "<= 50",
            undo=back,
            yardstick={"splice of a tuple, ms": yardstick},
        )
    edit_in_library(ROWS, times)
    write_at_once(2_000 if quick else ROWS)
    write_beside_highlights(2_000 if quick else ROWS)


if __name__ == "__main__":
    main()

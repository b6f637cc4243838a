"""Alignment edits in a book of 20,000 rows: the cost of one edit and its undo.

    python tests/benchmarks/edits.py [--quick]

Yardstick: the splice of a tuple of as many rows. The window edits only the rows around
(app/alignment/edit_alignment.py); this is the whole article.
"""

import argparse
import statistics
import time
from collections.abc import Callable

from report import figure

from duidu.align.edits.bead_edits import unlink
from duidu.align.edits.block_edits import split_block
from duidu.align.edits.edit import Aligned, Edit, apply
from duidu.align.edits.row_edits import merge_rows
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Block, Side, SideName, Span

ROWS = 20_000


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
    """The median of some runs."""
    costs = []
    for _ in range(times):
        begin = time.perf_counter()
        action()
        costs.append(1000 * (time.perf_counter() - begin))
    return round(statistics.median(costs), 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    times = 5 if parser.parse_args().quick else 25
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


if __name__ == "__main__":
    main()

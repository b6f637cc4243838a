"""Figures of the library, each beside a yardstick of the same run.

python tests/benchmarks/library.py [--quick]
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from report import figure

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.library.library import Library
from fixtures.sample_library import note

HANZI = (
    "的一是了我不在人们有来他这上着个地到大里说就去子得也和那要下看天时过出小么起你都把好还多没为又可家学只以主会样年想生同老中十从自面前头道它后然走很像见"
    "两用她国动进成回什边作对开而己些现山民候经发工向事命给长水几义三声于高手知理眼志点心战二问但"
)
ENGLISH = (
    "the of and to in a is that for it as was with be by on not he his but at are this have from"
)
WORDS = ENGLISH.split()


def main() -> None:
    """Measure everything; --quick with a hundredth of the notes and a tenth of the text."""
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        _writing(Path(folder) / "writing.sqlite", 200 if quick else 1000)
        _many_notes(Path(folder) / "notes.sqlite", 10_000 if quick else 1_000_000)
        _search_and_open(Path(folder) / "search.sqlite", 5_000 if quick else 100_000)
        _books(Path(folder) / "books.sqlite", (1_000, 2_000) if quick else (10_000, 100_000))


def book(rows: int, seed: int = 1) -> tuple[Article, Alignment]:
    """A book of so many paragraphs of 100 Chinese characters and about as long in English."""
    rng = random.Random(seed)
    sides: tuple[list[Block], list[Block]] = ([], [])
    for i in range(rows):
        chinese, english = "".join(rng.choices(HANZI, k=100)), " ".join(rng.choices(WORDS, k=60))
        sides[0].append(Block(i, chinese, sentences=(Span(0, 50), Span(50, 100))))
        sides[1].append(
            Block(
                i,
                english,
                sentences=(Span(0, len(english) // 2), Span(len(english) // 2, len(english))),
            )
        )
    beads = (Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.8))
    aligned = tuple(Row(Bead((i,), (i,), 0.9), beads) for i in range(rows))
    return Article("书", Side("zh-Hans", tuple(sides[0])), Side("en", tuple(sides[1]))), Alignment(
        aligned, "benchmark"
    )


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _synced_write(folder: Path) -> float:
    """The yardstick for durable writes: 4 kB appended to a file and synced, p95 in ms."""
    with open(folder / "yardstick", "wb", buffering=0) as file:

        def write() -> None:
            file.write(bytes(4096))
            os.fsync(file.fileno())

        times = [_timed(write) for _ in range(200)]
    return round(_p95(times), 2)


def _writing(path: Path, count: int) -> None:
    with Library.open(path) as library:
        library.articles.add(*book(100), id="a")
        durable = [
            _timed(lambda i=i: library.notes.put(note(f"n{i}", "a", i % 100)))  # type: ignore[misc]
            for i in range(count)
        ]
        futures, blocked = [], []
        for i in range(count):
            start = time.perf_counter()
            futures.append(library.submit(library.notes.put, note(f"m{i}", "a", i % 100)))
            blocked.append((time.perf_counter() - start) * 1000)
        for future in futures:
            future.result()
    yardstick = {"4 kB synced p95 ms": _synced_write(path.parent)}
    figure(
        "library: a note durable, p95", round(_p95(durable), 2), "ms", "<= 50", yardstick=yardstick
    )
    figure(
        "library: the window blocked by a note submitted, longest",
        round(max(blocked), 2),
        "ms",
        "<= 50",
        yardstick=yardstick,
    )


def _some_notes(library: Library, count: int, seed: int, blocks: int = 500) -> None:
    """Notes spread over 20 articles, each with a quotation and a remark of a sentence."""
    rng = random.Random(seed)
    for article in range(20):
        library.articles.add(*book(500, article), id=f"a{article}")
    for first in range(0, count, 10_000):
        library.notes.put_all(
            _random_note(i, rng, blocks) for i in range(first, min(first + 10_000, count))
        )


def _random_note(number: int, rng: random.Random, blocks: int = 500) -> Annotation:
    start = rng.randrange(90)
    text = "".join(rng.choices(HANZI, k=20)) + " " + " ".join(rng.choices(WORDS, k=10))
    anchor = Anchor(
        rng.choice(list(SideName)),
        rng.randrange(blocks),
        start,
        start + 4,
        "".join(rng.choices(HANZI, k=4)),
    )
    created = float(number)
    return Annotation(
        f"n{number}",
        f"a{number % 20}",
        AnnotationKind.NOTE,
        (anchor,),
        text,
        "red",
        created=created,
        modified=created,
    )


def _many_notes(path: Path, count: int) -> None:
    with Library.open(path) as library:
        blocks = count // 20  # two notes a row, three dozen on a page
        _some_notes(library, count, 1, blocks)
        rng = random.Random(2)
        pages = [
            (f"a{rng.randrange(20)}", first, range(first, first + 16))
            for first in (rng.randrange(blocks) for _ in range(200))
        ]
        found = [
            len(library.notes.in_blocks(article, side, blocks))
            for article, _, blocks in pages
            for side in SideName
        ]
        times = [
            _timed(lambda a=a, b=b: [library.notes.in_blocks(a, side, b) for side in SideName])  # type: ignore[misc]
            for a, _, b in pages
        ]
    a_note = statistics.mean(times) / max(1.0, statistics.mean(found) * 2)
    more = {"notes": count, "on a page": statistics.mean(found) * 2, "ms a note": round(a_note, 4)}
    figure("library: notes of the visible page, p95", round(_p95(times), 2), "ms", "<= 5", **more)


def _search_and_open(path: Path, count: int) -> None:
    with Library.open(path) as library:
        _some_notes(library, count, 3)
        _search(library, count)
    _opening(path, count)
    with Library.open(path) as library:
        library.notes.put(_random_note(0, random.Random(5)))
        for name, work in (
            ("check of everything", library.check),
            ("backup and copies", library.keep_safe),
        ):
            figure(f"library: {name}", round(_timed(work)), "ms", "in the background", notes=count)


def _search(library: Library, count: int) -> None:
    """Index all notes and texts, then search both, beside reading every note."""
    indexed = _timed(library.search.index)
    rng = random.Random(4)
    lengths = [length for length in (1, 1, 2, 2, 3, 4) for _ in range(20)]
    queries = ["".join(rng.choices(HANZI, k=length)) for length in lengths]
    queries += [*WORDS, "that the", "wit"]
    times = [_timed(lambda q=q: library.search.notes(q)) for q in queries]  # type: ignore[misc]
    texts = [_timed(lambda q=q: library.search.texts(q)) for q in queries]  # type: ignore[misc]
    scanned = _timed(lambda: sum("的" in kept.text for kept in library.notes.all()))
    yardstick = {"reading all notes and looking with in, ms": round(scanned)}
    figure(
        "library: search over all notes, p95",
        round(_p95(times), 2),
        "ms",
        "<= 100",
        notes=count,
        yardstick=yardstick,
    )
    figure(
        "library: search over 20 articles, p95",
        round(_p95(texts), 2),
        "ms",
        "<= 100",
        yardstick=yardstick,
    )
    figure("library: index made anew", round(indexed), "ms", "in the background", notes=count)


def _opening(path: Path, count: int) -> None:
    """Open the library up to the notes of a first page, seven times."""
    opening = []
    for _ in range(7):
        start = time.perf_counter()
        with Library.open(path) as library:
            library.articles.all()
            library.notes.in_blocks("a1", SideName.SOURCE, range(10))
            opening.append((time.perf_counter() - start) * 1000)
    figure(
        "library: opening to the first page's notes",
        round(statistics.median(opening), 1),
        "ms",
        "<= 1000",
        notes=count,
    )


def _books(path: Path, sizes: tuple[int, int]) -> None:
    with Library.open(path) as library:
        for rows in sizes:
            article, alignment = book(rows)
            yardstick = {
                "the same text encoded, written and synced, ms": round(
                    _timed(lambda a=article: _plain(path, a))  # type: ignore[misc]
                )
            }
            added = _timed(
                lambda a=article, b=alignment, r=rows: library.articles.add(a, b, id=str(r))  # type: ignore[misc]
            )
            more = {"chinese characters": rows * 100, "yardstick": yardstick}
            figure(
                "library: adding a book", round(added), "ms", "a few seconds for 1,000,000", **more
            )
    with Library.open(path) as library:
        for rows in sizes:
            more = {"chinese characters": rows * 100}
            opened = _timed(
                lambda r=rows: (  # type: ignore[misc]
                    library.articles.row_lengths(str(r), SideName.SOURCE),
                    library.articles.rows(str(r), 0, 30),
                )
            )
            figure("library: a book reopened to its first rows", round(opened, 1), "ms", "", **more)
            middle = library.articles.rows(str(rows), rows // 2, rows // 2 + 1)
            edits = [
                _timed(lambda r=rows, m=middle: library.articles.replace_rows(str(r), r // 2, 1, m))  # type: ignore[misc]
                for _ in range(20)
            ]
            figure("library: a row replaced, p95", round(_p95(edits), 1), "ms", "<= 50", **more)


def _plain(path: Path, article: Article) -> None:
    with open(path.with_suffix(".txt"), "wb") as file:
        for side in (article.source, article.target):
            file.writelines(block.text.encode() + b"\n" for block in side.blocks)
        file.flush()
        os.fsync(file.fileno())


if __name__ == "__main__":
    main()

"""A library of 1,000 articles searched as the window does it.

    python tests/benchmarks/library_search.py [--quick]

In either language and script, by inflections, by pinyin, both sides at once. Articles are 20
paragraphs each of the development data, with their number in one of them; skipped without it. The
words asked for are drawn from the text by a fixed seed. Yardstick: SQLite reading all texts once,
as a search without index does.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import apsw
from reader import Book, paragraphs
from report import figure, shared, skipped

from duidu.app.search.search_library import Asked, search_library
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Alignment
from duidu.core.article import Article, Side, SideName
from duidu.core.jobs import NoJob
from duidu.language.registry import language_for
from duidu.library.library import Library

ROWS = 20
Asks = dict[str, list[Asked]]


def fill(library: Library, articles: int) -> list[tuple[str, str]]:
    """Add the articles and index them; the pairs of sentences they are made of."""
    pairs = paragraphs()
    draw = random.Random(1)
    for number in range(articles):
        book = Book(
            [
                *draw.sample(pairs, ROWS - 1),
                ((f"这是第{number}篇。",), (f"This is number {number}.",)),
            ],
            ROWS,
        )
        rows = [book.row(i) for i in range(ROWS)]
        source = Side("zh-Hans", tuple(row.blocks(SideName.SOURCE)[0] for row in rows))
        target = Side("en", tuple(row.blocks(SideName.TARGET)[0] for row in rows))
        library.articles.add(
            Article(f"Article {number}", source, target),
            Alignment(tuple(row.row for row in rows)),
            (),
            NoJob(),
        )
    library.search.index(NoJob())
    return [(zh, en) for source, target in pairs for zh, en in zip(source, target, strict=True)]


def asks(pairs: list[tuple[str, str]], each: int) -> Asks:
    """What is asked, by kind."""
    draw = random.Random(2)
    chinese = [
        token
        for zh, _ in draw.sample(pairs, 200)
        for token in language_for("zh").tokens(zh)
        if token.reading
    ]
    english = [word for _, en in draw.sample(pairs, 200) for word in en.split() if word.isalpha()]
    pinyin = [
        "".join(syllable[:-1] for syllable in token.reading)
        for token in chinese
        if len(token.text) > 1
    ]
    words = [token.text for token in chinese]
    return {
        "Chinese": [Asked(word) for word in draw.sample(words, each)],
        "English": [Asked(word) for word in draw.sample(english, each)],
        "pinyin": [Asked(word) for word in draw.sample(pinyin, each)],
        "both sides": [
            Asked(word, other)
            for word, other in zip(
                draw.sample(words, each), draw.sample(english, each), strict=True
            )
        ],
    }


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def p95(times: list[float]) -> float:
    """The 95th percentile, in the unit of the times."""
    return round(sorted(times)[int(len(times) * 0.95) - 1], 1)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    if shared("bench", "alignment", "dev") is None:
        # Our own samples have too few different sentences to draw the words from.
        skipped("library search", "../shared/bench is not there")
        return
    articles, each = (100, 10) if quick else (1000, 60)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        with Library.open(path) as library:
            kinds = asks(fill(library, articles), each)
            alike = Session(library, Settings()).alike
            connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
            reading = milliseconds(
                lambda: connection.execute(
                    "SELECT sum(instr(text, '银行') > 0) FROM blocks"
                ).fetchall()
            )
            connection.close()
            yardstick = {"SQLite reads all texts once, ms": round(reading, 1)}
            facts = {"articles": articles, "yardstick": yardstick}
            first = milliseconds(
                lambda: search_library(library, alike, kinds["English"][0], NoJob())
            )
            figure("library search: the first of a session", round(first, 1), "ms", "", **facts)
            every: list[float] = []
            for kind, asked in kinds.items():
                times = [
                    milliseconds(lambda one=one: search_library(library, alike, one, NoJob()))  # type: ignore[misc]
                    for one in asked
                ]
                every += times
                figure(
                    f"library search: {kind}, p95",
                    p95(times),
                    "ms",
                    "<= 100",
                    longest=round(max(times), 1),
                    **facts,
                )
            figure(
                "library search: all of them, p95",
                p95(every),
                "ms",
                "<= 100",
                longest=round(max(every), 1),
                **facts,
            )


if __name__ == "__main__":
    main()

"""Time of looking up, 95th percentile, over every word of the sample articles.

Yardstick: one bare SQLite query.
"""

import re
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import apsw
from report import figure

from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.article import SideName
from duidu.core.jobs import NoJob
from duidu.lexicon.lexicon import open_lexicon
from duidu.lexicon.lookup import WordSearch
from duidu.library.library import Library
from duidu.resources import resource

T = TypeVar("T")
_HANZI = re.compile(r"[\u4e00-\u9fff]")


def main() -> None:
    """Print one figure a kind of look-up."""
    text = "\n".join(path.read_text("utf-8", "replace") for path in _samples())
    lexicon = open_lexicon()
    search = WordSearch(lexicon)
    places = [match.start() for match in _HANZI.finditer(text)]
    words = sorted({text[at : at + length] for at in places for length in (1, 2, 3)})
    pinyin = sorted(
        {"".join(entry.pinyin).lower() for word in words for entry in lexicon.exact(word)}
    )
    english = sorted(set(re.findall(r"[A-Za-z]+", text)))
    bare = apsw.Connection(str(resource("data", "cedict.sqlite")), flags=apsw.SQLITE_OPEN_READONLY)
    yardstick = {
        "bare query of one row": _p95(
            lambda word: bare.execute("SELECT id FROM entry WHERE simp = ?", (word,)).fetchall(),
            words,
        )
    }
    toneless = sorted({re.sub(r"\d", "", reading) for reading in pinyin})
    for name, milliseconds, goal in (
        ("exact look-up, p95", _p95(lexicon.exact, words), "0.1"),
        (
            "longest match at a place, p95",
            _p95(lambda at: lexicon.longest(text, at), places),
            "0.3",
        ),
        ("pinyin with tones, p95", _p95(lexicon.by_pinyin, pinyin), "20"),
        ("pinyin without tones, p95", _p95(lexicon.by_pinyin, toneless), "20"),
        ("English, p95", _p95(lambda word: lexicon.by_english([word]), english), "20"),
        ("English with inflections, ranked, p95", _p95(search.english, english), "20"),
        (
            "English ranked by its counterpart, p99 of processor time",
            _beside_counterparts(),
            "10",
        ),
    ):
        figure(name, milliseconds, "ms", goal, yardstick=yardstick)
    figure(
        "size of the dictionary",
        round(resource("data", "cedict.sqlite").stat().st_size / 1e6, 1),
        "MB",
        "30",
    )


def _beside_counterparts() -> float:
    """Milliseconds for 99 of 100 English words of a sample, in the order in which one reads them.

    Processor time of the thread; no word links are known, so that all words beside are weighed.
    """
    times = []
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Library.open(Path(folder) / "library.sqlite"), Settings())
        sample = resource("samples", "news.zh-en.txt")
        text = session.open_text(session.opener.open_files([sample], NoJob()).article)
        for index in range(text.row_count()):
            for block in text.row(index).target:
                for token in text.tokens(SideName.TARGET, block):
                    if token.text.isalpha():
                        begin = time.thread_time()
                        session.look_up.at(text, SideName.TARGET, block.id, token.start)
                        times.append(time.thread_time() - begin)
        session.close()
    return round(1000 * sorted(times)[int(0.99 * len(times))], 3)


def _samples() -> Iterable[Path]:
    return (path for path in resource("samples").rglob("*") if path.suffix in (".txt", ".md"))


def _p95(ask: Callable[[T], object], questions: list[T]) -> float:
    """Milliseconds within which 95 of 100 questions are answered."""
    times = []
    for question in questions:
        begin = time.perf_counter()
        ask(question)
        times.append(time.perf_counter() - begin)
    return round(1000 * sorted(times)[int(0.95 * len(times))], 3)


if __name__ == "__main__":
    main()

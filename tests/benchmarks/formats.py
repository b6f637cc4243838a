"""Import of a pair of EPUBs of 10 MB each, up to the alignment; and of a text file of 1 GB.

    python tests/benchmarks/formats.py [--quick]

The books are made here of real chapters where the development data is, else of our own sample text,
so that anybody can repeat it. Every paragraph is another choice of their sentences with a number of
its own, so no two are alike. `--quick` makes them of 1 MB.
"""

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from report import figure, shared

from duidu.app.opening.found_article import read_article
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side
from duidu.core.errors import DuiduError
from duidu.formats.base.exported import Exported
from duidu.formats.epub.writer import write_epub
from duidu.formats.notes.exported_notes import ArticleNotes

_SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


def main() -> None:
    size = 1_000_000 if "--quick" in sys.argv else 10_000_000
    with tempfile.TemporaryDirectory() as folder:
        books = [_book(Path(folder) / f"book.{code}.epub", code, size) for code in ("zh", "en")]
        begun = time.perf_counter()
        found = read_article(books)
        took = time.perf_counter() - begun
        peak = (
            max(
                resource.getrusage(who).ru_maxrss
                for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
            )
            // 1024
        )
        blocks = len(found.arranged.article.source.blocks)
        yardstick = {"pandoc on one of them, s": _pandoc(books[0])}
        figure(
            "EPUB pair imported before alignment",
            round(took, 2),
            "s",
            "< 3",
            text_bytes=size,
            blocks=blocks,
            yardstick=yardstick,
        )
        figure("most memory of importing the pair", peak, "MB", "< 400")
        huge = Path(folder) / "huge.txt"
        with huge.open("wb") as file:
            file.truncate(1 << 30)
        begun = time.perf_counter()
        with suppress(DuiduError):
            read_article([huge])
        figure(
            "text file of 1 GB opened or refused",
            round(time.perf_counter() - begun, 3),
            "s",
            "< 10",
        )


def _book(path: Path, code: str, size: int) -> Path:
    """A book whose text has so many bytes."""
    blocks = tuple(
        Block(number, text) for number, text in enumerate(_paragraphs(text_lines(code), size))
    )
    side, empty = Side("zh-Hans" if code == "zh" else "en", blocks), Side("en", ())
    rows = tuple(Row(Bead((number,), ()), ()) for number in range(len(blocks)))
    exported = Exported(
        Article("Book", side, empty),
        Alignment(rows),
        ArticleNotes("book", "Book", side.language, "en"),
    )
    path.write_bytes(write_epub(exported).data)
    return path


def text_lines(code: str) -> list[str]:
    """The sentences or lines of dialogue that paragraphs are made of."""
    folder = shared("bench", "alignment", "dev")
    files = sorted(folder.glob(f"*.{code}")) if folder else [_SAMPLES / f"dialogue.{code}.txt"]
    return [
        line.strip()
        for file in files
        for line in file.read_text(encoding="utf-8").split("\n")
        if line.strip()
    ]


def _paragraphs(lines: list[str], size: int) -> Iterator[str]:
    """Paragraphs of so many bytes in all, short as in a novel full of dialogue.

    The same ones in every run.
    """
    chance = random.Random(size)
    number = 0
    while size > 0:
        number += 1
        chosen = chance.choices(lines, k=chance.choice((1, 1, 1, 2)))
        words = (" " if chosen[0].isascii() or " " in chosen[0] else "").join(chosen)
        at = words.find(" ", chance.randrange(len(words)))
        text = (
            f"{words[:at]} {number}{words[at:]}" if at > 0 else f"{words[:-1]}{number}{words[-1]}"
        )
        size -= len(text.encode())
        yield text


def _pandoc(book: Path) -> float | None:
    """Seconds pandoc takes to make plain text of the book; None where it is not installed."""
    if shutil.which("pandoc") is None:
        return None
    begun = time.perf_counter()
    subprocess.run(
        ["pandoc", "-f", "epub", "-t", "plain", "-o", str(book.with_suffix(".txt")), str(book)],
        check=True,
        capture_output=True,
    )
    return round(time.perf_counter() - begun, 2)


if __name__ == "__main__":
    main()

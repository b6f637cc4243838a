"""What the fault scripts share: a small library, what is in it, and how a count is printed."""

import argparse
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duidu.core.annotation import Annotation
from duidu.library.library import Library
from fixtures.sample_library import note, sample


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder for one run, removed afterwards; in memory where the system has such a place."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(
        prefix="duidu-faults-", dir=memory if memory.is_dir() else None
    ) as folder:
        yield Path(folder)


def begin(path: Path) -> None:
    """A library with one article "a" of eight rows."""
    with Library.open(path) as library:
        library.articles.add(*sample(8), id="a")


def numbered(number: int, version: int = 0) -> Annotation:
    """A note that can be told from every other one and from its own other versions."""
    text = f"笔记 {number} 第 {version} 版 " + "字" * (number * 37 % 400)
    return note(f"n{number}", "a", 11 + number % 7, text, float(number))


def texts(library: Library) -> dict[str, str]:
    """Text by id of all notes of the article, deleted ones too."""
    return {
        kept.id: kept.text
        for deleted in (False, True)
        for kept in library.notes.of_article("a", deleted)
    }


def print_counts(test: str, counts: dict[str, int]) -> None:
    """One line of JSON."""
    print(json.dumps({"test": test, **counts}, ensure_ascii=False), flush=True)


def quick_or_full(description: str, quick: int, full: int) -> int:
    """How many rounds the command line asks for."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help=f"{quick} rounds instead of {full}")
    parser.add_argument("--rounds", type=int, default=0)
    arguments = parser.parse_args()
    return int(arguments.rounds) or (quick if arguments.quick else full)

"""Counts the words of a long text in child processes, so that all processors have a share of it.

The window's own process would hold the interpreter for seconds, which frames wait for.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING

from duidu.app.study.counting_child import TASK
from duidu.core.article import SideName
from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.language.registry import describe

if TYPE_CHECKING:
    # Loaded when something is counted.
    from duidu.language.word_kinds import WordKinds
    from duidu.study.counting import Piece
    from duidu.study.coverage import WordCount, WordCounts

LONG = 150_000
"""Code points of a text that is counted apart: of a shorter one a child's start takes too much."""
_MOST_PART = 400_000  # code points for one child, which has bounds of memory and time
_MOST_CHILDREN = 4


def count_apart(
    language: str, side: SideName, pieces: "Iterable[Piece]", size: int, job: Job
) -> "WordCounts":
    """The words of a text of about `size` code points; the same as count_words finds.

    For a job's thread. Raises Cancelled.
    """
    children = max(1, min(_MOST_CHILDREN, os.cpu_count() or 1))
    parts = _parts(pieces, min(_MOST_PART, size // children + 1))
    shares = _Shares(job, size)
    pool = ThreadPoolExecutor(children)
    try:
        counted = [pool.submit(_count_part, language, side, part, shares) for part in parts]
        return _together(side, [one.result() for one in counted])
    finally:
        # Of a cancelled job those that have begun notice it by themselves.
        pool.shutdown(cancel_futures=True)


class _Shares:
    """Tells one job how much all children have counted."""

    def __init__(self, job: Job, size: int) -> None:
        self.check = job.check
        self._job, self._size = job, max(1, size)
        self._done = 0.0
        self._telling = Lock()

    def add(self, characters: float) -> None:
        """So many code points more are counted."""
        with self._telling:
            self._done += characters
            self._job.progress(min(1.0, self._done / self._size))


class _Part:
    """The job of one child."""

    def __init__(self, shares: _Shares, size: int) -> None:
        self.check = shares.check
        self._shares, self._size, self._told = shares, size, 0.0

    def progress(self, done: float, message: str = "") -> None:
        """Report the share of the part."""
        self._shares.add((done - self._told) * self._size)
        self._told = done


def _parts(pieces: "Iterable[Piece]", size: int) -> "Iterator[list[Piece]]":
    """The pieces, so many code points of them together."""
    part: list[Piece] = []
    length = 0
    for piece in pieces:
        part.append(piece)
        length += len(piece[2])
        if length >= size:
            yield part
            part, length = [], 0
    if part:
        yield part


def _count_part(
    language: str, side: SideName, part: "Sequence[Piece]", shares: _Shares
) -> "WordCounts":
    """The words of a part, counted by a child; here, if no child can."""
    from duidu.formats.sandbox.process import ask
    from duidu.formats.sandbox.typed import typed
    from duidu.study.counting import count_words
    from duidu.study.coverage import WordCount, WordCounts
    from duidu.study.roles import Role

    job = _Part(shares, sum(len(piece[2]) for piece in part))
    try:
        answer = ask(TASK, "words", job, _packed(part), language=language, side=side.value)
        words = typed(tuple[str, ...], answer.said["words"])
        about = typed(tuple[tuple[int, ...], ...], answer.said["about"])
        job.progress(1.0)
        return WordCounts(
            side,
            tuple(
                WordCount(word, Role(role), times, block, start)
                for word, (role, times, block, start) in zip(words, about, strict=True)
            ),
        )
    except (FileError, KeyError, TypeError, ValueError):
        # No memory for another process, perhaps: it takes longer here, and is as right.
        return count_words(_kinds(language), side, _checked(part, shares))


def _checked(part: "Sequence[Piece]", shares: _Shares) -> "Iterator[Piece]":
    for piece in part:
        shares.check()
        yield piece


def _packed(part: "Sequence[Piece]") -> bytes:
    """A part as JSON; of the corrections only those that find something in their text."""
    listed = [
        (block, start, text, answer, [astuple(one) for one in corrections.inside(text)])
        for block, start, text, answer, corrections in part
    ]
    return json.dumps(listed, separators=(",", ":")).encode("ascii")


def _together(side: SideName, counted: Sequence["WordCounts"]) -> "WordCounts":
    """The counts of parts of a text as those of the whole, in its order."""
    from duidu.study.coverage import WordCounts

    found: dict[object, WordCount] = {}
    for word in chain.from_iterable(one.words for one in counted):
        key = word.word, word.role
        first = found.get(key)
        found[key] = word if first is None else first._replace(times=first.times + word.times)
    return WordCounts(side, tuple(found.values()))


def _kinds(language: str) -> "WordKinds":
    load = describe(language).word_kinds
    assert load is not None, "a language whose words can be studied"
    return load()

"""Brings texts together that no name does: those in two languages that are about the same.

What a text is about is a vector of the sentence encoder. Whether two texts are translations of each
other is then for their alignment to say.
"""

import base64
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.app.corpus.asked import Answer
from duidu.language.registry import base_code

if TYPE_CHECKING:
    from duidu.align.base.protocol import Matrix

# Rows of the table of likenesses that are there at once.
_ROWS = 512
# Least likeness of two texts, once what all texts of a language have in common is taken away, and
# the most that one may be longer than is usual: chosen on three of five chapters, cut into pieces,
# and tried on the other two (docs/corpus.md).
_ALIKE, _LONGER = 0.2, 3.0


@dataclass(frozen=True, slots=True)
class Single:
    """A text by itself: its file, its language, its size in code points, what it is about."""

    file: Path
    language: str
    size: int
    vector: bytes


def single(file: Path, look: Answer) -> Single:
    """The text of what a look at its file found."""
    vector = base64.b64decode(look["vector"])
    return Single(file, base_code(look["language"]), look["size"], vector)


def alike(texts: Sequence[Single]) -> Iterator[tuple[Path, Path]]:
    """Yield the pairs of texts in different languages of which each is most like the other."""
    by_language: dict[str, list[Single]] = defaultdict(list)
    for text in texts:
        if text.vector:
            by_language[text.language].append(text)
    for first, second in combinations(sorted(by_language), 2):
        yield from _pairs(by_language[first], by_language[second])


def _pairs(left: Sequence[Single], right: Sequence[Single]) -> Iterator[tuple[Path, Path]]:
    """Yield the pairs of texts in two languages of which each is most like the other."""
    import numpy as np

    here, there = _apart(left), _apart(right)
    best = np.zeros(len(left), np.int64)
    back = np.zeros(len(right), np.int64)
    most = np.full(len(right), -np.inf)
    likeness = np.zeros(len(left))
    for start in range(0, len(left), _ROWS):
        table = here[start : start + _ROWS] @ there.T
        best[start : start + _ROWS] = table.argmax(axis=1)
        likeness[start : start + _ROWS] = table.max(axis=1)
        rows = table.argmax(axis=0)
        higher = table[rows, np.arange(len(right))] > most
        back[higher] = start + rows[higher]
        most[higher] = table.max(axis=0)[higher]
    found = [
        (at, int(best[at]))
        for at in range(len(left))
        if back[best[at]] == at and (likeness[at] >= _ALIKE or len(left) == len(right) == 1)
    ]
    ratios = [left[one].size / max(1, right[other].size) for one, other in found]
    usual = float(np.median(ratios)) if ratios else 1.0
    for (one, other), ratio in zip(found, ratios, strict=True):
        if usual / _LONGER <= ratio <= usual * _LONGER:
            yield left[one].file, right[other].file


def _apart(texts: Sequence[Single]) -> "Matrix":
    """Unit vectors of texts without what all texts of their language have in common."""
    import numpy as np

    vectors = np.array([np.frombuffer(text.vector, np.float32) for text in texts])
    if len(vectors) > 2:
        vectors = vectors - vectors.mean(axis=0)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    apart: Matrix = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return apart

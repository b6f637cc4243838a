"""What the aligner needs of an encoder: vectors of pieces that add up to the vector of the whole.

One pass over a text is then enough for its clauses, sentences and paragraphs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from duidu.align.base.protocol import Encoder, Matrix

# Keeps a division by a norm of 0 finite.
_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Pooled:
    """Pieces of texts, summed over their tokens.

    `sums` has shape (pieces of all texts, dimensions), `counts` their numbers of tokens. `edges`,
    shape (texts, dimensions), is what the beginning and the end of each text add to the sum of its
    pieces.
    """

    sums: Matrix
    counts: Matrix
    edges: Matrix


class SpanSpace(Protocol):
    """A space in which sums of neighbouring pieces can be embedded without rereading the text."""

    def embed(self, sums: Matrix, counts: Matrix, edges: Matrix) -> Matrix:
        """Unit vectors of pooled pieces, or of sums of neighbouring pieces.

        `edges` is that of the text that the first of them is from.
        """


class SpanEncoder(SpanSpace, Protocol):
    """An encoder that reads a text once for all its parts."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def pool(self, texts: Sequence[Sequence[str]]) -> Pooled:
        """Pool each piece of each text; a text is given as its pieces in order."""


class SummedEncoder:
    """Makes a SpanEncoder of any Encoder.

    The vector of several pieces is the sum of theirs, weighted by length.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._encoder.dimensions

    def pool(self, texts: Sequence[Sequence[str]]) -> Pooled:
        """Encode every piece on its own."""
        pieces = [piece for text in texts for piece in text]
        counts = np.array([max(len(piece), 1) for piece in pieces], np.float32)
        sums = (
            self._encoder.encode(pieces) * counts[:, None]
            if pieces
            else np.zeros((0, self._encoder.dimensions), np.float32)
        )
        return Pooled(sums, counts, np.zeros((len(texts), self._encoder.dimensions), np.float32))

    def embed(self, sums: Matrix, counts: Matrix, edges: Matrix) -> Matrix:
        """The direction of the sum."""
        return unit(sums)


def unit(rows: Matrix) -> Matrix:
    """Each row divided by its length; a row of zeros stays as it is."""
    normed: Matrix = (
        rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), _EPSILON)
    ).astype(np.float32)
    return normed

"""Vectors of texts as sums over their pieces."""

from collections.abc import Sequence

import numpy as np

from duidu.align.base.pooling import SummedEncoder, unit
from duidu.align.base.protocol import Matrix


class Lengths:
    """Encodes a piece as its length and a one; refuses to be asked for nothing, as models do."""

    name = "lengths"
    dimensions = 2

    def encode(self, texts: Sequence[str]) -> Matrix:
        assert texts
        return np.array([[len(text), 1.0] for text in texts], np.float32)


def test_a_piece_weighs_as_much_as_it_is_long() -> None:
    pooled = SummedEncoder(Lengths()).pool([["ab"], ["c", "def"]])
    assert pooled.sums.tolist() == [[4, 2], [1, 1], [9, 3]]
    assert pooled.counts.tolist() == [2, 1, 3]
    assert pooled.edges.shape == (2, 2)


def test_texts_without_pieces_ask_no_model() -> None:
    pooled = SummedEncoder(Lengths()).pool([[], []])
    assert pooled.sums.shape == (0, 2)
    assert pooled.edges.shape == (2, 2)


def test_a_row_of_zeros_stays_as_it_is() -> None:
    assert unit(np.array([[3, 4], [0, 0]], np.float32)).tolist() == [
        [np.float32(0.6), np.float32(0.8)],
        [0, 0],
    ]

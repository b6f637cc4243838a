"""Protocols of an aligner and of a sentence encoder, and the array types used with them."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from duidu.core.alignment import Alignment, Row
from duidu.core.article import Side
from duidu.core.jobs import Job

Matrix = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Aligner(Protocol):
    """Finds the rows of two sides whose blocks are already cut into sentences."""

    @property
    def name(self) -> str:
        """Tells alignments by different aligners apart."""

    def align(self, source: Side, target: Side, job: Job, locked: Sequence[Row] = ()) -> Alignment:
        """Align paragraphs, and sentences inside them.

        Every block and every sentence is in exactly one bead. `locked` rows come back unchanged,
        and the rest is aligned between them. Raises Cancelled; works on any text.
        """

    def align_inside(
        self, source: Side, target: Side, rows: Sequence[Row], job: Job
    ) -> Sequence[Row]:
        """The rows with the sentences inside each aligned; their blocks stay as they are.

        Rows with a single sentence on a side come back unchanged. Raises Cancelled.
        """


class Encoder(Protocol):
    """Maps sentences of any language into one space of meaning."""

    @property
    def name(self) -> str:
        """Tells encoders apart."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Unit vectors, shape (len(texts), dimensions)."""

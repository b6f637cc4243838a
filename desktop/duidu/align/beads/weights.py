"""The weights that ship, read from weights.json beside this file.

tests/benchmarks/tune_alignment.py found them on the development chapters.
"""

import json
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

import numpy as np

from duidu.align.base.protocol import Matrix
from duidu.align.beads.bead_score import Weights

_GAPS = ("0-1", "1-0")
_STRAY = " stray "
_PARAGRAPH_GAP = 0.5  # found on damaged paragraphs made from the development chapters
# Figures of precision and recall by these are printed by tests/benchmarks/tune_left_out.py.
_LEAST_BY_WORDS, _LEAST, _MOST_JOINED, _HINT = 0.6, 0.7, 0.15, 0.05


@dataclass(frozen=True, slots=True)
class BeadModel:
    """Weights of the first and the second pass, and of the second in a text that lacks much."""

    coarse: Weights
    fine: Weights
    abridged: Weights = field(default_factory=dict)

    def for_paragraphs(self) -> "BeadModel":
        """The weights for paragraphs, which are left out or added more often than sentences."""
        # Whether a sentence strays from its paragraph was never looked at; clauses of sentences do.
        fine = {name: weight for name, weight in self.fine.items() if _STRAY not in name}
        return BeadModel(_cheaper_gaps(self.coarse), _cheaper_gaps(fine))


@dataclass(frozen=True, slots=True)
class PairModel:
    """Weights by which a bead is judged as a pair: by words, and by words and meaning.

    `means` are the mean vectors of sentences of either side's language, shape (dimensions,). With
    meaning, log odds below `caution` are in doubt.
    """

    words: Weights
    meaning: Weights
    means: tuple[Matrix, Matrix]
    caution: float


@dataclass(frozen=True, slots=True)
class LeftOutModel:
    """Weights by which a part of a bead is told to be left out: by words, and with meaning.

    Set apart is what is at least as likely as `least`, where the encoder does not read as
    `least_by_words`; what stands alone and is less likely than `most` joins its neighbour. The
    encoder reads what is likelier by words than `hint`.
    """

    words: Weights
    meaning: Weights
    least_by_words: float
    least: float
    most: float
    hint: float


def _cheaper_gaps(weights: Weights) -> Weights:
    return {
        name: weight * (_PARAGRAPH_GAP if name in _GAPS else 1.0)
        for name, weight in weights.items()
    }


def load_model(name: str) -> BeadModel:
    """The model with this name: "meaning" with sentence vectors, "words" without."""
    data = _read()[name]
    return BeadModel(data["coarse"], data["fine"], data.get("abridged", {}))


def load_pair_model() -> PairModel:
    """The model that judges pairs; tests/benchmarks/strangers.py --tune found it."""
    data = _read()["pair"]
    source, target = (np.array(mean, np.float32) for mean in data["means"])
    return PairModel(data["words"], data["meaning"], (source, target), data["caution"])


def load_left_out_model() -> LeftOutModel:
    """The model that tells what is left out; tests/benchmarks/tune_left_out.py found it."""
    data = _read()["left out"]
    least = (_LEAST_BY_WORDS, _LEAST)
    return LeftOutModel(data["words"], data["meaning"], *least, _MOST_JOINED, _HINT)


def _read() -> dict[str, Any]:
    file = resources.files("duidu.align.beads").joinpath("weights.json")
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found

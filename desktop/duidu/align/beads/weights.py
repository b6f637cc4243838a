"""The weights that ship, read from weights.json beside this file.

tests/benchmarks/tune_alignment.py found them on the development chapters.
"""

import json
from dataclasses import dataclass, field
from importlib import resources

from duidu.align.beads.bead_score import Weights

_GAPS = ("0-1", "1-0")
_PARAGRAPH_GAP = 0.5  # found on damaged paragraphs made from the development chapters


@dataclass(frozen=True, slots=True)
class BeadModel:
    """Weights of the first and the second pass, and of the second in a text that lacks much."""

    coarse: Weights
    fine: Weights
    abridged: Weights = field(default_factory=dict)

    def for_paragraphs(self) -> "BeadModel":
        """The weights for paragraphs, which are left out or added more often than sentences."""
        return BeadModel(_cheaper_gaps(self.coarse), _cheaper_gaps(self.fine))


def _cheaper_gaps(weights: Weights) -> Weights:
    return {
        name: weight * (_PARAGRAPH_GAP if name in _GAPS else 1.0)
        for name, weight in weights.items()
    }


def load_model(name: str) -> BeadModel:
    """The model with this name: "meaning" with sentence vectors, "words" without."""
    data = json.loads(
        resources.files("duidu.align.beads").joinpath("weights.json").read_text("utf-8")
    )[name]
    return BeadModel(data["coarse"], data["fine"], data.get("abridged", {}))

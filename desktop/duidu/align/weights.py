"""The weights that ship: found on development data by tests/benchmarks/tune_alignment.py, read from weights.json beside this file."""

import json
from dataclasses import dataclass
from importlib import resources

from duidu.align.beads import Weights


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the first and the second pass."""

    coarse: Weights
    fine: Weights


def load_model(name: str) -> Model:
    """The model of that name: "meaning" with sentence vectors, "words" without."""
    data = json.loads(resources.files("duidu.align").joinpath("weights.json").read_text("utf-8"))[name]
    return Model(data["coarse"], data["fine"])

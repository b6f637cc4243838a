"""Reads and writes desktop/duidu/align/beads/weights.json, where tuned weights are kept."""

import json
import re
from pathlib import Path
from typing import Any

from duidu.align.beads import weights as weights_module

_FILE = Path(str(weights_module.__file__)).with_name("weights.json")


def read_weights() -> dict[str, Any]:
    """All weights by model."""
    found: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return found


def write_weights(weights: dict[str, Any]) -> None:
    """Keep all weights, one a line, but a vector in one line."""
    text = json.dumps(weights, indent=1)
    text = re.sub(r"\[[^][{}]*\]", lambda match: re.sub(r"\s+", "", match[0]), text)
    _FILE.write_text(text + "\n", "utf-8")

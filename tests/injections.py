"""The strings that must be shown literally wherever text of a file or a note is shown, searched or exported: tests/data/injections.txt."""

import json
from pathlib import Path


def injections() -> list[str]:
    lines = (
        (Path(__file__).parent / "data" / "injections.txt").read_text(encoding="utf-8").splitlines()
    )
    return [json.loads(line.split("\t", 1)[1]) for line in lines]

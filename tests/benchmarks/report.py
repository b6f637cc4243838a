"""What every benchmark shares: one JSON line a figure, and where the development data lies."""

import json
from pathlib import Path


def figure(name: str, value: float, unit: str, goal: str = "", **more: object) -> None:
    """Print one figure as one JSON line."""
    print(
        json.dumps(
            {"figure": name, "value": value, "unit": unit, "goal": goal, **more}, ensure_ascii=False
        ),
        flush=True,
    )


def skipped(name: str, why: str) -> None:
    """Say which figure could not be measured here."""
    print(json.dumps({"figure": name, "skipped": why}, ensure_ascii=False), flush=True)


def shared(*parts: str) -> Path | None:
    """A file or folder of ../shared beside the checkout, None where it is absent."""
    path = Path(__file__).resolve().parents[3].joinpath("shared", *parts)
    return path if path.exists() else None

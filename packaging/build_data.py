"""Compiles everything under resources/data from packages.

The build and ./run run it; by hand: python packaging/build_data.py [--force]. Each step is a module
data_NAME beside this one with OUTPUT (file name), PACKAGES (the packages it reads data of), INPUTS
(files of the checkout it reads) and build(path), which writes path and nothing else.
"""

import hashlib
import importlib
import json
import os
import sys
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

STEPS = (
    *("data_words", "data_cedict", "data_examples", "data_translations", "data_variants"),
    "data_languages",
)
ROOT = Path(__file__).resolve().parents[1]
# Which state of its sources each file was made of. Not beside the files, all of which ship.
RECORD = ROOT / "build" / "data.json"


def build(folder: Path, *, force: bool = False, record: Path = RECORD) -> None:
    """Make every file in `folder` that is missing or was made of other sources than there are."""
    folder.mkdir(parents=True, exist_ok=True)
    made = recorded(record)
    for name in STEPS:
        step = importlib.import_module(name)
        output = folder / step.OUTPUT
        sources = digest(step)
        if not force and output.exists() and made.get(output.name) == sources:
            continue
        print(f"compiling {output.name}", flush=True)
        unfinished = output.with_suffix(output.suffix + ".part")
        step.build(unfinished)
        os.replace(unfinished, output)
        made[output.name] = sources
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps(made, indent=1), "utf-8")


def digest(step: ModuleType) -> str:
    """What a step's file is made of: its own code, its inputs, the versions of its packages."""
    whole = hashlib.sha256()
    for path in (Path(step.__file__ or ""), *step.INPUTS):
        whole.update(path.read_bytes())
    for package in step.PACKAGES:
        whole.update(f"{package} {version(package)}\n".encode())
    return whole.hexdigest()


def recorded(record: Path) -> dict[str, str]:
    """Output file to digest, as it was kept; empty when nothing usable was."""
    try:
        made = json.loads(record.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    build(ROOT / "resources" / "data", force="--force" in sys.argv)

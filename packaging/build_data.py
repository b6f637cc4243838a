"""Compiles everything under resources/data from packages. Run by the build and by ./run; run by hand: python packaging/build_data.py.

Each step is a module data_NAME beside this one with OUTPUT (file name) and build(path): it writes path and nothing else. INPUTS names
files of the checkout it reads besides.
"""

import importlib
import os
import sys
from pathlib import Path

STEPS = ("data_words", "data_cedict", "data_translations", "data_variants")


def build(folder: Path, *, force: bool = False) -> None:
    """Make every file that is missing or older than the module and the inputs that make it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in STEPS:
        step = importlib.import_module(name)
        output = folder / step.OUTPUT
        inputs = (Path(step.__file__ or ""), *getattr(step, "INPUTS", ()))
        if (
            not force
            and output.exists()
            and output.stat().st_mtime >= max(path.stat().st_mtime for path in inputs)
        ):
            continue
        print(f"compiling {output.name}", flush=True)
        unfinished = output.with_suffix(output.suffix + ".part")
        step.build(unfinished)
        os.replace(unfinished, output)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    build(Path(__file__).resolve().parents[1] / "resources" / "data", force="--force" in sys.argv)

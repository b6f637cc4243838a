"""Takes pictures of the window, to look at: each way of reading in each theme and language.

Sizes and scales differ, too. python packaging/pictures.py FOLDER [--quick] [--readme]; --quick
makes few, --readme the two that README shows.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT / "resources" / "samples" / "news.zh-en.txt"
# Long names, mixed scripts, a heading on one line, a long quotation, a verse, a table.
HARD = ROOT / "tests" / "data" / "look.zh-en.md"
MODES = ("side_by_side", "sentences", "paragraphs", "source_only", "target_only")
THEMES, LANGUAGES, SCALES = ("light", "dark"), ("en", "zh_CN"), ("1", "2")
SIZES = ("900x600", "1400x900", "2560x1440")

Shot = tuple[str, list[str]]


def all_shots() -> Iterator[Shot]:
    """Name and arguments of every picture."""
    for mode, theme, language, scale, size in product(MODES, THEMES, LANGUAGES, SCALES, SIZES):
        yield (
            f"{mode}-{theme}-{language}-{size}@{scale}",
            [str(NEWS), *_look(mode, theme, language, scale, size), "--hover", "账簿"],
        )
    for mode, theme in product(MODES, THEMES):
        yield f"hard-{mode}-{theme}", [str(HARD), *_look(mode, theme, "en", "1", "1400x900")]
    yield from few_shots()


def few_shots() -> Iterator[Shot]:
    """One of each kind: start page, panels, themes, the smallest window, 300 %."""
    for theme, language in product((*THEMES, "sepia", "contrast"), LANGUAGES):
        look = ["--theme", theme, "--language", language, "--size", "1400x900"]
        yield f"start-{theme}-{language}", look
        for panel in ("contents", "find", "notes"):
            yield f"{panel}-{theme}-{language}", [str(NEWS), *look, "--panel", panel]
    yield "smallest", [str(NEWS), "--size", "480x360", "--hover", "账簿"]
    yield "smallest-start", ["--size", "480x360"]
    yield "three-hundred", [str(NEWS), "--size", "900x600", "--scale", "3"]


def readme_shots() -> Iterator[Shot]:
    """The two in README."""
    for theme in THEMES:
        yield (
            theme,
            [str(NEWS), *_look("side_by_side", theme, "en", "1", "1400x900"), "--hover", "账簿"],
        )


def _look(mode: str, theme: str, language: str, scale: str, size: str) -> list[str]:
    return [
        "--mode",
        mode,
        "--theme",
        theme,
        "--language",
        language,
        "--scale",
        scale,
        "--size",
        size,
    ]


def main() -> int:
    """Make them; returns how many failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--readme", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    shots = readme_shots() if args.readme else few_shots() if args.quick else all_shots()
    failed = 0
    with tempfile.TemporaryDirectory() as library:
        for name, arguments in shots:
            path = args.folder / f"{name}.png"
            command = [
                sys.executable,
                "-m",
                "duidu",
                "open",
                *arguments,
                "--screenshot",
                str(path),
                "--library",
                library,
            ]
            environment = {**os.environ, "PYTHONPATH": str(ROOT / "desktop")}
            code = subprocess.run(command, env=environment, check=False).returncode
            failed += code != 0
            print(f"{path}{' failed' if code else ''}")
    return failed


if __name__ == "__main__":
    sys.exit(main())

"""Makes strokes.bin, the addition with the stroke order of 9,574 characters.

    npm pack hanzi-writer-data@2.0.1
    python packaging/strokes.py hanzi-writer-data-2.0.1.tgz resources/data/strokes.bin

The shapes are those of Arphic's fonts (Arphic Public License); their licence is written beside the
file. No code of the package is run.
"""

import json
import re
import sys
import tarfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "desktop"))

from duidu.lexicon.strokes import Command, Stroke, packed_strokes

LICENCE = "ARPHICPL.TXT"
_COMMAND = re.compile(r"([MLQCZ])([-\d.\s,]*)")


def main(archive: Path, target: Path) -> None:
    """Read the package and write the file with its licence beside it."""
    characters: dict[str, tuple[Stroke, ...]] = {}
    with tarfile.open(archive) as package:
        for member in package:
            name = Path(member.name)
            file = package.extractfile(member) if member.isfile() else None
            if file is None:
                continue
            if name.name == LICENCE:
                (target.parent / f"strokes-{LICENCE}").write_bytes(file.read())
            elif name.suffix == ".json" and len(name.stem) == 1:
                characters[name.stem] = strokes(json.loads(file.read()))
    target.write_bytes(packed_strokes(characters))
    print(f"{target}: {len(characters)} characters, {target.stat().st_size} bytes")


def strokes(found: dict[str, Any]) -> tuple[Stroke, ...]:
    """The strokes of a character's file."""
    pairs = zip(found["strokes"], found["medians"], strict=True)
    return tuple(
        Stroke(tuple(outline(str(path))), tuple((int(x), int(y)) for x, y in median))
        for path, median in pairs
    )


def outline(path: str) -> list[Command]:
    """The commands of an SVG path with absolute coordinates."""
    commands: list[Command] = []
    for name, numbers in _COMMAND.findall(path):
        values = [round(float(one)) for one in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        commands.append((name, tuple(zip(values[::2], values[1::2], strict=True))))
    return commands


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Compares the pictures that two checkouts take of the window, pixel by pixel.

python packaging/compare_pictures.py BEFORE [AFTER] [--all] takes them with packaging/pictures.py of
each checkout, AFTER being this one unless it is named. Both need resources/data. A change of the
inside shows 0 that differ.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Print each picture that differs, then how many there are; return how many differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path, nargs="?", default=ROOT)
    parser.add_argument("--all", action="store_true", help="every size, scale and way of reading")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folders = Path(name, "before"), Path(name, "after")
        for checkout, folder in zip((args.before, args.after), folders, strict=True):
            take_pictures(checkout.resolve(), folder, quick=not args.all)
        names = {path.name for folder in folders for path in folder.glob("*.png")}
        different = sorted(name for name in names if not same_pixels(*(f / name for f in folders)))
    for picture in different:
        print(f"{picture} differs")
    print(f"{len(names)} pictures, {len(different)} differ")
    return len(different)


def take_pictures(checkout: Path, folder: Path, quick: bool) -> None:
    """Take the pictures of a checkout. Raises CalledProcessError when one could not be taken."""
    options = ["--quick"] if quick else []
    script = checkout / "packaging" / "pictures.py"
    # The script is started from its own checkout, so that each tree paints with its own code.
    subprocess.run(
        [sys.executable, str(script), str(folder), *options],
        cwd=checkout,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def same_pixels(one: Path, other: Path) -> bool:
    """Whether both pictures are there and show the same."""
    return one.is_file() and other.is_file() and QImage(str(one)) == QImage(str(other))


if __name__ == "__main__":
    sys.exit(main())

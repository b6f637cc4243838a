"""Writes the third-party notices into the frozen folder, which has no package metadata. A package without a licence text ends the build.

Run with the Python of the environment that is frozen: python packaging/notices.py FOLDER.
"""

import sys
import sysconfig
from pathlib import Path

from duidu.app.export.notices import FILE, Package, compose, packages

# PyInstaller's start program is part of the bundle; it alone, not what PyInstaller needs to run.
BUNDLED = ("pyinstaller",)
TOOLS = {
    "altgraph",
    "macholib",
    "packaging",
    "pefile",
    "pyinstaller-hooks-contrib",
    "pywin32-ctypes",
    "setuptools",
}


def main(folder: Path) -> int:
    """Write the file."""
    found = [
        python(),
        *(package for package in packages(BUNDLED) if package.name.lower() not in TOOLS),
    ]
    missing = [package.name for package in found if not package.texts]
    if missing:
        sys.exit(f"No licence text for {', '.join(missing)}; add it to resources/licences.")
    (folder / FILE).write_text(compose(found), "utf-8")
    return 0


def python() -> Package:
    """Python itself, with the licence its installation brings."""
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE",
    )
    texts = tuple(place.read_text("utf-8").strip() for place in places if place.is_file())[:1]
    return Package("Python", sys.version.split()[0], "PSF-2.0", texts)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""Writes the third-party notices into a frozen folder, which has no package metadata.

Run with the Python of the environment that is frozen: python packaging/notices.py FOLDER. A package
or a shared library without a licence text ends the build.
"""

import sys
import sysconfig
from pathlib import Path

from duidu.app.export.notices import FILE, Package, compose, packages
from libraries import works

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
    """Write the file. Raises SystemExit with what has no licence text."""
    installed = [
        python(),
        *(package for package in packages(BUNDLED) if package.name.lower() not in TOOLS),
    ]
    missing = [package.name for package in installed if not package.texts]
    if missing:
        sys.exit(f"No licence text for {', '.join(missing)}; add it to resources/licences.")
    (folder / FILE).write_text(compose([*installed, *works(folder, installed)]), "utf-8")
    return 0


def python() -> Package:
    """Python itself, with the licence its installation brings."""
    candidates = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE",
    )
    texts = tuple(path.read_text("utf-8").strip() for path in candidates if path.is_file())[:1]
    return Package("Python", sys.version.split()[0], "PSF-2.0", texts)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""Removes from installed packages what the frozen program leaves out, too.

For Flatpak: python drop_unused.py SITE_PACKAGES.
"""

import shutil
import sys
from pathlib import Path

FOLDERS = (
    "PySide6/Qt/qml",
    "PySide6/Qt/metatypes",
    "PySide6/Qt/libexec",
    "PySide6/include",
    "PySide6/typesystems",
    "PySide6/glue",
)
PLUGINS = (
    "tls",
    "sqldrivers",
    "qmltooling",
    "networkinformation",
    "designer",
    "egldeviceintegrations",
    "generic",
)
LIBRARIES = (
    "Qml",
    "Quick",
    "OpenGL",
    "Sql",
    "Test",
    "Designer",
    "Help",
    "UiTools",
    "Concurrent",
    "VirtualKeyboard",
    "Labs",
)


def main(packages: Path) -> int:
    """Delete the folders and Qt's unused modules."""
    for name in (*FOLDERS, *(f"PySide6/Qt/plugins/{plugin}" for plugin in PLUGINS)):
        shutil.rmtree(packages / name, ignore_errors=True)
    for module in LIBRARIES:
        for path in (
            *packages.glob(f"PySide6/Qt/lib/libQt6{module}*"),
            *packages.glob(f"PySide6/Qt{module}*"),
        ):
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

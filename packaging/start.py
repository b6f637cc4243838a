"""What the frozen program runs."""

import io
import os
import sys
from pathlib import Path

# PyInstaller's folder. On Windows there is none: Python itself runs there, as it is.
FOLDER = getattr(sys, "_MEIPASS", None)
if FOLDER:
    import precompiled

    precompiled.install(FOLDER)

from duidu.__main__ import main as start  # noqa: E402 - its classes are made of precompiled code

MB_ICONERROR = 0x10


def input_method() -> None:
    """Have Qt reach fcitx through the input module of IBus.

    Qt does not bring fcitx's own module; fcitx answers as IBus does, whose module is here. Qt tries
    the names in QT_IM_MODULES in order.
    """
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ.setdefault("QT_IM_MODULES", "fcitx;ibus")


def own_plugins() -> None:
    """Have Qt take its plugins from our folder only, whatever the desktop names for its own Qt.

    PyInstaller's hook does the same, but loads Qt for it.
    """
    if FOLDER:
        os.environ["QT_PLUGIN_PATH"] = str(
            Path(FOLDER, "PySide6", "plugins" if os.name == "nt" else "Qt/plugins")
        )


def without_terminal() -> int:
    """Windows gives a window program no terminal: what would be said there is shown in a box."""
    said = io.StringIO()
    sys.stdout, sys.stderr = open(os.devnull, "w", encoding="utf-8"), said  # noqa: SIM115 - for as long as the program runs
    code = start()
    if code and said.getvalue() and sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, said.getvalue(), "Duidu", MB_ICONERROR)
    return code


if __name__ == "__main__":
    own_plugins()
    input_method()
    sys.exit(without_terminal() if sys.stderr is None else start())

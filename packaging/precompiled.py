"""Has what the frozen program would compile from text at every start compiled when it is frozen.

What that is, and how it is found again: desktop/duidu/precompiled.py.

`python precompiled.py OUT` writes the file, in the environment that is frozen.
"""

import re
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from duidu.precompiled import Precompiled

NAME = "precompiled.bin"
# What a start loads, and what the first page and the first word looked up do.
MODULES_OF_A_START = (
    *(
        "duidu.__main__",
        "duidu.cli.open",
        "duidu.ui.window.application",
        "duidu.ui.words.card_control",
    ),
    *("duidu.language.zh.chinese", "duidu.reading_child"),
)


def install(folder: str) -> None:
    """Have Python take what was precompiled for this very version of it.

    Does nothing where `folder` has no such file, or one that cannot be read.
    """
    known = Precompiled()
    if known.read(str(Path(folder, NAME))):
        known.replace()


def load_modules_of_a_start() -> None:
    """Import what is loaded before the window is there, and soon after; open a first text."""
    for name in MODULES_OF_A_START:
        import_module(name)
    from duidu.app.session import Session
    from duidu.app.settings.settings import Settings
    from duidu.core.jobs import NoJob
    from duidu.library.library import Library
    from duidu.resources import resource

    # Much of what reads and aligns a text is loaded by what it finds there.
    with TemporaryDirectory() as folder, Library.open(Path(folder, "library.sqlite")) as library:
        sample = resource("samples", "news.zh-en.txt")
        Session(library, Settings()).opener.open_files([sample], NoJob())


def write(path: Path) -> None:
    """Record what a start compiles, and write the file."""
    known = Precompiled()
    # Expressions in the cache would not be compiled again, and so not be recorded.
    re.purge()
    known.replace()
    try:
        load_modules_of_a_start()
    finally:
        known.restore()
    known.write(str(path))


if __name__ == "__main__":
    write(Path(sys.argv[1]))

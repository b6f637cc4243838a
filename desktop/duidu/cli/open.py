"""duidu open: shows bilingual texts in the window, or saves a picture of one.

The only command that loads Qt.
"""

import argparse
import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_file import settings_path
from duidu.core.errors import DuiduError, UsageError
from duidu.library.store.library_path import library_path

if TYPE_CHECKING:
    from duidu.formats.sandbox.ready_children import ReadyChildren

# Pixels of a picture: less shows no text, more needs hundreds of megabytes.
LEAST, MOST = 320, 8192
# Options that only concern a picture, the settings they stand for, and their help.
LOOKS = (
    ("theme", table.THEME, "theme of the picture"),
    ("pinyin", table.PINYIN_SHOWN, "where the picture shows pinyin"),
    ("mode", table.MODE, "how the picture arranges the two texts"),
    ("language", table.LANGUAGE, "language of the interface in the picture"),
)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser(
        "open",
        help="open a bilingual text in the window",
        description="Opens a text in the window, or saves a picture of the window.",
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="one file with both languages, or two with one each; more are put on the shelf",
    )
    parser.add_argument(
        "--screenshot",
        metavar="OUT.png",
        help="save a picture of the window and exit; needs no display",
    )
    parser.add_argument(
        "--size", default="1400x900", metavar="WxH", help="size of the picture in logical pixels"
    )
    parser.add_argument(
        "--scale", type=float, default=1.0, help="pixels for each logical pixel, 1 to 4"
    )
    parser.add_argument(
        "--hover", default="", metavar="WORD", help="show the dictionary card of this word"
    )
    parser.add_argument(
        "--panel",
        default="",
        choices=["contents", "find", "notes"],
        help="open a panel beside the text",
    )
    for option, setting, told in LOOKS:
        parser.add_argument(
            f"--{option}",
            choices=[key for key, _ in setting.choices],
            help=told,
        )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window, or save a picture. Raises DuiduError."""
    paths = [Path(name) for name in args.files]
    # More than two files make more than one text. A desktop hands over as many as were chosen; the
    # window puts them on the shelf, and says of each one what is wrong with it.
    if len(paths) <= 2:
        _check_readable(paths)
    elif args.screenshot:
        raise UsageError("Give one file with both languages, or two files with one language each.")
    # Collecting while hundreds of modules load finds nothing and takes 30 ms of 870 ms processor
    # time (16 of 20 pairs, tests/benchmarks/start_tricks.py). In the window
    # ui/base/gc_between_frames takes over.
    gc.disable()
    if not args.screenshot:
        return _run_window(paths, args.library, args.when_started)
    settings = Settings()
    for option, setting, _ in LOOKS:
        settings.set(setting, getattr(args, option) or setting.default)
    width, height = _size(args.size)
    if not 1 <= args.scale <= 4:
        raise UsageError("--scale is a number from 1 to 4.")
    from duidu.ui.window.screenshot import Picture, prepare, save_picture

    prepare(args.scale)
    picture = Picture(Path(args.screenshot), width, height, args.hover, args.panel)
    # Only one that is named: in the person's own, what is painted would stand on the shelf.
    named = args.library or os.environ.get("DUIDU_LIBRARY")
    library = library_path(args.library) if named else None
    return save_picture(paths, library, settings, picture)


def _run_window(paths: list[Path], library: str | None, when_started: Callable[[], object]) -> int:
    """Open the window; what keeps it from opening is shown, too, where there is no terminal."""
    from duidu.ui.window.process import show_last_page

    settings, path = Settings(settings_path()), library_path(library)
    # Where there is a library, the files may be in it: that is seen when it is open.
    ready = _ready_children(paths) if paths and not path.exists() else None
    # Before the rest of the program is loaded.
    frame = None if paths else show_last_page(path, settings)
    from duidu.ui.window.application import leave_threads, run_window, show_failure

    try:
        code = run_window(paths, path, settings, when_started, frame, ready)
    except DuiduError as error:
        show_failure(error)
        raise
    return leave_threads(code)


def _ready_children(paths: list[Path]) -> "ReadyChildren":
    """Children for files that are named: they start while the window does."""
    from duidu.app.opening.ready_early import ready_children_for

    return ready_children_for(paths)


def _check_readable(paths: list[Path]) -> None:
    """Raises DuiduError for the first file that cannot be read."""
    for path in paths:
        if not os.access(path, os.R_OK):
            # Imported here, because a start that goes well needs no formats.
            from duidu.formats.registry import check_there

            check_there(path)


def _size(text: str) -> tuple[int, int]:
    """Read WIDTHxHEIGHT. Raises UsageError when it is no such size or outside the bounds."""
    width, _, height = text.lower().partition("x")
    if not (
        width.isdecimal()
        and height.isdecimal()
        and LEAST <= int(width) <= MOST
        and LEAST <= int(height) <= MOST
    ):
        raise UsageError(
            f"--size is a width and a height in pixels such as 1400x900, from {LEAST} to {MOST}."
        )
    return int(width), int(height)

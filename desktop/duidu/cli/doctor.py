"""`duidu doctor`: prints versions, folders, data, Qt's platform and the library's health.

Meant to be read by people and sent with reports of faults.
"""

import argparse
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw

from duidu import __version__
from duidu.app.base.crash_report import crash_folder
from duidu.app.settings.settings_file import settings_path
from duidu.app.speech.voices import Voices
from duidu.cli.terminal import output_encoding, say
from duidu.core.child_process import child_command, run_to_end
from duidu.core.errors import DuiduError, LibraryError
from duidu.lexicon.lexicon import open_lexicon
from duidu.library.library import Library
from duidu.library.safety.backups import backups_of
from duidu.library.store.library_path import library_path, location_warning
from duidu.resources import resource

# Seconds that the window of the test may take; a Qt that finds no display can hang.
_PATIENCE = 30
Fact = tuple[str, str]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser(
        "doctor", help="print versions, folders, how files are read, the library's health"
    )
    parser.add_argument("--window", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print one fact a line.

    Raises LibraryError after the last line when the library is not sound.
    """
    if args.window:
        from duidu.ui.window.qt_diagnostics import window_facts

        _print(window_facts())
        return 0
    path = library_path(args.library)
    _print(_versions())
    _print(_folders(path))
    _print(_data())
    _print(_reading())
    _print(_voices(path))
    _print(_window())
    problem = _library(path)
    say(f"library: {problem or 'sound'}" if path.exists() else "library: none yet")
    if problem:
        raise LibraryError(
            f"The library {path} is damaged; "
            "open it in Duidu to repair it, or see “duidu library restore”."
        )
    return 0


def _print(facts: Iterator[Fact]) -> None:
    for name, value in facts:
        say(f"{name}: {value}")


def _versions() -> Iterator[Fact]:
    """Yield the versions of Duidu, of what it is built on and of the system."""
    frozen = getattr(sys, "frozen", False)
    yield (
        "Duidu",
        f"{__version__}, {'the installed program' if frozen else 'from Python packages or source'}",
    )
    yield "Python", platform.python_version()
    yield "SQLite", f"{apsw.sqlite_lib_version()} through apsw {apsw.apsw_version()}"
    yield "system", platform.platform()
    yield (
        "text encoding",
        f"{sys.getfilesystemencoding()} for file names, {output_encoding()} for output",
    )


def _folders(library: Path) -> Iterator[Fact]:
    """Yield where the program, the library, its backups, settings and reports are."""
    yield (
        "program",
        str(
            Path(sys.executable).parent
            if getattr(sys, "frozen", False)
            else Path(__file__).resolve().parents[1]
        ),
    )
    yield "library file", str(library)
    yield "backups", str(len(backups_of(library)))
    yield "settings file", str(settings_path())
    reports = crash_folder()
    yield "reports of faults", f"{len(list(reports.glob('report-*.txt')))} in {reports}"
    if warning := location_warning(library):
        yield "warning", warning


def _data() -> Iterator[Fact]:
    # What the build makes; missing in a checkout that was never set up.
    for name in ("words.bin", "variants.txt", "examples.bin", "languages.bin", "zh_CN.qm"):
        path = resource("data", name)
        yield name, f"{path.stat().st_size} bytes" if path.exists() else f"missing: {path}"
    try:
        about = open_lexicon().about()
        yield "dictionary", f"{about.name} of {about.date}, {about.entries} entries"
    except DuiduError as error:
        yield "dictionary", str(error)


def _reading() -> Iterator[Fact]:
    """Yield how the child that reads files is confined, as such a child reports it."""
    from duidu.formats.sandbox.parent import confinement

    try:
        in_force, missing = confinement()
    except DuiduError:
        yield "reading of files", "its child process cannot be started: no file can be opened"
        return
    yield "reading of files", f"in a child process with {'; '.join(in_force) or 'no limits'}"
    for name in missing:
        yield "warning", name


def _voices(library: Path) -> Iterator[Fact]:
    """Yield which voices there are, where, and under which licence."""
    found = Voices((library.parent / "voices",)).described()
    names = ", ".join(found.names)
    if found.addition is None:
        yield "voices", f"of the system: {names}" if names else "none; duidu-voices adds some"
        return
    about = f"{found.addition.model}, {found.addition.license}, in {found.addition.folder}"
    if found.lacks:
        yield "voices", f"{about}: onnxruntime or miniaudio is missing, by which they speak"
        return
    yield "voices", f"{names} ({about})"


def _window() -> Iterator[Fact]:
    """Yield what Qt finds, as a child process reports it.

    A Qt that finds no platform ends its process, which is what doctor has to tell.
    """
    code = "from duidu.cli.main import run; sys.exit(run(['doctor', '--window']))"
    try:
        done = run_to_end(child_command(code, ["doctor", "--window"]), _PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        yield "window", f"its test could not be made: {error}"
        return
    for line in done.stdout.splitlines():
        name, _, value = line.partition(": ")
        yield name, value
    if done.returncode:
        yield (
            "window",
            "cannot be opened: "
            # The end of the output: Qt names its reason last.
            + (" ".join(done.stderr.split())[-600:] or f"the test ended with {done.returncode}"),
        )


def _library(path: Path) -> str:
    """Return what is wrong with the library, "" if nothing is."""
    if not path.exists():
        return ""
    try:
        with Library.open(path, read_only=True) as library:
            return "; ".join(library.check().problems)
    except DuiduError as error:
        return str(error)

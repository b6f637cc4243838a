"""Reports of faults of the program that a person can read and send.

A report says where in the program a fault was and in which versions; none of the person's
texts, file names or folders is in it.
"""

import errno
import platform
import re
import sys
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType

from duidu import __version__
from duidu.core.errors import DuiduError
from duidu.core.system_failure import system_failure
from duidu.core.visible_text import show_line
from duidu.library.store.library_path import data_folder
from duidu.library.store.private_files import make_folder, read_own, write_private

KEPT = 20  # reports
# Written by faulthandler while the interpreter dies.
FATAL = "fatal.log"
_MOST_BYTES = 1 << 20  # of what faulthandler wrote: some lines for each thread
_FRAME = re.compile(r'File "(?P<file>[^"]*)"')
_HEAD = """Duidu stopped what it was doing because of an error in the program.

This report says where in the program the error occurred. It contains none of your texts, notes, \
file names or folders.
Please add what you did just before, and send the report to the makers of Duidu.
"""


def crash_folder() -> Path:
    """The folder where reports are kept."""
    return data_folder() / "reports"


def write_report(error: BaseException, folder: Path, now: datetime) -> Path:
    """Write the report of an error; the newest KEPT reports stay. Raises OSError."""
    return _write("\n".join(_explain(error)), folder, now)


def take_over_fatal(folder: Path, now: datetime) -> Path | None:
    """Make a report of what faulthandler wrote to FATAL when the interpreter was killed.

    None if it was not killed.
    """
    log = folder / FATAL
    try:
        text = read_own(log, _MOST_BYTES).decode("utf-8", "replace")
        if not text.strip():
            return None
        report = _write(
            _FRAME.sub(lambda found: f'File "{_short_path(found["file"])}"', text), folder, now
        )
        log.unlink()
    # The start of the program must not fail because of a report.
    except OSError:
        return None
    return report


def tell(error: BaseException) -> str:
    """Write the report of an error; one sentence says where it is, or why there is none.

    What the system caused is told without a report.
    """
    failure = system_failure(error)
    if failure is not None:
        return str(failure)
    met = f"An error occurred in Duidu ({type(error).__name__})"
    try:
        folder = crash_folder()
    except DuiduError as no_folder:
        return f"{met}; there is no report of it: {no_folder}"
    try:
        report = write_report(error, folder, datetime.now())
    except OSError as failed:
        return f"{met}; its report cannot be written to {folder} ({failed.strerror})."
    return f"{met}. A report of it is in {report}; it contains none of your texts."


def report_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Print one sentence on standard error instead of a traceback; for sys.excepthook."""
    # Ctrl+C is no fault of the program.
    if isinstance(error, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    told = show_line(tell(error.with_traceback(trace)))
    # A program without a console on Windows has no stream.
    if sys.stderr is not None:
        sys.stderr.write(f"duidu: {told}\n")


def _write(text: str, folder: Path, now: datetime) -> Path:
    """Write a report and delete all but the newest."""
    make_folder(folder)
    report = folder / f"report-{now:%Y%m%d-%H%M%S-%f}.txt"
    written = f"{_HEAD}\n{now:%Y-%m-%d %H:%M}\n{_versions()}\n\n{text}\n"
    write_private(report, written.encode("utf-8", "backslashreplace"))
    for old in sorted(folder.glob("report-*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return report


def _versions() -> str:
    """The versions that matter: of Duidu, Python, the loaded packages and the system."""
    # Only what is loaded already: importing a package now might be what failed.
    loaded = ((name, sys.modules.get(name)) for name in ("PySide6", "apsw", "numpy"))
    parts = [
        f"{name} {getattr(module, '__version__', None) or module.apswversion()}"
        for name, module in loaded
        if module is not None
    ]
    how = "installed program" if getattr(sys, "frozen", False) else "from source"
    return "\n".join(
        (
            f"Duidu {__version__}, {how}",
            f"Python {platform.python_version()}",
            *parts,
            platform.platform(),
        )
    )


def _explain(error: BaseException) -> Iterator[str]:
    """The chain of errors with the place of each, the first cause first.

    Messages are left out, since they may quote a text.
    """
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _explain(before)
        yield "which led to"
    yield from (
        f"  {_short_path(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    yield f"{type(error).__module__}.{type(error).__qualname__}{_harmless(error)}"


def _harmless(error: BaseException) -> str:
    """The part of a message that cannot be a person's text: a program's name or an error code."""
    if isinstance(error, AttributeError | NameError | ImportError):
        return f": {error.name}"
    if isinstance(error, OSError) and error.errno:
        return f": {errno.errorcode.get(error.errno, error.errno)}"
    return ""


def _short_path(filename: str) -> str:
    """A file of the program without the folders of this person's machine."""
    # A report may be written on one system and read on another.
    parts = Path(filename.replace("\\", "/")).parts
    # The last folder of such a name begins what is the program's own.
    for root in ("site-packages", "desktop", "lib-dynload", "_internal"):
        if root in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(root) :])
    return (
        "/".join(parts) if not Path(filename).is_absolute() and ":" not in filename else parts[-1]
    )

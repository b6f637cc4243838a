"""Start of `python -m duidu`, of the duidu command and of the frozen program."""

import os
import sys
from types import TracebackType


def main() -> int:
    """Run the command line and return its exit code.

    A frozen program has no Python to start for its reading child, so the child is the program
    itself, started with a flag.
    """
    from duidu.core.import_path import leave_current_folder

    # First of all: what is imported from here on must not come from where the person is.
    leave_current_folder()
    if sys.argv[1:2] == ["--read-one-file"]:
        from duidu.reading_child import main as read_one_file

        return read_one_file()
    # One thread for matrix products: two take many times longer on a busy machine, and the
    # window needs the other core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from duidu.cli.main import run

    sys.excepthook = _report
    return run(sys.argv[1:])


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write a crash report that the person can send, and name it on standard error."""
    from duidu.app.base.crash_report import report_uncaught

    report_uncaught(kind, error, trace)


if __name__ == "__main__":
    sys.exit(main())

"""python -m duidu, the duidu command, and the start of the frozen program."""

import os
import sys
from types import TracebackType


def main() -> int:
    """Run the command line and return its exit code; a frozen program is its own reader of single files, too."""
    if sys.argv[1:2] == ["--read-one-file"]:
        from duidu.formats.sandbox.child import main as read_one_file

        return read_one_file()
    # One thread for matrix products: two of them on a busy machine take many times longer, and the window needs the other core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from duidu.cli.main import run

    sys.excepthook = _report
    return run(sys.argv[1:])


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of ours: keep a report the person can send, and say so in one sentence."""
    from duidu.app.base.crash_report import report_uncaught

    report_uncaught(kind, error, trace)


if __name__ == "__main__":
    sys.exit(main())

"""Start of `python -m duidu`, of the duidu command and of the frozen program."""

import os
import sys
from types import TracebackType


def main() -> int:
    """Run the command line and return its exit code.

    A frozen program has no Python to start for the child that reads files, nor for those that speak
    and align, so each is the program itself, started with a flag.
    """
    from duidu.core.import_path import leave_current_folder

    # First of all: what is imported from here on must not come from where the person is.
    leave_current_folder()
    _occupy_standard_streams()
    if sys.argv[1:2] == ["--read-one-file"]:
        from duidu.reading_child import main as read_one_file

        return read_one_file(ready="--ready" in sys.argv)
    if sys.argv[1:2] == ["--speak-lines"]:
        from duidu.speech.child import main as speak_lines

        return speak_lines(sys.argv[2])
    if sys.argv[1:2] == ["--align-documents"]:
        from duidu.app.corpus.worker_child import main as align_documents

        return align_documents()
    # One thread for matrix products: two take many times longer on a busy machine, and the
    # window needs the other core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from duidu.precompiled import StartCache

    cache = StartCache()
    cache.begin()
    from duidu.cli.main import run

    sys.excepthook = _report
    return run(sys.argv[1:], cache.end)


def _occupy_standard_streams() -> None:
    """Open what is closed of standard input, output and error on nothing.

    The next file that is opened would get that number, and what is printed would go into it.
    """
    if os.name != "posix":
        return
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free, since those below are taken by now.
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write a crash report that the person can send, and name it on standard error."""
    from duidu.app.base.crash_report import report_uncaught

    report_uncaught(kind, error, trace)


if __name__ == "__main__":
    sys.exit(main())

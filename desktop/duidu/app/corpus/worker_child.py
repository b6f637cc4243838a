"""The process that aligns documents: a task a line on its input, an answer a line on its output.

It reads no file itself: what parses one is a confined process that it starts for it.
"""

import json
import os
import signal
import sys
from contextlib import suppress

from duidu.app.corpus.asked import Asked

# Bytes of address space: a document that takes more fails, and not the machine.
_MOST_MEMORY = 6 << 30


def main() -> int:
    """Answer tasks until the input ends, which it does with the process that asks."""
    # Ctrl+C goes to every process of a terminal; who asks ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    # Nothing that prints may come between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    from duidu.app.corpus.workshop import Workshop

    workshop = Workshop()
    with suppress(BrokenPipeError):
        for line in sys.stdin.buffer:
            said = {**workshop.answer(Asked.of_line(line)), "peak": _peak()}
            answers.write(json.dumps(said).encode("ascii") + b"\n")
            answers.flush()
    # Freeing what it remembers piece by piece would only take time.
    os._exit(0)


def _bound_memory() -> None:
    """Bound this process, where the system can."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _peak() -> int:
    """The most memory in bytes that this process ever had, 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    # Linux counts it in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit

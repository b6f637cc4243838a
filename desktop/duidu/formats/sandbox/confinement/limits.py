"""Limits of memory, time and writing, which every POSIX system has."""

import os
import sys
from collections.abc import Sequence

# Bytes of address space, and seconds of processor time.
MEMORY = 900 * 1024 * 1024
SECONDS = 60
# A small file has fewer seconds: nobody waits a minute for a kilobyte that does harm. The most
# costly honest one, a table in a packed ODT, takes 0.9 s for 100 KB; it has ten times as many, for
# a slow machine at work.
_LEAST_SECONDS, _BYTES_A_SECOND = 9, 10_000
_PATIENCE = 10  # seconds by the clock for one of processor time
# Files that the child opens itself may be whole libraries, of which it examines so much at least.
_BYTES_OF_FILES_A_SECOND = 5_000_000


def seconds_for(size: int) -> int:
    """Return how many seconds of processor time a file of so many bytes may take."""
    return min(SECONDS, _LEAST_SECONDS + size // _BYTES_A_SECOND)


def seconds_for_files(files: Sequence[str]) -> int:
    """Return how many seconds reading these files may take."""
    return SECONDS + sum(map(_size, files)) // _BYTES_OF_FILES_A_SECOND


def seconds_by_clock(files: Sequence[str]) -> int:
    """Return how many seconds by the clock the parent waits for an answer.

    Many times the processor time: on a machine at work the child gets a share of it only, and its
    file is no worse for that. The person can cancel before.
    """
    return _PATIENCE * seconds_for_files(files)


def limit(files: Sequence[str] = (), size: int | None = None) -> list[str]:
    """Limit this process and return what is in force, in a few words.

    `size` is how many bytes it is given to read, None where the files themselves are read.
    What it reads of `files` comes on top of what it needs for a text; unpacked, it is up to twice
    a text's. Windows has no such limits; there a job object and the parent's clock stand for them.
    """
    try:
        import resource
    except ImportError:
        return []
    seconds = seconds_for_files(files) if size is None else seconds_for(size)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    # No file may grow: it cannot write any.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # No core dump of what the person reads.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # macOS refuses this limit.
    if sys.platform != "darwin":
        most = 2 * MEMORY + sum(map(_size, files)) if files else MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        return [f"at most {most // 1_048_576} MB and {SECONDS} seconds"]
    return [f"at most {SECONDS} seconds"]


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        # Reading it will say so.
        return 0

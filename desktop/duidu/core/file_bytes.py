"""Reads a file that a person named, whatever has that name: without end or without a writer."""

import errno
import os
import stat
from pathlib import Path

_CAREFULLY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: Path, most: int) -> bytes:
    """Return the bytes of a file or of a pipe; one more than `most` where it has more.

    A pipe that nobody has open for writing is empty. Raises OSError, also for a device or a socket.
    """
    with open(_opened(path), "rb") as file:
        # A pipe has no length, and a device that has no end no length either.
        return file.read(most + 1)


def check_readable(path: Path) -> None:
    """Raise OSError unless `read_file` can read it."""
    os.close(_opened(path))


def _opened(path: Path) -> int:
    """Open a file or a pipe for reading, and wait for nothing. Raises OSError."""
    handle = os.open(path, os.O_RDONLY | _CAREFULLY)
    try:
        kind = os.fstat(handle).st_mode
        if stat.S_ISFIFO(kind):
            # Whoever writes into it may take a while.
            os.set_blocking(handle, True)
        elif not stat.S_ISREG(kind):
            # With its name, so that a person is told which (core/system_failure.py).
            code = errno.EISDIR if stat.S_ISDIR(kind) else errno.ENXIO
            raise OSError(code, "it is no file", str(path))
    except BaseException:
        os.close(handle)
        raise
    return handle

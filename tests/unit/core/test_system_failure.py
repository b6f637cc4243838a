"""What the system does not give is told as that, not as a fault of the program."""

import errno
import os

import pytest

from duidu.core.system_failure import system_failure


def _error(number: int, name: str | None = None) -> OSError:
    return OSError(number, os.strerror(number), name)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "memory"),
        (_error(errno.ENOMEM), "memory"),
        (RuntimeError("can't start new thread"), "memory"),
        (ImportError("libQt6Core.so.6: failed to map segment from shared object"), "memory"),
        (_error(errno.EMFILE), "no more files"),
        (_error(errno.ENFILE, "/a"), "no more files"),
        (_error(errno.ENOSPC), "disk is full"),
        (_error(errno.EFBIG, "/a"), "disk is full"),
        (_error(errno.EACCES, "/home/a.txt"), "/home/a.txt"),
        (_error(errno.EROFS, "/home/a.txt"), "/home/a.txt"),
        (_error(errno.EISDIR, "/home/a"), "/home/a"),
        (_error(errno.ESTALE, "/mnt/a"), "/mnt/a"),
    ],
)
def test_it_is_told_what_the_system_does_not_give(error: Exception, said: str) -> None:
    failure = system_failure(error)
    assert failure is not None
    assert said in str(failure)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("x"),
        RuntimeError("dictionary changed size"),
        ImportError("no module"),
        _error(errno.EBADF),
        KeyError("a"),
    ],
)
def test_a_fault_of_the_program_stays_one(error: Exception) -> None:
    assert system_failure(error) is None

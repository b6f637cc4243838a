"""Failures that are the system's doing: no memory, no room, no more open files, no permission.

They can come out of any line of the program, and are no fault of it: a person is told what to do.
"""

import errno

from duidu.core.errors import DuiduError, FileError

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_TOO_MANY = frozenset({errno.EMFILE, errno.ENFILE})
_NO_MEMORY = frozenset({errno.ENOMEM, errno.EAGAIN})
_OF_A_FILE = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ENOENT, errno.ENOTDIR),
        *(errno.ELOOP, errno.ENAMETOOLONG, errno.ENODEV, errno.ENXIO),
        *(errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY, errno.EBUSY),
        # A network drive, or a disk in another program's hands, that has gone.
        *(errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT),
    }
)
# How the loader of shared libraries, and Python's threads, say that there is no memory.
_SAYS_NO_MEMORY = ("failed to map segment", "cannot allocate memory", "can't start new thread")
_SAYS_TOO_MANY = ("too many open files", "cannot open shared object file: error 24")


def system_failure(error: BaseException) -> DuiduError | None:
    """What a person is told of an error that the system caused; None for a fault of the program."""
    if isinstance(error, OSError):
        return _of_the_system(error)
    said = str(error).casefold() if isinstance(error, ImportError | RuntimeError) else ""
    if isinstance(error, MemoryError) or any(part in said for part in _SAYS_NO_MEMORY):
        return _no_memory()
    return too_many_files() if any(part in said for part in _SAYS_TOO_MANY) else None


def _of_the_system(error: OSError) -> DuiduError | None:
    """What a person is told by the system's number of an error; None for a number of our making."""
    if error.errno in _NO_MEMORY:
        return _no_memory()
    if error.errno in _TOO_MANY:
        return too_many_files()
    if error.errno in _FULL:
        return DuiduError(
            "The disk is full ({value}); free some space and try again.", value=error.strerror
        )
    if error.errno in _OF_A_FILE and error.filename:
        return FileError(
            "{path} cannot be read or written ({value}).",
            path=error.filename,
            value=error.strerror,
        )
    return None


def _no_memory() -> DuiduError:
    return DuiduError(
        "There is not enough memory for this. Close other programs, or allow this one more (ulimit "
        "-v), and try again."
    )


def too_many_files() -> DuiduError:
    """What a person is told where the system allows too few open files."""
    return DuiduError(
        "The system lets Duidu open no more files. Allow it more (ulimit -n), and try again."
    )

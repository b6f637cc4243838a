"""What can go wrong with the library: one exception class per kind, one sentence each.

Error codes of SQLite and of the system are translated here.
"""

import errno
from pathlib import Path

import apsw

from duidu.core.errors import FileError, LibraryError
from duidu.core.system_failure import system_failure


class HeldError(LibraryError):
    """Another process has this library open."""


class DamagedError(LibraryError):
    """The file, or a row in it, is not what was written."""


class ReadOnlyError(LibraryError):
    """Nothing can be written here."""


class FullError(LibraryError):
    """The disk, or our share of it, is full."""


class MovedError(LibraryError):
    """The file was moved or replaced while it was open."""


class MissingError(LibraryError):
    """The article that was asked for is not in the library."""


class StaleError(LibraryError):
    """The rows to be replaced are no longer those the change was made for; nothing was written.

    Who worked in the background drops the result or works it out again.
    """


class RefusedError(LibraryError):
    """The file is a newer library or no library at all; it was not touched."""


_DAMAGE = (
    "unsupported file format",
    "no such table",
)  # our own statements are right, so the file is not


def explain_error(error: Exception, path: Path) -> LibraryError:
    """The LibraryError that tells what an error means for the library at `path`."""
    match error:
        case LibraryError():
            return error
        case apsw.FullError():
            return FullError(
                "The disk is full: nothing more can be saved in {path}. Free some space and try "
                "again.",
                path=path,
            )
        case apsw.CorruptError() | apsw.NotADBError() | UnicodeDecodeError():
            return _damaged(error, path)
        case apsw.SQLError() if str(error).startswith(_DAMAGE):
            return _damaged(error, path)
        case apsw.ReadOnlyError() | apsw.PermissionsError() | PermissionError():
            return ReadOnlyError(
                "The library {path} cannot be written: the file or its folder is read-only.",
                path=path,
            )
        case apsw.BusyError() | apsw.LockedError():
            return HeldError(
                "The library {path} is in use by another program; close that and try again.",
                path=path,
            )
        case apsw.CantOpenError():
            return LibraryError(
                "The library {path} cannot be opened: the file or its folder cannot be read or "
                "written.",
                path=path,
            )
        case apsw.IOError():
            return LibraryError(
                "The disk refused to read or write {path} ({error}); it may be full, failing or "
                "disconnected.",
                path=path,
                error=error,
            )
        case OSError() if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return FullError(
                "The disk is full: nothing more can be saved beside {path}. Free some space and "
                "try again.",
                path=path,
            )
        case _:
            return _unknown(error, path)


def _unknown(error: Exception, path: Path) -> LibraryError:
    """What an error without a kind of its own means."""
    failure = system_failure(error)
    if isinstance(failure, FileError):
        return LibraryError(failure.template, **failure.values)
    # Our own statement against our own schema: neither the disk nor another program.
    if isinstance(error, apsw.ConstraintError):
        return LibraryError(
            "A change did not fit what the library {path} holds by now ({error}); nothing was "
            "changed. Try again.",
            path=path,
            error=error,
        )
    return LibraryError(
        "The library {path} could not be read or written ({error}). Antivirus, backup and "
        "synchronisation programs, full or failing disks and network folders are the "
        "usual causes.",
        path=path,
        error=error,
    )


def _damaged(error: Exception, path: Path) -> DamagedError:
    return DamagedError(
        "The library {path} is damaged ({error}). Antivirus, backup and synchronisation programs, "
        "full or failing disks and network folders are the usual causes.",
        path=path,
        error=error,
    )

"""Files and folders that only this person may read, and reading what nobody else can have made.

Everything of a person's that lies on the disk is made through here: libraries, copies, backups,
notes set aside, settings, reports.
"""

import contextlib
import os
import stat
from pathlib import Path

# Set when a file is made, not afterwards: between the two it could be opened.
FILE, FOLDER = 0o600, 0o700
# A link in place of the file is not followed, and opening a pipe in its place does not wait.
_CAREFULLY = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


class StrangeFileError(OSError):
    """What has the name of our file is a link, a pipe, a folder, or another person's."""


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, closed to others; one that exists stays as it is.

    Raises OSError.
    """
    missing = []
    # Path.mkdir would give the folders above the permissions of the person's other folders.
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(FOLDER, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(20, os.strerror(20), str(folder))


def open_private(path: str | Path, flags: int) -> int:
    """Open a file for writing, closed to others if it is made now; for open(opener=...).

    Raises OSError, also for a symbolic link.
    """
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), FILE)


def write_private(path: Path, data: bytes) -> None:
    """Write a whole small file, closed to others. Raises OSError."""
    with open(path, "wb", opener=open_private) as file:
        file.write(data)


def open_own(path: Path, flags: int) -> int:
    """Open a regular file that belongs to this person; with O_CREAT it may be made.

    Never waits, whatever has that name. Raises StrangeFileError for anything else, OSError.
    """
    handle = os.open(path, flags | _CAREFULLY, FILE)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or not is_mine(found):
            raise StrangeFileError(22, "not a file of this person", str(path))
    except BaseException:
        os.close(handle)
        raise
    return handle


def read_own(path: Path, most: int) -> bytes:
    """Read a file of this person's of at most so many bytes.

    Raises StrangeFileError for anything else, OSError.
    """
    return _read(open_own(path, os.O_RDONLY), path, most)


def read_regular(path: Path, most: int) -> bytes:
    """Read a file that the person named, whoever made it, of at most so many bytes.

    Links are followed; a pipe in its place is not waited for. Raises StrangeFileError for what is
    no file or too large, OSError.
    """
    handle = os.open(path, os.O_RDONLY | _CAREFULLY & ~getattr(os, "O_NOFOLLOW", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise StrangeFileError(22, "not a regular file", str(path))
    return _read(handle, path, most)


def is_mine(found: os.stat_result) -> bool:
    """Whether a file belongs to this person; where files have no owners every one does."""
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()


def is_strangers(path: Path, library: Path) -> bool:
    """Whether what is beside a library was made by somebody else, who could have put it there.

    Its owner may be this person, the system's administrator, or whose the library is.
    """
    try:
        found = os.lstat(path)
        if is_mine(found) or found.st_uid == 0:
            return False
        return found.st_uid != os.stat(library).st_uid
    # Not there; or a library that is not there yet has nobody else's beside it.
    except OSError:
        return os.path.lexists(path)


def close_to_others(path: Path) -> None:
    """Take away the permissions of others from a file or folder of this person's.

    Where that is impossible (a file system without permissions, a read-only one) it stays as it is.
    """
    if not hasattr(os, "geteuid"):
        return
    with contextlib.suppress(OSError):
        found = os.lstat(path)
        regular = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
        if regular and is_mine(found) and found.st_mode & 0o077:
            # By its name: closing a second handle of a database would give up SQLite's locks.
            os.chmod(path, stat.S_IMODE(found.st_mode) & ~0o077)


def _read(handle: int, path: Path, most: int) -> bytes:
    with os.fdopen(handle, "rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise StrangeFileError(22, "too large", str(path))
    return data

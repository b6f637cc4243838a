"""Writes a file so that the old one or the whole new one is there, never half of it."""

import os
import tempfile
from pathlib import Path

from duidu.core.errors import FileError


def write_safely(path: Path, data: bytes) -> None:
    """Write a file beside `path`, make sure it is on the disk, then put it in place.

    Raises FileError; what was there is then untouched.
    """
    unfinished = ""
    try:
        # In the same folder, since only within one file system can a file be put in place at once.
        # The name is cut, as one with more around it could be too long.
        handle, unfinished = tempfile.mkstemp(
            prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent
        )
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            # Before it is put in place: else a power cut could leave an empty file there.
            os.fsync(file.fileno())
        # mkstemp lets nobody else read the file.
        os.chmod(unfinished, _mode(path))
        os.replace(unfinished, path)
    except OSError as error:
        if unfinished:
            Path(unfinished).unlink(missing_ok=True)
        raise FileError(
            "{path} could not be written: {value}. Choose another folder or make room there.",
            path=path,
            value=error.strerror or error,
        ) from error


def _mode(path: Path) -> int:
    """The permissions of the file to be replaced, or those a new file would have."""
    if path.exists():
        # Only the permissions, not the type of the file.
        return path.stat().st_mode & 0o777
    # The mask can only be read by setting it.
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

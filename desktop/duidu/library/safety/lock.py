"""The lock file: one process at a time works with a library.

It contains the holder's process id. The lock itself ends with its process.
"""

import os
import sys
import time
from pathlib import Path

from duidu.core.errors import Sentence
from duidu.library.store.library_errors import HeldError
from duidu.library.store.private_files import open_private

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            # A byte far behind the text: on Windows others cannot read a locked byte.
            os.lseek(handle, 1 << 20, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class LibraryLock:
    """The lock of a library, held from construction to release()."""

    def __init__(self, library: Path, wait: float = 0.5) -> None:
        """Take the lock, waiting up to `wait` seconds.

        Raises HeldError if another process still holds it then, OSError where no file can be made.
        """
        self.path = lock_path(library)
        self._handle = open_private(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0))
        deadline = time.monotonic() + wait
        while not _try_lock(self._handle):
            if time.monotonic() >= deadline:
                os.close(self._handle)
                held = held_sentence(library)
                raise HeldError(held.template, **held.values)
            # A process that is just closing releases the lock within moments.
            time.sleep(0.02)
        # Only now: before, the file named the process that held the lock.
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, f"{os.getpid()}\n".encode("ascii"))

        try:
            _refuse_other_name(library)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Let others in.

        The file stays: deleting it would let two processes lock two files of the same name.
        """
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _refuse_other_name(library: Path) -> None:
    """Raise HeldError if the file is open under another name on the disk (a hard link).

    That name has another lock and another log.
    """
    if sys.platform == "win32" or not library.exists() or library.stat().st_nlink < 2:
        return
    with open(library, "rb+") as file:
        try:
            # The bytes by which SQLite's connections say that they read:
            # https://www.sqlite.org/src/file/src/os.h (SHARED_FIRST, SHARED_SIZE).
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
        except (BlockingIOError, PermissionError) as error:
            raise HeldError(
                "The library {library} is open under another name, which is a hard link to the "
                "same file; close that first.",
                library=library,
            ) from error


def lock_path(library: Path) -> Path:
    """The lock file of a library."""
    return library.with_name(library.name + ".lock")


def is_held(library: Path) -> bool:
    """Whether a process has the lock now; it is not taken."""
    try:
        handle = open_private(lock_path(library), os.O_RDWR)
    except OSError:
        return False
    try:
        return not _try_lock(handle)
    finally:
        os.close(handle)


def holder(library: Path) -> int | None:
    """Process id of the process that last took the lock, None if unknown.

    Only taking the lock can tell whether that process still holds it.
    """
    try:
        return int(lock_path(library).read_text("ascii"))
    except (OSError, ValueError):
        return None


def held_sentence(library: Path) -> Sentence:
    """What to tell a user whose library is held by another process."""
    process = holder(library)
    who = (
        Sentence("another process")
        if process is None
        else Sentence("another window or command (process {process})", process=process)
    )
    return Sentence(
        "The library {library} is open in {who}; close that first, or choose another library with "
        "--library.",
        library=library,
        who=who,
    )

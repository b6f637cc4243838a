"""The home folder, and folders for what lives only while a window does.

Nothing in a folder that others may write is trusted: a predictable name there could be anyone's.
"""

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from duidu.core.errors import LibraryError
from duidu.library.store.private_files import FOLDER, is_mine

_NAME = "duidu"
_TEMPORARY = {"/tmp", "/var/tmp", "/usr/tmp"}  # those that tempfile looks for


def home_folder() -> Path:
    """The home folder of this person. Raises LibraryError where the system names none."""
    try:
        return Path.home()
    # No HOME, and no entry for this user in the system's list.
    except RuntimeError as error:
        raise LibraryError(
            "This user has no home folder in which the library and the settings could be kept: "
            "set HOME, or DUIDU_DATA to a folder and DUIDU_SETTINGS to a file."
        ) from error


def runtime_folders() -> Iterator[Path]:
    """Folders that only this person can enter, for sockets, best first; made if missing.

    A start and the window before it may have been given different surroundings, so that a start
    looks in all of them.
    """
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    if named.startswith("/") and _is_closed(Path(named)):
        yield from _closed(Path(named) / _NAME)
    folder = own_temporary_folder()
    if folder is not None:
        yield folder


def own_temporary_folder() -> Path | None:
    """A folder in the temporary folder that only this person can enter, None if there is none."""
    # Asked of the system again: tempfile raises when no folder can be written.
    try:
        temporary = Path(tempfile.gettempdir())
    except OSError:
        return None
    if _is_only_the_current(temporary):
        return None
    user = str(os.geteuid()) if hasattr(os, "geteuid") else ""
    return next(_closed(temporary / f"{_NAME}-{user}".rstrip("-")), None)


def _is_only_the_current(temporary: Path) -> bool:
    """Whether Python took the current folder because no temporary one can be written.

    It is one of the person's, and another one at the next start.
    """
    try:
        current = Path.cwd()
    except OSError:
        return False
    named = {os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")}
    return temporary == current and str(temporary) not in named | _TEMPORARY


def _closed(folder: Path) -> Iterator[Path]:
    """The folder, made now or found to be closed to others; nothing where it is not."""
    try:
        folder.mkdir(FOLDER)
    except FileExistsError:
        if not _is_closed(folder):
            return
    except OSError:
        return
    yield folder


def _is_closed(folder: Path) -> bool:
    """Whether a path is a folder of this person's, no link to one, that others cannot enter."""
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode) or not is_mine(found):
        return False
    return not hasattr(os, "geteuid") or not found.st_mode & 0o077

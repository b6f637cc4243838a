"""The settings file, in JSON.

It is written so that after a power cut the old or the new one is there; a damaged one is set
aside.
"""

import json
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from duidu.core.errors import FileError, Sentence
from duidu.library.store.own_folders import home_folder
from duidu.library.store.private_files import (
    StrangeFileError,
    make_folder,
    open_private,
    read_regular,
)

_MOST_BYTES = 4 << 20  # a thousand times what all settings take

_NONE = object()  # unlike any value

Tables = dict[str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Stored:
    """What a settings file holds: named tables of plain values.

    `unreadable` is the system's reason for a file that is there and could not be read, else "".
    """

    tables: dict[str, object] = field(default_factory=dict)
    unreadable: str = ""

    def table(self, name: str) -> dict[str, object]:
        """One table as a new dict; {} when the file has none of that name."""
        found = self.tables.get(name)
        return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


class SettingsWriter:
    """Writes one settings file; what was asked for later is never replaced by what was earlier.

    Only what changed since the last time is put into the file, since another window may have put
    its own changes there. A file that cannot be read may still hold all that was chosen: it is not
    replaced.
    """

    def __init__(self, path: Path, stored: Stored) -> None:
        """`stored` is what was read of the file, and what the values to write began as."""
        self._path = path
        self._unreadable = stored.unreadable
        self._known: Tables = {name: stored.table(name) for name in stored.tables}
        self._lock = threading.Lock()
        self._asked = 0
        self._written = 0

    def writing(self, tables: Tables) -> Callable[[], None]:
        """What writes these values as they are now; to be called on any thread.

        Calling it raises FileError; the old file is then untouched.
        """
        self._asked += 1
        number = self._asked
        now = {name: dict(values) for name, values in tables.items()}

        def write() -> None:
            with self._lock:
                if self._unreadable:
                    raise _not_kept(self._path, self._unreadable)
                if number > self._written:
                    _replace(self._path, _packed(_merged(self._path, self._known, now)))
                    self._known, self._written = now, number

        return write


def _merged(path: Path, known: Tables, now: Tables) -> dict[str, object]:
    """What the file holds, with the values that changed between two states of our own.

    All of ours where there is no file any more that can be read.
    """
    found = _read(path)
    if found is None:
        return {name: values for name, values in now.items() if values}
    merged: dict[str, object] = dict(found)
    stored = Stored(found)
    for name, values in now.items():
        before, table = known.get(name, {}), stored.table(name)
        for key in before.keys() - values.keys():
            table.pop(key, None)
        changed = {key: value for key, value in values.items() if before.get(key, _NONE) != value}
        # Presets that nobody changed need no table.
        if table or changed or name in found:
            merged[name] = table | changed
    return merged


def _read(path: Path) -> dict[str, object] | None:
    """The tables that the file holds now, None where it is gone or no settings file."""
    try:
        found = json.loads(read_regular(path, _MOST_BYTES).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _packed(tables: dict[str, object]) -> bytes:
    # A lone surrogate, which no text in UTF-8 can have, is written as its escape.
    return json.dumps(tables, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace")


def settings_path() -> Path:
    """Where this person's settings are: DUIDU_SETTINGS, or a file in the platform's own folder.

    Raises LibraryError where there is no home folder for them.
    """
    named = os.environ.get("DUIDU_SETTINGS")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or home_folder() / "AppData/Roaming")
    elif sys.platform == "darwin":
        base = home_folder() / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or home_folder() / ".config")
    return base / "duidu" / "settings.json"


def read_settings(path: Path) -> tuple[Stored, str]:
    """What the file holds, and a sentence for the person when it cannot be read, else ""."""
    try:
        found = json.loads(read_regular(path, _MOST_BYTES).decode("utf-8"))
    except FileNotFoundError:
        return Stored(), ""
    # No JSON, bytes that are no text, nothing but brackets; a folder, a pipe, a gigabyte.
    except (ValueError, RecursionError, StrangeFileError, IsADirectoryError):
        return _set_aside(path)
    except OSError as error:
        return Stored(unreadable=error.strerror or str(error)), Sentence(
            "The settings in {path} cannot be read ({strerror}); the defaults are used.",
            path=path,
            strerror=error.strerror,
        )
    return (Stored(found), "") if isinstance(found, dict) else _set_aside(path)


def _replace(path: Path, data: bytes) -> None:
    """Replace the file in one step. Raises FileError; the old file is then untouched."""
    # A link to the file stays a link: some people keep their settings elsewhere.
    path = Path(os.path.realpath(path))
    # Another window may be writing its own.
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        make_folder(path.parent)
        unfinished.unlink(missing_ok=True)
        with open(unfinished, "xb", opener=open_private) as file:
            file.write(data)
            file.flush()
            # Before it is put in place: else a power cut could leave an empty file there.
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError as error:
        raise _not_kept(path, error.strerror or str(error)) from error


def _not_kept(path: Path, reason: str) -> FileError:
    return FileError(
        "The settings cannot be kept in {path} ({strerror}); they hold until the window is closed.",
        path=path,
        strerror=reason,
    )


def _set_aside(path: Path) -> tuple[Stored, Sentence]:
    """Rename a damaged file so that it is not overwritten; a sentence that says so."""
    names = (f"{path.name}.damaged{more}" for more in ("", *(f"-{i}" for i in range(2, 1000))))
    # One that was set aside before stays, too.
    kept = path.with_name(
        next((name for name in names if not os.path.lexists(path.with_name(name))), "damaged")
    )
    try:
        os.rename(path, kept)
    except OSError as error:
        return Stored(unreadable=error.strerror or str(error)), Sentence(
            "The settings in {path} are damaged and cannot be moved away ({strerror}); "
            "the defaults are used.",
            path=path,
            strerror=error.strerror,
        )
    return Stored(), Sentence(
        "The settings in {path} were damaged; they were kept as {kept} and the defaults are used.",
        path=path,
        kept=kept.name,
    )

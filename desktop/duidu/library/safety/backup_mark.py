"""A mark in the library: the last session ended with changes that no backup contains.

A window that closes makes no backup: the next one does, while nothing else is to be done.
"""

import contextlib

from duidu.core.errors import LibraryError
from duidu.library.store.database import Database

_KEY = "behind its backup"


def is_behind(database: Database) -> bool:
    """Whether a backup is due since an earlier session; also where that cannot be read."""
    try:
        return database.recall(_KEY) == "1"
    except LibraryError:
        return True


def remember_behind(database: Database) -> None:
    """Keep for the next session whether a backup is due; where nothing can be written, do nothing.

    The changes themselves are safe: they are in the library.
    """
    behind = database.committed > database.backed_up
    # A library that was closed wrongly, or on a full disk, is found to be behind without it.
    with contextlib.suppress(LibraryError):
        if not database.read_only and is_behind(database) != behind:
            database.remember(_KEY, "1" if behind else "0")

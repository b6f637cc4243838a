"""Maintenance in quiet moments: notes from emergency files, the purge, and when a check is due."""

import glob
import itertools
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import apsw

from duidu.core.annotation import Annotation
from duidu.library.notes.emergency_notes import set_aside, waiting_notes
from duidu.library.store.codec import verified_columns
from duidu.library.store.database import Database
from duidu.library.store.library_errors import MissingError
from duidu.library.store.note_record import put_note
from duidu.library.store.private_files import close_to_others
from duidu.library.store.schema import NOTES, clean

_BESIDE = (".backups", ".articles", ".pictures", ".index.sqlite", ".emergency.jsonl")
_TAKEN = 200  # notes stored in one transaction
# Seconds.
CHECK_EVERY = 7 * 86400
_PLAUSIBLE = 60 * 86400  # seconds; a clock that went forward by more, or back, is not trusted


def take_waiting_notes(database: Database) -> int:
    """Store the notes waiting in emergency files, unless the library has newer ones.

    Returns how many were stored.
    """
    taken = 0
    for file, notes in waiting_notes(database.where.path):
        # The file is only appended to: the last line of a note is its newest text.
        latest = {note.id: note for note in notes}

        # In parts: nobody waits for thousands of them, and one taken twice is the same note.
        for some in _parts(tuple(latest.values())):

            def work(connection: apsw.Connection, notes: Sequence[Annotation] = some) -> int:
                return sum(_take(connection, note) for note in notes)

            taken += database.write(work)
        # Only after the notes are durable; renamed, never deleted.
        set_aside(file)
    return taken


def close_contents(library: Path) -> None:
    """Close to others what lies beside a library; earlier versions let everybody read it."""
    # Not whatever begins like it: the folder may be one of the person's with other files in it.
    ours = (library.name, *(f"{library.stem}{part}" for part in _BESIDE))
    for path in itertools.chain(*(library.parent.glob(glob.escape(name) + "*") for name in ours)):
        close_to_others(path)
        if path.is_dir() and not path.is_symlink():
            for inner in path.iterdir():
                close_to_others(inner)


def clock_is_plausible(database: Database, now: float) -> bool:
    """Whether the clock went forward by at most 60 days since the last call.

    A clock set wrong must not make deleted notes look old enough to purge.
    """
    last = database.recall("tidied")
    database.remember("tidied", repr(now))
    return last is None or 0 <= now - float(last) <= _PLAUSIBLE


def check_is_due(database: Database, now: float) -> bool:
    """Whether the last check without findings is a week ago, lies in the future, or was never."""
    last = database.recall("checked")
    return last is None or not 0 <= now - float(last) < CHECK_EVERY


def remember_check(database: Database) -> None:
    """Record that a check found everything in order just now."""
    database.remember("checked", repr(time.time()))


def _parts(notes: Sequence[Annotation]) -> Iterator[Sequence[Annotation]]:
    return (notes[first : first + _TAKEN] for first in range(0, len(notes), _TAKEN))


def _take(connection: apsw.Connection, note: Annotation) -> bool:
    """Store one waiting note; whether it was stored."""
    found = connection.execute(f"{NOTES.select} WHERE id=?", (clean(note.id),)).fetchone()
    if found is not None and verified_columns(NOTES, found)["modified"] >= note.modified:
        return False
    try:
        put_note(connection, note)
    except MissingError:
        return False  # its article is gone; the emergency file keeps the text
    return True

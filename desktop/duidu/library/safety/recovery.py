"""Repairs a library from its newest good backup and what can be read of the damaged file.

Every step can be cut off and is resumed at the next opening: `.recovered` is the finished new file,
`.recovering` names the folder into which the old ones are being moved. Nothing is deleted.
"""

import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw

from duidu.core.errors import LibraryError, Sentence
from duidu.library.safety.backups import HERE, Backup, Looking, backups_of, examine_file, unpacked
from duidu.library.safety.lock import LibraryLock
from duidu.library.safety.merge_salvaged import Merge
from duidu.library.safety.plain_copies import read_copy
from duidu.library.safety.restore_rows import count_notes, insert_copy, list_notes_by_block
from duidu.library.store.connect import (
    LibraryFile,
    damage_mark,
    migrate,
    open_reader,
    open_writer,
    require_files,
)
from duidu.library.store.database import run_in_transaction
from duidu.library.store.library_errors import FullError, explain_error
from duidu.library.store.library_path import copies_folder
from duidu.library.store.private_files import FOLDER, is_strangers, open_private
from duidu.library.store.schema import MIGRATIONS
from duidu.library.store.whole_files import replace_file, sync_file, sync_folder

# The files of an SQLite database: itself, its log, its index, its rollback journal.
_PARTS = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was done.

    `backup` is the one used (None if there was no good one), `newer` how many later entries came
    from the damaged file, `lost` the titles of articles without their text.
    """

    library: Path
    backup: Backup | None
    newer: int
    notes: int
    lost: tuple[str, ...]
    set_aside: Path

    @property
    def sentence(self) -> Sentence:
        """What the user is told: which backup, what is missing, where the old files are."""
        return Sentence(
            "The library {library} was damaged or missing and has been repaired {when}; {newer} "
            "newer entries were read from the damaged file. It now has {notes} notes.{lost} The "
            "damaged files are kept in {aside}.",
            library=self.library,
            when=self._when,
            newer=self.newer,
            notes=self.notes,
            lost=self._what_is_lost,
            aside=self.set_aside,
        )

    @property
    def _when(self) -> Sentence:
        if self.backup is None:
            return Sentence("without a backup, since there was none")
        return Sentence("from the backup of {made:%Y-%m-%d %H:%M}", made=self.backup.made)

    @property
    def _what_is_lost(self) -> str:
        names = ", ".join(self.lost)
        return (
            Sentence(
                " The text of {names} could not be recovered; please open its file again.",
                names=names,
            )
            if names
            else ""
        )


def recover(where: LibraryFile, migrations: Sequence[str] = MIGRATIONS) -> Recovery:
    """Repair a damaged library. Nobody else may have it open.

    Raises LibraryError if that is impossible; the library is unchanged then.
    """
    new = _new_file(where)
    try:
        # First the backup as a base, then what the damaged file has beyond it.
        backup = _start(where, new, migrations)
        merged = _merged(where, new) if backup or not _is_unreadable(where) else None
        if backup is None and merged is None:
            _from_copies(where, new)
        newer, lost = merged or (0, ())
        # Only a library that passes every check may replace the damaged one.
        health = examine_file(new)
        if not health.good:
            raise LibraryError(
                "The library {path} is damaged and could not be repaired ({problems}); it was not "
                "changed. Restore a backup, or rebuild it from its plain copies.",
                path=where.path,
                problems=health.problems[0],
            )
        notes = _notes_in(new)
        aside = _swap(where, "corrupt")
    except (apsw.Error, OSError) as error:
        raise explain_error(error, where.path) from error
    return Recovery(where.path, backup, newer, notes, lost, aside)


def restore(
    library: Path,
    backup: Backup,
    migrations: Sequence[str] = MIGRATIONS,
    look: Looking = HERE,
) -> Path:
    """Replace a library that nobody has open by a backup.

    `look` unpacks it and looks into it before anything else does. Returns the folder where the
    replaced files are kept. Raises HeldError while another process has the library open,
    LibraryError for a damaged backup; nothing is changed then.
    """
    where = LibraryFile(library)
    require_files(where)
    try:
        lock = LibraryLock(library)
        try:
            new = _new_file(where)
            if not _unpack(where, backup, new, migrations, look):
                raise LibraryError(
                    "The backup {path} is damaged; please choose another one. Nothing was changed.",
                    path=backup.path,
                )
            return _swap(where, "replaced")
        finally:
            lock.release()
    except OSError as error:
        raise explain_error(error, library) from error


def finish_interrupted(where: LibraryFile) -> None:
    """Resume a recovery cut off after its decision; clear away one cut off before."""
    mark = where.beside(".recovering")
    try:
        if mark.exists():
            _finish(where, where.path.with_name(mark.read_text("utf-8")))
        else:
            _new_file(where)
    except OSError as error:
        raise explain_error(error, where.path) from error


def _new_file(where: LibraryFile) -> Path:
    """The path of the new library, with what an earlier attempt left there deleted."""
    new = where.beside(".recovered")
    for part in _PARTS:
        new.with_name(new.name + part).unlink(missing_ok=True)
    return new


def _start(where: LibraryFile, new: Path, migrations: Sequence[str]) -> Backup | None:
    """Begin with the newest good backup, or with an empty library if there is none."""
    for backup in backups_of(where.path):
        if _unpack(where, backup, new, migrations):
            return backup
    _new_file(where)
    _migrated(new, migrations)
    return None


def _unpack(
    where: LibraryFile,
    backup: Backup,
    new: Path,
    migrations: Sequence[str],
    look: Looking = HERE,
) -> bool:
    """Unpack a backup and migrate it; whether it was good."""
    try:
        with (
            unpacked(backup.path, look.unpack) as path,
            open(path, "rb") as copy,
            replace_file(new) as file,
        ):
            shutil.copyfileobj(copy, file)
        # Again here, since a child that the file has taken over could call anything good.
        if look.examine(new).good and examine_file(new).good:
            _migrated(new, migrations)
            return True
    except FullError:
        raise
    except (LibraryError, apsw.Error):
        return False
    return False


def _migrated(new: Path, migrations: Sequence[str]) -> None:
    """Bring a new file to the newest schema (without a backup) and sync it."""
    # SQLite would make it readable for all; its log follows it.
    os.close(open_private(new, os.O_CREAT | os.O_WRONLY))
    connection = open_writer(LibraryFile(new))
    try:
        migrate(
            connection,
            LibraryFile(new),
            migrations,
            lambda _: None,
            int(connection.pragma("user_version")),
        )
    finally:
        connection.close()
    sync_file(new)


def _merged(where: LibraryFile, new: Path) -> tuple[int, tuple[str, ...]] | None:
    """Merge what can be read of the damaged file: (newer entries, lost titles).

    None if nothing can be read.
    """
    base = open_writer(LibraryFile(new))
    try:
        damaged = open_reader(where)
        try:
            merge = Merge(base, damaged, where.path)
            run_in_transaction(base, lambda _: merge.run())
        finally:
            damaged.close()
    except (apsw.Error, LibraryError, UnicodeDecodeError):
        return None
    finally:
        base.close()
    sync_file(new)
    return merge.newer, tuple(merge.lost)


def _is_unreadable(where: LibraryFile) -> bool:
    """Whether not even the list of articles can be read."""
    try:
        connection = open_reader(where)
        try:
            connection.execute("SELECT count(*) FROM articles").fetchall()
        finally:
            connection.close()
    except (apsw.Error, UnicodeDecodeError):
        return True
    return False


def _from_copies(where: LibraryFile, new: Path) -> None:
    """Fill the new library from the plain copies; the last resort."""
    base = open_writer(LibraryFile(new))
    try:
        folder = copies_folder(where.path)
        for file in () if is_strangers(folder, where.path) else folder.glob("*.jsonl"):
            try:
                run_in_transaction(base, lambda c, file=file: insert_copy(c, read_copy(file)))  # type: ignore[misc]
            # A copy that cannot be read must not keep the others from being taken.
            except (LibraryError, apsw.Error, KeyError, TypeError, ValueError):
                continue
        run_in_transaction(base, list_notes_by_block)
    finally:
        base.close()
    sync_file(new)


def _notes_in(new: Path) -> int:
    connection = open_reader(LibraryFile(new), immutable=True)
    try:
        return count_notes(connection)
    finally:
        connection.close()


def _swap(where: LibraryFile, why: str) -> Path:
    """Set the old files aside and put the new one in their place; return the folder."""
    aside = where.path.with_name(f"{where.path.name}.{why}-{datetime.now():%Y%m%d-%H%M%S}")
    # Two recoveries within a second.
    while aside.exists():
        aside = aside.with_name(f"{aside.name}-{time.monotonic_ns()}")
    # From here on the decision stands: a crash is finished at the next opening, not undone.
    with replace_file(where.beside(".recovering")) as mark:
        mark.write(aside.name.encode("utf-8"))
    _finish(where, aside)
    return aside


def _finish(where: LibraryFile, aside: Path) -> None:
    """Move the files as `.recovering` says. Safe to repeat after a crash at any point."""
    new = where.beside(".recovered")
    if new.exists():
        # May be there after a crash.
        aside.mkdir(FOLDER, exist_ok=True)
        for part in _PARTS:
            if (old := where.beside(part)).exists():
                os.replace(old, aside / old.name)
        # The old files are safe before the new one takes their name.
        sync_folder(aside)
        # Last: until this rename the next opening finds `.recovered` and goes on.
        os.replace(new, where.path)
        sync_folder(where.path.parent)
    damage_mark(where).unlink(missing_ok=True)
    where.beside(".recovering").unlink(missing_ok=True)
    sync_folder(where.path.parent)

"""Verified, compressed copies of the whole library beside it: made, listed, previewed, thinned out.

Restoring one is in recovery.py.
"""

import errno
import re
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import apsw

from duidu.core.errors import LibraryError
from duidu.core.jobs import Job, NoJob
from duidu.library.safety.verify import Health, Interruptible, examine
from duidu.library.store.codec import integer
from duidu.library.store.connect import LibraryFile, open_reader, require_own_folder
from duidu.library.store.database import Database
from duidu.library.store.library_errors import DamagedError, explain_error
from duidu.library.store.library_path import backup_folder
from duidu.library.store.own_folders import own_temporary_folder
from duidu.library.store.private_files import close_to_others, is_strangers, make_folder
from duidu.library.store.whole_files import pack, sync_folder
from duidu.library.store.whole_files import unpack as unpack_here

# Seconds between two backups while the window is open.
EVERY_SECONDS = 30 * 60
# All backups of the last days are kept, then one for each of so many days, weeks and months.
DAYS_OF_ALL = 2
DAILY, WEEKLY, MONTHLY = 12, 10, 9
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SURELY_LEFT = 86400  # seconds; no backup takes a day, so an older working folder is a remnant
_SUFFIX = ".sqlite.gz"
_FORM = "%Y%m%d-%H%M%S"
_SCHEMA = re.compile(r"-schema(\d{1,4})")  # in the name of a backup made before an upgrade


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was made (local time), its size in bytes.

    `schema` is that of an earlier Duidu where it was made before a newer one changed the library,
    else 0.
    """

    path: Path
    made: datetime
    size: int
    schema: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup contains: titles of articles, number of notes, text of the newest note."""

    titles: tuple[str, ...]
    notes: int
    last_note: str


def backups_of(library: Path) -> list[Backup]:
    """All backups of a library, newest first; none of a folder that somebody else made."""
    found = []
    folder = backup_folder(library)
    if is_strangers(folder, library):
        return []
    for path in folder.glob(f"{library.stem}-*{_SUFFIX}"):
        stamp = path.name.removeprefix(f"{library.stem}-").removesuffix(_SUFFIX)
        try:
            # A schema may follow the time, and a number where two were made in one second.
            made = datetime.strptime(stamp[:15], _FORM)
            schema = _SCHEMA.match(stamp, 15)
            found.append(Backup(path, made, path.stat().st_size, int(schema[1]) if schema else 0))
        except ValueError:
            continue  # not one of our file names
    return sorted(found, key=lambda backup: (backup.made, backup.path.name), reverse=True)


def make_backup(
    connection: apsw.Connection, library: Path, job: Job | None = None, schema: int = 0
) -> Backup:
    """Copy a library through `connection`, examine the copy and pack it.

    `schema` is given for one that an earlier Duidu can read and this one is about to change.
    Raises LibraryError, Cancelled; then no file is left.
    """
    job = job or NoJob()
    folder = backup_folder(library)
    require_own_folder(folder, library)
    try:
        make_folder(folder)
        close_to_others(folder)
        _clear_left(folder)
        with tempfile.TemporaryDirectory(dir=folder, prefix="making-") as working:
            # VACUUM INTO gives a consistent copy while others go on writing.
            copy = Path(working) / "copy.sqlite"
            with Interruptible(connection, job):
                connection.execute("VACUUM INTO ?", (str(copy),))
            job.check()
            # Shares of the time that copying, checking and packing take, roughly.
            job.progress(0.3)
            # The copy is examined, not the library: it is what a recovery will have to rely on.
            health = examine_file(copy, job)
            if not health.good:
                raise DamagedError(
                    "No backup of {library} was made because the library is damaged ({problems}). "
                    "Start Duidu again to repair it.",
                    library=library,
                    problems=health.problems[0],
                )
            job.check()
            job.progress(0.7)
            target = _free_name(folder, library, schema)
            pack(copy, target, job.check)
            sync_folder(folder)
    except (apsw.Error, OSError) as error:
        raise explain_error(error, library) from error
    return next(backup for backup in backups_of(library) if backup.path == target)


def examine_file(path: Path, job: Job | None = None) -> Health:
    """Examine a database file that nobody is writing."""
    try:
        connection = open_reader(LibraryFile(path), immutable=True)
    except apsw.Error as error:
        return Health((str(error),), 0)
    try:
        return examine(connection, job)
    finally:
        connection.close()


def delete_old_backups(library: Path, now: datetime) -> list[Path]:
    """Delete the backups that need not be kept any longer; return their paths."""
    found = backups_of(library)
    keep = times_to_keep((backup.made for backup in found), now)
    # The way back to an earlier Duidu: the newest that it can read stays for good.
    last = {backup.schema: backup for backup in reversed(found) if backup.schema}
    gone = [
        backup.path
        for backup in found
        if backup.made not in keep and last.get(backup.schema) is not backup
    ]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def times_to_keep(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of the times at which backups were made are to be kept.

    All of the last two days; beyond them the last backup of each of the 12 latest days that have
    one, of the 10 latest weeks and of the 9 latest months. Periods with backups are counted, not
    calendar time, so a clock set wrong deletes little.
    """
    times = sorted(made, reverse=True)
    keep = {moment for moment in times if moment > now - timedelta(days=DAYS_OF_ALL)}
    for count, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        keep |= _last_of_each(times, period, count)
    return keep


@dataclass(frozen=True, slots=True)
class Looking:
    """How a backup is unpacked into a file and how that is examined before it is opened."""

    unpack: Callable[[Path, Path], None]
    examine: Callable[[Path], Health]


@contextmanager
def unpacked(backup: Path, unpack: Callable[[Path, Path], None] = unpack_here) -> Iterator[Path]:
    """A backup as a database file, for the length of the with statement.

    `unpack` unpacks it. Raises DamagedError, and FullError where the disk is full.
    """
    # Beside the backup where the system has no temporary folder, or none that is closed to others.
    folder = own_temporary_folder() or backup.parent
    with tempfile.TemporaryDirectory(dir=folder, prefix="backup-") as working:
        target = Path(working) / "library.sqlite"
        try:
            unpack(backup, target)
        except (OSError, EOFError, zlib.error) as error:
            if isinstance(error, OSError) and error.errno in _NO_SPACE:
                raise explain_error(error, target) from error
            raise DamagedError(
                "The backup {backup} cannot be read ({error}); choose another one.",
                backup=backup,
                error=error,
            ) from error
        yield target


def preview_unpacked(path: Path, backup: Path) -> Preview:
    """Look into a backup that is unpacked at `path`. Raises LibraryError, which names `backup`."""
    try:
        connection = open_reader(LibraryFile(path), immutable=True)
        try:
            _require_no_views(connection, backup)
            titles = connection.execute(
                "SELECT title FROM articles WHERE state='present' ORDER BY opened DESC"
            ).fetchall()
            notes = integer(connection, "SELECT count(*) FROM notes WHERE deleted IS NULL")
            last = connection.execute(
                "SELECT text FROM notes WHERE deleted IS NULL ORDER BY modified DESC LIMIT 1"
            ).fetchall()
        finally:
            connection.close()
    except (apsw.Error, UnicodeDecodeError) as error:
        raise explain_error(error, backup) from error
    return Preview(tuple(str(title) for (title,) in titles), notes, str(last[0][0]) if last else "")


def _require_no_views(connection: apsw.Connection, backup: Path) -> None:
    """Raise DamagedError for a backup with views, which could go on without end."""
    foreign = integer(connection, "SELECT count(*) FROM sqlite_schema WHERE type='view'")
    if foreign:
        raise DamagedError(
            "The backup {path} is damaged; please choose another one. Nothing was changed.",
            path=backup,
        )


# In this program: for backups that it made and that nobody else can reach.
HERE = Looking(unpack_here, examine_file)


class Backups:
    """The backups of an open library."""

    def __init__(self, database: Database, due_at_once: bool = False) -> None:
        """`due_at_once`: the last session ended with changes that no backup contains."""
        self._database = database
        self._last = 0.0 if due_at_once else time.time()

    def make(self, job: Job | None = None) -> Backup:
        """Make a backup now and thin out the others. Raises LibraryError, Cancelled.

        May take seconds: call it from a job's thread.
        """
        # Read before the copy is made: what is written meanwhile may not be in it.
        committed = self._database.committed
        backup = self._database.outside_transaction(
            lambda c: make_backup(c, self._database.where.path, job)
        )
        self._database.backed_up = committed
        self._last = time.time()
        delete_old_backups(self._database.where.path, datetime.now())
        return backup

    def due(self, now: float) -> bool:
        """Whether something was written and the last backup is half an hour ago.

        Opening the library counts as a backup, unless the last session made none. A last backup in
        the future (the clock was set back) makes it due, too.
        """
        return (
            self._database.committed > self._database.backed_up
            and not 0 <= now - self._last < EVERY_SECONDS
        )

    def all(self) -> list[Backup]:
        """All backups, newest first."""
        return backups_of(self._database.where.path)


def _last_of_each(
    latest_first: list[datetime], period: Callable[[datetime], Hashable], count: int
) -> set[datetime]:
    """The last time of each period, for the latest `count` periods."""
    last: dict[Hashable, datetime] = {}
    for made in latest_first:
        last.setdefault(period(made), made)
    return set(list(last.values())[:count])


def _day(made: datetime) -> Hashable:
    return made.date()


def _week(made: datetime) -> Hashable:
    return made.isocalendar()[:2]


def _month(made: datetime) -> Hashable:
    return (made.year, made.month)


def _clear_left(folder: Path) -> None:
    """Remove what a killed process left behind, but not what another one is making now."""
    for left in folder.glob("making-*"):
        if abs(time.time() - left.stat().st_mtime) > _SURELY_LEFT:
            shutil.rmtree(left, ignore_errors=True)


def _free_name(folder: Path, library: Path, schema: int) -> Path:
    """A path for a new backup that is not taken: several can be made in one second."""
    stamp = time.strftime(_FORM) + (f"-schema{schema}" if schema else "")
    names = (
        f"{library.stem}-{stamp}{more}{_SUFFIX}"
        for more in ("", *(f"-{i}" for i in range(1, 1000)))
    )
    for name in names:
        if not (folder / name).exists():
            return folder / name
    raise LibraryError(
        "No backup was made: the folder {folder} already holds a thousand backups of this second. "
        "Check the clock of this computer.",
        folder=folder,
    )

"""Looks into backups in a confined child process.

A backup may come from elsewhere, and SQLite is a large parser: one that a person looks into or
restores is unpacked by a child, what is in it is told by one, and one that is to be restored is
examined there before this program opens it. What repairs a damaged library at its opening unpacks
in the program: backups that it made itself, in a folder that others cannot write to, up to 200
times their size, and SQLite would read them here next.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.core.errors import FileError
from duidu.formats.sandbox.tasks import Reply, Request, Task

if TYPE_CHECKING:
    # The child loads these when it is asked for them, and other tasks do without.
    from duidu.core.jobs import Job
    from duidu.library.safety.backups import Looking, Preview
    from duidu.library.safety.verify import Health


def preview_backup(backup: Path, job: "Job | None" = None) -> "Preview":
    """Look into a backup. Raises LibraryError, Cancelled."""
    from duidu.core.jobs import NoJob
    from duidu.formats.sandbox.process import ask, no_answer
    from duidu.formats.sandbox.typed import typed
    from duidu.library.safety.backups import Preview, unpacked
    from duidu.library.store.library_errors import DamagedError

    try:
        with unpacked(backup, partial(unpack_apart, job=job)) as path:
            answer = ask("backup", str(backup), job or NoJob(), files=[path])
        try:
            found: Preview = typed(Preview, answer.said["preview"])
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise no_answer(backup.name) from error
    except FileError as error:
        raise DamagedError(error.template, **error.values) from error
    return found


def unpack_apart(source: Path, target: Path, job: "Job | None" = None) -> None:
    """Write the file that a backup was packed from. Raises LibraryError, OSError, Cancelled.

    A child unpacks it, twice: so one that is damaged is told before anything of it is written.
    """
    from duidu.core.jobs import NoJob
    from duidu.formats.sandbox.process import BoundedFile, ask, no_answer
    from duidu.library.store.library_errors import DamagedError
    from duidu.library.store.whole_files import most_unpacked, replace_file

    try:
        with replace_file(target) as file:
            into = BoundedFile(file, most_unpacked(source))
            asked = ask("unpacked backup", str(source), job or NoJob(), files=[source], into=into)
            if asked.said.get("size") != into.size:
                raise no_answer(source.name)
    except FileError as error:
        raise DamagedError(error.template, **error.values) from error


def examine_apart(path: Path) -> "Health":
    """Examine a database file from elsewhere that nobody is writing; whatever it does is told."""
    from duidu.core.jobs import NoJob
    from duidu.formats.sandbox.process import ask
    from duidu.formats.sandbox.typed import typed
    from duidu.library.safety.verify import Health

    try:
        answer = ask("health of a library", path.name, NoJob(), files=[path])
        found: Health = typed(Health, answer.said["health"])
    except (FileError, KeyError, TypeError, ValueError, RecursionError) as error:
        return Health((str(error),), 0)
    return found


def look_apart() -> "Looking":
    """Return what unpacks and examines a backup from elsewhere in children."""
    from duidu.library.safety.backups import Looking

    return Looking(unpack_apart, examine_apart)


def _load(_: Request) -> None:
    from duidu.formats.sandbox import typed  # noqa: F401 - loaded for what reads
    from duidu.library.safety import backups  # noqa: F401 - loaded for what reads


def _load_unpacking(_: Request) -> None:
    import gzip  # noqa: F401 - loaded for what unpacks

    from duidu.library.store import whole_files  # noqa: F401 - loaded for what unpacks


def _unpacked(request: Request) -> Reply:
    """Unpack the first of the files once for its size, and again as the rest of the answer."""
    import zlib

    from duidu.library.store.whole_files import unpacked_pieces

    packed = Path(request.files[0])
    try:
        size = sum(map(len, unpacked_pieces(packed)))
    except (OSError, EOFError, zlib.error) as error:
        raise FileError(
            "The backup {backup} cannot be read ({error}); choose another one.",
            backup=request.asked["name"],
            error=error,
        ) from error
    return Reply({"size": size}, rest=unpacked_pieces(packed))


def _preview(request: Request) -> Reply:
    from duidu.formats.sandbox.typed import plain
    from duidu.library.safety.backups import preview_unpacked

    return Reply(
        {"preview": plain(preview_unpacked(Path(request.files[0]), Path(request.asked["name"])))}
    )


def _health(request: Request) -> Reply:
    from duidu.formats.sandbox.typed import plain
    from duidu.library.safety.backups import examine_file

    return Reply({"health": plain(examine_file(Path(request.files[0])))})


TASKS: Mapping[str, Task] = {
    "unpacked backup": Task(_load_unpacking, _unpacked),
    "backup": Task(_load, _preview),
    "health of a library": Task(_load, _health),
}

"""Looks into backups in a confined child process.

A backup may come from elsewhere, and SQLite is a large parser: what is in one is told by the child,
and one that is to be restored is examined there before this program opens it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.core.errors import FileError
from duidu.formats.sandbox.tasks import Reply, Request, Task

if TYPE_CHECKING:
    # The child loads these when it is asked for them, and other tasks do without.
    from duidu.core.jobs import Job
    from duidu.library.safety.backups import Preview
    from duidu.library.safety.verify import Health


def preview_backup(backup: Path, job: "Job | None" = None) -> "Preview":
    """Look into a backup. Raises LibraryError, Cancelled."""
    from duidu.core.jobs import NoJob
    from duidu.formats.sandbox.process import ask, no_answer
    from duidu.formats.sandbox.typed import typed
    from duidu.library.safety.backups import Preview, unpacked
    from duidu.library.store.library_errors import DamagedError

    try:
        with unpacked(backup) as path:
            answer = ask("backup", str(backup), job or NoJob(), files=[path])
        try:
            found: Preview = typed(Preview, answer.said["preview"])
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise no_answer(backup.name) from error
    except FileError as error:
        raise DamagedError(error.template, **error.values) from error
    return found


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


def _load(_: Request) -> None:
    from duidu.formats.sandbox import typed  # noqa: F401 - loaded for what reads
    from duidu.library.safety import backups  # noqa: F401 - loaded for what reads


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
    "backup": Task(_load, _preview),
    "health of a library": Task(_load, _health),
}

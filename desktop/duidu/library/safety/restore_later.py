"""Restoring a backup at the next start, before anyone has the library open.

The choice is stored in a file beside the library.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.core.errors import DuiduError, LibraryError, Sentence
from duidu.library.store.private_files import write_private

if TYPE_CHECKING:
    # A start that restores nothing does not wait for what restores.
    from duidu.library.safety.backups import Backup, Looking


def restore_at_next_start(library: Path, backup: "Backup | None") -> None:
    """Store which backup is to be restored; None cancels. Raises LibraryError."""
    try:
        if backup is None:
            _note(library).unlink(missing_ok=True)
        else:
            write_private(_note(library), backup.path.name.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise LibraryError(
            "The backup cannot be restored at the next start: nothing can be written beside "
            "{library} ({value}).",
            library=library,
            value=error.strerror or error,
        ) from error


def wanted_backup(library: Path) -> "Backup | None":
    """The backup to be restored at the next start, if it still exists."""
    from duidu.library.safety.backups import backups_of

    try:
        name = _note(library).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return next((backup for backup in backups_of(library) if backup.path.name == name), None)


def restore_if_wanted(library: Path, look: "Callable[[], Looking]") -> str:
    """Restore the chosen backup, once; return a sentence for the user, "" if none was chosen.

    `look` gives what unpacks and examines it. If that fails, the library stays as it is.
    """
    if not _note(library).exists():
        return ""
    from duidu.library.safety.recovery import restore

    backup = wanted_backup(library)
    # Cleared before the attempt: a failing restore must not repeat at every start.
    restore_at_next_start(library, None)
    if backup is None:
        return Sentence("The backup to be restored no longer exists. The library was not changed.")
    try:
        aside = restore(library, backup, look=look())
    except DuiduError as error:
        return error.sentence
    return Sentence(
        "The library was restored from the backup of {made:%Y-%m-%d %H:%M}. The files it replaced "
        "are kept in {aside}.",
        made=backup.made,
        aside=aside,
    )


def _note(library: Path) -> Path:
    return library.with_name(library.name + ".restore")

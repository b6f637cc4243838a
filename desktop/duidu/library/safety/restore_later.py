"""A backup that is to take the library's place: noted beside it now, put there at the next start, before anyone has the library open."""

from pathlib import Path
from typing import TYPE_CHECKING

from duidu.core.errors import DuiduError, LibraryError, Sentence

if TYPE_CHECKING:
    # A start that restores nothing does not wait for what restores.
    from duidu.library.safety.backups import Backup


def restore_at_next_start(library: Path, backup: "Backup | None") -> None:
    """Note which backup is wanted; None takes the wish back. Raises LibraryError when it cannot be noted."""
    try:
        if backup is None:
            _note(library).unlink(missing_ok=True)
        else:
            _note(library).write_text(backup.path.name, encoding="utf-8")
    except OSError as error:
        raise LibraryError(
            "The wish to restore a backup could not be noted beside {library}: {value}.",
            library=library,
            value=error.strerror or error,
        ) from error


def wanted_backup(library: Path) -> "Backup | None":
    """The backup that is to be restored at the next start, if it is still there."""
    from duidu.library.safety.backups import backups_of

    try:
        name = _note(library).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return next((backup for backup in backups_of(library) if backup.path.name == name), None)


def restore_if_wanted(library: Path) -> str:
    """Carry out the wish, once; a sentence for the person, "" when there was none. A wish that fails leaves the library as it is."""
    if not _note(library).exists():
        return ""
    from duidu.library.safety.recovery import restore

    backup = wanted_backup(library)
    restore_at_next_start(library, None)
    if backup is None:
        return Sentence(
            "The backup that was to be restored is no longer there. The library is as it was."
        )
    try:
        aside = restore(library, backup)
    except DuiduError as error:
        return error.sentence
    return Sentence(
        "The library is the backup of {made:%Y-%m-%d %H:%M} now. What it replaced is kept in {aside}.",
        made=backup.made,
        aside=aside,
    )


def _note(library: Path) -> Path:
    return library.with_name(library.name + ".restore")

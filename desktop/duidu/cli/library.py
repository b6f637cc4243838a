"""`duidu library`: prints where the library is, checks it, makes backups and plain copies."""

import argparse
from pathlib import Path

from duidu.app.base.backup_reading import look_apart, preview_backup
from duidu.app.opening.shelf import shelf_entries
from duidu.cli.terminal import counted, say, say_json
from duidu.core.errors import LibraryError
from duidu.library.library import Library
from duidu.library.safety.backups import Backup, backups_of
from duidu.library.safety.lock import LibraryLock
from duidu.library.safety.rebuild import rebuild
from duidu.library.safety.recovery import recover, restore
from duidu.library.store.connect import LibraryFile, check_header, require_own_folder
from duidu.library.store.library_path import (
    backup_folder,
    copies_folder,
    library_path,
    location_warning,
)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("library", help="check, back up and restore the library")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("where", help="print where the library and its backups are").set_defaults(
        act=where
    )
    _add_list(actions)
    actions.add_parser("verify", help="check the library for damage; changes nothing").set_defaults(
        act=verify
    )
    actions.add_parser("backup", help="make a verified backup and print its path").set_defaults(
        act=backup
    )
    restoring = actions.add_parser("restore", help="list the backups, or restore one")
    restoring.add_argument(
        "backup",
        nargs="?",
        default="",
        metavar="BACKUP",
        help="a file, its number in the list, or “newest”",
    )
    restoring.add_argument(
        "--preview", action="store_true", help="only print what is in the backup"
    )
    restoring.set_defaults(act=restore_backup)
    actions.add_parser(
        "repair", help="copy what can be read into a new library; the old one is kept"
    ).set_defaults(act=repair)
    rebuilding = actions.add_parser(
        "rebuild", help="make a library from the plain copies of its articles"
    )
    rebuilding.add_argument(
        "--from",
        dest="copies",
        type=Path,
        metavar="FOLDER",
        help="the folder of the copies (default: beside the library)",
    )
    rebuilding.add_argument(
        "--to",
        dest="target",
        type=Path,
        metavar="FILE",
        help="the new library (default: where --library says)",
    )
    rebuilding.set_defaults(act=rebuild_library)
    exporting = actions.add_parser("export", help="write a plain JSON Lines copy of every article")
    exporting.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="the folder to write to (default: beside the library)",
    )
    exporting.set_defaults(act=export)
    parser.set_defaults(run=run)


def _add_list(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    listing = actions.add_parser("list", help="list the books and texts, last read first")
    listing.add_argument(
        "--json", action="store_true", help="print one line of JSON for each book or text"
    )
    listing.set_defaults(act=list_library)


def run(args: argparse.Namespace) -> int:
    """Run one action on the library that --library or DUIDU_LIBRARY names."""
    code: int = args.act(args, library_path(args.library))
    return code


def where(_: argparse.Namespace, path: Path) -> int:
    """Print the library's path on a line of its own, then its size, backups and copies."""
    say(path)
    backups = backups_of(path)
    newest = f", the newest of {backups[0].made:%Y-%m-%d %H:%M}" if backups else ""
    say(
        f"{path.stat().st_size} bytes"
        if path.exists()
        else "There is no library yet; it is made when the first text is opened."
    )
    say(f"{counted(len(backups), 'backup', 'backups')} in {backup_folder(path)}{newest}")
    say(f"Plain copies in {copies_folder(path)}")
    if warning := location_warning(path):
        say(warning)
    return 0


def list_library(args: argparse.Namespace, path: Path) -> int:
    """Print a line for each book and each text that is in none, last read first."""
    with Library.open(path, read_only=True) as library:
        for entry in shelf_entries(library):
            if args.json:
                say_json(entry)
            else:
                say(*_fields(entry))
    return 0


def _fields(entry: dict[str, object]) -> tuple[object, ...]:
    """An entry of the shelf as fields of a line."""
    chapters = entry["chapters"]
    kind = f"book of {len(chapters)}" if isinstance(chapters, list) else "text"
    read = f"{round(float(str(entry['progress'])) * 100)} %"
    return entry["id"], kind, read, entry["title"]


def verify(_: argparse.Namespace, path: Path) -> int:
    """Check the library; it may be open in a window.

    The exit code is 0 when it is sound, else 4, after a line for each problem.
    """
    with Library.open(path, read_only=True) as library:
        health = library.check()
    for problem in health.problems:
        say(problem)
    if not health.good:
        raise LibraryError(
            f"The library {path} is damaged; "
            "open it in Duidu to repair it, or see “duidu library restore”."
        )
    say(f"The library {path} is sound: {counted(health.rows, 'row', 'rows')} checked.")
    return 0


def backup(_: argparse.Namespace, path: Path) -> int:
    """Make a backup, also while a window is open, and print its path."""
    with Library.open(path, read_only=True) as library:
        # Copies too: they can be read without SQLite and without Duidu.
        library.write_copies(copies_folder(path))
        say(library.backups.make().path)
    return 0


def restore_backup(args: argparse.Namespace, path: Path) -> int:
    """Restore a backup; without BACKUP print a numbered list, newest first."""
    backups = backups_of(path)
    if not args.backup:
        for number, found in enumerate(backups, 1):
            say(number, f"{found.made:%Y-%m-%d %H:%M:%S}", found.size, found.path)
        return 0
    # Looked into before anything is replaced: a broken backup must not be restored.
    chosen = _chosen(args.backup, backups, path)
    seen = preview_backup(chosen.path)
    say(
        f"{chosen.path} of {chosen.made:%Y-%m-%d %H:%M:%S}: "
        f"{counted(len(seen.titles), 'article', 'articles')}, "
        f"{counted(seen.notes, 'note', 'notes')}"
    )
    if args.preview:
        for title in seen.titles:
            say(title)
        return 0
    aside = restore(path, chosen, look=look_apart())
    say(f"Restored {path}; what was there is kept in {aside}.")
    return 0


def repair(_: argparse.Namespace, path: Path) -> int:
    """Copy articles, notes and all else of the person's into a new library in its place."""
    if not path.exists():
        raise LibraryError(f"There is no library at {path}.")
    check_header(LibraryFile(path))
    lock = LibraryLock(path)
    try:
        say(recover(LibraryFile(path)).sentence)
    finally:
        lock.release()
    # Notes that could not be written to the library wait in a file beside it.
    with Library.open(path) as library:
        library.tidy()
    return 0


def rebuild_library(args: argparse.Namespace, path: Path) -> int:
    """Make a library from plain copies. An existing library is never overwritten."""
    if not args.copies:
        require_own_folder(copies_folder(path), path)
    rebuilt = rebuild(args.copies or copies_folder(path), args.target or path)
    articles = counted(rebuilt.articles, "article", "articles")
    notes = counted(rebuilt.notes, "note", "notes")
    say(f"Rebuilt {args.target or path}: {articles}, {notes}.")
    for sentence in rebuilt.refused:
        say(sentence)
    return LibraryError.exit_code if rebuilt.refused else 0


def export(args: argparse.Namespace, path: Path) -> int:
    """Write the plain copies that are missing or older than their article."""
    folder = args.output or copies_folder(path)
    with Library.open(path, read_only=True) as library:
        written = library.write_copies(folder)
    say(f"{counted(written, 'file', 'files')} written to {folder}.")
    return 0


def _chosen(name: str, backups: list[Backup], path: Path) -> Backup:
    for number, found in enumerate(backups, 1):
        if name in (str(number), str(found.path), found.path.name) or (
            name == "newest" and number == 1
        ):
            return found
    raise LibraryError(
        f"There is no backup {name!r} of {path}; “duidu library restore” lists them."
    )

"""The folders beside a library."""

from pathlib import Path


def backup_folder(library: Path) -> Path:
    """Where the backups of a library are."""
    return library.with_name(f"{library.stem}.backups")


def copies_folder(library: Path) -> Path:
    """Where the plain copies of a library's articles are."""
    return library.with_name(f"{library.stem}.articles")

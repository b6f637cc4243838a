"""Writes every article of the library into a folder, one after the other.

Names stay the same from one time to the next, so that what was interrupted is gone on with.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from duidu.app.base.safe_write import write_safely
from duidu.app.export.export import file_name
from duidu.formats.base.exported import Written
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.library import Library

# What Windows takes for a device, whatever ends the name.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))}


def articles_to_export(library: Library) -> Iterator[tuple[ArticleInfo, str]]:
    """Yield every article, the oldest first, with a name for its files that no other one has.

    The names have no ending. They differ on systems, too, that take capital and small letters, or
    two spellings of one letter, for the same.
    """
    taken: set[str] = set()
    for info in sorted(library.articles.all(), key=lambda one: (one.created, one.id)):
        # The name is that of any format, but for its ending.
        stem = file_name(info.title, "tmx").removesuffix(".tmx").rstrip(" .") or "duidu"
        if stem.split(".")[0].casefold() in _DEVICES:
            stem = f"_{stem}"
        name, number = stem, 1
        while _plainly(name) in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(_plainly(name))
        yield info, name


def paths_of(written: Written, base: Path, suffix: str) -> list[Path]:
    """The files that a written article has under a name without an ending."""
    endings = [file.suffix for file in written.files] or [suffix]
    return [base.with_name(base.name + ending) for ending in endings]


def write_files(written: Written, base: Path) -> None:
    """Write the several files of an article under a name. Raises FileError."""
    for file in written.files:
        write_safely(base.with_name(base.name + file.suffix), file.data(base.name))


def _plainly(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()

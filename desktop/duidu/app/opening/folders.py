"""Pairs the files of a folder or two by their names.

Such as chapter1.zh.txt and chapter1.en.txt, or zh/01.html and en/01.html.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from duidu.core.errors import FileError, Sentence, UsageError
from duidu.formats.registry import SUFFIXES, display_name

# The language in a file's name, set off by a mark: chapter1.zh-cn, en_chapter1, chapter1 (中文).
_LANGUAGE = re.compile(
    r"(?<![^\W_])(zh[-_]?(cn|tw|hk|hans|hant|chs|cht)?|chs|cht|cn|chinese|en[-_]?(us|gb)?|eng|english|de|fr|es|ja|中文|英文|汉语|英语|原文|译文|"
    r"source|target|src|tgt|orig|original|translation)(?![^\W_])",
    re.IGNORECASE,
)
# A folder chosen by mistake, a whole disk perhaps, must not be read for hours.
_MOST_FILES = 10_000


def articles_in(paths: Sequence[Path]) -> list[list[Path]]:
    """Groups of one or two files, each group one article.

    A folder's files are paired among themselves, those of two folders with each other. Without
    a folder the paths are one article. Raises FileError for a folder with nothing to read,
    UsageError for a mixture.
    """
    folders = [path for path in paths if path.is_dir()]
    if not folders:
        return [list(paths)]
    if len(folders) != len(paths) or len(folders) > 2:
        raise UsageError("Give files, or one folder, or two folders with one language each.")
    if len(folders) == 1:
        return pairs_among(_files(folders[0]))
    left, right = (_by_name(folder) for folder in folders)
    pairs = [[left[name], right[name]] for name in left if name in right]
    if not pairs:
        names = Sentence(
            "“{left}” and “{right}”", left=display_name(folders[0]), right=display_name(folders[1])
        )
        raise FileError(
            "No file in {names} has a file of the same name in the other; "
            "name the files of a text and its translation alike.",
            names=names,
        )
    return pairs


def pairs_among(files: Sequence[Path]) -> list[list[Path]]:
    """Pairs of files whose names differ only in their language; every other file is alone."""
    alike: dict[tuple[Path, str], list[Path]] = {}
    for file in files:
        alike.setdefault((file.parent, _neutral(file)), []).append(file)
    groups: list[list[Path]] = []
    for found in alike.values():
        # Of three alike nobody can tell which two belong together.
        groups += [found] if len(found) == 2 else [[file] for file in found]
    return groups


def _by_name(folder: Path) -> dict[str, Path]:
    """The files of a folder by their names.

    Without the language in them, unless two would then have one name.
    """
    files = _files(folder)
    exact = {str(file.relative_to(folder).with_suffix("")): file for file in files}
    neutral = {f"{file.parent.relative_to(folder)}/{_neutral(file)}": file for file in files}
    # The folder says the language, mostly; a name may say it once more.
    return neutral if len(neutral) == len(files) else exact


def _files(folder: Path) -> list[Path]:
    """The readable files of a folder. Raises FileError if there is none."""
    try:
        found = sorted(_readable(folder.rglob("*")))
    except OSError as error:
        raise FileError(
            "The folder “{folder}” cannot be read: {value}.",
            folder=display_name(folder),
            value=error.strerror or error,
        ) from error
    if not found:
        raise FileError(
            "The folder “{folder}” has no file in it that Duidu can read.",
            folder=display_name(folder),
        )
    return found


def _readable(paths: Iterable[Path]) -> list[Path]:
    """Those of the paths that are files of a known format. Raises FileError for too many."""
    found: list[Path] = []
    for path in paths:
        # Links could lead anywhere, also in circles.
        if (
            path.suffix.lower() in SUFFIXES
            and not path.name.startswith(".")
            and not path.is_symlink()
            and path.is_file()
        ):
            found.append(path)
        if len(found) > _MOST_FILES:
            raise FileError(
                "The folder has more than {most_files} files; choose a smaller one.",
                most_files=_MOST_FILES,
            )
    return found


def _neutral(file: Path) -> str:
    """The name without its language and format."""
    name = file.name.removesuffix(file.suffix)
    return re.sub(r"[\W_]+", " ", _LANGUAGE.sub(" ", name)).strip().casefold()

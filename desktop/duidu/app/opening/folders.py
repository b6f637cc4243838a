"""Pairs the files of a folder or two by their names, in the order in which people read names.

Such as chapter1.zh.txt and chapter1.en.txt, or zh/01.html and en/01.html.
"""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duidu.app.opening.natural_order import has_number, natural_keys, words_of
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
_SAYS_LITTLE = 8  # letters


@dataclass(frozen=True, slots=True)
class Group:
    """One or two files that are one text; `part` is the sub-folder they are in, "" for none."""

    paths: tuple[Path, ...]
    part: str = ""


@dataclass(frozen=True, slots=True)
class FolderTexts:
    """The texts found in folders or among many files, in the order of their names.

    `title` is that of the book they are, "" where nothing says that they are one; `sources` are
    the folders, or what many files share; `failed` are those that are no text, with the reason.
    """

    groups: tuple[Group, ...]
    title: str = ""
    sources: tuple[Path, ...] = ()
    failed: tuple[tuple[Path, FileError], ...] = ()


@dataclass(slots=True)
class _Found:
    """The readable files of a folder, and what in it cannot be looked into."""

    most: int = _MOST_FILES
    files: list[Path] = field(default_factory=list)
    failed: list[tuple[Path, FileError]] = field(default_factory=list)


def articles_in(paths: Sequence[Path]) -> list[list[Path]]:
    """Groups of one or two files, each group one article; raises as texts_in does."""
    return [list(group.paths) for group in texts_in(paths).groups]


def texts_in(paths: Sequence[Path]) -> FolderTexts:
    """The texts of a folder or two; without a folder the paths are one text.

    A folder's files are paired among themselves, those of two folders with each other. Raises
    FileError for a folder with nothing to read, UsageError for a mixture.
    """
    folders = [path for path in paths if path.is_dir()]
    if not folders:
        return FolderTexts((Group(tuple(paths)),))
    if len(folders) != len(paths) or len(folders) > 2:
        raise UsageError("Give files, or one folder, or two folders with one language each.")
    sources = tuple(_plain(folder) for folder in folders)
    if len(folders) == 1:
        found = _files(folders[0])
        groups = _grouped(found.files, folders[0])
        return FolderTexts(groups, display_name(sources[0]), sources, tuple(found.failed))
    return _of_two(folders, sources)


def texts_among(files: Sequence[Path]) -> FolderTexts:
    """The texts among many files, which are one book where their names only count.

    Such as chapter1 and chapter2, or 01 and 02; Anna and Bert are two texts.
    """
    folder = Path(os.path.commonpath([file.absolute().parent for file in files]))
    there = [file.absolute() for file in files]
    groups = _grouped(there, folder)
    words = {words_of(_neutral(group.paths[0])) for group in groups}
    if len(groups) < 2 or len(words) > 1 or not has_number(_neutral(groups[0].paths[0])):
        return FolderTexts(groups)
    shared = " ".join(next(iter(words)))
    # “chapter” and the like say less than the name of the folder.
    title = _shared_title(there[0]) if len(shared) > _SAYS_LITTLE else display_name(folder)
    return FolderTexts(groups, title, (folder,))


def alike_in(
    folder: Path, most: int
) -> tuple[list[list[Path]], tuple[tuple[Path, FileError], ...]]:
    """The files of a folder, those together whose names differ only in the language; failures.

    Raises FileError where there is nothing to read, and for more than `most` files.
    """
    found = _files(folder, most)
    return _alike(found.files, folder), tuple(found.failed)


def document_name(file: Path, folder: Path) -> tuple[str, ...]:
    """What a file in a folder is called without the languages in its path, and its format."""
    parts = file.relative_to(folder).with_suffix("").parts
    bare = [_without_language(_shown(part)) for part in parts]
    # A name that is nothing but a language stands for its text all the same: en.txt, zh.txt.
    return (*filter(None, bare[:-1]), bare[-1]) if bare[-1] else tuple(filter(None, bare)) or parts


def _shared_title(file: Path) -> str:
    """The name of a file without its language and what counts it."""
    name = _without_language(display_name(file).removesuffix(file.suffix))
    return re.sub(r"[\W_]*\d+[\W_]*", " ", name).strip()


def _of_two(folders: Sequence[Path], sources: tuple[Path, ...]) -> FolderTexts:
    """The texts whose languages are in a folder each. Raises FileError if no names are alike."""
    found = [_files(folder) for folder in folders]
    left, right = (_by_name(folder, one.files) for folder, one in zip(folders, found, strict=True))
    pairs = [name for name in left if name in right]
    if not pairs:
        names = Sentence(
            "“{left}” and “{right}”", left=display_name(folders[0]), right=display_name(folders[1])
        )
        raise FileError(
            "No file in {names} has a file of the same name in the other; "
            "name the files of a text and its translation alike.",
            names=names,
        )
    groups = [
        Group((left[name], right[name]), _part(left[name].relative_to(folders[0])))
        for name in pairs
    ]
    alone = [
        (path, _no_counterpart(path, other))
        for here, there, other in ((left, right, folders[1]), (right, left, folders[0]))
        for name, path in here.items()
        if name not in there
    ]
    failed = (*alone, *(one for each in found for one in each.failed))
    return FolderTexts(_ordered(groups, folders[0]), _title_of_two(sources), sources, failed)


def _no_counterpart(path: Path, other: Path) -> FileError:
    return FileError(
        "“{name}” has no file of the same name in “{other}”.",
        name=display_name(path),
        other=display_name(other),
    )


def _title_of_two(folders: Sequence[Path]) -> str:
    """What the names of two folders share; where that is nothing, the folder both are in."""
    names = [_without_language(display_name(folder)) for folder in folders]
    if names[0] and names[0] == names[1]:
        return names[0]
    parents = {folder.parent for folder in folders}
    parent = display_name(next(iter(parents))) if len(parents) == 1 else ""
    return parent if not any(names) and parent else display_name(folders[0])


def _plain(folder: Path) -> Path:
    """A folder without . and .. in its path, so that it has a name and is known again."""
    return Path(os.path.abspath(folder))


def _grouped(files: Sequence[Path], folder: Path) -> tuple[Group, ...]:
    """Pairs of files whose names differ only in their language; every other file is alone."""
    groups: list[Group] = []
    for found in _alike(files, folder):
        # Of three alike nobody can tell which two belong together.
        paired = [tuple(found)] if len(found) == 2 else [(file,) for file in found]
        groups += [Group(paths, _part(paths[0].relative_to(folder))) for paths in paired]
    return _ordered(groups, folder)


def _alike(files: Sequence[Path], folder: Path) -> list[list[Path]]:
    """Files whose names differ only in their language, together."""
    alike: dict[tuple[str, ...], list[Path]] = {}
    for file in files:
        alike.setdefault(_place(file.relative_to(folder)), []).append(file)
    return list(alike.values())


def _ordered(groups: Sequence[Group], folder: Path) -> tuple[Group, ...]:
    """Groups in the natural order of their places in a folder."""
    places = [_place(group.paths[0].relative_to(folder)) for group in groups]
    order = in_natural_order(places, [group.paths for group in groups])
    return tuple(groups[one] for one in order)


def in_natural_order(
    places: Sequence[tuple[str, ...]], paths: Sequence[tuple[Path, ...]]
) -> list[int]:
    """The numbers of texts in the order of their places, of one place in that of their paths."""
    keys = natural_keys(places)
    return sorted(range(len(places)), key=lambda one: (keys[one], paths[one]))


def _place(relative: Path) -> tuple[str, ...]:
    """The place of a file in its folder, without languages: sub-folders and name."""
    folders = (_without_language(part).casefold() for part in relative.parts[:-1])
    return (*filter(None, folders), _neutral(relative))


def _part(relative: Path) -> str:
    """The name of the part of a book that a file is in: its sub-folders."""
    return " · ".join(filter(None, map(_without_language, map(_shown, relative.parts[:-1]))))


def _shown(name: str) -> str:
    return display_name(Path(name))


def _by_name(folder: Path, files: Sequence[Path]) -> dict[str, Path]:
    """The files of a folder by their names.

    Without the language in them, unless two would then have one name.
    """
    exact = {str(file.relative_to(folder).with_suffix("")): file for file in files}
    neutral = {"/".join(_place(file.relative_to(folder))): file for file in files}
    # The folder says the language, mostly; a name may say it once more.
    return neutral if len(neutral) == len(files) else exact


def _files(folder: Path, most: int = _MOST_FILES) -> _Found:
    """The readable files of a folder. Raises FileError if there is none, or more than `most`."""
    found = _Found(most)
    _look(folder, found)
    if not found.files:
        if found.failed and found.failed[0][0] == folder:
            raise found.failed[0][1]
        raise FileError(
            "The folder “{folder}” has no file in it that Duidu can read.",
            folder=display_name(folder),
        )
    found.files.sort()
    return found


def _look(folder: Path, found: _Found) -> None:
    """Add the files of known formats in a folder. Raises FileError for too many."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                waiting += _take(entries, found)
        except OSError as error:
            failure = FileError(
                "The folder “{folder}” cannot be read: {value}.",
                folder=display_name(here),
                value=error.strerror or error,
            )
            found.failed.append((here, failure))


def _take(entries: "Iterable[os.DirEntry[str]]", found: _Found) -> list[Path]:
    """Take the files of a folder; return the folders in it."""
    folders: list[Path] = []
    for entry in entries:
        path = Path(entry.path)
        # Hidden and lock files are no texts; links could lead anywhere, also in circles.
        if entry.name.startswith((".", "~$")) or entry.is_symlink():
            continue
        if entry.is_dir():
            folders.append(path)
        elif path.suffix.lower() in SUFFIXES and entry.is_file():
            found.files.append(path)
        if len(found.files) > found.most:
            raise FileError(
                "The folder has more than {most_files} files; choose a smaller one.",
                most_files=found.most,
            )
    return folders


def _without_language(name: str) -> str:
    """A name without the language in it; of the rest the marks at its ends are gone."""
    bare = _LANGUAGE.sub(" ", name)
    return name if bare == name else re.sub(r"^[\W_]+|[\W_]+$", "", bare)


def _neutral(file: Path) -> str:
    """The name without its language and format."""
    name = file.name.removesuffix(file.suffix)
    return re.sub(r"[\W_]+", " ", _LANGUAGE.sub(" ", name)).strip().casefold()

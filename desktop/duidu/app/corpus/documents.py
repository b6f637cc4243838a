"""Finds the documents of a corpus in a folder by the names of its files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from duidu.app.opening.folders import alike_in, document_name, in_natural_order
from duidu.core.errors import FileError
from duidu.language.file_names import language_in
from duidu.language.registry import base_code

MOST_FILES = 20_000_000
"""Files of a corpus: a bound for a folder that was named by mistake, such as a whole disk."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document: its name in the corpus and its files, one or two.

    `guessed` says that two files were brought together by what they hold, not by their names.
    """

    name: str
    files: tuple[Path, ...]
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class NamedDocuments:
    """Pairs of files by name, the files that no name pairs, and what could not be looked into."""

    pairs: tuple[tuple[Path, ...], ...]
    single: tuple[Path, ...]
    failed: tuple[tuple[Path, FileError], ...]


def named_documents(folder: Path) -> NamedDocuments:
    """Pair the files of a folder and its sub-folders whose names differ only in the language.

    Of more than two such files, each in a language of its own, every two are a document. Raises
    FileError for a folder in which there is nothing to read.
    """
    groups, failed = alike_in(folder, MOST_FILES)
    pairs: list[tuple[Path, ...]] = []
    single: list[Path] = []
    for files in groups:
        if len(files) == 2:
            pairs.append(tuple(files))
        elif len(files) > 2 and _all_differ(files):
            pairs += combinations(files, 2)
        else:
            single += files
    return NamedDocuments(tuple(pairs), tuple(single), failed)


def in_order(documents: Iterable[tuple[tuple[Path, ...], bool]], folder: Path) -> list[Found]:
    """Documents in the order of their names, each with a name of its own."""
    there = list(documents)
    names = [document_name(files[0], folder) for files, _ in there]
    taken: dict[str, int] = {}
    found = []
    for at in in_natural_order(names, [files for files, _ in there]):
        files, guessed = there[at]
        name = "/".join(names[at])
        taken[name.casefold()] = count = taken.get(name.casefold(), 0) + 1
        while count > 1 and f"{name}-{count}".casefold() in taken:
            count += 1
        if count > 1:
            name = f"{name}-{count}"
            taken[name.casefold()] = 1
        found.append(Found(name, files, guessed))
    return found


def _all_differ(files: Sequence[Path]) -> bool:
    """Whether the name of each file says a language of its own."""
    said = [base_code(language_in([file.name, file.parent.name])) for file in files]
    return all(said) and len(set(said)) == len(said)

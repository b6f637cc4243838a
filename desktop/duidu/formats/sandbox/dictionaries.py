"""Opens dictionaries that a person adds, with the help of a confined child that reads their files.

The child looks into the index and unpacks what is packed; here its columns are only compared with
each other, and articles are cut out where it says they are.
"""

from array import array
from collections.abc import Sequence
from itertools import islice
from operator import add, le
from pathlib import Path

from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.formats.sandbox.process import Answer, ask, no_answer
from duidu.lexicon.cedict import Dictionary, RawEntry
from duidu.lexicon.dictionary_files import FilesRead, open_articles
from duidu.lexicon.external import DictionaryIndex, ExternalDictionary

# Between headwords; no format allows it in one.
SEPARATOR = "\0"
_FAULTS = (KeyError, TypeError, ValueError, AttributeError, OverflowError)


def read_dictionary(path: Path, job: Job) -> ExternalDictionary:
    """Open a dictionary by the file that a person chose. Raises FileError, Cancelled."""
    files = [path, *_beside(path)]
    # As they are before any is read: what changes meanwhile is opened again.
    read = FilesRead.of(files)
    answer = ask("dictionary", path.name, job, files=files)
    try:
        return _dictionary(path, answer, read)
    except _FAULTS as error:
        raise no_answer(path.name) from error
    except OSError as error:
        raise FileError(
            "The dictionary {path} cannot be read: {value}.",
            path=path,
            value=error.strerror or error,
        ) from error


def read_cedict(data: bytes, name: str, job: Job) -> Dictionary:
    """Parse the bytes of a CC-CEDICT file, packed or not. Raises FileError, Cancelled."""
    answer = ask("cedict", name, job, data)
    try:
        columns = [str(part, "utf-8").split("\n") for part in answer.parts]
        entries = tuple(map(RawEntry, *_four_alike(columns)))
        return Dictionary(entries, _texts_by_name(answer.said["header"]))
    except _FAULTS as error:
        raise no_answer(name) from error


def _beside(path: Path) -> list[Path]:
    """The other files of a dictionary: those whose names begin alike."""
    try:
        return [
            one
            for one in path.parent.iterdir()
            if one.name.startswith(f"{path.stem}.") and one != path
        ]
    except OSError:
        # That the dictionary cannot be read is said when it is opened.
        return []


def _dictionary(path: Path, answer: Answer, read: FilesRead) -> ExternalDictionary:
    """The dictionary of an answer. Raises ValueError and the like for one that does not fit."""
    said = _texts_by_name({name: answer.said[name] for name in ("name", "markup")})
    said_headwords, said_offsets, said_sizes, *packed = answer.parts
    offsets, sizes = array("Q", bytes(said_offsets)), array("Q", bytes(said_sizes))
    joined = str(said_headwords, "utf-8", "surrogatepass")
    headwords = joined.split(SEPARATOR) if offsets else []
    articles = bytes(packed[0]) if packed else open_articles(path)
    if not len(headwords) == len(offsets) == len(sizes):
        raise ValueError("columns of different lengths")
    if max(map(add, offsets, sizes), default=0) > len(articles):
        raise ValueError("an article outside the articles")
    keys = list(map(str.casefold, headwords))
    if not all(map(le, keys, islice(keys, 1, None))):
        raise ValueError("headwords out of order")
    index = DictionaryIndex(headwords, offsets, sizes)
    return ExternalDictionary(said["name"], index, articles, said["markup"], read)


def _four_alike(columns: Sequence[list[str]]) -> Sequence[list[str]]:
    """The columns, if there are four of one length. Raises ValueError."""
    if len(columns) != 4 or len({len(column) for column in columns}) != 1:
        raise ValueError("columns of different lengths")
    return columns


def _texts_by_name(values: dict[str, str]) -> dict[str, str]:
    """An object whose values are texts. Raises TypeError for anything else."""
    if type(values) is not dict or any(type(value) is not str for value in values.values()):
        raise TypeError("something else than texts")
    return values

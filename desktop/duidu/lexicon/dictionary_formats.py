"""Opens the dictionaries that a person adds; the table of their formats.

A new format is a module that opens it and a line here; see docs/how-to-add-a-dictionary.md.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from duidu.core.errors import FileError
from duidu.lexicon.dictd import open_dictd
from duidu.lexicon.external import ExternalDictionary
from duidu.lexicon.stardict import open_stardict

Opener = Callable[[Path], ExternalDictionary]

OPENERS: Mapping[str, Opener] = {".ifo": open_stardict, ".index": open_dictd}
"""By the suffix of the file that a person chooses. An opener raises FileError or OSError."""


def open_external(path: Path, openers: Mapping[str, Opener] = OPENERS) -> ExternalDictionary:
    """Open a dictionary by its suffix. Raises FileError in one sentence if anything is wrong."""
    opener = openers.get(path.suffix)
    if opener is None:
        raise FileError(
            "{name} is not a dictionary Duidu can read: choose the .ifo file of StarDict or the"
            " .index file of dictd.",
            name=path.name,
        )
    try:
        return opener(path)
    except OSError as error:
        raise FileError(
            "The dictionary {path} cannot be read: {value}.",
            path=path,
            value=error.strerror or error,
        ) from error

"""Opens StarDict 2.4.2 and 3.0.0 dictionaries: .ifo, .idx or .idx.gz, .dict or .dict.dz.

Source: "Format for StarDict dictionary files" in StarDict's documentation.
"""

from collections.abc import Iterator
from pathlib import Path

from duidu.core.errors import FileError
from duidu.lexicon.dictionary_files import open_articles, read_companion
from duidu.lexicon.external import ExternalDictionary, IndexEntry

_LONGEST_WORD = 1_024  # bytes; the format allows 256


def open_stardict(path: Path) -> ExternalDictionary:
    """The dictionary of an .ifo file. Raises FileError, OSError."""
    description = dict(
        line.split("=", 1)
        # A description has about ten lines.
        for line in path.read_text("utf-8", "replace").splitlines()[:200]
        if "=" in line
    )
    if "wordcount" not in description:
        raise FileError("{name} is not the description of a StarDict dictionary.", name=path.name)
    index = read_companion(path, ".idx", ".idx.gz")
    articles = open_articles(path)
    width = 8 if description.get("idxoffsetbits") == "64" else 4
    entries = list(_stardict_entries(index, width, len(articles), path.name))
    if description["wordcount"].strip() != str(len(entries)):
        raise FileError(
            "The dictionary {name} is damaged: it announces {facts} words and has {places}.",
            name=path.name,
            facts=description["wordcount"][:20],
            places=len(entries),
        )
    return ExternalDictionary(
        description.get("bookname", path.stem).strip(),
        entries,
        articles,
        description.get("sametypesequence", "m").strip(),
    )


def _stardict_entries(index: bytes, width: int, size: int, name: str) -> Iterator[IndexEntry]:
    """The entries of the index. Raises FileError where they do not fit the articles."""
    at = 0
    while at < len(index):
        end = index.find(b"\0", at, at + _LONGEST_WORD)
        # A zero byte, the offset, and four bytes of length end each entry.
        after = end + 1 + width + 4
        if end < 0 or after > len(index):
            raise FileError("The index of the dictionary {name} is damaged or cut off.", name=name)
        offset = int.from_bytes(index[end + 1 : end + 1 + width], "big")
        length = int.from_bytes(index[end + 1 + width : after], "big")
        if offset + length > size:
            raise FileError(
                "The dictionary {name} is damaged: its index points beyond its articles.", name=name
            )
        headword = index[at:end].decode("utf-8", "replace")
        yield IndexEntry(headword.casefold(), headword, offset, length)
        at = after

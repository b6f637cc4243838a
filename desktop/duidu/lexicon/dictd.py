"""Opens dictd dictionaries: .index with .dict or .dict.dz. Source: the manual dictd(8)."""

from pathlib import Path

from duidu.core.errors import FileError
from duidu.lexicon.dictionary_files import MOST_BYTES, open_articles
from duidu.lexicon.external import ExternalDictionary, IndexEntry

_BASE64 = {
    c: n for n, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
_LONGEST_NUMBER = 12  # digits; nine are enough for 64 bits


def open_dictd(path: Path) -> ExternalDictionary:
    """The dictionary of an .index file. Raises FileError, OSError."""
    articles = open_articles(path)
    entries = []
    for line in path.read_bytes()[:MOST_BYTES].decode("utf-8", "replace").split("\n"):
        fields = line.split("\t")
        # Headword, offset, length.
        if len(fields) < 3:
            continue
        offset, length = _number(fields[1]), _number(fields[2].rstrip("\r"))
        if offset is None or length is None or offset + length > len(articles):
            raise FileError(
                "The dictionary {name} is damaged: its index points beyond its articles.",
                name=path.name,
            )
        if not fields[0].startswith("00-database-") and not fields[0].startswith("00database"):
            entries.append(IndexEntry(fields[0].casefold(), fields[0], offset, length))
    if not entries:
        raise FileError("{name} is not the index of a dictd dictionary.", name=path.name)
    return ExternalDictionary(path.stem, entries, articles, "m")


def _number(text: str) -> int | None:
    """A number in dictd's base 64; None for anything else."""
    value = 0
    for c in text[:_LONGEST_NUMBER]:
        if c not in _BASE64:
            return None
        # Numbers of dictd are in base 64, most significant digit first.
        value = value * 64 + _BASE64[c]
    return value if text else None

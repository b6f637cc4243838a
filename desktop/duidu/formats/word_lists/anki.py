"""Reads the words of an Anki package: .apkg and .colpkg, also as Anki packs them since 2.1.50.

Which field of a note has the word is told by what its notes have in it.
"""

import io
import json
import zipfile
from collections import defaultdict
from typing import Any

import apsw

from duidu.core.errors import FileError
from duidu.formats.word_lists.word_list import (
    KNOWN,
    LEARNING,
    NEW,
    WordList,
    best_column,
    word_in,
    word_list,
)

LARGEST = 512 * 1024 * 1024
"""Bytes of an unpacked collection."""
# The newest first: what an older Anki finds beside it only says that it is too old.
_COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
_MATURE = 21  # days between two reviews from which Anki calls a card mature
_MOST_NOTES = 2_000_000
_REVIEWED = 2  # from this type of card on it was learnt once
_FIELD_END = "\x1f"


def read_anki(data: bytes, name: str) -> WordList:
    """The words of a package; a word is known when one of its cards is mature.

    Of a package in which no card was ever reviewed all words are known: it is a list. Raises
    FileError.
    """
    connection = apsw.Connection(":memory:")
    try:
        # Newer schemas sort names by a collation of Anki's own.
        connection.create_collation("unicase", _unicase)
        connection.deserialize("main", _collection(data, name))
        connection.pragma("trusted_schema", "off")
        return _words(connection, name)
    except apsw.Error as error:
        raise FileError(
            "“{name}” is damaged: its collection cannot be read. Export the deck again.", name=name
        ) from error
    finally:
        connection.close()


def _unicase(one: str, other: str) -> int:
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)


def _collection(data: bytes, name: str) -> bytes:
    """The database inside a package. Raises FileError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            member = next((one for one in _COLLECTIONS if one in package.namelist()), None)
            if member is None:
                raise FileError("“{name}” is no Anki package: it has no collection.", name=name)
            with package.open(member) as stream:
                packed = stream.read(LARGEST + 1)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise FileError(
            "“{name}” is damaged: it is not a complete ZIP container. Get the file again.",
            name=name,
        ) from error
    unpacked = _unpacked(packed, name) if member.endswith("b") else packed
    if len(unpacked) > LARGEST:
        raise FileError("“{name}” is too large: export single decks of it.", name=name)
    return unpacked


def _unpacked(packed: bytes, name: str) -> bytes:
    import zstandard

    try:
        with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed)) as stream:
            return stream.read(LARGEST + 1)
    except zstandard.ZstdError as error:
        raise FileError(
            "“{name}” is damaged: its collection cannot be unpacked. Export the deck again.",
            name=name,
        ) from error


def _words(connection: apsw.Connection, name: str) -> WordList:
    """The words of the notes, each note type by the field that has its words."""
    notes: dict[int, list[tuple[int, list[str]]]] = defaultdict(list)
    rows = connection.execute("SELECT id, mid, flds FROM notes LIMIT ?", (_MOST_NOTES,))
    for note, kind, fields in rows:
        notes[int(kind)].append((int(note), str(fields).split(_FIELD_END)))
    progress, was_reviewed = _progress(connection)
    named = _word_fields(connection)
    found: list[tuple[str, int]] = []
    never = 0
    for kind, its in notes.items():
        column = best_column([fields for _, fields in its])
        column = column if column >= 0 else named.get(kind, -1)
        for note, fields in its:
            word = word_in(fields[column]) if 0 <= column < len(fields) else ""
            status = progress.get(note, NEW) if was_reviewed else KNOWN
            if word and status == NEW:
                never += 1
            else:
                found.append((word, status))
    listed = word_list(found, never)
    if not listed.words:
        raise FileError("“{name}” has no Chinese words that could be known.", name=name)
    return listed


def _progress(connection: apsw.Connection) -> tuple[dict[int, int], bool]:
    """How far each note is by its furthest card, and whether any was reviewed at all."""
    progress: dict[int, int] = {}
    query = "SELECT nid, max(type), max(CASE WHEN type >= 2 THEN ivl ELSE 0 END) FROM cards "
    for note, kind, days in connection.execute(query + "GROUP BY nid"):
        is_mature = kind >= _REVIEWED and days >= _MATURE
        progress[int(note)] = KNOWN if is_mature else LEARNING if kind > 0 else NEW
    return progress, any(progress.values())


def _word_fields(connection: apsw.Connection) -> dict[int, int]:
    """The first field of each note type that old collections describe; {} for newer ones."""
    try:
        (models,) = connection.execute("SELECT models FROM col").fetchone() or ("{}",)
        described: dict[str, Any] = json.loads(str(models) or "{}")
    except (apsw.SQLError, ValueError):
        return {}
    return {int(kind): 0 for kind in described if kind.isdecimal()}

"""What the child can be asked for: each task loads what it needs, and reads only after that.

Between the two the child is confined, so what reads a file comes to it confined.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from duidu.lexicon.terms import Term


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: `asked` by name, the bytes to read, or files that are open already."""

    asked: Mapping[str, Any]
    data: bytes = b""
    files: tuple[BinaryIO, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer: what JSON can say of it, and parts that go as the bytes they are."""

    said: dict[str, object]
    parts: tuple[bytes | memoryview, ...] = field(default=())


class Task(NamedTuple):
    """`load` imports what `read` will need for this request; only `read` looks into the file."""

    load: Callable[[Request], None]
    read: Callable[[Request], Reply]


def _load_document(request: Request) -> None:
    from duidu.formats.registry import load_readers

    load_readers(request.data, request.asked["suffix"])


def _read_document(request: Request) -> Reply:
    from duidu.formats.base.document import ReadOptions
    from duidu.formats.registry import read_bytes
    from duidu.formats.sandbox.handover import packed

    asked = request.asked
    options = ReadOptions(asked["encoding"], asked["name"], asked["cut"])
    return Reply({"document": packed(read_bytes(request.data, options, asked["suffix"]))})


def _load_terms(request: Request) -> None:
    _reader_of_terms(request)


def _read_terms(request: Request) -> Reply:
    from duidu.formats.sandbox.typed import plain

    return Reply({"terms": plain(_reader_of_terms(request)(request.data, request.asked["name"]))})


def _reader_of_terms(request: Request) -> "Callable[[bytes, str], tuple[Term, ...]]":
    if request.asked["is_tbx"]:
        from duidu.formats.tbx.reader import read_tbx

        return read_tbx
    from duidu.formats.tables.term_tables import read_terms

    return read_terms


def _load_notes(request: Request) -> None:
    from duidu.formats.notes import notes_files  # noqa: F401 - loaded for _read_notes


def _read_notes(request: Request) -> Reply:
    from duidu.formats.notes.notes_files import read_notes
    from duidu.formats.sandbox.typed import plain

    return Reply({"notes": plain(read_notes(request.data, request.asked["name"]))})


def _nothing_to_load(request: Request) -> None:
    pass


def _nothing_to_read(request: Request) -> Reply:
    return Reply({})


TASKS: Mapping[str, Task] = {
    "document": Task(_load_document, _read_document),
    "terms": Task(_load_terms, _read_terms),
    "notes": Task(_load_notes, _read_notes),
    # What `duidu doctor` asks: how such a child is confined.
    "confinement": Task(_nothing_to_load, _nothing_to_read),
}

"""What the child can be asked for: each task loads what it needs, and reads only after that.

Between the two the child is confined, so what reads a file comes to it confined.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple


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


def _nothing_to_load(request: Request) -> None:
    pass


def _nothing_to_read(request: Request) -> Reply:
    return Reply({})


TASKS: Mapping[str, Task] = {
    "document": Task(_load_document, _read_document),
    # What `duidu doctor` asks: how such a child is confined.
    "confinement": Task(_nothing_to_load, _nothing_to_read),
}

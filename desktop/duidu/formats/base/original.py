"""A file of translations that is kept as it came, so that what a person changed goes back into it.

Its texts are numbered in the order in which the file has them: a field is one text, there or still
missing. What reads and what writes such a file find its fields with the same scanner, so that a
number means the same to both.
"""

import codecs
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple, Protocol

from duidu.core.errors import FileError
from duidu.core.row_status import RowStatus
from duidu.formats.base.exported import Written
from duidu.formats.base.length_limits import FieldLimit


class Edit(NamedTuple):
    """Code points start..end of a file's text become `written`."""

    start: int
    end: int
    written: str


NO_STATUSES: Mapping[int, RowStatus] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """The fields of a file, and what writes other texts into them.

    `texts` is what a reader shows of each field, "" for one that is empty or missing. `answers` has
    for each field the one that translates it or is translated by it, also where that is missing.
    `statuses` has what the file says of each field, () for a format that says nothing. `write`
    takes the new texts and statuses by field, and returns the file with sentences on what it cannot
    hold; without a new one it returns the very bytes. `bare` opens it for an article that was made
    before codes were shown, whose texts are without them. `limits` are those of fields that may not
    be of any length; `unmeasured` counts the units with one that cannot be measured.
    """

    texts: tuple[str, ...]
    write: "WriteOriginal"
    answers: Mapping[int, int] = field(default_factory=dict)
    bare: "Callable[[], OriginalFile] | None" = None
    statuses: tuple[RowStatus, ...] = ()
    limits: tuple[FieldLimit, ...] = ()
    unmeasured: int = 0


class WriteOriginal(Protocol):
    """Writes new texts and statuses, by field, into a file."""

    def __call__(
        self, changes: Mapping[int, str], statuses: Mapping[int, RowStatus] = NO_STATUSES, /
    ) -> Written:
        """Return the file. Raises FileError."""


OpenOriginal = Callable[[bytes, str, str], OriginalFile]
"""Opens the bytes of a file in an encoding, under its name for messages. Raises FileError."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def exact_text(data: bytes, encoding: str, name: str) -> str:
    """Decode bytes so that `exact_bytes` makes the same of them, whatever they are.

    A byte order mark stays a character of the text. Raises FileError where that is not possible.
    """
    try:
        text = data.decode(encoding, "surrogateescape")
        same = text.encode(encoding, "surrogateescape") == data
    except (LookupError, UnicodeError):
        same = False
    if not same:
        raise FileError(
            "“{name}” is not all in the encoding {encoding}, so that nothing can be written back "
            "into it exactly. Export the article in another format.",
            name=name,
            encoding=encoding,
        )
    return text


def mark_of(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark that a file begins with and its encoding, empty for none."""
    return next((one for one in _MARKS if data.startswith(one[0])), (b"", ""))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with all edits made; they may come in any order but not overlap."""
    pieces: list[str] = []
    at = 0
    for start, end, written in sorted(edits, key=lambda edit: edit[:2]):
        pieces += (text[at:start], written)
        at = end
    return "".join((*pieces, text[at:]))


def exact_bytes(text: str, encoding: str) -> bytes:
    """Encode what `exact_text` decoded and edits changed.

    Raises UnicodeError for a character that the encoding lacks.
    """
    return text.encode(encoding, "surrogateescape")

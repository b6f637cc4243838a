"""What a format declares: its names, its file types, how to load its reader and writers.

A declaration lives in the `__init__` of the format's folder and imports nothing but this module, so
that formats can be listed without loading what reads and writes them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from duidu.formats.base.document import Document, ReadOptions
    from duidu.formats.base.exported import Exported, Written
    from duidu.formats.base.file_comments import OpenComments
    from duidu.formats.base.original import OpenOriginal

Writer = Callable[["Exported"], "Written"]
# How files in a ZIP container and in XML or HTML begin.
ZIP = (b"PK\x03\x04",)
MARKUP = (b"<",)


class FileType(NamedTuple):
    """A file name suffix, with the dot and in lower case, and the MIME type of such files."""

    suffix: str
    mime_type: str


class Reader(Protocol):
    """Reads one format. Bytes that cannot be read raise FileError, never another exception."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """How likely a file is of this format, from 0 to 1.

        `head` is its first 4,096 bytes at most; `suffix_fits`: its suffix is one of this format.
        """

    def read(self, data: bytes, options: "ReadOptions") -> "Document":
        """Read the document in these bytes. Raises FileError."""


class Export(NamedTuple):
    """One way in which articles are written.

    `id` is what `duidu export --to` takes, `name` is shown in dialogs, `suffix` ends the file's
    name, `aliases` are other spellings of the id. `writer` loads the function that writes; it is
    None for what `app.export` makes of the library itself. What `needs_translation` holds texts
    only with what answers them.
    """

    id: str
    name: str
    suffix: str
    writer: Callable[[], Writer] | None = None
    aliases: tuple[str, ...] = ()
    in_dialogs: bool = True
    needs_translation: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    `id` names it in what `duidu import --json` prints. `first_bytes` are how such files may begin,
    after white space and byte order marks; a reader is asked about files that begin so or have one
    of the suffixes. `reader` loads the reader, None for formats that are only written. `original`
    loads what opens such a file to write back into it, None for formats that are only read, and
    `comments` what writes comments into it.
    """

    id: str
    file_types: tuple[FileType, ...] = ()
    first_bytes: tuple[bytes, ...] = ()
    reader: Callable[[], Reader] | None = None
    exports: tuple[Export, ...] = ()
    original: "Callable[[], OpenOriginal] | None" = None
    comments: "Callable[[], OpenComments] | None" = None

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of its file names."""
        return tuple(one.suffix for one in self.file_types)

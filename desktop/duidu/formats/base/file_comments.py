"""What a person did to the comments of a file that is written back into.

Comments are called what a reader calls them (Remark.name). They are written apart from the texts,
into the file that has the new texts already: neither has an effect on the numbers of the other.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.formats.base.exported import Written


class NewComment(NamedTuple):
    """A note to be written at a field of the file.

    `time` is in seconds since 1970. `kind` is that of an annotation, `identity` that of the note.
    """

    field: int
    text: str
    author: str
    time: float
    kind: str
    identity: str = ""


@dataclass(frozen=True, slots=True)
class CommentChanges:
    """New texts of comments by name, the names of those deleted, and new comments in order."""

    edited: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    new: tuple[NewComment, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.edited or self.gone or self.new)


@dataclass(frozen=True, slots=True)
class FileComments:
    """The comments of a file: what each says, and what writes changes of them into the file.

    Comments that the file has no place for are left out; `write` returns a sentence on them.
    """

    texts: Mapping[str, str]
    write: Callable[[CommentChanges], Written]


OpenComments = Callable[[bytes, str, str, bytes], FileComments]
"""Finds the comments in the bytes of a file in an encoding, under its name for messages.

Last come the bytes of the file as it came, whose fields are numbered."""

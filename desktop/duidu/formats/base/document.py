"""What a reader makes of a file: blocks in order, not yet split into two languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.core.article import BlockKind, ShownTime, Span
from duidu.core.emphasis import Emphases
from duidu.core.note_marks import NoteMarks
from duidu.core.picture import Image
from duidu.formats.base.progress import Tell, tell_nobody

LINE = "\n"
"""Begins the names of two blocks that stood on one line of the file, and so answer each other."""
PICTURE = "\t"
"""Begins the name of a block below a picture: what the file calls that, without its folder."""


class Shown(NamedTuple):
    """A picture at a block: the number of its image in the document, and what is said of it.

    It stands above the block, or `below` it.
    """

    image: int
    words: str = ""
    below: bool = False


class RawBlock(NamedTuple):
    """One block as the file has it.

    `column` numbers the columns of a table or the languages of a segmented format. `language` is
    what the file declares, "" when it declares none. Blocks of equal `group` answer each other in
    files that are aligned already (TMX, XLIFF, tables, subtitles); None elsewhere. Blocks of equal
    `paragraph` are sentences of one paragraph; None where the file does not say. `start` and `end`
    are when a subtitle is shown, in milliseconds. `emphasis` counts in code points of `text`.
    `field` is the number of the text in a file that is written back into (base/original.py),
    `status` that of what the file says of it (core/row_status.py). `reading` is a line of the file
    that spells how the text is read. `pictures` stand above it, or below the last block. `marks`
    are those of notes of the book in it, `note` is the number of the one that it is part of, or 0.
    `name` is what the file calls a heading, so that a link finds it, or says by LINE that a block
    stood on one line with another, by PICTURE below which picture it stands.

    A tuple because a book has a hundred thousand blocks, each made twice, and a frozen dataclass
    takes five times as long to make.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    column: int = 0
    language: str = ""
    group: int | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    emphasis: Emphases = ()
    field: int | None = None
    status: int = 0
    reading: str = ""
    pictures: tuple[Shown, ...] = ()
    marks: NoteMarks = ()
    note: int = 0
    name: str = ""

    @property
    def time(self) -> ShownTime | None:
        """From when to when it is shown, None where the file does not say."""
        if self.start is None:
            return None
        return ShownTime(self.start, max(self.start, self.end or 0))


WRITER = "Duidu"
"""How documents name the program as their author."""

# Columns of blocks beside the two texts of a table: numbers that stay with their row, and what is
# left out where the table is the text, and kept where it is a table in one of two texts.
ASIDE, BESIDE = 2, 3


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment someone left in the file.

    It stands at the blocks of `group`, or where its `quotation` is found; `column` is the side it
    is about. `author` is whose it is, `time` when it was written, in seconds since 1970, 0.0 for
    unknown. `kind` is that of an annotation, "" for a note. `name` is what the file calls it, and
    a reply `answers` the comment of that name.
    """

    text: str
    quotation: str = ""
    group: int | None = None
    column: int = 0
    author: str = ""
    time: float = 0.0
    kind: str = ""
    tags: tuple[str, ...] = ()
    name: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read.

    `format` is the id of its format; `encoding` is how its bytes were decoded, "" where there was
    nothing to decode; `doubtful` marks an encoding that was guessed and should be shown. `notes`
    are sentences that tell the person what was left out.

    `sentences` are those of each block and `language` is what they were cut as, where the options
    asked for them; else () and "". `remarks` are comments of others. `annotations` are notes of
    Duidu's own (Web Annotations as JSON) that the file carried. `parts` are the members of an
    article package by name, which is opened whole. `languages` are those of the two columns, as the
    file names them and its texts show, of a file whose units may lack a translation; else ().
    `left_out` counts what was not read, by the kinds of core/left_out.py, and `places` has words by
    which the first of a kind is found. `images` are those that the pictures of its blocks show,
    and `cover` is the number of the one on its cover.
    """

    blocks: tuple[RawBlock, ...]
    title: str = ""
    encoding: str = ""
    doubtful: bool = False
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    language: str = ""
    sentences: tuple[tuple[Span, ...], ...] = ()
    remarks: tuple[Remark, ...] = ()
    annotations: tuple[str, ...] = ()
    parts: dict[str, str] = field(default_factory=dict)
    format: str = ""
    languages: tuple[str, ...] = ()
    left_out: dict[str, int] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    images: tuple[Image, ...] = ()
    cover: int | None = None


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is to be read.

    `encoding` is one the person chose, "" to guess; `name` is the file's name for messages; `cut`
    asks for sentences, of a file that holds one text in one language. `progress` is told the share
    read, 0 to 1, never less than before. `beside` are pictures in the folder of the file, by path.
    """

    encoding: str = ""
    name: str = ""
    cut: bool = False
    should_stop: Callable[[], bool] = lambda: False
    progress: Tell = tell_nobody
    beside: Mapping[str, bytes] = field(default_factory=dict)

"""What a reader hands on: blocks in order, not yet told apart by language, with what the file says of itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.core.article import BlockKind, Span
from duidu.core.emphasis import Emphases


class RawBlock(NamedTuple):
    """One block as the file has it. `column` tells columns of a table or tracks of a segmented format apart (0 when there is one).

    A tuple, for a book has a hundred thousand of them and is made twice; a frozen dataclass takes five times as long to make.
    `language` is what the file declares ("" when it does not); `group` joins the units of one segment of a format that is already aligned
    (TMX, XLIFF, tables, subtitles): blocks of equal group answer each other; None where the file aligns nothing. Units of equal
    `paragraph` are sentences of one paragraph; None where the file does not say. `start`..`end` is when a subtitle is shown (milliseconds).
    `emphasis` is what is set apart inside the text as it is here, white space collapsed and all.
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


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment someone left in the file, on the units of a group or where its quotation stands. `column` is the side it is about."""

    text: str
    quotation: str = ""
    group: int | None = None
    column: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One file read. `format` is its name in the table of formats, `encoding` how its bytes were read ("" where it has no such thing).

    `doubtful` says that the encoding is a guess worth showing; `notes` are sentences to tell the person (what was left out, and why).
    `sentences` are those of each block and `language` the one they were cut as, where the options asked for them, else () and "".
    `remarks` are comments of others; `annotations` our own notes (Web Annotations as JSON) that a format carried for us; `parts` the
    members of an article package, by name, which is opened whole instead of being recognised.
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


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the person decided: an encoding by name instead of the guess ("" to guess), and the file's name for messages.

    `cut` asks for sentences too, of a file that holds one text in one language.
    """

    encoding: str = ""
    name: str = ""
    cut: bool = False
    should_stop: Callable[[], bool] = lambda: False

"""What is recognised in a text: its languages, and how they stand in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from duidu.core.article import Span
from duidu.core.jobs import Job
from duidu.formats.base.document import Document, RawBlock

Raw = list[RawBlock]
Sentences = Sequence[tuple[Span, ...]]
_CHECKED_EVERY = 500  # blocks
# Raw blocks of one side, each with the number of its group in the file.
Grouped = Sequence[tuple[RawBlock, int]]


class Arrangement(StrEnum):
    """How the two languages stand in what is opened."""

    TWO_FILES = "two files"
    ONE_AFTER_THE_OTHER = "one after the other"
    ALTERNATING = "alternating"
    IN_ONE_PARAGRAPH = "both in one paragraph"
    SEGMENTS = "aligned segments"
    PACKAGE = "article package"
    ALONE = "one language"


def checked(blocks: Iterable[RawBlock], job: Job) -> Iterator[RawBlock]:
    """The blocks; asks now and then whether the job was cancelled."""
    for number, block in enumerate(blocks):
        if number % _CHECKED_EVERY == 0:
            job.check()
        yield block


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person decided in a preview.

    `languages` are those of source and target, () as recognised, or that of a text alone;
    `arrangement` None as recognised.
    """

    languages: tuple[str, ...] = ()
    arrangement: Arrangement | None = None
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read, with the blocks of each side told apart.

    `languages` and `sides` are source and target, of which a text alone has the source; `groups`
    hold the same blocks with the groups of the file where it is aligned, else None; `sentences` are
    those of each block where the reader cut them already, else (). `readings` are lines that spell
    how a text is read, by that text. `name` is the title of a text
    without one.
    """

    documents: tuple[Document, ...]
    name: str
    languages: tuple[str, str]
    sides: tuple[Raw, Raw]
    arrangement: Arrangement
    groups: tuple[Grouped, Grouped] | None = None
    sentences: tuple[Sentences, Sentences] = ((), ())
    readings: Mapping[str, str] = field(default_factory=dict)

    def swapped(self) -> "Recognised":
        """What was recognised, with source and target exchanged."""
        return replace(
            self,
            languages=self.languages[::-1],
            sides=self.sides[::-1],
            groups=None if self.groups is None else self.groups[::-1],
            sentences=self.sentences[::-1],
        )

"""Finds translations that are longer than the file they go back into allows.

Limits are of the file's texts, wherever a person moved these: so they are told of the whole article
at once, and the check looks up what was told of a row's blocks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.app.article.texts_now import opens_as_read, texts_now
from duidu.app.check.finding import Finding
from duidu.app.check.make import found_on
from duidu.app.check.row import CheckedRow
from duidu.core.alignment import Alignment
from duidu.core.article import Article, SideName
from duidu.core.errors import DuiduError, Sentence
from duidu.formats.base.length_limits import may_limit
from duidu.library.articles.originals import Original
from duidu.library.library import Library

BlocksOf = Callable[[int], Iterable[tuple[SideName, int, str]]]
"""The blocks of a row, those of the source first: side, id, text."""


class TooLong(NamedTuple):
    """Code points start..end of a block are a text that is longer than its file allows."""

    start: int
    end: int
    message: Sentence


@dataclass(frozen=True, slots=True)
class Lengths:
    """The texts that are too long, by their blocks; `unmeasured` counts limits left out."""

    passed: Mapping[tuple[SideName, int], list[TooLong]] = field(default_factory=dict)
    unmeasured: int = 0

    @property
    def said(self) -> Sentence | None:
        """A sentence on the limits that are not checked, None where all are."""
        if not self.unmeasured:
            return None
        if self.unmeasured == 1:
            return Sentence(
                "1 text of the file has a limit in pixels or of another program, which is not "
                "checked."
            )
        return Sentence(
            "{count} texts of the file have a limit in pixels or of another program, which is not "
            "checked.",
            count=self.unmeasured,
        )


NO_LENGTHS = Lengths()


def lengths_now(library: Library, article: str) -> Lengths:
    """What an article's texts pass of the limits of its file; nothing where there are none.

    Raises LibraryError.
    """
    if library.articles.info(article).coming is not None or not library.originals.name(article):
        return NO_LENGTHS
    original = library.originals.of(article)
    if original is None or not may_limit(original.data):
        return NO_LENGTHS
    return lengths_in(*library.articles.whole(article), original)


def lengths_in(article: Article, alignment: Alignment, original: Original) -> Lengths:
    """What the texts of an article pass of the limits of the file that it came from."""
    if not may_limit(original.data):
        return NO_LENGTHS
    try:
        now = texts_now(article, alignment, original.places, opens_as_read(original))
        file = now.file
    except (LookupError, DuiduError):
        # Writing back tells of a file that does not fit; here nothing can be measured.
        return NO_LENGTHS
    places: dict[int, list[tuple[SideName, int, int, int]]] = {}
    for place in now.places:
        places.setdefault(place.field, []).append(place[1:])
    passed: dict[tuple[SideName, int], list[TooLong]] = {}
    for limit in file.limits:
        there = [place for number in limit.fields for place in places.get(number, ())]
        texts = (now.changed.get(number, file.texts[number]) for number in limit.fields)
        if there and (broken := limit.passed(texts)):
            most, size = broken
            message = _message(size, most.most, most.unit)
            for side, block, start, end in there:
                passed.setdefault((side, block), []).append(TooLong(start, end, message))
    return Lengths(passed, file.unmeasured)


def _message(size: int, most: int, unit: str) -> Sentence:
    if unit == "byte":
        return Sentence(
            "The translation has {size} bytes; its file allows {most}.", size=size, most=most
        )
    return Sentence(
        "The translation has {size} characters; its file allows {most}.", size=size, most=most
    )


class Room:
    """Tells of the translations in a row that are too long."""

    ids = ("room",)

    def __init__(self, lengths: Callable[[], Lengths], blocks_of: BlocksOf) -> None:
        self._lengths, self._blocks_of = lengths, blocks_of

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Nothing: the limits are those of the file."""

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """One finding for each limit that is passed."""
        passed = self._lengths().passed
        if not passed:
            return
        begins = dict.fromkeys(SideName, 0)
        found: dict[tuple[SideName, Sentence], list[tuple[int, int]]] = {}
        for side, block, text in self._blocks_of(row.index):
            at = begins[side]
            begins[side] += len(text) + len("\n")
            for one in passed.get((side, block), ()):
                span = at + one.start, at + min(one.end, len(text))
                found.setdefault((side, one.message), []).append(span)
        for (side, message), places in found.items():
            yield found_on(row, "room", side, places, message)

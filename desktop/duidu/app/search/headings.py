"""The headings of an article, as the contents panel shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duidu.app.search.find_pattern import Matcher
from duidu.core.article import Block, BlockKind, Place, SideName
from duidu.core.jobs import Job
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

ROWS_AT_ONCE = 500
_LONGEST_TITLE = 90  # code points of a paragraph that may translate a heading
_NO_LEVEL = 9  # below those of any heading


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on one side with its counterpart.

    `other` is the text of the counterpart, "" for none; `level` is its depth from 1; `place` is
    where it stands and `row` in which row.
    """

    text: str
    other: str
    level: int
    place: Place
    row: int = 0


def read_headings(library: Library, article: str, job: Job) -> list[Heading]:
    """Read the headings of an article in reading order, with a check of the job now and then."""
    articles, found = library.articles, list[Heading]()
    for first in range(0, articles.row_count(article), ROWS_AT_ONCE):
        job.check()
        for row in articles.rows(article, first, first + ROWS_AT_ONCE):
            found += headings_of(row)
    return found


def headings_of(row: StoredRow) -> list[Heading]:
    """Return the headings of a row: the source's text where there is one, with its counterpart.

    A heading whose translation is marked as a plain paragraph has it as its counterpart, where both
    stand alone in their row. Of unequal numbers all make one entry.
    """
    marked = {side: _marked(row.blocks(side)) for side in SideName}
    if not any(marked.values()):
        return []
    for side in SideName:
        if not marked[side] and _are_alone(marked[side.other], row.blocks(side.other)):
            marked[side] = _title(row.blocks(side))
    source, target = marked[SideName.SOURCE], marked[SideName.TARGET]
    if len(source) == len(target):
        return [_entry(row, [one], [other]) for one, other in zip(source, target, strict=True)]
    if not source or not target:
        return [
            _entry(row, [one] if source else [], [] if source else [one])
            for one in source or target
        ]
    return [_entry(row, source, target)]


def found_headings(
    headings: Sequence[Heading], matchers: Mapping[SideName, Matcher], job: Job
) -> list[Heading]:
    """The headings of which either text has what is looked for, with a check now and then."""
    found = []
    for number, heading in enumerate(headings):
        if not number % ROWS_AT_ONCE:
            job.check()
        texts = ((heading.place.side, heading.text), (heading.place.side.other, heading.other))
        if any(True for side, text in texts for _ in matchers[side](text)):
            found.append(heading)
    return found


def _marked(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.kind is BlockKind.HEADING and block.text.strip()]


def _are_alone(marked: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether a row has nothing but its headings on a side."""
    return bool(marked) and len(marked) == len(blocks)


def _title(blocks: Sequence[Block]) -> list[Block]:
    """The one short block of a side, which translates a heading; nothing where there is more."""
    short = len(blocks) == 1 and 0 < len(blocks[0].text.strip()) <= _LONGEST_TITLE
    return list(blocks) if short else []


def _entry(row: StoredRow, source: Sequence[Block], target: Sequence[Block]) -> Heading:
    """One entry of these blocks, one side of which may have none."""
    side, blocks = (SideName.SOURCE, source) if source else (SideName.TARGET, target)
    other = _text(target) if source else ""
    level = min(block.level or _NO_LEVEL for block in (*source, *target))
    return Heading(_text(blocks), other, level, Place(side, blocks[0].id, 0), row.index)


def _text(blocks: Sequence[Block]) -> str:
    """The texts of blocks in one line."""
    return " ".join(" ".join(block.text for block in blocks).split())

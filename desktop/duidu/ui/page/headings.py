"""The headings of an article, as the contents panel shows them."""

from dataclasses import dataclass

from duidu.core.article import BlockKind, Place, SideName
from duidu.core.jobs import Job
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

ROWS_AT_ONCE = 500


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
    """Return the heading of a row: the left text where there is one, with its counterpart."""
    sides = {
        side: [block for block in row.blocks(side) if block.kind is BlockKind.HEADING]
        for side in SideName
    }
    first = next((side for side in SideName if sides[side]), None)
    if first is None:
        return []
    block = sides[first][0]
    other = " ".join(block.text for block in sides[first.other]) if first is SideName.SOURCE else ""
    return [Heading(block.text, other, block.level, Place(first, block.id, 0), row.index)]

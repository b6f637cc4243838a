"""Which of a file's segments have another status by now than the file says.

A status is of a bead, so that it stays with its segment whatever a person merged, split or moved;
where a segment is in several beads by now it has the worst of theirs.
"""

from bisect import bisect_left, bisect_right

from duidu.app.article.texts_now import TextsNow
from duidu.core.alignment import Alignment
from duidu.core.article import Article, SideName
from duidu.core.row_status import RowStatus, worst

# Of each block: where its sentences begin, and the statuses of their beads.
_Marks = dict[tuple[SideName, int], tuple[list[int], list[RowStatus]]]


def statuses_now(article: Article, alignment: Alignment, now: TextsNow) -> dict[int, RowStatus]:
    """Return the new statuses by field; what the file locks keeps its own."""
    said = now.file.statuses
    if not said:
        return {}
    marks = _marks(article, alignment)
    found: dict[int, list[RowStatus]] = {}
    for place in now.places:
        starts, statuses = marks.get((place.side, place.block), ([], []))
        first = max(0, bisect_right(starts, place.start) - 1)
        last = max(first + 1, bisect_left(starts, place.end))
        found.setdefault(place.field, []).extend(statuses[first:last])
    told = {field: worst(one) for field, one in found.items() if one}
    locked = RowStatus.LOCKED
    return {
        field: status
        for field, status in told.items()
        if status is not said[field] and locked not in (status, said[field])
    }


def _marks(article: Article, alignment: Alignment) -> _Marks:
    """The statuses of all sentences; of a row without sentence beads, its own."""
    marks: _Marks = {}
    for row in alignment.rows:
        for side in SideName:
            here = side is SideName.SOURCE
            beads = {
                unit: bead
                for bead in row.sentences
                for unit in (bead.source if here else bead.target)
            }
            number = 0
            for unit in row.blocks.source if here else row.blocks.target:
                block = article.side(side).blocks[unit]
                starts = [span.start for span in block.sentences] or [0]
                numbers = range(number, number + len(starts))
                statuses = [beads.get(one, row.blocks).status for one in numbers]
                marks[side, block.id] = (starts, statuses)
                number += len(block.sentences)
    return marks

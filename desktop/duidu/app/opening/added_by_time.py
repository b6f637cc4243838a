"""Joins subtitles that are there with those of a translation that is added, by time.

Of a text that was opened before blocks had times they are read again from its file, where that is
still what it was.
"""

from collections.abc import Sequence
from itertools import pairwise

from duidu.app.opening.file_alignment import rows_of_file
from duidu.app.opening.subtitle_pairs import pair_by_time
from duidu.app.opening.text_again import read_again
from duidu.core.alignment import Row
from duidu.core.article import Block, Side
from duidu.core.jobs import Job
from duidu.formats.base.document import RawBlock
from duidu.formats.sandbox.ready_children import ReadyChildren
from duidu.library.articles.article_info import SourceFile


def joined_by_time(
    source: Side,
    files: Sequence[SourceFile],
    target: tuple[str, Sequence[RawBlock]],
    job: Job,
    ready: ReadyChildren | None = None,
) -> tuple[Side, tuple[Row, ...]] | None:
    """The side of the cues (language, blocks) that are added, and the rows that time gives.

    `source` is the text and `files` are those it came from. None where one of them has no times,
    or they are not to be had. Raises Cancelled.
    """
    language, cues = target
    if not cues or any(one.start is None for one in cues):
        return None
    own = _cues_of(source) or read_again(source.language, files, job, ready)
    if not own:
        return None
    groups = pair_by_time(own, list(cues))
    if groups is None:
        return None
    (again, added), rows = rows_of_file((source.language, language), groups, job)
    return (added, rows) if _same(again.blocks, source.blocks) else None


def _cues_of(side: Side) -> list[RawBlock]:
    """The cues that the blocks of a side are, none where one has no time."""
    cues = [
        RawBlock(one.text, one.kind, one.level, start=one.time.start, end=one.time.end)
        for one in side.blocks
        if one.time is not None
    ]
    return cues if len(cues) == len(side.blocks) else []


def _same(again: Sequence[Block], there: Sequence[Block]) -> bool:
    """Whether these are the same cues, of which the person corrected single ones at most.

    Two beside each other that differ may have been divided and joined, and are others then.
    """
    if list(map(_size, again)) != list(map(_size, there)):
        return False
    changed = [one.text != other.text for one, other in zip(again, there, strict=True)]
    return not any(one and other for one, other in pairwise(changed))


def _size(block: Block) -> int:
    return len(block.sentences)

"""Joins subtitles that are there with those of a translation that is added, by time.

The library keeps no times. So they are read again from the file of the text, where that is still
what it was.
"""

from collections.abc import Sequence
from itertools import pairwise

from duidu.app.opening.alone import alone
from duidu.app.opening.file_alignment import rows_of_file
from duidu.app.opening.read_files import digests, read_files
from duidu.app.opening.subtitle_pairs import pair_by_time
from duidu.core.alignment import Row
from duidu.core.article import Block, Side
from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.formats.base.document import Document, RawBlock
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
    or the file is no longer what the text is. Raises Cancelled.
    """
    language, cues = target
    if len(files) != 1 or not cues or any(one.start is None for one in cues):
        return None
    document = _read_again(files[0], job, ready)
    if document is None:
        return None
    own = alone(document, "", source.language).sides[0]
    groups = pair_by_time(own, list(cues))
    if groups is None:
        return None
    (again, added), rows = rows_of_file((source.language, language), groups, job)
    return (added, rows) if _same(again.blocks, source.blocks) else None


def _read_again(file: SourceFile, job: Job, ready: ReadyChildren | None) -> Document | None:
    """What a file holds that is as it was when the text was read from it; else None."""
    if not file.path.name or not file.path.is_file():
        return None
    try:
        if digests([file.path]) != (file.sha256,):
            return None
        return read_files([file.path], file.encoding, job, ready)[0].document
    except FileError:
        return None


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

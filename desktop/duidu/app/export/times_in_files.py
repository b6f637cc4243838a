"""The times of an article whose blocks have none yet, from the subtitles that it was made from.

Such an article was opened before blocks had times.
"""

import hashlib
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from duidu.core.alignment import Alignment
from duidu.core.article import Article, ShownTime, SideName
from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.formats.base.document import RawBlock, ReadOptions
from duidu.formats.registry import display_name, load
from duidu.formats.sandbox.parent import read
from duidu.formats.subtitles import FORMAT as SUBTITLES
from duidu.library.articles.article_info import SourceFile

_SUFFIXES = SUBTITLES.suffixes


def times_in_files(
    files: Sequence[SourceFile], article: Article, alignment: Alignment, job: Job
) -> tuple[dict[tuple[SideName, int], ShownTime], list[ShownTime]]:
    """The times of the blocks that still say what a cue says, and those that no block has.

    Blocks are named by side and place. Raises FileError where such a file is gone, Cancelled.
    """
    timed = [block for file in files for block in _timed_blocks(file, article.title, job)]
    waiting: dict[str, deque[ShownTime]] = {}
    for block in sorted(timed, key=lambda one: one.start or 0):
        if block.time is not None:
            waiting.setdefault(_plain(block.text), deque()).append(block.time)
    times = {
        (side, unit): queue.popleft()
        for row in alignment.rows
        for side, units in zip(SideName, (row.blocks.source, row.blocks.target), strict=True)
        for unit in units
        if (queue := waiting.get(_plain(article.side(side).blocks[unit].text)))
    }
    return times, [time for queue in waiting.values() for time in queue]


def _timed_blocks(file: SourceFile, title: str, job: Job) -> list[RawBlock]:
    """The cues of a file as they were read, none of a file of another kind. Raises FileError."""
    if Path(file.path).suffix.lower() not in _SUFFIXES:
        return []
    try:
        data = load(file.path)
    except FileError:
        data = b""
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise FileError(
            "The times of “{title}” stand in “{name}”, which was moved or changed since; put it "
            "back, or open it again.",
            title=title,
            name=file.path.name,
        )
    options = ReadOptions(file.encoding, display_name(file.path))
    blocks = read(data, options, file.path.suffix, job).blocks
    return [block for block in blocks if block.start is not None]


def _plain(text: str) -> str:
    return "".join(text.split())

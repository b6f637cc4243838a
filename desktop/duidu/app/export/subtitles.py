"""Writes an article that came from subtitles as subtitles: its words now, at their times.

The times stand in the files that it was made from, and nowhere else.
"""

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from duidu.core.alignment import Alignment, Row
from duidu.core.article import Article, Block, SideName
from duidu.core.errors import FileError
from duidu.core.jobs import Job, NoJob
from duidu.formats.base.document import RawBlock, ReadOptions
from duidu.formats.base.exported import Written, join_texts
from duidu.formats.registry import display_name, load
from duidu.formats.sandbox.parent import read
from duidu.formats.subtitles import FORMAT as SUBTITLES
from duidu.formats.subtitles.cues import Cue
from duidu.formats.subtitles.writer import write_cues
from duidu.library.articles.article_info import SourceFile
from duidu.library.library import Library

_SUFFIXES = SUBTITLES.suffixes
_SHORTEST = 1_000  # milliseconds of a cue whose time nothing tells


def write_subtitles(
    library: Library,
    article: str,
    form: str,
    sides: Sequence[SideName] = tuple(SideName),
    job: Job | None = None,
) -> Written:
    """Write the texts of these sides as cues in `srt`, `vtt` or `lrc`.

    Raises FileError where the article came from no subtitles, or their file is gone; LibraryError,
    Cancelled.
    """
    job = job or NoJob()
    whole, alignment = library.articles.whole(article)
    timed = [
        block
        for file in library.articles.files(article)
        for block in _timed_blocks(file, whole.title, job)
    ]
    if not timed:
        raise FileError(
            "“{title}” has no times, which subtitles need: it did not come from subtitles. Export "
            "it in another format.",
            title=whole.title,
        )
    return Written(write_cues(list(_cues(whole, alignment, timed, sides)), form))


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


def _cues(
    article: Article, alignment: Alignment, timed: Sequence[RawBlock], sides: Sequence[SideName]
) -> Iterator[Cue]:
    """A cue for each row, with a line for each side that has words in it."""
    spans = _spans(article, alignment, timed)
    for row, (start, end) in zip(alignment.rows, spans, strict=True):
        texts = (
            join_texts([block.text for block in _blocks(article, row, side)], language)
            for side in sides
            for language in (article.side(side).language,)
        )
        yield Cue(start, end, "\n".join(filter(None, texts)))


def _spans(
    article: Article, alignment: Alignment, timed: Sequence[RawBlock]
) -> list[tuple[int, int]]:
    """From when to when each row is shown.

    One whose texts are in no cue any more is shown with the next cue that no other row has.
    """
    waiting: dict[str, deque[RawBlock]] = {}
    for block in sorted(timed, key=_start):
        waiting.setdefault(_plain(block.text), deque()).append(block)
    rows = [
        [
            queue.popleft()
            for side in SideName
            for block in _blocks(article, row, side)
            if (queue := waiting.get(_plain(block.text)))
        ]
        for row in alignment.rows
    ]
    free = deque(sorted((one for queue in waiting.values() for one in queue), key=_start))
    found: list[tuple[int, int]] = []
    for number, cues in enumerate(rows):
        if not cues:
            before = found[-1][0] if found else 0
            behind = next((min(map(_start, one)) for one in rows[number:] if one), None)
            while free and _start(free[0]) < before:
                free.popleft()
            if free and (behind is None or _start(free[0]) <= behind):
                cues = [free.popleft()]
        starts, last = [_start(one) for one in cues], found[-1][1] if found else 0
        ends = [one.end or 0 for one in cues]
        found.append((min(starts), max(ends)) if cues else (last, last + _SHORTEST))
    return found


def _blocks(article: Article, row: Row, side: SideName) -> list[Block]:
    units = row.blocks.source if side is SideName.SOURCE else row.blocks.target
    return [article.side(side).blocks[unit] for unit in units]


def _start(block: RawBlock) -> int:
    return block.start or 0


def _plain(text: str) -> str:
    return "".join(text.split())

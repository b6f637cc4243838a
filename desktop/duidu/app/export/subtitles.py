"""Writes an article that came from subtitles as subtitles: its words now, at their times.

Each block has its time. One that was read before blocks had any finds it in the file it came from.
"""

from collections import deque
from collections.abc import Mapping, Sequence

from duidu.app.export.times_in_files import times_in_files
from duidu.core.alignment import Alignment, Row
from duidu.core.article import Article, ShownTime, SideName
from duidu.core.errors import FileError
from duidu.core.jobs import Job, NoJob
from duidu.formats.base.exported import Written, join_texts
from duidu.formats.subtitles.cues import Cue
from duidu.formats.subtitles.writer import write_cues
from duidu.library.library import Library

_SHORTEST = 1_000  # milliseconds of a cue whose time nothing tells

# When blocks are shown, each by its side and its place on it.
Times = Mapping[tuple[SideName, int], ShownTime]


def write_subtitles(
    library: Library,
    article: str,
    form: str,
    sides: Sequence[SideName] = tuple(SideName),
    job: Job | None = None,
) -> Written:
    """Write the texts of these sides as cues in `srt`, `vtt` or `lrc`.

    Raises FileError where the article came from no subtitles, or it has no times and their file is
    gone; LibraryError, Cancelled.
    """
    job = job or NoJob()
    whole, alignment = library.articles.whole(article)
    times: Times = {
        (side, at): block.time
        for side in SideName
        for at, block in enumerate(whole.side(side).blocks)
        if block.time is not None
    }
    free: Sequence[ShownTime] = ()
    if not times:
        files = library.articles.files(article)
        times, free = times_in_files(files, whole, alignment, job)
    if not times and not free:
        raise FileError(
            "“{title}” has no times, which subtitles need: it did not come from subtitles. Export "
            "it in another format.",
            title=whole.title,
        )
    spans = _spans(alignment, times, free)
    cues = [
        cue
        for row, span in zip(alignment.rows, spans, strict=True)
        for cue in _own_cues(whole, row, times, sides) or [_cue(whole, row, span, sides)]
    ]
    return Written(write_cues(cues, form))


def _cue(article: Article, row: Row, span: ShownTime, sides: Sequence[SideName]) -> Cue:
    """The cue of a row, with a line for each side that has words in it."""
    texts = (
        join_texts([blocks[unit].text for unit in _units(row, side)], language)
        for side in sides
        for blocks, language in ((article.side(side).blocks, article.side(side).language),)
    )
    return Cue(*span, "\n".join(filter(None, texts)))


def _own_cues(article: Article, row: Row, times: Times, sides: Sequence[SideName]) -> list[Cue]:
    """A cue for each block of a row, where one side is written and each has its time; else []."""
    if len(sides) > 1:
        return []
    [side] = sides
    blocks, units = article.side(side).blocks, _units(row, side)
    cues = [Cue(*times[side, at], blocks[at].text) for at in units if (side, at) in times]
    return cues if len(cues) == len(units) else []


def _spans(alignment: Alignment, times: Times, free: Sequence[ShownTime]) -> list[ShownTime]:
    """From when to when each row is shown.

    One whose blocks have no time is shown with the next of the `free` ones, which no row has.
    """
    rows = [
        [
            time
            for side in SideName
            for unit in _units(row, side)
            if (time := times.get((side, unit)))
        ]
        for row in alignment.rows
    ]
    waiting = deque(sorted(free))
    behind = _begins_behind(rows)
    found: list[ShownTime] = []
    for shown, after in zip(rows, behind, strict=True):
        if not shown:
            before = found[-1].start if found else 0
            while waiting and waiting[0].start < before:
                waiting.popleft()
            if waiting and (after is None or waiting[0].start <= after):
                shown = [waiting.popleft()]
        last = found[-1].end if found else 0
        found.append(
            ShownTime(min(shown).start, max(one.end for one in shown))
            if shown
            else ShownTime(last, last + _SHORTEST)
        )
    return found


def _begins_behind(rows: Sequence[Sequence[ShownTime]]) -> list[int | None]:
    """Of each row when it, or else the next one that has a time, begins to be shown."""
    begins: list[int | None] = []
    after: int | None = None
    for shown in reversed(rows):
        after = min(shown).start if shown else after
        begins.append(after)
    return begins[::-1]


def _units(row: Row, side: SideName) -> Sequence[int]:
    return row.blocks.source if side is SideName.SOURCE else row.blocks.target

"""Cuts lyrics (LRC), SubViewer (SBV and SUB), MicroDVD and TTML into cues."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from duidu.core.left_out import LeftOut
from duidu.formats.subtitles.cues import Cue
from duidu.formats.subtitles.ttml import ttml_cues

_LYRIC_TIME = re.compile(
    r"\s*\[(?:(\d{1,2}):(?=\d{1,2}:\d{1,2}\.))?(\d{1,3}):(\d{1,2})(?:[.:](\d{1,3}))?\]"
)
_LYRIC_TAG = re.compile(r"\s*\[(#|[a-zA-Z]{1,12}):(.*)\]\s*")
_TITLE = re.compile(r"^\s*\[(?:ti:|TITLE\](?=[^\n\[]))([^\]\n]{1,300})(?:\]|$)", re.MULTILINE)
_BEGINNING = 4_000  # code points in which lyrics name themselves
_VIEWED = re.compile(
    r"\s*(\d{1,3}):(\d{2}):(\d{2})\.(\d{1,3})\s*,\s*(\d{1,3}):(\d{2}):(\d{2})\.(\d{1,3})\s*"
)
# A line of such times of which the second cannot be read.
_BEGUN = re.compile(r"\s*(\d{1,3}):(\d{2}):(\d{2})\.(\d{1,3})\s*,\s*\d[\d:.x-]*\s*", re.IGNORECASE)
# What a file of SubViewer says of itself, above its captions.
_OF_VIEWER = re.compile(
    r"\s*\[(?:INFORMATION|TITLE|AUTHOR|SOURCE|PRG|FILEPATH|DELAY|CD TRACK"
    r"|COMMENT|END INFORMATION|SUBTITLE|COLF|STYLE|SIZE|FONT)\].*"
)
_FRAMES = re.compile(r"\s*\{(\d{1,7})\}\{(\d{0,7})\}(.*)")
_STYLE = re.compile(r"\{[a-zA-Z]:[^{}]{0,60}\}")
_RATE = 23.976  # frames a second where a file does not say
_LAST = 5_000  # milliseconds that a last line without an end is shown
_LINES = 30  # that show what a file is
_MOST = 0.5  # of them


def timed_format(text: str) -> str:
    """Which of these formats the beginning of a text is in, "" for none."""
    begins = text.lstrip("\ufeff \t\n")
    if begins.startswith("<") and re.search(r"<(?:\w+:)?tt[\s>]", begins[:2_000]):
        return "ttml"
    lines = [line for line in begins.split("\n")[:_LINES] if line.strip()]
    if not lines:
        return ""
    if _FRAMES.match(lines[0]):
        return "microdvd"
    if _VIEWED.fullmatch(lines[0]) or (
        _OF_VIEWER.fullmatch(lines[0]) and any(map(_VIEWED.fullmatch, lines))
    ):
        return "sbv"
    timed = sum(bool(_LYRIC_TIME.match(line) or _LYRIC_TAG.fullmatch(line)) for line in lines)
    return "lrc" if timed > _MOST * len(lines) and "[" in lines[0][:3] else ""


def cut_timed(text: str, form: str, name: str, left_out: LeftOut) -> list[Cue]:
    """The cues of a file of one of these formats; lines without a time are counted.

    Raises FileError for XML that cannot be read.
    """
    if form == "ttml":
        return list(ttml_cues(text, name, left_out))
    cut = {"lrc": _lyrics, "sbv": _viewed, "microdvd": _frames}[form]
    return list(cut(text, left_out))


def own_title(text: str) -> str:
    """The title that lyrics or a file of SubViewer say they have, "" for others."""
    found = _TITLE.search(text[:_BEGINNING])
    return found[1].strip() if found else ""


def _lyrics(text: str, left_out: LeftOut) -> Iterator[Cue]:
    """Lines of a song: each is shown until the next; lines of one time are one cue."""
    found: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        times, rest = [], line
        while match := _LYRIC_TIME.match(rest):
            times.append(_lyric_time(*match.groups()))
            rest = rest[match.end() :]
        if not times:
            tag = _LYRIC_TAG.fullmatch(line)
            if tag and tag[1].lower() == "offset" and re.fullmatch(r"\s*[+-]?\d{1,9}\s*", tag[2]):
                offset = int(tag[2])
            elif not tag and line.strip():
                left_out.add("broken line", line)
        found += [(time, rest.strip()) for time in times]
    starts = [
        (max(0, time - offset), "\n".join(text for _, text in lines if text))
        for time, lines in groupby(sorted(found, key=itemgetter(0)), key=itemgetter(0))
    ]
    ends = [start for start, _ in starts[1:]] + [starts[-1][0] + _LAST if starts else 0]
    yield from (Cue(start, end, text) for (start, text), end in zip(starts, ends, strict=True))


def _lyric_time(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "").ljust(3, "0")[:3])


def _viewed(text: str, left_out: LeftOut) -> Iterator[Cue]:
    """Captions of SBV: a line of two times, then the text until the next such line."""
    times: tuple[int, int] | None = None
    lines: list[str] = []
    for line in text.split("\n"):
        match = _VIEWED.fullmatch(line) or _BEGUN.fullmatch(line)
        if match is None:
            if times is None and line.strip() and not _OF_VIEWER.fullmatch(line):
                left_out.add("broken line", line)
            lines.append(line)
            continue
        if times is not None:
            yield Cue(*times, _joined(lines))
        numbers = match.groups()
        start = _viewed_time(*numbers[:4])
        times, lines = (start, _viewed_time(*numbers[4:]) if numbers[4:] else start + _LAST), []
    if times is not None:
        yield Cue(*times, _joined(lines))


def _viewed_time(hours: str, minutes: str, seconds: str, fraction: str) -> int:
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int(fraction.ljust(3, "0"))


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).replace("[br]", "\n").strip()


def _frames(text: str, left_out: LeftOut) -> Iterator[Cue]:
    """MicroDVD: frames instead of times, of which the first line may say how many a second has."""
    rate = _RATE
    for number, line in enumerate(text.split("\n")):
        match = _FRAMES.match(line)
        if match is None:
            left_out.add("broken line", line, bool(line.strip()))
            continue
        start, end, said = int(match[1]), int(match[2] or 0), match[3].strip()
        if number == 0 and start <= 1 and re.fullmatch(r"\d{1,3}(?:[.,]\d{1,4})?", said):
            rate = float(said.replace(",", ".")) or _RATE
            continue
        said = _STYLE.sub("", said).replace("|", "\n")
        said = "\n".join(part.removeprefix("/") for part in said.split("\n"))
        begins = round(start * 1000 / rate)
        yield Cue(begins, round(end * 1000 / rate) if end else begins + _LAST, said)

"""Writes cues as SRT, WebVTT and lyrics (LRC)."""

from collections.abc import Sequence

from duidu.formats.base.segments import xml_text
from duidu.formats.subtitles.cues import Cue


def write_cues(cues: Sequence[Cue], form: str) -> bytes:
    """Write cues in order of time, in `srt`, `vtt` or `lrc`."""
    ordered = sorted((cue for cue in cues if cue.text.strip()), key=lambda cue: cue[:2])
    if form == "lrc":
        lines = [f"[{_lyric_time(cue.start)}]{line}" for cue in ordered for line in _lines(cue)]
        return _encoded("\n".join(lines))
    point = "," if form == "srt" else "."
    parts = [
        (f"{number}\n" if form == "srt" else "")
        + f"{_time(cue.start, point)} --> {_time(max(cue.end, cue.start + 1), point)}\n"
        + "\n".join(_escaped(line, form) for line in _lines(cue))
        for number, cue in enumerate(ordered, start=1)
    ]
    return _encoded("\n\n".join((*(("WEBVTT",) if form == "vtt" else ()), *parts)))


def _lines(cue: Cue) -> list[str]:
    """The lines of a cue; a blank one would end it."""
    return [line.strip() for line in xml_text(cue.text).split("\n") if line.strip()]


def _escaped(line: str, form: str) -> str:
    """A line that is read as it is: WebVTT has tags and references, and an arrow is a time."""
    line = line.replace("-->", "→")
    if form != "vtt":
        return line
    return line.replace("&", "&amp;").replace("<", "&lt;")


def _time(milliseconds: int, point: str) -> str:
    seconds, rest = divmod(max(0, milliseconds), 1_000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}{point}{rest:03d}"


def _lyric_time(milliseconds: int) -> str:
    hundredths = max(0, milliseconds) // 10
    return f"{hundredths // 6_000:02d}:{hundredths // 100 % 60:02d}.{hundredths % 100:02d}"


def _encoded(text: str) -> bytes:
    return f"{text}\n".encode("utf-8", "replace")

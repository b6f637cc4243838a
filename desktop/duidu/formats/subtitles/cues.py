"""Cuts SRT and WebVTT into cues, whatever is wrong with them.

pysubs2 leaves out times without milliseconds, reads names and numbers of cues as text, and takes
three times as long.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from duidu.core.left_out import LeftOut
from duidu.formats.base.progress import Tell, each

FORMATS = frozenset(("srt", "vtt"))
_PART = r"\s?[.,]\s?(\d{1,3})"
_TIME = rf"(-?)(?:(\d{{1,4}}):)?(\d{{1,2}}):(\d{{1,2}})(?:{_PART}|:(?=\d{{3}})(\d{{3}}))?"
_TIMES = re.compile(rf"\s*{_TIME}[^-\d:]{{0,20}}-{{2,3}}>\s*{_TIME}")
# What else stands on such a line: where the cue is shown. A line of text goes on in words. Atomic:
# each sign more in a=bc=de=f would double the ways to cut it.
_SETTINGS = re.compile(r"(?>\s*[\w-]+\s*[:=]\s*[^\s:]+)*\W*")
# A line that has nothing but one time with its fraction.
_ONE_TIME = re.compile(r"\s*\d{1,2}:\d{2}:\d{2}[.,]\d{3}\s*")
_WIDE = str.maketrans("：，．０１２３４５６７８９", ":,.0123456789")
# Arrows of word processors and translators, only between times that have all their parts: a line
# of text may say 8:00 → 9:00.
_WHOLE = r"(-?)(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?()"
_ODD_ARROW = r"(?:-{1,3}|[\u2013\u2014]{1,2}|=) ?[>\uff1e]|[\u2192\u21d2]"
_ODD_TIMES = re.compile(rf"\s*{_WHOLE}\s{{0,9}}(?:{_ODD_ARROW})\s*{_WHOLE}")
# A line that was meant to be one of times.
_ARROW = re.compile(r"^[\s\d:.,-]{4,}-->|-->[\s\d:.,-]{4,}$")
_POINTED = re.compile("[>\uff1e\u2192\u21d2]|^[\\s\\d:]{8,12}[.,]\\d{3}\\s*$")
# What a header of WebVTT says, as that of YouTube: Kind: captions, Language: en.
_OF_FILE = re.compile(r"[A-Za-z][\w-]{0,30} ?[:=].*")
_SPEAKER = re.compile(r"<v[^<>\s]{0,100}[ \t]+([^<>]{1,200})>")
_NUMBER = re.compile(r"\s*\d{1,6}\s*")


class Cue(NamedTuple):
    """A subtitle as its file has it, from `start` to `end` in milliseconds."""

    start: int
    end: int
    text: str


def begins_with_cues(text: str) -> str:
    """The format of FORMATS that a text is in, "" for none of them."""
    if text.lstrip("\ufeff \t\n").startswith("WEBVTT"):
        return "vtt"
    return "srt" if any(_next_times(line, None) for line in text.split("\n")) else ""


def cut_cues(text: str, version: str, tell: Tell, left_out: LeftOut) -> Iterator[Cue]:
    """Yield the cues of a file of one of FORMATS in its order.

    A cue whose times cannot be read is shown with the one before it. What is no cue is counted.
    """
    lines: list[str] = []
    times: tuple[int, int] | None = None
    for line in each(text.removesuffix("\n").split("\n"), tell):
        # Most lines are text.
        if not _POINTED.search(line) or (found := _next_times(line, times)) is None:
            lines.append(line)
            continue
        number = _take_name(lines, version)
        if times is not None:
            yield Cue(*times, _text(lines, version, number, left_out))
        else:
            _count(_behind_header(lines) if version == "vtt" else lines, left_out)
        times, lines = found, []
    if times is not None:
        yield Cue(*times, _text(lines, version, "", left_out))


def _behind_header(lines: list[str]) -> list[str]:
    """The lines above the first cue of WebVTT without its name and what the file says of itself."""
    behind = lines[1:]
    while behind and _OF_FILE.fullmatch(behind[0].strip()):
        behind = behind[1:]
    return behind


def _next_times(line: str, before: tuple[int, int] | None) -> tuple[int, int] | None:
    """When the cue below a line is shown; None where it is a line of text."""
    line = line.translate(_WIDE) if not line.isascii() else line
    if match := _TIMES.match(line) or _ODD_TIMES.match(line):
        start, end = _milliseconds(*match.groups()[:6]), _milliseconds(*match.groups()[6:])
        # Without hours and fractions it may be a text on times: 8:00 --> 9:00 at the office.
        is_text = not any((match[2], match[5], match[6])) and not _SETTINGS.fullmatch(
            line, match.end()
        )
        return None if is_text else (start, end)
    if before is not None and (_ARROW.search(line) or _ONE_TIME.fullmatch(line)):
        return before[0] + 1, before[1]
    return None


def _milliseconds(
    sign: str, hours: str | None, minutes: str, seconds: str, fraction: str | None, odd: str | None
) -> int:
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return 0 if sign else whole * 1000 + int((fraction or odd or "").ljust(3, "0"))


def _take_name(lines: list[str], version: str) -> str:
    """Take the number or name of the next cue off the lines above its times, and return it."""
    while version == "srt" and lines and not lines[-1].strip():
        lines.pop()
    if not lines or not lines[-1].strip():
        return ""
    # In WebVTT any line is a name; it stands alone, for a blank line ends the cue before it.
    is_name = version == "vtt" and (len(lines) == 1 or not lines[-2].strip())
    return lines.pop().strip() if is_name or _NUMBER.fullmatch(lines[-1]) else ""


def _text(lines: list[str], version: str, next_number: str, left_out: LeftOut) -> str:
    """The text of a cue; in WebVTT a blank line ends it, and notes and styles come behind."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    if version == "vtt":
        blank = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
        if blank < len(lines):
            _count(lines[blank:], left_out)
        lines = lines[:blank]
    else:
        lines = _without_numbers(lines, left_out)
    text = "\n".join(lines).strip()
    _count_speakers(text, left_out)
    # An empty cue with the number of the next one twice.
    return "" if next_number and text == next_number else text


def _without_numbers(lines: list[str], left_out: LeftOut) -> list[str]:
    """The lines of a cue of SRT without numbers of cues that have no times, which are counted.

    They stand behind a blank line: one below the times is what is said.
    """
    stray = {
        at: line
        for at, line in enumerate(lines)
        if at
        and not lines[at - 1].strip()
        and _NUMBER.fullmatch(line)
        and not any(after.strip() for after in lines[at + 1 : at + 2])
    }
    for line in stray.values():
        left_out.add("broken cue", line)
    return [line for at, line in enumerate(lines) if at not in stray]


def _count_speakers(text: str, left_out: LeftOut) -> None:
    """Count the names of speakers, which WebVTT has in tags."""
    if "<v" in text:
        for found in _SPEAKER.finditer(text):
            left_out.add("speaker", found[1])


def _count(lines: list[str], left_out: LeftOut) -> None:
    """Count what stands between cues: comments, and text without times; not how it looks."""
    kind = ""
    for line in lines:
        words = line.strip()
        if not words:
            kind = ""
        elif not kind:
            first = words.partition(" ")[0].partition("\t")[0]
            kind = {"NOTE": "comment", "STYLE": "look", "REGION": "look"}.get(first, "broken cue")
            is_said = any(letter.isalpha() for letter in words) or kind == "comment"
            left_out.add(kind, words, is_said and kind != "look" and "-MAP=" not in first)

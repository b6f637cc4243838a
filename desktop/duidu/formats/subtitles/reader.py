"""Reads subtitles: SRT, VTT and others by ourselves, ASS through pysubs2.

Lines of two languages in one cue answer each other; `app` pairs two files by time.
"""

import io
import re
from collections.abc import Iterator
from html import unescape
from itertools import accumulate
from operator import itemgetter

import pysubs2
from pysubs2.formats import autodetect_format

from duidu.core.emphasis import (
    Emphases,
    Emphasis,
    EmphasisKind,
    contrasting_emphasis,
    emphasis_on_lines,
    in_normal_form,
)
from duidu.core.errors import FileError
from duidu.core.left_out import LeftOut
from duidu.formats.base.both_on_line import both_on_line, lines_with_both
from duidu.formats.base.document import Document, RawBlock, ReadOptions
from duidu.formats.base.emphasis_collector import Marking
from duidu.formats.base.encoding import clean, decode, decoding_notes
from duidu.formats.base.progress import Counter, Tell, each, part
from duidu.formats.base.readings import are_read_so
from duidu.formats.subtitles.ass_events import whole_events
from duidu.formats.subtitles.cues import FORMATS, Cue, begins_with_cues, cut_cues
from duidu.formats.subtitles.rolling import unrolled
from duidu.formats.subtitles.timed_lines import cut_timed, own_title, timed_format
from duidu.language.registry import spelled_reader
from duidu.language.script import main_script
from duidu.language.spelled import TONED, SpelledReader

_KINDS = {"i": EmphasisKind.EMPHASIS, "b": EmphasisKind.STRONG}
# Overrides of ASS: \i1, \b0, and weights such as \b700.
_SWITCHES = re.compile(r"\\([ib])(\d{1,3})")
_OLD_SCRIPT = re.compile(
    r"^(?:\[V4 Styles\]|ScriptType:\s*v4\.00\s*$)", re.IGNORECASE | re.MULTILINE
)
_BREAK = re.compile(r"\\N|\\n|\n")
_MARKED = re.compile("[<{&]")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
# With a blank behind its bracket only what is surely a tag: a < b and c > d is text.
_TAG = re.compile(
    r"</?[a-zA-Z][^<>]{0,500}>"
    r"|< {1,9}/? {0,9}(?i:i|b|u|s|ruby|r[tp]|br|p|font|span) {0,9}/?>"
    r"|< {1,9}(?i:font|span) [^<>]{0,500}>"
    r"|</ {1,9}(?i:i|b|u|s|c|v|ruby|r[tp]|p|font|span) {0,9}>"
    r"|<\d{1,4}:[\d:.]{4,12}>|\{\\[^{}]{0,200}\}|\{/?[ibu]\}|\{[a-zA-Z]:[^{}]{0,60}\}"
)
_SCRIPTS = frozenset(("ass", "ssa"))
# Readings over characters, and shapes that ASS draws with text.
_ABOVE = re.compile(r"<r(?:t\b[^<>]{0,50}>([^<>]{0,200})</rt>|p\b[^<>]{0,50}>[^<>]{0,200}</rp>)")
_RUBY_END = re.compile(r"</ruby>")
_DRAWN = re.compile(r"\{[^{}]{0,200}\\p[1-9]\d{0,2}[^{}]{0,200}\}[^{}]*")
# What a translator wrote between braces of ASS.
_REMARK = re.compile(r"\{([^{}\\]{0,500})\}")
# Characters that pysubs2 tells a format by, and the share of the work that its part is.
_BEGINNING = 10_000
_PARSED = 0.4


class SubtitleReader:
    """Reads .srt, .vtt, .ass and .ssa files, lyrics (.lrc), .sbv, MicroDVD and TTML."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix, or by the first line of VTT and ASS."""
        begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        # SRT has no signature, so its suffix has to do.
        return 0.95 if suffix_fits or begins.startswith((b"WEBVTT", b"[Script Info]")) else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the cues in order of time.

        Each is a group numbered by its start in milliseconds. Raises FileError.
        """
        decoded = decode(data, options.encoding, options.name)
        left_out = LeftOut()
        try:
            # pysubs2 takes quadratic time over blank lines; the tags are ours to read.
            text = _BLANK_LINES.sub("\n\n", clean(decoded.text))
            if version := timed_format(text[:_BEGINNING]):
                cues = cut_timed(text, version, options.name, left_out)
            else:
                version = (
                    _script_version(text)
                    or begins_with_cues(text[:_BEGINNING])
                    or autodetect_format(text[:_BEGINNING])
                )
                cues = _cues(text, version, part(options.progress, 0.0, _PARSED), left_out)
        except (
            *(pysubs2.exceptions.Pysubs2Error, ValueError, KeyError, IndexError),
            SyntaxError,  # of XML that pysubs2 was the first to take for TTML
        ) as error:
            raise FileError(
                "“{name}” has no subtitles that Duidu can read; save it as SRT, VTT or ASS.",
                name=options.name,
            ) from error
        cues = _lines_apart(_shown(cues, version, left_out))
        blocks = [
            # Files may list cues in any order.
            block
            for cue in each(sorted(cues, key=itemgetter(0, 1)), options.progress, _PARSED)
            for block in _cue_blocks(cue)
        ]
        return Document(
            tuple(blocks),
            own_title(text),
            decoded.encoding,
            decoded.doubtful,
            notes=decoding_notes(decoded),
            left_out=left_out.counts,
            places=left_out.places,
        )


class _Lines(io.StringIO):
    """The lines of a file, which tell how many of them pysubs2 has taken."""

    def __init__(self, text: str, tell: Tell) -> None:
        super().__init__(text)
        self._counter = Counter(tell, text.count("\n"))

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        while line := self.readline():
            self._counter.step()
            yield line


def _cues(text: str, version: str, tell: Tell, left_out: LeftOut) -> list[Cue]:
    """Return the cues of a file; comments of ASS, which are never shown, are counted."""
    if version in FORMATS:
        return list(cut_cues(text, version, tell, left_out))
    if version in _SCRIPTS:
        text = whole_events(text, left_out)
    found = pysubs2.SSAFile.from_file(_Lines(text, tell), version, keep_html_tags=True)
    for one in found.events:
        left_out.add("comment", one.text, one.is_comment and bool(one.text.strip()))
        left_out.add("speaker", one.name, not one.is_comment and bool(one.name.strip()))
    return [Cue(one.start, one.end, one.text) for one in found.events if not one.is_comment]


def _shown(cues: list[Cue], version: str, left_out: LeftOut) -> list[Cue]:
    """The cues with the text that is shown; empty ones are counted.

    A line of lyrics without words only says until when the one before it is sung.
    """
    if version != "lrc":
        empty = sum(not unescape(_TAG.sub("", cue.text)).strip() for cue in cues)
        left_out.add("empty cue", count=empty)
    if version in _SCRIPTS:
        cues = [_without_remarks(cue, left_out) for cue in cues]
    if version == "vtt":
        cues = unrolled(cues, left_out)
    return [_without_drawings(cue, left_out) for cue in cues]


def _without_remarks(cue: Cue, left_out: LeftOut) -> Cue:
    """A cue of ASS without what stands in braces and is no override: nobody is shown it."""
    if "{" not in cue.text:
        return cue
    for found in _REMARK.finditer(cue.text):
        left_out.add("comment", found[1], bool(found[1].strip()))
    return cue._replace(text=_REMARK.sub("", cue.text))


def _without_drawings(cue: Cue, left_out: LeftOut) -> Cue:
    """A cue without readings over characters and without shapes; these are counted."""
    if "<r" in cue.text:
        cue = _without_readings(cue, left_out)
    if "\\p" in cue.text:
        text, count = _DRAWN.subn("", cue.text)
        left_out.add("drawing", _TAG.sub("", text).strip(), count)
        cue = cue._replace(text=text)
    return cue


def _without_readings(cue: Cue, left_out: LeftOut) -> Cue:
    """A cue without what stands above its characters; words that are no reading are counted."""
    text = ""
    for ruby in _RUBY_END.split(cue.text):
        below = _ABOVE.sub("", ruby)
        for above in _ABOVE.finditer(ruby):
            words = (above[1] or "").strip()
            is_own = bool(words) and not are_read_so([below.rpartition("<ruby")[2]], words)
            left_out.add("reading", words, is_own)
        text += below
    return cue._replace(text=text)


def _lines_apart(cues: list[Cue]) -> list[Cue]:
    """Give each language a line of its own in a file whose cues have both on one."""
    found = lines_with_both([cue.text.strip() for cue in cues])
    if not found:
        return cues
    return [
        cue._replace(text="\n".join(lines)) if lines else cue
        for cue, lines in zip(cues, found, strict=True)
    ]


def _script_version(text: str) -> str | None:
    """Return the format of an ASS or SSA file; None for others, which pysubs2 tells apart.

    It tells these by their styles, which are not in every file.
    """
    if not text.lstrip("\ufeff \n").startswith(("[Script Info]", "[Events]", "[V4")):
        return None
    return "ssa" if _OLD_SCRIPT.search(text) else "ass"


def _cue_blocks(cue: Cue) -> list[RawBlock]:
    """Make one block for each language of a cue; lines in one language belong together."""
    raw, marks = _without_tags(cue.text)
    lines, reading = _reading_apart([line.strip() for line in raw.split("\n") if line.strip()])
    by_script: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        # A line without letters (♪, —) belongs to the first language of its cue.
        script = main_script(line) or next(iter(by_script), "")
        by_script.setdefault(script, []).append(number)
    on_lines = emphasis_on_lines(marks, raw, lines) if marks else []
    blocks = []
    for column, (script, numbers) in enumerate(by_script.items()):
        between = _between(script)
        if marks:
            text, emphasis = _joined([(lines[n], on_lines[n]) for n in numbers], between)
        else:
            text, emphasis = between.join([lines[n] for n in numbers]), ()
        blocks.append(
            RawBlock(
                text,
                column=column,
                group=cue.start,
                start=cue.start,
                end=cue.end,
                emphasis=emphasis,
                reading=reading if script == "Hani" else "",
            )
        )
    return blocks


def _reading_apart(lines: list[str]) -> tuple[list[str], str]:
    """The lines of a cue without one that spells how another is read, and that line.

    One without tones does only if there is a translation besides.
    """
    if len(lines) < 2 or all(map(str.isascii, lines)):
        return lines, ""
    lines = [part for line in lines for part in _with_reading_apart(line)]
    scripts = [main_script(line) for line in lines]
    toned = any(map(TONED.search, lines))
    if "Hani" not in scripts or not (toned or scripts.count("Latn") > 1):
        return lines, ""
    reader = spelled_reader()
    text = "".join(line for line, script in zip(lines, scripts, strict=True) if script == "Hani")
    spelled = [
        line
        for line, script in zip(lines, scripts, strict=True)
        if script == "Latn" and (reader.is_reading(line) if toned else _reads(reader, text, line))
    ]
    return [line for line in lines if line not in spelled], " ".join(spelled)


def _with_reading_apart(line: str) -> tuple[str, ...]:
    """A line of a text and of how it is read as two: 你好 nǐ hǎo."""
    both = both_on_line(line) if TONED.search(line) else None
    return both if both and spelled_reader().is_reading(both[1]) else (line,)


def _reads(reader: SpelledReader, text: str, line: str) -> bool:
    """Whether all of a line spells how all of a text is read."""
    found = reader.read(text, line)
    return found is not None and found.end >= len(line)


def _between(script: str) -> str:
    """What stands between two lines of a cue that are one text."""
    return "" if script in {"Hani", "Kana"} else " "


def _joined(lines: list[tuple[str, Emphases]], between: str) -> tuple[str, Emphases]:
    text = between.join([line for line, _ in lines])
    if not any(marks for _, marks in lines):
        return text, ()
    places = accumulate((len(line) + len(between) for line, _ in lines), initial=0)
    moved = (
        Emphasis(start + at, end + at, kind)
        for at, (_, marks) in zip(places, lines, strict=False)
        for start, end, kind in marks
    )
    return text, contrasting_emphasis(in_normal_form(moved, text), text)


def _without_tags(text: str) -> tuple[str, list[Emphasis]]:
    """Return a cue's text in lines, and what its tags set in italics or bold."""
    # Most cues have no tags.
    if not _MARKED.search(text):
        return _BREAK.sub("\n", text).replace("\\h", " "), []
    pieces: list[str] = []
    marking = Marking()
    on: set[EmphasisKind] = set()
    end = 0
    for tag in (*_TAG.finditer(text), None):
        pieces.append(
            unescape(_BREAK.sub("\n", text[end : tag.start() if tag else len(text)])).replace(
                "\\h", " "
            )
        )
        end = tag.end() if tag else end
        # Switching on twice opens one span, and an end without a beginning none.
        for kind, is_on in _switched(tag[0]) if tag else ():
            if is_on and kind not in on:
                marking.open(len(pieces), (kind,))
            elif not is_on and kind in on:
                marking.close(len(pieces), (kind,))
            on = on | {kind} if is_on else on - {kind}
    return "".join(pieces), marking.take(pieces)


def _switched(tag: str) -> list[tuple[EmphasisKind, bool]]:
    """Return what a tag switches on or off: <i>, </b>, or an override of ASS."""
    if tag[0] == "<":
        name = tag.strip("</> ").lower()
        return [(_KINDS[name], "/" not in tag)] if name in _KINDS else []
    return [(_KINDS[name], value != "0") for name, value in _SWITCHES.findall(tag)]

"""Subtitles: SRT, VTT and ASS through pysubs2. Lines of both languages in one cue answer each other; two files are joined by time."""

import re
from html import unescape

import pysubs2

from duidu.core.errors import FileError
from duidu.formats.document import Document, RawBlock, ReadOptions
from duidu.formats.encoding import decode
from duidu.formats.plain_text import clean, decoding_notes
from duidu.language.script import main_script

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>|\{\\[^{}]{0,200}\}")


class SubtitleReader:
    """Reads .srt, .vtt, .ass and .ssa files."""

    name = "subtitles"
    suffixes = (".srt", ".vtt", ".ass", ".ssa")

    def sniff(self, head: bytes, suffix: str) -> float:
        """By suffix, or by the first line of VTT and ASS."""
        begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return 0.95 if suffix in self.suffixes or begins.startswith((b"WEBVTT", b"[Script Info]")) else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Cues in order of time; each is a group, and its start (milliseconds) the group's number. Raises FileError."""
        decoded = decode(data, options.encoding, options.name)
        try:
            cues = pysubs2.SSAFile.from_string(clean(decoded.text))
        except (pysubs2.exceptions.Pysubs2Error, ValueError, KeyError, IndexError) as error:
            raise FileError("“{name}” has no subtitles Duidu can read.", name=options.name) from error
        blocks = [block for cue in sorted(cues.events) if not cue.is_comment for block in _cue_blocks(cue)]
        return Document(tuple(blocks), self.name, "", decoded.encoding, decoded.doubtful, notes=decoding_notes(decoded))


def _cue_blocks(cue: pysubs2.SSAEvent) -> list[RawBlock]:
    """One block a language: lines of one language belong together."""
    by_script: dict[str, list[str]] = {}
    for line in re.split(r"\\N|\\n|\n", cue.text):
        if plain := unescape(_TAG.sub("", line)).replace("\\h", " ").strip():
            by_script.setdefault(main_script(plain) or next(iter(by_script), ""), []).append(plain)
    return [
        RawBlock(("" if script in {"Hani", "Kana"} else " ").join(lines), column=column, group=cue.start, start=cue.start, end=cue.end)
        for column, (script, lines) in enumerate(by_script.items())
    ]

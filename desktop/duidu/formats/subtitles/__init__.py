"""Subtitles: SRT, VTT and ASS."""

from duidu.formats.base.format import FileType, Format, Reader


def _reader() -> Reader:
    from duidu.formats.subtitles.reader import SubtitleReader

    return SubtitleReader()


FORMAT = Format(
    "subtitles",
    file_types=(
        FileType(".srt", "application/x-subrip"),
        FileType(".vtt", "text/vtt"),
        FileType(".ass", "text/x-ssa"),
        FileType(".ssa", "text/x-ssa"),
    ),
    first_bytes=(b"WEBVTT", b"[Script Info]"),
    reader=_reader,
)

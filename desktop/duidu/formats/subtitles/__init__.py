"""Subtitles: SRT, VTT, ASS, SBV, MicroDVD and TTML, and lyrics (LRC)."""

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
        FileType(".lrc", "application/x-lrc"),
        FileType(".sbv", "text/x-sbv"),
        FileType(".sub", "text/x-microdvd"),
        FileType(".ttml", "application/ttml+xml"),
        FileType(".dfxp", "application/ttml+xml"),
    ),
    first_bytes=(b"WEBVTT", b"[Script Info]"),
    reader=_reader,
)

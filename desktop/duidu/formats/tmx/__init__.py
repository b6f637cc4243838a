"""TMX translation memories."""

from typing import TYPE_CHECKING

from duidu.formats.base.format import MARKUP, Export, FileType, Format, Reader, Writer

if TYPE_CHECKING:
    from duidu.formats.base.file_comments import OpenComments
    from duidu.formats.base.original import OpenOriginal


def _reader() -> Reader:
    from duidu.formats.tmx.reader import TmxReader

    return TmxReader()


def _writer() -> Writer:
    from duidu.formats.tmx.writer import write_tmx

    return write_tmx


def _original() -> "OpenOriginal":
    from duidu.formats.tmx.original import open_tmx

    return open_tmx


def _comments() -> "OpenComments":
    from duidu.formats.tmx.comments import open_tmx_comments

    return open_tmx_comments


FORMAT = Format(
    "tmx",
    file_types=(FileType(".tmx", "application/x-tmx+xml"),),
    first_bytes=MARKUP,
    reader=_reader,
    original=_original,
    comments=_comments,
    exports=(Export("tmx", "TMX", ".tmx", _writer, needs_translation=True),),
)

"""TMX translation memories."""

from typing import TYPE_CHECKING

from duidu.formats.base.format import MARKUP, Export, FileType, Format, Reader, Writer

if TYPE_CHECKING:
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


FORMAT = Format(
    "tmx",
    file_types=(FileType(".tmx", "application/x-tmx+xml"),),
    first_bytes=MARKUP,
    reader=_reader,
    original=_original,
    exports=(Export("tmx", "TMX", ".tmx", _writer),),
)

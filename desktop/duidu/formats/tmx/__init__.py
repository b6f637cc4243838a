"""TMX translation memories."""

from duidu.formats.base.format import MARKUP, Export, FileType, Format, Reader, Writer


def _reader() -> Reader:
    from duidu.formats.tmx.reader import TmxReader

    return TmxReader()


def _writer() -> Writer:
    from duidu.formats.tmx.writer import write_tmx

    return write_tmx


FORMAT = Format(
    "tmx",
    file_types=(FileType(".tmx", "application/x-tmx+xml"),),
    first_bytes=MARKUP,
    reader=_reader,
    exports=(Export("tmx", "TMX", ".tmx", _writer),),
)

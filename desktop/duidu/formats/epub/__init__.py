"""EPUB books."""

from duidu.formats.base.format import ZIP, Export, FileType, Format, Reader, Writer


def _reader() -> Reader:
    from duidu.formats.epub.reader import EpubReader

    return EpubReader()


def _writer() -> Writer:
    from duidu.formats.epub.writer import write_epub

    return write_epub


FORMAT = Format(
    "epub",
    file_types=(FileType(".epub", "application/epub+zip"),),
    first_bytes=ZIP,
    reader=_reader,
    exports=(Export("epub", "EPUB", ".epub", _writer),),
)

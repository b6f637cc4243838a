"""XLIFF 1.2 and 2.x."""

from typing import TYPE_CHECKING

from duidu.formats.base.format import MARKUP, Export, FileType, Format, Reader, Writer

if TYPE_CHECKING:
    from duidu.formats.base.file_comments import OpenComments
    from duidu.formats.base.original import OpenOriginal


def _reader() -> Reader:
    from duidu.formats.xliff.reader import XliffReader

    return XliffReader()


def _xliff_2_writer() -> Writer:
    from duidu.formats.xliff.writer import write_xliff_2

    return write_xliff_2


def _xliff_1_writer() -> Writer:
    from duidu.formats.xliff.writer import write_xliff_1

    return write_xliff_1


def _original() -> "OpenOriginal":
    from duidu.formats.xliff.original import open_xliff

    return open_xliff


def _comments() -> "OpenComments":
    from duidu.formats.xliff.original_comments import open_xliff_comments

    return open_xliff_comments


FORMAT = Format(
    "xliff",
    file_types=(
        FileType(".xlf", "application/x-xliff+xml"),
        FileType(".xliff", "application/x-xliff+xml"),
        FileType(".mqxliff", "application/x-xliff+xml"),
        FileType(".mxliff", "application/x-xliff+xml"),
        FileType(".sdlxliff", "application/x-xliff+xml"),
    ),
    first_bytes=MARKUP,
    reader=_reader,
    original=_original,
    comments=_comments,
    exports=(
        Export(
            "xliff-2.1",
            "XLIFF 2.1",
            ".xlf",
            _xliff_2_writer,
            ("xliff", "xliff2", "xliff21", "xliff2.1", "xliff-2"),
            needs_translation=True,
        ),
        Export(
            "xliff-1.2",
            "XLIFF 1.2",
            ".xlf",
            _xliff_1_writer,
            ("xliff1", "xliff12", "xliff1.2", "xliff-1", "xlf"),
            needs_translation=True,
        ),
    ),
)

"""Word documents (DOCX)."""

from typing import TYPE_CHECKING

from duidu.formats.base.format import ZIP, Export, FileType, Format, Reader, Writer

if TYPE_CHECKING:
    from duidu.formats.base.original import OpenOriginal


def _reader() -> Reader:
    from duidu.formats.docx.reader import DocxReader

    return DocxReader()


def _writer() -> Writer:
    from duidu.formats.docx.writer import write_docx

    return write_docx


def _original() -> "OpenOriginal":
    from duidu.formats.docx.original import open_docx

    return open_docx


FORMAT = Format(
    "docx",
    file_types=(
        FileType(
            ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        ),
        FileType(".docm", "application/vnd.ms-word.document.macroEnabled.12"),
        FileType(
            ".dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template"
        ),
    ),
    first_bytes=ZIP,
    reader=_reader,
    original=_original,
    exports=(Export("docx", "Word", ".docx", _writer),),
)

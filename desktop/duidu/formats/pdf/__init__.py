"""PDF files with a text layer."""

from duidu.formats.base.format import FileType, Format, Reader


def _reader() -> Reader:
    from duidu.formats.pdf.reader import PdfReader

    return PdfReader()


FORMAT = Format(
    "pdf",
    file_types=(FileType(".pdf", "application/pdf"),),
    first_bytes=(b"%PDF-",),
    reader=_reader,
)

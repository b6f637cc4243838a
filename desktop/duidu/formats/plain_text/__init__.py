"""Plain text, and any other file that is text."""

from duidu.formats.base.format import FileType, Format, Reader


def _reader() -> Reader:
    from duidu.formats.plain_text.reader import PlainTextReader

    return PlainTextReader()


FORMAT = Format(
    "txt",
    file_types=(FileType(".txt", "text/plain"),),
    first_bytes=(b"",),
    reader=_reader,
)

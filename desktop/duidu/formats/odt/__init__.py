"""OpenDocument texts (ODT)."""

from duidu.formats.base.format import ZIP, FileType, Format, Reader


def _reader() -> Reader:
    from duidu.formats.odt.reader import OdtReader

    return OdtReader()


FORMAT = Format(
    "odt",
    file_types=(
        FileType(".odt", "application/vnd.oasis.opendocument.text"),
        FileType(".ott", "application/vnd.oasis.opendocument.text-template"),
    ),
    first_bytes=ZIP,
    reader=_reader,
)

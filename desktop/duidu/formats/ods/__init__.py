"""OpenDocument spreadsheets (ODS)."""

from duidu.formats.base.format import ZIP, FileType, Format, Reader


def _reader() -> Reader:
    from duidu.formats.ods.reader import OdsReader

    return OdsReader()


FORMAT = Format(
    "ods",
    file_types=(
        FileType(".ods", "application/vnd.oasis.opendocument.spreadsheet"),
        FileType(".ots", "application/vnd.oasis.opendocument.spreadsheet-template"),
    ),
    first_bytes=ZIP,
    reader=_reader,
)

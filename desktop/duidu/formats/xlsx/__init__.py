"""Excel workbooks (XLSX)."""

from typing import TYPE_CHECKING

from duidu.formats.base.format import ZIP, Export, FileType, Format, Reader, Writer

if TYPE_CHECKING:
    from duidu.formats.base.original import OpenOriginal


def _reader() -> Reader:
    from duidu.formats.xlsx.reader import XlsxReader

    return XlsxReader()


def _writer() -> Writer:
    from duidu.formats.xlsx.writer import write_xlsx

    return write_xlsx


def _original() -> "OpenOriginal":
    from duidu.formats.xlsx.original import open_xlsx

    return open_xlsx


FORMAT = Format(
    "xlsx",
    file_types=(
        FileType(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        FileType(".xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12"),
    ),
    first_bytes=ZIP,
    reader=_reader,
    original=_original,
    exports=(Export("xlsx", "Excel", ".xlsx", _writer),),
)

"""Excel workbooks (XLSX)."""

from duidu.formats.base.format import ZIP, Export, FileType, Format, Reader, Writer


def _reader() -> Reader:
    from duidu.formats.xlsx.reader import XlsxReader

    return XlsxReader()


def _writer() -> Writer:
    from duidu.formats.xlsx.writer import write_xlsx

    return write_xlsx


FORMAT = Format(
    "xlsx",
    file_types=(
        FileType(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        FileType(".xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12"),
    ),
    first_bytes=ZIP,
    reader=_reader,
    exports=(Export("xlsx", "Excel", ".xlsx", _writer),),
)

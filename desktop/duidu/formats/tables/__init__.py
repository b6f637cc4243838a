"""Text tables (TSV, CSV), and glossaries as such tables."""

from duidu.formats.base.format import Export, FileType, Format, Reader, Writer


def _reader() -> Reader:
    from duidu.formats.tables.reader import TableReader

    return TableReader()


def _tsv_writer() -> Writer:
    from duidu.formats.tables.writer import write_tsv

    return write_tsv


def _csv_writer() -> Writer:
    from duidu.formats.tables.writer import write_csv

    return write_csv


FORMAT = Format(
    "table",
    file_types=(
        FileType(".tsv", "text/tab-separated-values"),
        FileType(".csv", "text/csv"),
        FileType(".tab", "text/tab-separated-values"),
    ),
    first_bytes=(b"#separator:", b"sep="),
    reader=_reader,
    exports=(
        Export("tsv", "TSV", ".tsv", _tsv_writer),
        Export("csv", "CSV", ".csv", _csv_writer),
    ),
)

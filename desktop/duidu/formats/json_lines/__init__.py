"""JSON Lines."""

from duidu.formats.base.format import FileType, Format, Reader


def _reader() -> Reader:
    from duidu.formats.json_lines.reader import JsonLinesReader

    return JsonLinesReader()


FORMAT = Format(
    "jsonl",
    file_types=(
        FileType(".jsonl", "application/jsonl"),
        FileType(".ndjson", "application/jsonl"),
    ),
    reader=_reader,
)

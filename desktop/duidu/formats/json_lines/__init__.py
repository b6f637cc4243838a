"""JSON Lines."""

from duidu.formats.base.format import FileType, Format, Reader


def _reader() -> Reader:
    from duidu.formats.json_lines.reader import JsonLinesReader

    return JsonLinesReader()


# A list of objects or of pairs in one file.
FORMAT = Format(
    "jsonl",
    file_types=(
        FileType(".jsonl", "application/jsonl"),
        FileType(".ndjson", "application/jsonl"),
    ),
    first_bytes=(b"[",),
    reader=_reader,
)

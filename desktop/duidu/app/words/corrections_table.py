"""Writes the corrections of words as a table for other programs: UTF-8 with a byte order mark."""

import csv
import io
import json
from collections.abc import Mapping, Sequence

from duidu.app.article.corrections_in_force import author_of
from duidu.app.words.correct import cut_words
from duidu.formats.notes.exported_notes import timestamp
from duidu.formats.notes.tables import cell
from duidu.library.words.corrections import Correction

_COLUMNS = (
    "Word",
    "Words",
    "Reading",
    "Meaning",
    "Scope",
    "Article",
    "Side",
    "Block",
    "Start",
    "End",
    "Author",
    "Created",
)


def write_corrections(
    items: Sequence[Correction], titles: Mapping[str, str], delimiter: str
) -> bytes:
    """One correction a line: the word, what holds instead, its scope and place.

    `titles` are those of the articles, by id.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(
        # CSV has lines ended as RFC 4180 says, TSV as everywhere else.
        out,
        delimiter=delimiter,
        lineterminator="\r\n" if delimiter == "," else "\n",
    )
    writer.writerow(_COLUMNS)
    for item in items:
        writer.writerow([cell(value) for value in _row(item, titles)])
    # Spreadsheets take a file without the mark for one in the system's encoding.
    return out.getvalue().encode("utf-8-sig")


def _row(item: Correction, titles: Mapping[str, str]) -> tuple[str, ...]:
    """One line of the table."""
    value = json.loads(item.value)
    words = " ".join(cut_words(item.word, value["cuts"])) if value.get("cuts") is not None else ""
    reading = " ".join(filter(None, value.get("reading", ())))
    # Only a correction of one place has these.
    place = ("" if number is None else str(number) for number in (item.block, item.start, item.end))
    article = titles.get(item.article, "")
    return (
        item.word,
        words,
        reading,
        str(value.get("sense", "")),
        item.scope.value,
        article,
        item.side.value if item.side else "",
        *place,
        author_of(item),
        timestamp(item.created) if item.created else "",
    )

"""Writes notes as TSV and CSV for spreadsheets, in UTF-8 with a byte order mark.

Cells that would be formulas are neutralised.
"""

import csv
import io
from collections.abc import Sequence

from duidu.core.spreadsheet_cell import guarded
from duidu.core.visible_text import show_controls
from duidu.formats.notes.exported_notes import ArticleNotes, NoteEntry, timestamp

_COLUMNS = (
    *("Article", "Row", "Side", "Kind", "Quotation", "Note", "Tags", "Colour"),
    *("Context", "Counterpart", "State", "Created", "Modified", "Id"),
    *("Author", "Edited by", "Replies to"),
)


def write_csv(articles: Sequence[ArticleNotes]) -> bytes:
    """Write one note a line, comma-separated, lines ending in CR LF (RFC 4180)."""
    return _write(articles, ",", "\r\n")


def write_tsv(articles: Sequence[ArticleNotes]) -> bytes:
    """Write one note a line, tab-separated; cells with line breaks or tabs are quoted."""
    return _write(articles, "\t", "\n")


def cell(text: str) -> str:
    """Return a cell for people to read: control characters written out, no formula."""
    return guarded(show_controls(text))


def _write(articles: Sequence[ArticleNotes], delimiter: str, end: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(_COLUMNS)
    for article in articles:
        for entry in article.entries:
            writer.writerow([cell(value) for value in _row(article, entry)])
    return out.getvalue().encode("utf-8-sig")


def _row(article: ArticleNotes, entry: NoteEntry) -> tuple[str, ...]:
    """Return the cells of a note, in the order of _COLUMNS."""
    note = entry.note
    states = sorted({anchor.state.value for anchor in note.anchors})
    return (
        *(
            article.title,
            str(entry.row or ""),
            ", ".join(dict.fromkeys(entry.sides)),
            note.kind.value,
            " … ".join(entry.quotations),
        ),
        *(
            note.text,
            ", ".join(note.tags),
            note.color,
            " … ".join(entry.contexts),
            " … ".join(entry.counterparts),
        ),
        *(", ".join(states), timestamp(note.created), timestamp(note.modified), note.id),
        *(note.author, note.editor, note.answers),
    )

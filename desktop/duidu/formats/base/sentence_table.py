"""An article as a table of sentence pairs, for TSV, CSV and XLSX."""

from collections.abc import Iterator

from duidu.formats.base.exported import (
    Exported,
    count_sentence,
    emphasis_said,
    note_text,
    segments_of,
    whole_article_notes,
)
from duidu.formats.base.own_notes import OWN_COLUMN
from duidu.formats.base.segments import note_as_json


def sentence_rows(exported: Exported) -> Iterator[tuple[str, ...]]:
    """Yield the column names, then row number, source, target and notes of each pair.

    Statuses follow where somebody gave one, and the notes in a column of their own, from which
    Duidu reads them back with their places.
    """
    languages = tuple(exported.side(name).language for name in exported.names)
    # Those without a place stand with the first sentences.
    whole = whole_article_notes(exported)
    has_notes = bool(exported.notes.entries)
    names = ("Row", *languages, "Notes")
    has_statuses = any(segment.bead.status for segment in segments_of(exported))
    more = (*(("Status",) if has_statuses else ()), *((OWN_COLUMN,) if has_notes else ()))
    yield (*names, *more)
    for segment in segments_of(exported):
        cells = (
            str(segment.row),
            *(segment.text(name) for name in exported.names),
            "\n".join(" ".join(note_text(entry).split()) for entry in segment.notes),
        )
        own = "\n".join(map(note_as_json, (*whole, *segment.notes)))
        whole = ()
        status = (segment.bead.status.word,) if has_statuses else ()
        yield (*cells, *status, *((own,) if has_notes else ()))


def left_out_of_tables(exported: Exported) -> tuple[str, ...]:
    """Tell what a table of sentence pairs does not hold."""
    kinds = sum(
        block.level > 0
        for side in (exported.article.source, exported.article.target)
        for block in side.blocks
    )
    return (
        *count_sentence(
            kinds,
            "1 heading or list item became plain text.",
            "{count} headings and list items became plain text.",
        ),
        *emphasis_said(exported),
    )

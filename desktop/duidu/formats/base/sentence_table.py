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


def sentence_rows(exported: Exported) -> Iterator[tuple[str, str, str, str]]:
    """Yield the column names, then row number, source, target and notes of each pair."""
    article = exported.article
    yield "Row", article.source.language, article.target.language, "Notes"
    for segment in segments_of(exported):
        yield (
            str(segment.row),
            segment.source,
            segment.target,
            "\n".join(" ".join(note_text(e).split()) for e in segment.notes),
        )


def left_out_of_tables(exported: Exported) -> tuple[str, ...]:
    """Tell what a table of sentence pairs does not hold."""
    whole = len(whole_article_notes(exported))
    kinds = sum(
        block.level > 0
        for side in (exported.article.source, exported.article.target)
        for block in side.blocks
    )
    return (
        *count_sentence(
            whole,
            "1 note without a place was left out.",
            "{count} notes without a place were left out.",
        ),
        *count_sentence(
            kinds,
            "1 heading or list item became plain text.",
            "{count} headings and list items became plain text.",
        ),
        *emphasis_said(exported),
    )

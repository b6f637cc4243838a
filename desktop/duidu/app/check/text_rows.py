"""Rows of an article for the checks, from an alignment or from an open article."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from duidu.app.article.open_text import RowText
from duidu.app.check.row import Alone, CheckedRow, SideText
from duidu.core.alignment import Alignment, Row
from duidu.core.article import Article, Block


def rows_of(article: Article, alignment: Alignment) -> list[CheckedRow]:
    """All rows of an aligned article. Its texts name them: blocks of a file have no lasting ids."""
    rows = []
    for index, row in enumerate(alignment.rows):
        source = [article.source.blocks[unit] for unit in row.blocks.source]
        target = [article.target.blocks[unit] for unit in row.blocks.target]
        languages = article.source.language, article.target.language
        checked = _row(index, source, target, languages, "")
        rows.append(replace(checked, alone=_alone(row, source, target)))
    return rows


def _alone(row: Row, source: Sequence[Block], target: Sequence[Block]) -> tuple[Alone, Alone]:
    """Where sentences of a row with both sides have no counterpart, in the joined texts."""
    if not (source and target):
        return (), ()
    places = _sentence_places(source), _sentence_places(target)
    gaps = [bead for bead in row.sentences if bead.is_gap]
    return (
        tuple(places[0][unit] for bead in gaps for unit in bead.source),
        tuple(places[1][unit] for bead in gaps for unit in bead.target),
    )


def _sentence_places(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The places of all sentences of blocks in their joined text."""
    firsts = accumulate((len(block.text) + 1 for block in blocks), initial=0)
    return [
        (first + span.start, first + span.end)
        for first, block in zip(firsts, blocks, strict=False)
        for span in block.sentences
    ]


def row_of(row: RowText, languages: tuple[str, str]) -> CheckedRow:
    """A row of an open article, named by its first block, which keeps its id for good."""
    first = (*(f"s{block.id}" for block in row.source), *(f"t{block.id}" for block in row.target))
    return _row(row.index, row.source, row.target, languages, first[0] if first else "")


def _row(
    index: int,
    source: Sequence[Block],
    target: Sequence[Block],
    languages: tuple[str, str],
    anchor: str,
) -> CheckedRow:
    texts = ["\n".join(block.text for block in blocks) for blocks in (source, target)]
    return CheckedRow(
        index,
        SideText(texts[0], languages[0]),
        SideText(texts[1], languages[1]),
        anchor or texts[0] or texts[1],
    )

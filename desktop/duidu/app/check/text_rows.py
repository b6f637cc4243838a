"""Rows of an article for the checks, from an alignment or from an open article."""

from collections.abc import Sequence

from duidu.app.article.open_text import RowText
from duidu.app.check.row import CheckedRow, SideText
from duidu.core.alignment import Alignment
from duidu.core.article import Article, Block


def rows_of(article: Article, alignment: Alignment) -> list[CheckedRow]:
    """All rows of an aligned article. Its texts name them: blocks of a file have no lasting ids."""
    rows = []
    for index, row in enumerate(alignment.rows):
        source = [article.source.blocks[unit] for unit in row.blocks.source]
        target = [article.target.blocks[unit] for unit in row.blocks.target]
        languages = article.source.language, article.target.language
        rows.append(_row(index, source, target, languages, ""))
    return rows


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

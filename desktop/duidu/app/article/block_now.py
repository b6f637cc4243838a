"""Finds a block, and words in it, as the library has them now: what asked may be old by then."""

from duidu.core.article import Block, SideName
from duidu.core.errors import LibraryError
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library


def block_now(library: Library, article: str, side: SideName, block: int) -> Block | None:
    """A block as the library has it; None where it is gone."""
    row = row_now(library, article, side, block)
    return next((one for one in row.blocks(side) if one.id == block), None) if row else None


def row_now(library: Library, article: str, side: SideName, block: int) -> StoredRow | None:
    """The row that holds a block as the library has it; None where the block is gone."""
    try:
        row = library.articles.row_of(article, side, block)
        (stored,) = library.articles.rows(article, row, row + 1)
    except (LibraryError, ValueError):
        return None
    return stored


def start_now(text: str, start: int, exact: str) -> int | None:
    """Where a quotation stands in its block: where it stood, or where else it stands once only."""
    if text[start : start + len(exact)] == exact:
        return start
    return text.index(exact) if exact and text.count(exact) == 1 else None

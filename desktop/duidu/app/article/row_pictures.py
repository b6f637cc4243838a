"""The pictures of an open article, found by the blocks that they stand at."""

from collections.abc import Callable, Mapping

from duidu.app.article.fresh_cache import FreshCache
from duidu.app.article.open_text import RowText
from duidu.core.article import SideName
from duidu.core.picture import Picture
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

_ByBlock = Mapping[tuple[SideName, int], tuple[Picture, ...]]


class RowPictures:
    """Adds to rows the pictures at their blocks; all of an article are read at once."""

    def __init__(self, library: Library, article: str, is_coming: Callable[[], bool]) -> None:
        """`is_coming` tells whether rows of the article are still to be added."""
        self._is_coming = is_coming
        self._library = library
        self._article = article
        self._kept: FreshCache[str, _ByBlock] = FreshCache(1)

    def row_text(self, row: StoredRow) -> RowText:
        """A row with its pictures, those of the source first."""
        there = self._kept.get("", self._read)
        if not there:
            return RowText(row.index, row.row, row.source, row.target)
        at = [
            (side, block.id)
            for side, blocks in zip(SideName, (row.source, row.target), strict=True)
            for block in blocks
        ]
        pictures = tuple(picture for place in at for picture in there.get(place, ()))
        return RowText(row.index, row.row, row.source, row.target, pictures)

    def clear(self) -> None:
        """Forget them: rows or blocks changed."""
        self._kept.clear()

    def _read(self) -> _ByBlock:
        from duidu.library.articles.pictures import shown_once  # few texts have any

        stored = self._library.pictures.placed(self._article, self._is_coming())
        found: dict[tuple[SideName, int], tuple[Picture, ...]] = {}
        for one in shown_once(stored):
            place = (one.side, one.block)
            found[place] = (*found.get(place, ()), one)
        return found

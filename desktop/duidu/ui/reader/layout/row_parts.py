"""What was found out about the rows asked for last: their sentences, and their parts.

A row of a book's length has a hundred thousand sentences, and each of its parts asks for them.
"""

from collections import OrderedDict

from duidu.app.article.open_text import RowText
from duidu.ui.reader.layout.sentences import Sentences, Stretch, split_row

_ROWS_KEPT = 64


class RowParts:
    """Keeps sentences and parts of rows as long as the rows are the same."""

    def __init__(self) -> None:
        self._sentences: OrderedDict[int, Sentences] = OrderedDict()
        self._split: tuple[RowText, int, list[tuple[Stretch, ...]]] | None = None

    def sentences(self, text: RowText) -> Sentences:
        """The sentences of a row."""
        known = self._sentences.get(text.index)
        if known is None or known.text is not text:
            known = self._sentences[text.index] = Sentences(text)
            if len(self._sentences) > _ROWS_KEPT:
                self._sentences.popitem(last=False)
        return known

    def parts(self, text: RowText, count: int) -> list[tuple[Stretch, ...]]:
        """The stretches of each of `count` parts of a row; kept for the row asked for last."""
        if self._split is None or self._split[0] is not text or self._split[1] != count:
            self._split = (text, count, split_row(text, count))
        return self._split[2]

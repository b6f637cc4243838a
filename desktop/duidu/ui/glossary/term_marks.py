"""Where the person's terms are marked in the rows of one article."""

from collections.abc import Sequence

from duidu.app.article.long_blocks import has_long
from duidu.app.article.open_text import OpenText, RowText
from duidu.app.words.own_words import OwnWords, PlacedTerm
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.paint.scene import TermSpot

MOST_ROWS = 400  # more than are on the screen; bounds the memory in a long book


class TermMarks:
    """Cache of the terms in each row; the oldest rows are forgotten first."""

    def __init__(self, own: OwnWords, open_text: OpenText) -> None:
        self._own = own
        self._open_text = open_text
        self._rows: dict[int, tuple[RowText, Sequence[TermSpot]]] = {}

    def of(self, row: RowText) -> Sequence[TermSpot]:
        """The terms of a row."""
        if has_long(row):
            return ()  # its words would have to be cut one and all
        kept = self._rows.get(row.index)
        if kept is None or kept[0] is not row:
            if len(self._rows) > MOST_ROWS:
                del self._rows[next(iter(self._rows))]
            kept = self._rows[row.index] = (
                row,
                [_spot(placed) for placed in self._own.in_row(self._open_text, row)],
            )
        return kept[1]

    def forget(self) -> None:
        """Forget all rows, because the glossary or the text changed."""
        self._rows.clear()


def _spot(placed: PlacedTerm) -> TermSpot:
    span = placed.match.span
    return TermSpot(
        Stretch(placed.side, placed.block, span.start, span.end),
        placed.match.is_rendered_differently,
    )

"""One row laid out: its pieces with their places, and rectangles of its text.

Coordinates are those of the row: y from its upper edge, x from the left edge of the view.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from duidu.app.article.open_text import RowText
from duidu.core.alignment import Bead, Row
from duidu.core.article import SideName
from duidu.ui.reader.layout.picture_boxes import PlacedPicture
from duidu.ui.reader.layout.piece import Piece
from duidu.ui.reader.layout.sentences import Sentences, Stretch

DOUBT = 0.5
"""Beads with a lower score are shown as doubtful."""


class PlacedPiece(NamedTuple):
    """A piece and its top left corner in the row."""

    piece: Piece
    x: int
    y: int


class RowLayout:
    """The pieces of a row, or of one part of a very long row, with its pictures.

    `gaps` has the sides without text here, with the y of the mark that says so; a row that `spans`
    goes over both columns and has none. `rules` are the y of hairlines across each column. A row
    that `is_plain` is set without readings while it is passed by, and anew with a frame to come;
    one that `is_drawn` was painted as a whole, so that its letters are in Qt's cache.
    """

    def __init__(
        self,
        text: RowText,
        pieces: list[PlacedPiece],
        height: int,
        gaps: dict[SideName, float],
        sentences: Sentences | None = None,
        spans: bool = False,
        pictures: Sequence[PlacedPicture] = (),
    ) -> None:
        self.text = text
        self.pieces = pieces
        self.height = height
        self.gaps = gaps
        self.spans = spans
        self.pictures = tuple(pictures)
        self.rules: tuple[int, ...] = ()
        self.is_plain = False
        self.is_drawn = False
        self.sentences = sentences or Sentences(text)
        self.doubtful = self._doubtful()

    def _doubtful(self) -> tuple[Stretch, ...]:
        """Sentences here without a counterpart or with a doubtful one, in a row that has one."""
        row = self.text.row
        if row.blocks.is_gap:
            return ()
        beads = [
            bead
            for bead in self.sentences.beads_in(self.stretches)
            if bead.is_gap or bead.is_doubtful(DOUBT)
        ]
        stretches = (
            stretch
            for bead in beads
            for side in SideName
            for stretch in self.sentences.of_bead(side, bead)
        )
        return tuple(
            stretch
            for stretch in stretches
            if self.find(stretch.side, stretch.block, stretch.start)
        )

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """What of the texts is laid out here."""
        return tuple(
            Stretch(piece.side, piece.block.id, piece.start, piece.end)
            for piece, _, _ in self.pieces
        )

    def of(self, side: SideName) -> list[PlacedPiece]:
        """The pieces of one side, top to bottom."""
        return [placed for placed in self.pieces if placed.piece.side is side]

    def rects(self, stretch: Stretch) -> list[QRectF]:
        """Rectangles of a stretch, one a line and as high as the line."""
        found: list[QRectF] = []
        for piece, x, y in self.pieces:
            if piece.side is stretch.side and piece.block.id == stretch.block:
                found.extend(
                    rect.translated(x, y) for rect in piece.rects(stretch.start, stretch.end)
                )
        return found

    def bands(self, stretch: Stretch) -> list[QRectF]:
        """Rectangles of a stretch, one a line and only as high as the letters."""
        found: list[QRectF] = []
        for piece, x, y in self.pieces:
            if piece.side is stretch.side and piece.block.id == stretch.block:
                top, bottom = piece.band
                lines = piece.rects(stretch.start, stretch.end)
                found.extend(
                    QRectF(rect.x() + x, rect.y() + y + top, rect.width(), bottom - top)
                    for rect in lines
                )
        return found

    def find(self, side: SideName, block: int, offset: int) -> PlacedPiece | None:
        """The piece that holds a code point; None if its block is not in this row."""
        found = None
        for placed in self.pieces:
            if (
                placed.piece.side is side
                and placed.piece.block.id == block
                and (placed.piece.start <= offset or found is None)
            ):
                found = placed
        return found


def empty_row(index: int, height: int) -> RowLayout:
    """A row without any text."""
    return RowLayout(RowText(index, Row(Bead((), ()), ()), (), ()), [], height, {})

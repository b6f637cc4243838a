"""What is in view: rows with their heights, and the way from points to text and back.

Paints nothing and handles no events.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from duidu.core.article import Place, SideName
from duidu.core.note_marks import NoteMark
from duidu.core.picture import Picture
from duidu.ui.reader.layout.columns import sides_shown
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.piece import Piece
from duidu.ui.reader.layout.row_layout import PlacedPiece, RowLayout
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import RowArrangement


class HitTestResult(NamedTuple):
    """What is at a point of the view.

    The row and the y of its upper edge, the piece, the nearest edge between code points, and the
    code point itself (None beside the letters).
    """

    row: RowLayout
    y: int
    placed: PlacedPiece
    place: Place
    letter: int | None


class MarkHit(NamedTuple):
    """The mark of a note in view: its row, side and block, and where it stands."""

    row: int
    side: SideName
    block: int
    mark: NoteMark
    rect: QRectF


class Drop(NamedTuple):
    """Where a dragged sentence was let go: a row, and the place in its text, None in a gap."""

    row: int
    place: Place | None


class VisibleRows:
    """The rows in a view `height` px high. Coordinates are px from its top left corner.

    `shift` is how far each side is pushed up against the other, by hand or to show a counterpart.
    `bounds` are the heights between which a side is seen while it is read by pages.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.height = 600
        self.shift = dict.fromkeys(SideName, 0)
        self.bounds: dict[SideName, tuple[int, int]] | None = None

    @property
    def _is_side_by_side(self) -> bool:
        return self.flow.mode.arrangement is RowArrangement.SIDE_BY_SIDE

    @property
    def sides(self) -> tuple[SideName, ...]:
        """The sides shown, in order."""
        return sides_shown(self.flow.mode)

    def rows(
        self, side: SideName, top: float = 0, bottom: float | None = None
    ) -> Iterator[tuple[RowLayout, int]]:
        """(row, y of its upper edge) for the rows of a side between two heights of the view."""
        shift = self.shift[side] if self._is_side_by_side else 0
        end = (self.height if bottom is None else bottom) + shift
        for _, row, y in self.flow.rows_between(top + shift, end):
            yield row, y - shift

    def shows(self, side: SideName, y: float) -> bool:
        """Whether text of a side is seen at this height."""
        return self.bounds is None or self.bounds[side][0] <= y < self.bounds[side][1]

    def pieces_with(self, stretch: Stretch) -> Iterator[tuple[Piece, int, int]]:
        """(piece, x, y) for the pieces in view in which a stretch begins."""
        for row, y in self.rows(stretch.side):
            for piece, x, dy in row.of(stretch.side):
                if piece.block.id == stretch.block and piece.start <= stretch.start < piece.end:
                    yield piece, x, y + dy

    def hit_test(self, x: float, y: float, side: SideName | None = None) -> HitTestResult | None:
        """What is at a point, or nearest to it on one side; None without text at that height."""
        if side is None and self._is_side_by_side:
            side = self.flow.columns.side_at(x)
        best: tuple[float, HitTestResult] | None = None
        for row, top in self.rows(side or SideName.SOURCE, y, y + 1):
            for placed in row.pieces:
                piece = placed.piece
                if (
                    (side is None or row.spans or piece.side is side)
                    and piece.lines
                    and self.shows(piece.side, y)
                ):
                    far = _distance(y, top + placed.y, top + placed.y + piece.height)
                    if best is None or far < best[0]:
                        dx, dy = x - placed.x, y - top - placed.y
                        place = Place(piece.side, piece.block.id, piece.offset_near(dx, dy))
                        letter = piece.offset_under(dx, dy)
                        best = far, HitTestResult(row, top, placed, place, letter)
        return best[1] if best else None

    def picture_at(self, x: float, y: float) -> Picture | None:
        """The picture at a point of the view."""
        for side in self.sides:
            for row, top in self.rows(side, y, y + 1):
                for one in row.pictures:
                    within = one.x <= x < one.x + one.width and 0 <= y - top - one.y < one.height
                    if within and one.is_on((side,)) and self.shows(side, y):
                        return one.picture
        return None

    def mark_at(self, x: float, y: float) -> MarkHit | None:
        """The mark of a note at a point of the view."""
        side = self.flow.columns.side_at(x) if self._is_side_by_side else None
        for row, top in self.rows(side or SideName.SOURCE, y, y + 1):
            for piece, left, dy in row.pieces:
                if not piece.signs or not self.shows(piece.side, y):
                    continue
                if found := piece.mark_at(x - left, y - top - dy):
                    mark, rect = found
                    rect = rect.translated(left, top + dy)
                    return MarkHit(row.text.index, piece.side, piece.block.id, mark, rect)
        return None

    def drop_at(self, x: float, y: float) -> Drop | None:
        """Where something is dropped at a point, also in a gap; None outside the rows."""
        hit = self.hit_test(x, y)
        if hit is not None:
            return Drop(hit.row.text.index, hit.place)
        side = self.flow.columns.side_at(x) if self._is_side_by_side else SideName.SOURCE
        row = next((row for row, _ in self.rows(side, y, y + 1)), None)
        return Drop(row.text.index, None) if row is not None and (row.gaps or row.spans) else None

    def near(self, x: float, y: float, side: SideName) -> Place | None:
        """The edge between code points nearest to a point on one side, also beside a gap."""
        # Beside a gap the text next to it is meant: look farther and farther below and above.
        for distance in (0, 40, -40, 120, -120, 400, -400):
            hit = self.hit_test(x, y + distance, side)
            if hit:
                if distance:
                    piece = hit.placed.piece
                    return Place(side, piece.block.id, piece.start if distance > 0 else piece.end)
                return hit.place
        return None

    def rects(self, stretch: Stretch, margin: int = 0) -> list[QRectF]:
        """Rectangles of a stretch, one a line; only of rows within `margin` px of the view."""
        found: list[QRectF] = []
        for row, y in self.rows(stretch.side, -margin, self.height + margin):
            if any(block.id == stretch.block for block in row.text.blocks(stretch.side)):
                found.extend(rect.translated(0, y) for rect in row.rects(stretch))
        return found

    def caret(self, place: Place) -> QRectF | None:
        """Where a caret at a place stands; None more than a screenful above or below the view."""
        before: QRectF | None = None
        for row, y in self.rows(place.side, -self.height, 2 * self.height):
            placed = row.find(place.side, place.block, place.offset)
            if placed and placed.piece.start <= place.offset <= placed.piece.end:
                rect = placed.piece.caret(place.offset).translated(QPointF(placed.x, placed.y + y))
                top, bottom = placed.piece.band
                found = QRectF(rect.x(), rect.y() + top, 1, bottom - top)
                if place.offset < placed.piece.end:
                    return found
                # Where a part of a very long paragraph ends the next one begins.
                before = before or found
        return before


def joined(rects: list[QRectF]) -> QRectF:
    """The smallest rectangle around these; an empty one for none."""
    whole = QRectF()
    for rect in rects:
        whole = whole.united(rect)
    return whole


def _distance(y: float, top: float, bottom: float) -> float:
    return max(top - y, y - bottom, 0.0)

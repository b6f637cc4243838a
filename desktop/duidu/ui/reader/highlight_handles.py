"""Annotations under the mouse: which one is hit, and its two ends, which can be dragged.

Highlights here are those that a person made, annotations with a colour.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from duidu.core.annotation import Anchor, Annotation
from duidu.core.article import Place, SideName
from duidu.ui.reader.hit_testing import HitTestResult, VisibleRows
from duidu.ui.reader.layout.marks import Mark, margin_marks
from duidu.ui.reader.layout.sentences import Stretch

_REACH = 5  # px beside a handle at which it can still be taken


class HighlightHandle(NamedTuple):
    """One end of an annotation on one side: the `start` of its anchors, or their end."""

    annotation: Annotation
    side: SideName
    start: bool


class HighlightHandles:
    """The annotation under the pointer, with handles at both ends.

    `result` tells from where to where it will go, while a handle is dragged; None otherwise.
    """

    def __init__(self, visible: VisibleRows) -> None:
        self._visible = visible
        self._hovered: Mark | None = None
        self.result: tuple[Place, Place] | None = None

    def hover(self, hit: HitTestResult | None) -> None:
        """Show the handles of the annotation under the pointer, if there is one.

        They stay while the pointer is over other text, so that it can reach them.
        """
        mark = self._mark(hit)
        if mark or hit is None:
            self._hovered = mark

    def _mark(self, hit: HitTestResult | None) -> Mark | None:
        """The uppermost mark under the pointer."""
        open_text = self._visible.flow.open_text
        if hit is None or hit.letter is None or open_text is None:
            return None
        found = None
        for mark in self._visible.flow.marks.of_row(open_text, hit.row):
            side, block, start, end = mark.stretch
            is_here = (side, block) == (hit.place.side, hit.place.block)
            if is_here and start <= hit.letter < end:
                found = mark
        return found

    def annotation_at(self, point: QPointF) -> str:
        """The id of the annotation at a point of the text or the margin; "" for none."""
        mark = self._mark(self._visible.hit_test(point.x(), point.y()))
        if mark:
            return mark.annotation.id
        open_text = self._visible.flow.open_text
        if open_text is None:
            return ""
        for side in self._visible.sides:
            columns = self._visible.flow.columns
            left, room = columns.by_side[side].x, columns.margin(side)
            for row, y in self._visible.rows(side):
                marks = self._visible.flow.marks.on_side(open_text, row, side)
                for rect, beside in margin_marks(row, left, room, marks):
                    # The marks are 7 px wide: a little more is easier to hit.
                    if rect.translated(0, y).adjusted(-4, -4, 4, 4).contains(point):
                        return beside.annotation.id
        return ""

    def at(self, point: QPointF) -> HighlightHandle | None:
        """The handle at a point."""
        for handle, rect in self._handles():
            if rect.adjusted(-_REACH, 0, _REACH, 0).contains(point):
                return handle
        return None

    def _handles(self) -> list[tuple[HighlightHandle, QRectF]]:
        """The handles of the hovered annotation, with the rectangles of their carets."""
        mark = self._hovered
        if mark is None:
            return []
        own = [anchor for anchor in mark.annotation.anchors if anchor.side is mark.stretch.side]
        first, last = min(own, key=self._order), max(own, key=self._order)
        ends = (
            (True, Place(first.side, first.block, first.start)),
            (False, Place(last.side, last.block, last.end)),
        )
        rects = ((start, self._visible.caret(place)) for start, place in ends)
        return [
            (HighlightHandle(mark.annotation, mark.stretch.side, start), rect)
            for start, rect in rects
            if rect
        ]

    def _order(self, anchor: Anchor) -> tuple[int, int, int]:
        """A key that sorts anchors as the text is read: (row, block in the row, code point)."""
        open_text = self._visible.flow.open_text
        assert open_text is not None
        row = open_text.row_of(anchor.side, anchor.block)
        ids = [block.id for block in open_text.row(row).blocks(anchor.side)]
        return row, ids.index(anchor.block) if anchor.block in ids else 0, anchor.start

    def paint(self, painter: QPainter) -> None:
        """Paint the handles, and while one is dragged what would be covered."""
        palette = self._visible.flow.style.palette
        for stretch in self._covered():
            for rect in self._visible.rects(stretch):
                painter.fillRect(rect, palette.word)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.accent)
        for handle, rect in self._handles():
            painter.drawRect(QRectF(rect.x() - 0.75, rect.y(), 1.5, rect.height()))
            y = rect.top() if handle.start else rect.bottom()
            painter.drawEllipse(QPointF(rect.x(), y), 3.5, 3.5)

    def drag(self, handle: HighlightHandle, place: Place) -> None:
        """Take a handle to a place."""
        self.result = self._dragged(handle, place)

    def let_go(self) -> None:
        """End the drag."""
        self.result = None
        self._hovered = None

    def _dragged(self, handle: HighlightHandle, place: Place) -> tuple[Place, Place]:
        """From where to where the annotation goes on its side with that end moved."""
        side = handle.side
        own = sorted((a for a in handle.annotation.anchors if a.side is side), key=self._order)
        fixed = (
            Place(side, own[-1].block, own[-1].end)
            if handle.start
            else Place(side, own[0].block, own[0].start)
        )
        low, high = sorted((place, fixed), key=self._point)
        return low, high

    def _covered(self) -> Iterator[Stretch]:
        """The stretches in view that the annotation would cover."""
        if self.result is None:
            return
        low, high = map(self._point, self.result)
        side = self.result[0].side
        for row, _ in self._visible.rows(side):
            index = row.text.index
            for number, block in enumerate(row.text.blocks(side)):
                if low[:2] <= (index, number) <= high[:2]:
                    start = low[2] if (index, number) == low[:2] else 0
                    end = high[2] if (index, number) == high[:2] else len(block.text)
                    yield Stretch(side, block.id, start, end)

    def _point(self, place: Place) -> tuple[int, int, int]:
        return self._order(Anchor(place.side, place.block, place.offset, place.offset, ""))

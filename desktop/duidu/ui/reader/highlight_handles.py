"""Annotations under the mouse: which one is hit, and the two ends of a highlight that can be dragged."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from duidu.core.annotation import Anchor, Annotation
from duidu.core.article import Place, SideName, Span
from duidu.ui.reader.hit_testing import HitTestResult, VisibleRows
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.paint.frame_painter import FramePainter
from duidu.ui.reader.paint.marks import Mark, marks_of

_REACH = 5


class HighlightHandle(NamedTuple):
    """One end of an annotation's anchors on one side: `start` for the first, else the last."""

    annotation: Annotation
    side: SideName
    start: bool


class HighlightHandles:
    """The annotation under the pointer and, while it is dragged, what it will cover."""

    def __init__(self, window: VisibleRows, frame: FramePainter) -> None:
        self._window = window
        self._frame = frame
        self._hovered: Mark | None = None
        self.result: tuple[Anchor, ...] = ()

    def hover(self, hit: HitTestResult | None) -> None:
        """The pointer is there now; the ends of the highlight under it can be taken, until the pointer is well away."""
        mark = self._mark(hit)
        if mark or hit is None:
            self._hovered = mark

    def _mark(self, hit: HitTestResult | None) -> Mark | None:
        open_text = self._window.flow.open_text
        if hit is None or hit.letter is None or open_text is None:
            return None
        found = None
        for mark in marks_of(open_text.annotations(hit.row.text.index)):
            stretch = mark.stretch
            if (stretch.side, stretch.block) == (
                hit.place.side,
                hit.place.block,
            ) and stretch.start <= hit.letter < stretch.end:
                found = mark
        return found

    def annotation_at(self, point: QPointF) -> str:
        """The id of the annotation under a point, in the text or in the margin; "" for none."""
        mark = self._mark(self._window.hit(point.x(), point.y()))
        if mark:
            return mark.annotation.id
        for side in self._window.sides:
            for row, y in self._window.rows(side):
                for rect, beside in self._frame.rows.margin_marks(row, side):
                    if rect.translated(0, y).adjusted(-4, -4, 4, 4).contains(point):
                        return beside.annotation.id
        return ""

    def at(self, point: QPointF) -> HighlightHandle | None:
        """The end of the hovered highlight under a point."""
        for grip, rect in self._ends():
            if rect.adjusted(-_REACH, 0, _REACH, 0).contains(point):
                return grip
        return None

    def _ends(self) -> list[tuple[HighlightHandle, QRectF]]:
        mark = self._hovered
        if mark is None:
            return []
        own = [anchor for anchor in mark.annotation.anchors if anchor.side is mark.stretch.side]
        first, last = min(own, key=self._order), max(own, key=self._order)
        ends = (
            (True, Place(first.side, first.block, first.start)),
            (False, Place(last.side, last.block, last.end)),
        )
        rects = ((start, self._window.caret(place)) for start, place in ends)
        return [
            (HighlightHandle(mark.annotation, mark.stretch.side, start), rect)
            for start, rect in rects
            if rect
        ]

    def _order(self, anchor: Anchor) -> tuple[int, int, int]:
        open_text = self._window.flow.open_text
        assert open_text is not None
        row = open_text.row_of(anchor.side, anchor.block)
        ids = [block.id for block in open_text.row(row).blocks(anchor.side)]
        return row, ids.index(anchor.block) if anchor.block in ids else 0, anchor.start

    def paint(self, painter: QPainter) -> None:
        """Paint the two ends, and what would be covered while one is dragged."""
        palette = self._window.flow.style.palette
        for anchor in self.result:
            for rect in self._window.rects(_stretch(anchor)):
                painter.fillRect(rect, palette.word)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.accent)
        for grip, rect in self._ends():
            painter.drawRect(QRectF(rect.x() - 0.75, rect.y(), 1.5, rect.height()))
            y = rect.top() if grip.start else rect.bottom()
            painter.drawEllipse(QPointF(rect.x(), y), 3.5, 3.5)

    def drag(self, grip: HighlightHandle, place: Place) -> None:
        """One end is being dragged to a place."""
        self.result = self._anchors(grip, place)

    def let_go(self) -> None:
        """The drag is over."""
        self.result = ()
        self._hovered = None

    def _anchors(self, grip: HighlightHandle, place: Place) -> tuple[Anchor, ...]:
        """The annotation's anchors with that end moved to a place; those on the other side stay as they are."""
        from duidu.library.anchoring.anchors import (
            make_anchor,
        )  # loads hashing, which a start does without

        open_text = self._window.flow.open_text
        assert open_text is not None
        own = sorted((a for a in grip.annotation.anchors if a.side is grip.side), key=self._order)
        fixed = (
            Place(grip.side, own[-1].block, own[-1].end)
            if grip.start
            else Place(grip.side, own[0].block, own[0].start)
        )
        low, high = sorted((self._point(place), self._point(fixed)))
        made: list[Anchor] = []
        for row in range(low[0], high[0] + 1):
            for number, block in enumerate(open_text.row(row).blocks(grip.side)):
                if low[:2] <= (row, number) <= high[:2]:
                    start = low[2] if (row, number) == low[:2] else 0
                    end = high[2] if (row, number) == high[:2] else len(block.text)
                    if start < end:
                        made.append(make_anchor(grip.side, block, Span(start, end)))
        rest = tuple(anchor for anchor in grip.annotation.anchors if anchor.side is not grip.side)
        return (*made, *rest) if made else grip.annotation.anchors

    def _point(self, place: Place) -> tuple[int, int, int]:
        return self._order(Anchor(place.side, place.block, place.offset, place.offset, ""))


def _stretch(anchor: Anchor) -> Stretch:
    return Stretch(anchor.side, anchor.block, anchor.start, anchor.end)

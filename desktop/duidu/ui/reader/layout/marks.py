"""Annotations of a row as marks: the lanes in which they are drawn and their marks in the margin.

Their colours are chosen by paint.sign_painter.
"""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF

from duidu.app.article.open_text import OpenText
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.sentences import Stretch

_IN_MARGIN = frozenset(set(AnnotationKind) - {AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE})


class Mark(NamedTuple):
    """One anchor of an annotation.

    Lane 0 is the marker under the text, lanes from 1 on are the underlines below it.
    """

    annotation: Annotation
    stretch: Stretch
    lane: int

    @property
    def in_margin(self) -> bool:
        """Whether it has a mark in the margin too: whatever carries words."""
        return self.annotation.kind in _IN_MARGIN or bool(
            self.annotation.text or self.annotation.tags
        )


def marks_of(annotations: tuple[Annotation, ...]) -> list[Mark]:
    """The marks of every anchor that has a place, in lanes so that none overlap in one lane.

    Only a highlight may have lane 0.
    """
    found: list[Mark] = []
    for annotation in annotations:
        for anchor in annotation.anchors:
            if anchor.state is not AnchorState.LOST and annotation.deleted is None:
                lane = _free_lane(found, anchor, annotation.kind)
                found.append(Mark(annotation, stretch_of(anchor), lane))
    return found


def marks_on_side(open_text: OpenText, row: int, side: SideName) -> list[Mark]:
    """The marks of a row on one side."""
    annotations = open_text.annotations(row)
    if not annotations:
        return []
    return [mark for mark in marks_of(annotations) if mark.stretch.side is side]


def margin_marks(row: RowLayout, left: int, marks: Iterable[Mark]) -> list[tuple[QRectF, Mark]]:
    """The marks in the margin of a column whose left edge is at `left`, in the row's coordinates.

    One for each annotation; where two are on the same line the second is left of the first.
    """
    found: list[tuple[QRectF, Mark]] = []
    taken: dict[int, int] = {}
    seen: set[str] = set()
    for mark in marks:
        if not mark.in_margin or mark.annotation.id in seen:
            continue
        rects = row.bands(mark.stretch)
        if rects:
            seen.add(mark.annotation.id)
            # Marks at the same whole px are on one line.
            middle = round(rects[0].center().y())
            number = taken[middle] = taken.get(middle, -1) + 1
            found.append((QRectF(left - 16 - 10 * number, middle - 3.5, 7, 7), mark))
    return found


def stretch_of(anchor: Anchor) -> Stretch:
    """The code points of an anchor."""
    return Stretch(anchor.side, anchor.block, anchor.start, anchor.end)


def _free_lane(marks: list[Mark], anchor: Anchor, kind: AnnotationKind) -> int:
    """The first lane that no mark takes where the anchor is."""
    taken = {
        mark.lane
        for mark in marks
        if mark.stretch[:2] == (anchor.side, anchor.block)
        and mark.stretch.start < anchor.end
        and anchor.start < mark.stretch.end
    }
    lane = 0 if kind is AnnotationKind.HIGHLIGHT else 1
    while lane in taken:
        lane += 1
    return lane

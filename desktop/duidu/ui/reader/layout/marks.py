"""Annotations of a row as marks: the lanes in which they are drawn and their marks in the margin.

Their colours are chosen by paint.sign_painter.
"""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF

from duidu.app.article.open_text import OpenText
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.sentences import Stretch

_MARK_AWAY, _MARK_STEP = 16, 10  # px from the text to a mark in the margin, and between two
_MOST_LANES = 16
"""Lanes that are drawn; the last is three lines below its text already."""
_ROWS_KEPT = 256
_Taken = tuple[list[int], list[int]]
"""Starts and ends of the stretches in one lane, ascending."""
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
        return has_words(self.annotation)


def has_words(note: Annotation) -> bool:
    """Whether an annotation says something: it is no mere highlight or underline."""
    return note.kind in _IN_MARGIN or bool(note.text or note.tags)


def is_plain(note: Annotation) -> bool:
    """Whether an annotation has no kind that is worth a word: a note, or a marked stretch."""
    return note.kind is AnnotationKind.NOTE or note.kind not in _IN_MARGIN


def marks_of(annotations: tuple[Annotation, ...]) -> list[Mark]:
    """The marks of every anchor that has a place, in lanes so that none overlap in one lane.

    Where more than _MOST_LANES lie over each other the newest have none.

    Only a highlight may have lane 0.
    """
    found: list[Mark] = []
    lanes: dict[tuple[SideName, int], list[_Taken]] = {}
    known = {annotation.id for annotation in annotations}
    for annotation in annotations:
        # A reply is below what it answers, which has the mark already.
        if annotation.answers in known:
            continue
        for anchor in annotation.anchors:
            if anchor.state is not AnchorState.LOST and annotation.deleted is None:
                taken = lanes.setdefault((anchor.side, anchor.block), [])
                lane = _free_lane(taken, anchor, annotation.kind)
                if lane < _MOST_LANES:
                    found.append(Mark(annotation, stretch_of(anchor), lane))
    return found


class MarkCache:
    """The marks of the rows in view, made again only when their annotations changed."""

    def __init__(self) -> None:
        self._kept: OrderedDict[object, tuple[tuple[Annotation, ...], list[Mark]]] = OrderedDict()

    def of_row(self, open_text: OpenText, row: RowLayout) -> list[Mark]:
        """The marks in a row, or in the part of a very long row that is laid out."""
        parts = row.stretches
        annotations = open_text.annotations_at(row.text.index, parts)
        if not annotations:
            return []
        key = (row.text.index, parts[:1])
        kept = self._kept.get(key)
        if kept is None or kept[0] is not annotations:
            kept = self._kept[key] = (annotations, marks_of(annotations))
            if len(self._kept) > _ROWS_KEPT:
                self._kept.popitem(last=False)
        return kept[1]

    def on_side(self, open_text: OpenText, row: RowLayout, side: SideName) -> list[Mark]:
        """Those on one side."""
        return [mark for mark in self.of_row(open_text, row) if mark.stretch.side is side]


def margin_marks(
    row: RowLayout, left: int, room: int, marks: Iterable[Mark]
) -> list[tuple[QRectF, Mark]]:
    """The marks in the margin of a column whose left edge is at `left`, in the row's coordinates.

    One for each annotation. Where two are on the same line the second is left of the first, and
    those for which `room` px have no more place are below these.
    """
    beside = max(1, (room - _MARK_AWAY) // _MARK_STEP + 1)
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
            x = left - _MARK_AWAY - _MARK_STEP * (number % beside)
            y = middle - 3.5 + _MARK_STEP * (number // beside)
            found.append((QRectF(x, y, 7, 7), mark))
    return found


def stretch_of(anchor: Anchor) -> Stretch:
    """The code points of an anchor."""
    return Stretch(anchor.side, anchor.block, anchor.start, anchor.end)


def _free_lane(lanes: list[_Taken], anchor: Anchor, kind: AnnotationKind) -> int:
    """Take the first lane that is free where the anchor is; _MOST_LANES where none is."""
    for lane in range(0 if kind is AnnotationKind.HIGHLIGHT else 1, _MOST_LANES):
        while lane >= len(lanes):
            lanes.append(([], []))
        starts, ends = lanes[lane]
        at = bisect_left(ends, anchor.start + 1)
        # Stretches in a lane do not overlap: only the first that ends after the start could.
        if at == len(starts) or starts[at] >= anchor.end:
            starts.insert(at, anchor.start)
            ends.insert(at, anchor.end)
            return lane
    return _MOST_LANES

"""Annotations of a row as what is painted for them: a marker under the text, underlines where several overlap, marks in the margin."""

from typing import NamedTuple

from PySide6.QtGui import QColor

from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.style.theme import Palette

_DEFAULT = "yellow"
_IN_MARGIN = frozenset(set(AnnotationKind) - {AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE})


class Mark(NamedTuple):
    """One anchor of an annotation: lane 0 is the marker under the text, 1 and up the underlines below it."""

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
    """Every anchor that has a place, in lanes so that no two in one lane overlap; only a highlight may have lane 0."""
    found: list[Mark] = []
    for annotation in annotations:
        for anchor in annotation.anchors:
            if anchor.state is not AnchorState.LOST and annotation.deleted is None:
                found.append(
                    Mark(annotation, _stretch(anchor), _free_lane(found, anchor, annotation.kind))
                )
    return found


def _stretch(anchor: Anchor) -> Stretch:
    return Stretch(anchor.side, anchor.block, anchor.start, anchor.end)


def _free_lane(marks: list[Mark], anchor: Anchor, kind: AnnotationKind) -> int:
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


def fill_of(mark: Mark, palette: Palette) -> QColor:
    """The marker colour of an annotation."""
    return palette.highlights.get(mark.annotation.color, palette.highlights[_DEFAULT])


def edge_of(mark: Mark, palette: Palette) -> QColor:
    """The colour of its underlines and margin mark."""
    if mark.annotation.color in palette.highlights:
        return palette.edge(mark.annotation.color)
    return (
        palette.edge(_DEFAULT)
        if mark.annotation.kind is AnnotationKind.HIGHLIGHT
        else palette.accent
    )

"""The lanes in which marks are drawn: as few as they need, however many marks there are."""

import random

import pytest

from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.marks import MarkCache, margin_marks, marks_of
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle
from fixtures.fake_open_text import article


def first_free(found: list[tuple[Anchor, int]], anchor: Anchor, lowest: int) -> int:
    """The lane by its definition: the first that no mark takes where the anchor is."""
    taken = {
        lane
        for other, lane in found
        if (other.side, other.block) == (anchor.side, anchor.block)
        and other.start < anchor.end
        and anchor.start < other.end
    }
    while lowest in taken:
        lowest += 1
    return lowest


@pytest.mark.parametrize("seed", range(30))
def test_each_mark_has_the_first_lane_that_is_free(seed: int) -> None:
    chance = random.Random(seed)
    notes, expected = [], list[tuple[Anchor, int]]()
    for number in range(chance.randrange(1, 40)):
        start = chance.randrange(60)
        anchor = Anchor(
            chance.choice(list(SideName)),
            chance.randrange(2),
            start,
            start + chance.randrange(9),
            "",
        )
        kind = chance.choice((AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE))
        notes.append(Annotation(str(number), "article", kind, (anchor,)))
        lowest = 0 if kind is AnnotationKind.HIGHLIGHT else 1
        expected.append((anchor, first_free(expected, anchor, lowest)))
    found = [(mark.annotation.id, mark.lane) for mark in marks_of(tuple(notes))]
    assert found == [(str(number), lane) for number, (_, lane) in enumerate(expected) if lane < 16]


def test_very_many_on_the_same_words_take_no_more_lanes_than_can_be_seen() -> None:
    anchor = Anchor(SideName.SOURCE, 1, 0, 4, "")
    notes = tuple(
        Annotation(str(number), "article", AnnotationKind.NOTE, (anchor,))
        for number in range(5_000)
    )
    assert [mark.lane for mark in marks_of(notes)] == list(range(1, 16))


def test_marks_are_made_again_only_when_notes_changed() -> None:
    open_text = article()
    open_text.marks = [
        Annotation("1", "article", AnnotationKind.NOTE, (Anchor(SideName.SOURCE, 1, 0, 2, ""),))
    ]
    row, cache = RowLayout(open_text.row(1), [], 10, {}), MarkCache()
    kept = open_text.annotations(1)
    open_text.annotations_at = lambda index, parts: kept  # type: ignore[method-assign]
    first = cache.of_row(open_text, row)
    assert cache.of_row(open_text, row) is first
    assert [mark.annotation.id for mark in cache.on_side(open_text, row, SideName.SOURCE)] == ["1"]
    assert cache.on_side(open_text, row, SideName.TARGET) == []
    kept = ()
    assert cache.of_row(open_text, row) == []


def test_no_mark_in_the_margin_is_cut_however_many_are_beside_one_line(style: ReaderStyle) -> None:
    flow = Flow(style, ReaderMode())
    flow.set_open_text(article())
    row = flow.layout(1)
    anchor = Anchor(SideName.SOURCE, 1, 0, 2, "")
    notes = tuple(
        Annotation(str(number), "article", AnnotationKind.NOTE, (anchor,), text="seen")
        for number in range(7)
    )
    for left, room in ((32, 32), (500, 24), (12, 12)):
        rects = [rect for rect, _ in margin_marks(row, left, room, marks_of(notes))]
        assert len(rects) == 7
        assert len({(rect.x(), rect.y()) for rect in rects}) == 7
        assert all(rect.x() >= min(left - room, left - 16) for rect in rects)

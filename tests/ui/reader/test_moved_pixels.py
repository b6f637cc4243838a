"""Scrolling moves what is painted already: the view looks as one that is painted anew."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.article import Place, SideName
from duidu.ui.reader.layout.haste import Haste
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, RowArrangement
from duidu.ui.reader.paint.overview_strip import STRIP_WIDTH
from duidu.ui.reader.paint.scene import Hits
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import FakeOpenText, article, row
from fixtures.reader_views import Show

WAYS = (37, 114, 1, 250, -60, 599, -114, -300, 5, 38)


def marked() -> FakeOpenText:
    """Thirty times three paragraphs with notes, of which every fourth row may be wrong."""
    text = article(repeat=30)
    rows = [
        row(one.source, one.target, one.index, 0.2) if one.index % 4 == 3 else one
        for one in text.rows
    ]
    marks = [
        Annotation(str(block), "article", kind, (Anchor(SideName.SOURCE, block, 2, 12, ""),))
        for block in range(2, 80, 5)
        for kind in (AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE)
    ]
    return FakeOpenText(rows, marks)


def seen(view: ReaderView, without: int = STRIP_WIDTH) -> QImage:
    """What the screen shows of the view, without the strip beside the scroll bar."""
    QApplication.processEvents()
    return part(view, view.screen().grabWindow(view.winId()).toImage(), without)


def anew(view: ReaderView, without: int = STRIP_WIDTH) -> QImage:
    """What the screen shows when all of the view is painted at once."""
    view.viewport().update()
    return seen(view, without)


def part(view: ReaderView, whole: QImage, without: int) -> QImage:
    """The part of a picture of the view that shows its text, at any scale."""
    area, scale = view.viewport().geometry(), view.devicePixelRatioF()
    return whole.copy(0, 0, int((area.width() - without) * scale), int(area.height() * scale))


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The heights of the parts of the view that were painted."""
    heights: list[int] = []
    paint = ReaderView.paint_area

    def noted(view: ReaderView, painter: QPainter, area: QRect) -> None:
        heights.append(area.height())
        paint(view, painter, area)

    monkeypatch.setattr(ReaderView, "paint_area", noted)
    return heights


MODES = [
    ReaderMode(),
    ReaderMode(pinyin=Pinyin.OFF),
    ReaderMode(arrangement=RowArrangement.SENTENCES),
    ReaderMode(hidden=SideName.TARGET),
    ReaderMode(focus_sentence=True),
    ReaderMode(ruler=True),
]


@pytest.mark.parametrize("mode", MODES)
def test_each_step_looks_as_if_all_were_painted_anew(show: Show, mode: ReaderMode) -> None:
    view = show(marked(), mode)
    view.set_hits(Hits([Stretch(SideName.SOURCE, 8, 3, 9)], 0), (8, 30, 60))
    view.scene.pair = (Stretch(SideName.SOURCE, 9, 0, 9), Stretch(SideName.TARGET, 9, 0, 30))
    seen(view)
    for distance in WAYS:
        view.scroll_by(distance)
        assert seen(view) == anew(view), distance


def test_the_strip_beside_the_scroll_bar_is_painted_when_scrolling_ends(show: Show) -> None:
    view = show(marked())
    view.set_hits(Hits(), (8, 30, 60))
    seen(view)
    for _ in range(6):
        view.scroll_by(500)
        seen(view)
    view._place_timer.timeout.emit()
    assert seen(view, 0) == anew(view, 0)


def test_only_what_comes_into_view_is_painted(show: Show, painted: list[int]) -> None:
    view = show(marked())
    seen(view)
    painted.clear()
    view.scroll_by(114)
    seen(view)
    assert painted == [114]
    view.scroll_by(-40)
    seen(view)
    assert painted == [114, 40]


def test_steps_that_come_before_the_next_frame_are_painted_in_one(
    show: Show, painted: list[int]
) -> None:
    view = show(marked())
    seen(view)
    painted.clear()
    for _ in range(3):
        view.scroll_by(30)
    picture = seen(view)
    assert sum(painted) == 90
    assert picture == anew(view)


def test_what_changes_while_it_moves_is_painted_where_it_is_then(show: Show) -> None:
    view = show(marked())
    seen(view)
    view.scroll_by(50)
    view.set_hits(Hits([Stretch(SideName.SOURCE, 4, 0, 6)], 0), (4,))
    view.scroll_by(30)
    assert seen(view) == anew(view)


def test_at_the_ends_of_the_text_nothing_stays_behind(show: Show) -> None:
    view = show(article(repeat=2))
    seen(view)
    for distance in (200, 200, 200, 200, -500, -500):
        view.scroll_by(distance)
        assert seen(view) == anew(view), distance


def test_a_far_jump_paints_everything(show: Show, painted: list[int]) -> None:
    view = show(marked())
    seen(view)
    painted.clear()
    view.show_place(Place(SideName.SOURCE, 60, 0))
    seen(view)
    assert painted == [view.viewport().height()]


def test_a_bar_that_is_dragged_slowly_has_only_what_comes_into_view_painted(
    show: Show, painted: list[int]
) -> None:
    view = show(marked())
    seen(view)
    view.flow.haste = Haste(lambda: 0.0)
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    for value, new in ((90, 90), (240, 150), (200, 40)):
        painted.clear()
        bar.setValue(value)
        picture = seen(view)
        assert painted == [new]
        assert picture == anew(view)
    bar.setSliderDown(False)


def test_from_the_first_plain_row_on_all_is_painted_when_the_bar_is_dragged_on(
    show: Show, painted: list[int]
) -> None:
    view = show(marked())
    seen(view)
    # Nothing has time: what comes into view is plain.
    view.flow.haste = Haste(iter(range(10_000)).__next__)
    view.flow._layouts.popitem()
    while view.flow.laid_out(5) is not None:
        view.flow._layouts.popitem()
    height = view.viewport().height()
    y = view._ahead.first_missing(height)
    assert y is not None
    assert 60 < y < height
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    bar.setValue(20)
    view.viewport().repaint()
    painted.clear()
    bar.setValue(50)
    QApplication.sendPostedEvents()
    assert painted == [height - (y - 50)]
    bar.setSliderDown(False)
    while view._plain_from is not None:
        view._lay_out_ahead()
    assert seen(view) == anew(view)

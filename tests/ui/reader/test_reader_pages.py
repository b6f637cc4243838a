"""Reading by pages: no line is cut or left out, both sides turn together, the place is kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from duidu.core.article import Block, BlockKind, Place, SideName
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, RowArrangement
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import SOURCE, TARGET, FakeOpenText, article, block, row
from fixtures.reader_views import LEFT, Show, wheel

PAGED = ReaderMode(paged=True)
Seen = tuple[SideName, int, int]


def lines_in_view(view: ReaderView) -> list[tuple[Seen, float, float]]:
    """The lines near the view: which they are, and their upper and lower edges."""
    found: list[tuple[Seen, float, float]] = []
    for _, laid_out, y in view.flow.rows_between(-400, view.visible.height + 400):
        for piece, _, dy in laid_out.pieces:
            if piece.side in view.visible.sides:
                for number, line in enumerate(piece.lines):
                    top = y + dy + number * piece.line_height
                    name = (piece.side, piece.block.id, line.start)
                    found.append((name, top, top + piece.line_height))
    return found


def whole_lines(view: ReaderView) -> list[Seen]:
    """The lines on the page in view; fails when one of them is cut."""
    assert view.visible.bounds is not None
    found: list[Seen] = []
    for name, top, bottom in lines_in_view(view):
        first, last = view.visible.bounds[name[0]]
        assert bottom <= first or top >= last or (top >= first and bottom <= last), name
        if top >= first and bottom <= last:
            assert top >= 0
            assert bottom <= view.visible.height
            found.append(name)
    return found


def turned(view: ReaderView, key: Qt.Key) -> bool:
    """Turn a page; returns whether another one is in view."""
    before = view.flow.unit, view.flow.offset
    QTest.keyClick(view, key)
    return (view.flow.unit, view.flow.offset) != before


def all_lines(view: ReaderView) -> set[Seen]:
    """Every line of the text on the sides shown."""
    return {
        (piece.side, piece.block.id, line.start)
        for unit in range(len(view.flow.scroll_units))
        for piece, _, _ in view.flow.layout(unit).pieces
        if piece.side in view.visible.sides
        for line in piece.lines
    }


def uneven(repeat: int = 6) -> FakeOpenText:
    """Short rows, rows higher than a page on one side or on both, and a heading of each part."""
    rows: list[tuple[tuple[Block, ...], tuple[Block, ...]]] = []
    for number in range(repeat):
        i = 10 * number
        texts = (
            "".join(SOURCE) * (1 + 3 * (number % 3)),
            " ".join(TARGET) * (1 + 4 * (number % 2)),
        )
        heading = BlockKind.HEADING
        rows.append(((block(i, "第一章", heading, 2),), (block(i, "Chapter One", heading, 2),)))
        rows.append(((block(i + 1, texts[0]),), (block(i + 1, texts[1]),)))
        rows.append(((block(i + 2, SOURCE[2]),), ()))
    return FakeOpenText([row(*sides, number) for number, sides in enumerate(rows)])


@pytest.mark.parametrize("arrangement", list(RowArrangement))
@pytest.mark.parametrize("size", [(900, 600), (480, 360), (1400, 900)])
@pytest.mark.parametrize("text", [article(repeat=8), uneven()])
def test_turning_on_shows_every_line_once_and_none_of_them_cut(
    show: Show, arrangement: RowArrangement, size: tuple[int, int], text: FakeOpenText
) -> None:
    view = show(text, replace(PAGED, arrangement=arrangement))
    view.resize(*size)
    view.grab()
    seen = whole_lines(view)
    while turned(view, Qt.Key.Key_PageDown):
        view.grab()
        seen += whole_lines(view)
    assert len(seen) == len(set(seen))
    assert set(seen) == all_lines(view)


@pytest.mark.parametrize("size", [(900, 600), (480, 360)])
def test_turning_back_leaves_nothing_out_and_ends_at_the_beginning(
    show: Show, size: tuple[int, int]
) -> None:
    view = show(uneven(), PAGED)
    view.resize(*size)
    QTest.keyClick(view, Qt.Key.Key_End)
    view.grab()
    seen = set(whole_lines(view))
    while turned(view, Qt.Key.Key_PageUp):
        view.grab()
        seen |= set(whole_lines(view))
    assert seen == all_lines(view)
    assert view.flow.unit == 0


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(show: Show) -> None:
    view = show(uneven(), PAGED)
    for height in range(300, 700, 40):
        view.resize(900, height)
        QTest.keyClick(view, Qt.Key.Key_Home)
        while True:
            view.grab()
            last = max(whole_lines(view), key=lambda name: (name[1], name[2]))
            assert last[1] % 10 != 0 or last[1] == max(whole_lines(view))[1] == 0
            if not turned(view, Qt.Key.Key_PageDown):
                break


def test_a_line_higher_than_the_window_does_not_stop_the_way(show: Show) -> None:
    view = show(article(repeat=2), PAGED)
    view.set_style(replace(view.flow.style, hanzi_size=70.0))
    view.resize(900, 160)
    steps = 0
    while turned(view, Qt.Key.Key_PageDown):
        steps += 1
    assert view.flow.unit == len(view.flow.scroll_units) - 1
    assert steps >= len(view.flow.scroll_units) - 1


@pytest.mark.parametrize(
    "change",
    [
        lambda view: view.resize(620, 500),
        lambda view: view.set_mode(replace(PAGED, pinyin=Pinyin.OFF)),
        lambda view: view.set_mode(replace(PAGED, arrangement=RowArrangement.SENTENCES)),
        lambda view: view.set_style(replace(view.flow.style, hanzi_size=28.0)),
        lambda view: view.refresh(),
        lambda view: view.set_mode(ReaderMode()),
    ],
)
def test_what_was_first_on_the_page_stays_in_view(
    show: Show, change: Callable[[ReaderView], None]
) -> None:
    view = show(article(repeat=30), PAGED)
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    place = view.place()
    assert place is not None
    change(view)
    view.grab()
    rect = view.visible.caret(place)
    assert rect is not None
    assert rect.top() >= 0
    assert rect.bottom() <= view.visible.height
    assert view.visible.shows(place.side, rect.center().y())


def test_the_place_is_kept_when_pages_are_turned_on_and_off_again(show: Show) -> None:
    view = show(article(repeat=30))
    view.show_place(Place(SideName.SOURCE, 40, 0), 0.0)
    for mode in (PAGED, ReaderMode(), PAGED):
        view.set_mode(mode)
    assert view.place() == Place(SideName.SOURCE, 40, 0)


def test_a_place_on_the_page_turns_no_page_and_any_other_does(show: Show) -> None:
    view = show(article(repeat=30), PAGED)
    view.grab()
    on_page = max(block for side, block, _ in whole_lines(view) if side is SideName.SOURCE)
    view.show_place(Place(SideName.SOURCE, on_page, 0))
    assert view.flow.unit == 0
    view.show_place(Place(SideName.SOURCE, 60, 0))
    view.grab()
    assert (SideName.SOURCE, 60, 0) in whole_lines(view)


def test_a_notch_of_the_wheel_turns_a_page_and_half_of_one_does_not(show: Show) -> None:
    view = show(article(repeat=30), PAGED)
    wheel(view, -0.5)
    assert view.flow.unit == 0
    wheel(view, -0.5)
    after = view.flow.unit
    assert after > 0
    wheel(view, -0.5)
    wheel(view, 1)
    assert view.flow.unit == 0


def test_a_click_beside_the_text_turns_the_page_and_one_in_it_does_not(show: Show) -> None:
    view = show(article(repeat=30), PAGED)
    middle = view.visible.height // 2
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(view.viewport().width() - 6, middle))
    assert view.flow.unit > 0
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(200, middle))
    assert view.flow.unit > 0
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(6, middle))
    assert view.flow.unit == 0


def test_walking_by_sentence_turns_the_page_where_it_goes_on(show: Show) -> None:
    view = show(article(repeat=30), PAGED)
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_J)
        view.grab()
        assert view.caret is not None
        place = view.caret.place
        assert place is not None
        rect = view.visible.caret(place)
        assert rect is not None
        assert view.visible.shows(place.side, rect.center().y())
    assert view.flow.unit > 0


def test_what_the_page_hides_is_not_under_the_pointer(show: Show) -> None:
    view = show(uneven(), PAGED)
    hidden = 0
    while turned(view, Qt.Key.Key_PageDown):
        view.grab()
        shown = set(whole_lines(view))
        for (side, number, start), top, bottom in lines_in_view(view):
            if (side, number, start) not in shown and top >= 0 and bottom <= view.visible.height:
                hidden += 1
                x = view.flow.columns.by_side[side].x + 10
                assert view.visible.hit_test(x, (top + bottom) / 2, side) is None
    assert hidden > 0


def test_the_other_side_is_not_pushed_while_pages_turn_together(show: Show) -> None:
    view = show(uneven(), PAGED)
    view.set_locked(False)
    wheel(view, -1)
    assert view.side_sync.in_step
    own = (Stretch(SideName.SOURCE, 1, 0, 2),)
    view.side_sync.bring(own, (Stretch(SideName.TARGET, 51, 0, 2),))
    assert view.side_sync.in_step

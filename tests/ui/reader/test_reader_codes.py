"""Codes in the reading view: chips that are one place for caret, pointer and selection."""

from html import escape

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from duidu.core.article import Block, BlockKind, Place, SideName
from duidu.core.codes import codes_in
from duidu.core.token import Token
from duidu.language.registry import language_for
from duidu.ui.reader.layout.chips import label, whole_label
from duidu.ui.reader.layout.piece import Piece
from duidu.ui.reader.layout.utf16 import Replaced
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import FakeOpenText, block, row
from fixtures.reader_views import Show

SOURCE = "点击<b>确定</b>，删除{count, number}项𠮷⟦first link⟧。"
SHIFT = Qt.KeyboardModifier.ShiftModifier
TARGET = "Click <b>OK</b> to delete 𠮷 {count, number} ⟦first link⟧."


class Words(FakeOpenText):
    """A reading whose words are those of the program."""

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        return language_for(self.language(side)).tokens(block.text)


def reading(kind: BlockKind = BlockKind.PARAGRAPH, source: str = SOURCE) -> FakeOpenText:
    return Words([row((block(1, source, kind),), (block(1, TARGET, kind),), 0)])


def piece(view: ReaderView, side: SideName) -> Piece:
    return next(placed.piece for placed in view.flow.layout(0).pieces if placed.piece.side is side)


@pytest.mark.parametrize("side", list(SideName))
def test_the_caret_steps_over_a_code_at_once(show: Show, side: SideName) -> None:
    view = show(reading())
    assert view.caret is not None
    text = SOURCE if side is SideName.SOURCE else TARGET
    view.caret.put(Place(side, 1, 0))
    places = [0]
    while places[-1] < len(text) and len(places) <= len(text):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
        places.append(view.caret.point.offset)
    inside = {n for start, end, _ in codes_in(text) for n in range(start + 1, end)}
    assert places == [n for n in range(len(text) + 1) if n not in inside]
    back = [places[-1]]
    while back[-1] and len(back) <= len(text):
        QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
        back.append(view.caret.point.offset)
    assert back == places[::-1]


@pytest.mark.parametrize("side", list(SideName))
@pytest.mark.parametrize("width", [900, 300])
def test_the_pointer_finds_no_place_inside_a_code(show: Show, side: SideName, width: int) -> None:
    view = show(reading())
    view.resize(width, 600)
    found = piece(view, side)
    text = found.block.text
    inside = {n for start, end, _ in codes_in(text) for n in range(start + 1, end)}
    places = set()
    for index, line in enumerate(found.lines):
        assert list(line.bounds) == sorted(line.bounds)
        assert len(line.bounds) == line.end - line.start + 1
        y = (index + 0.5) * found.line_height
        for x in range(0, round(line.bounds[-1]) + 9):
            places.add(found.offset_near(x, y))
    assert not places & inside
    assert places >= set(range(len(text) + 1)) - inside - {line.end for line in found.lines}


@pytest.mark.parametrize("side", list(SideName))
def test_a_code_is_painted_on_a_chip_with_its_label(show: Show, side: SideName) -> None:
    view = show(reading())
    found = piece(view, side)
    chips = [chip for line in found.lines for chip in line.glyphs.chips]
    assert len(chips) == 4
    quiet = [run for line in found.lines for run in line.glyphs.runs if run[-1]]
    # Letters of a chip have the quiet colour of readings, and no reading stands over them.
    assert quiet
    for start, end, _ in codes_in(found.block.text):
        (rect,) = found.rects(start, end)
        assert any(
            rect.left() - 1 <= chip.left() and chip.right() <= rect.right() + 1 for chip in chips
        )


def test_a_code_has_no_reading_and_is_no_word(show: Show) -> None:
    view = show(reading(source="在银<g1>行</g1>{0}里"))
    assert view.caret is not None
    view.caret.put(Place(SideName.SOURCE, 1, 0))
    words = []
    while (point := view.caret.by_word(1)) is not None and point != view.caret.point:
        view.caret.move(point)
        word = view.caret.word_at(point)
        assert word is not None
        words.append((word.text, word.reading))
    assert words == [("银", ("yin2",)), ("行", ("hang2",)), ("里", ("li3",))]


def test_a_selection_takes_codes_as_a_whole_and_copies_them(show: Show) -> None:
    view = show(reading())
    assert view.caret is not None
    first = TARGET.index("<b>")
    view.caret.put(Place(SideName.TARGET, 1, first + 1))
    view.caret.put(Place(SideName.TARGET, 1, TARGET.index("/b") + 1), keep=True)
    view.copy()
    assert QGuiApplication.clipboard().text() == "<b>OK</b>"
    # Backwards as well.
    view.caret.put(Place(SideName.TARGET, 1, TARGET.index("/b") + 3))
    view.caret.put(Place(SideName.TARGET, 1, first + 2), keep=True)
    assert view.caret.text() == "<b>OK</b>"


def test_lines_of_program_code_have_no_chips(show: Show) -> None:
    view = show(reading(BlockKind.CODE))
    for side in SideName:
        assert not any(line.glyphs.chips for line in piece(view, side).lines)
    assert view.caret is not None
    view.caret.put(Place(SideName.SOURCE, 1, 2))
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.caret.point.offset == 3


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("{0}", "{0}"),
        ("⟦first link⟧", "first link"),
        ("&lt;b&gt;", "<b>"),
        ("&lt;", "&lt;"),
        (f'<a href="{"x" * 60}">', '<a href="xxxxxxxxxxxx…xxxxxxxx">'),
    ],
)
def test_a_label_is_short(code: str, shown: str) -> None:
    assert label(code) == shown


def test_a_chip_is_no_wider_than_its_line(show: Show) -> None:
    long = f'见<a href="{"x/y-" * 30}">此</a>。'
    view = show(Words([row((block(1, long),), (block(1, long.replace("见", "See ")),), 0)]))
    view.resize(300, 600)
    for side in SideName:
        found = piece(view, side)
        measure = view.flow.columns.by_side[side].measure
        assert all(line.bounds[-1] <= measure + 1 for line in found.lines)
        start, end, _ = codes_in(found.block.text)[0]
        assert len(found.rects(start, end)) == 1


def test_offsets_of_replaced_stretches_go_both_ways() -> None:
    replaced = Replaced("a𠮷<b>c{long}", [(2, 5, "B"), (6, 12, "𠮷𠮷")])
    assert replaced.text == "a𠮷Bc𠮷𠮷"
    assert [replaced.to_qt(n) for n in (0, 1, 2, 5, 6, 12)] == [0, 1, 3, 4, 5, 9]
    assert [replaced.from_qt(n) for n in (0, 1, 3, 4, 5, 9)] == [0, 1, 2, 5, 6, 12]
    units = [replaced.to_qt(n) for n in range(13)]
    assert units == sorted(units)


def test_a_click_on_a_chip_puts_the_caret_beside_it(show: Show) -> None:
    view = show(reading())
    found = next(p for p in view.flow.layout(0).pieces if p.piece.side is SideName.TARGET)
    start, end, _ = codes_in(TARGET)[0]
    (rect,) = found.piece.rects(start, end)
    for x, place in ((rect.left() + 3, start), (rect.right() - 3, end)):
        hit = view.visible.hit_test(found.x + x, found.y + rect.center().y(), SideName.TARGET)
        assert hit is not None
        assert hit.place.offset == place


# The platform of the tests knows no order of windows.
@pytest.mark.qt_log_ignore("does not support raise")
def test_a_shortened_chip_says_all_of_it_in_a_note(show: Show) -> None:
    long = '<a href="https://example.org/a/very/long/address/of/a/page">'
    view = show(reading(source=f"点击{long}这里</a>。"))
    found = piece(view, SideName.SOURCE)
    (rect,) = found.rects(2, 2 + len(long))
    placed = next(one for one in view.flow.layout(0).pieces if one.piece is found)
    at = QPoint(round(placed.x + rect.center().x()), round(placed.y + rect.center().y()))
    hit = view.visible.hit_test(at.x(), at.y())
    assert hit is not None
    assert hit.letter is not None
    assert whole_label(found.block, hit.letter) == long
    assert whole_label(found.block, 0) == ""
    assert whole_label(found.block, found.block.text.index("</a>")) == ""
    help_event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QCoreApplication.sendEvent(view.viewport(), help_event)
    assert QToolTip.text() == f"<qt>{escape(long)}</qt>"
    QToolTip.hideText()

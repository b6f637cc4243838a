"""Modes: which words have a reading over them, how it is spelled, coloured and painted."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.core.article import Block, SideName
from duidu.core.token import Token
from duidu.language.zh.display import Style
from duidu.language.zh.sandhi import with_sandhi
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.han_line import HanLine
from duidu.ui.reader.layout.ruby_text import joined_reading
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, ReaderStyle, RowArrangement
from duidu.ui.reader.view import ReaderView
from duidu.ui.style.theme import load
from fixtures.fake_open_text import SOURCE, FakeOpenText, article, block, row
from fixtures.reader_views import LEFT, Show, middle


def read_words(
    style: ReaderStyle, mode: ReaderMode, text: str = "老人把小船推进水里。"
) -> list[str]:
    """The words of a text that have a reading over them."""
    flow = Flow(style, mode)
    flow.set_open_text(FakeOpenText([row((block(1, text),), (), 0)]))
    (placed,) = flow.layout(0).pieces
    return [
        text[start:end]
        for line in placed.piece.lines
        if isinstance(line, HanLine)
        for start, end, *_ in line.ruby_boxes()
    ]


class OpenReading(FakeOpenText):
    """Leaves open how 推 is read."""

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        return tuple(
            t._replace(alternatives=(("tui4",),)) if t.text == "推" else t
            for t in super().tokens(side, block)
        )


@pytest.mark.parametrize(("pinyin", "marked"), [(Pinyin.ALL, ["推"]), (Pinyin.OFF, [])])
def test_a_reading_that_could_be_another_is_marked_quietly(
    style: ReaderStyle, pinyin: Pinyin, marked: list[str]
) -> None:
    text = "老人把小船推进水里。"
    flow = Flow(style, ReaderMode(pinyin=pinyin))
    flow.set_open_text(OpenReading([row((block(1, text),), (), 0)]))
    (placed,) = flow.layout(0).pieces
    assert [text[start:end] for start, end in placed.piece.open_readings] == marked


def test_readings_stand_over_all_words_hard_ones_or_none(style: ReaderStyle) -> None:
    assert read_words(style, ReaderMode()) == ["老人", "把", "小船", "推", "进", "水里"]
    assert read_words(
        style, ReaderMode(pinyin=Pinyin.HARD, is_hard=lambda token: len(token.text) > 1)
    ) == ["老人", "小船", "水里"]
    for mode in (Pinyin.OFF, Pinyin.HOVER, Pinyin.CLICK):
        assert read_words(style, ReaderMode(pinyin=mode)) == []


def test_readings_stand_over_characters_where_wished(style: ReaderStyle) -> None:
    assert read_words(style, ReaderMode(by_word=False)) == list("老人把小船推进水里")


def test_a_short_meaning_takes_the_place_of_a_reading(style: ReaderStyle) -> None:
    glosses = {"小船": "boat"}
    mode = ReaderMode(pinyin=Pinyin.OFF, gloss=lambda token: glosses.get(token.text, ""))
    assert read_words(style, mode) == ["小船"]


def test_a_short_meaning_has_no_tones_however_long_its_word(style: ReaderStyle) -> None:
    mode = ReaderMode(gloss=lambda token: "thing", tones="pleco")
    flow = Flow(style, mode)
    flow.set_open_text(article())
    small = [
        tone
        for placed in flow.layout(1).of(SideName.SOURCE)
        for line in placed.piece.lines
        for _, _, y, tone, is_quiet in line.glyphs.runs
        if is_quiet and y > 0
    ]
    assert small
    assert set(small) == {0}


@pytest.mark.parametrize(
    ("spelling", "written"),
    [(Style.MARKS, "xī'ān"), (Style.NUMBERS, "xi1an1"), (Style.ZHUYIN, "ㄒㄧ ㄢ")],
)
def test_readings_are_spelled_as_wished(spelling: Style, written: str) -> None:
    assert joined_reading(Token(0, 2, "西安", reading=("xi1", "an1")), spelling) == written


def test_the_other_script_is_shown_and_the_text_stays_as_it_is(show: Show) -> None:
    view = show(mode=ReaderMode(variant=lambda text, tokens: text.replace("说", "說")))
    plain = show()
    view.grab()
    assert view.viewport().grab().toImage() != plain.viewport().grab().toImage()
    view.select(Stretch(SideName.SOURCE, 2, 0, 2))
    view.copy()
    assert QGuiApplication.clipboard().text() == "他说"


def colors_of(image: QImage) -> set[str]:
    """Every colour in a picture."""
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tones_have_their_colours_in_text_and_reading(show: Show, theme: str) -> None:
    view = show(FakeOpenText([row((block(1, "上" * 4),), (), 0)]))
    palette = load(theme)
    view.set_style(replace(view.flow.style, palette=palette, hanzi_size=48.0))
    fourth = palette.tones("pleco")[3].name()
    rect = view.visible.rects(Stretch(SideName.SOURCE, 1, 0, 4))[0].toAlignedRect()
    assert fourth not in colors_of(view.viewport().grab(rect).toImage())
    view.set_mode(ReaderMode(tones="pleco"))
    rect = view.visible.rects(Stretch(SideName.SOURCE, 1, 0, 4))[0].toAlignedRect()
    assert fourth in colors_of(view.viewport().grab(rect).toImage())


def test_a_reading_on_hover_is_painted_above_its_word_and_nothing_moves(show: Show) -> None:
    view = show(mode=ReaderMode(pinyin=Pinyin.HOVER))
    rect = view.visible.rects(Stretch(SideName.SOURCE, 1, 0, 2))[0].toAlignedRect()
    above = rect.adjusted(0, 0, 0, -rect.height() * 2 // 3)
    before = view.viewport().grab(above).toImage()
    QTest.mouseMove(view.viewport(), middle(view, SideName.SOURCE, 1, 0, 2))
    assert view.visible.rects(Stretch(SideName.SOURCE, 1, 0, 2))[0].toAlignedRect() == rect
    ink = QColor(view.flow.style.palette.secondary)
    darkest = min(
        view.viewport().grab(above).toImage().pixelColor(x, y).lightness()
        for x in range(above.width())
        for y in range(above.height())
    )
    assert darkest < (ink.lightness() + min(before.pixelColor(1, 1).lightness(), 255)) / 2


def test_dragging_past_the_edge_scrolls_and_goes_on_selecting(qtbot: QtBot, show: Show) -> None:
    view = show(article(repeat=30))
    start = middle(view, SideName.SOURCE, 1, 0, 1)
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    QTest.mouseMove(view.viewport(), start + QPoint(0, 20))
    QTest.mouseMove(view.viewport(), QPoint(start.x(), view.visible.height + 60))
    qtbot.waitUntil(lambda: view.flow.position > 200)
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(start.x(), view.visible.height + 60))
    position = view.flow.position
    assert len(view.selection()) > 4
    QTest.mouseMove(view.viewport(), start)
    assert view.flow.position == position


def test_the_context_menu_is_asked_for_with_its_place(qtbot: QtBot, show: Show) -> None:
    view: ReaderView = show()
    at = middle(view, SideName.TARGET, 1, 3, 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    with qtbot.waitSignal(view.context_menu_requested) as told:
        QGuiApplication.sendEvent(view.viewport(), event)
    assert (told.args or [None, None])[1].block == 1


def test_a_trackpad_scrolls_by_its_own_pixels(show: Show) -> None:
    from PySide6.QtGui import QWheelEvent

    view = show()
    at, none = QPointF(200, 300), Qt.KeyboardModifier.NoModifier
    pixels, angle = QPoint(0, -37), QPoint(0, -40)
    phase = Qt.ScrollPhase.ScrollUpdate
    event = QWheelEvent(at, at, pixels, angle, Qt.MouseButton.NoButton, none, phase, False)
    assert event.type() is QEvent.Type.Wheel
    QGuiApplication.sendEvent(view.viewport(), event)
    assert view.flow.position == 37


def test_a_reading_shown_on_demand_is_the_one_that_is_said(show: Show) -> None:
    view = show(
        mode=ReaderMode(
            pinyin=Pinyin.CLICK, prepare=lambda tokens, _: with_sandhi(tokens, third_tones=True)
        )
    )
    start = SOURCE[1].index("不")
    QTest.mouseClick(view.viewport(), LEFT, pos=middle(view, SideName.SOURCE, 2, start, start + 1))
    assert view.scene.readings == ((Stretch(SideName.SOURCE, 2, start, start + 1), "bú"),)


def arrangement(view: ReaderView) -> RowArrangement:
    """How the texts stand by now."""
    return view.flow.mode.arrangement


def test_texts_without_room_beside_each_other_go_below_until_there_is_room(show: Show) -> None:
    view = show()
    beside = view.width()
    assert arrangement(view) is RowArrangement.SIDE_BY_SIDE
    view.resize(230, view.height())
    assert arrangement(view) is RowArrangement.PARAGRAPHS
    assert view.flow.columns.divider is None
    # What is changed meanwhile does not forget what was asked for.
    view.set_mode(ReaderMode(pinyin=Pinyin.OFF))
    assert arrangement(view) is RowArrangement.PARAGRAPHS
    view.resize(beside, view.height())
    assert view.flow.mode == ReaderMode(pinyin=Pinyin.OFF)


def test_text_four_times_as_large_has_whole_words_in_a_usual_window(show: Show) -> None:
    view = show()
    view.resize(900, 600)
    view.set_style(replace(view.flow.style, hanzi_size=84.0))
    assert arrangement(view) is RowArrangement.PARAGRAPHS
    for side in SideName:
        for placed in view.flow.layout(1).of(side):
            lines = placed.piece.lines
            text = placed.piece.block.text
            assert not any(
                text[a.end - 1].isascii() and text[a.end - 1].isalpha() and text[a.end].isalpha()
                for a in lines[:-1]
            )
    view.set_style(replace(view.flow.style, hanzi_size=20.0))
    assert arrangement(view) is RowArrangement.SIDE_BY_SIDE

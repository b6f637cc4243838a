"""What is drawn before the first page: no other letters, heights and places than without it."""

import itertools
import random
from dataclasses import replace

import pytest
from PySide6.QtGui import QRawFont
from pytestqt.qtbot import QtBot

from duidu.core.article import SideName
from duidu.ui.reader.layout import scroll_units
from duidu.ui.reader.layout.columns import arrange_columns
from duidu.ui.reader.layout.font_metrics import BlockFonts
from duidu.ui.reader.layout.scroll_units import ScrollUnits
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle
from duidu.ui.reader.warm_type import warm_type


def test_readings_have_the_glyphs_and_advances_that_qt_gives_the_whole(
    qtbot: QtBot, style: ReaderStyle
) -> None:
    metrics = BlockFonts(style).body
    raw = QRawFont(metrics.ruby_raw)
    for text in ("xuéxí", "nǚ", "zhōngguórén", "Běijīng", "Āā", "m̀", "yī"):
        ruby = metrics.ruby(tuple((letter, 1) for letter in text))
        glyphs = raw.glyphIndexesForString(text)
        if 0 in glyphs:
            assert ruby.shaped is not None
            continue
        assert ruby.glyphs == tuple(glyphs)
        advances = [point.x() for point in raw.advancesForGlyphIndexes(glyphs)]
        assert ruby.width == sum(advances)
        assert ruby.quarters == tuple(round(4 * sum(advances[:n])) for n in range(len(glyphs)))


def test_a_letter_the_font_lacks_is_shaped_by_qt(qtbot: QtBot, style: ReaderStyle) -> None:
    ruby = BlockFonts(style).body.ruby((("a\U0001f600", 1),))
    assert ruby.glyphs == ()
    assert ruby.shaped is not None
    assert ruby.width == ruby.shaped.width > 0


def test_rows_are_divided_wherever_long_ones_stand(style: ReaderStyle) -> None:
    dice = random.Random(3)
    longest = scroll_units._LONGEST_PART
    for _ in range(60):
        lengths = {
            side: [dice.choice((0, 40, longest, longest + 1, 4 * longest)) for _ in range(9)]
            for side in SideName
        }
        units = ScrollUnits(lengths)
        parts = [max(1, -(-max(both) // longest)) for both in zip(*lengths.values(), strict=True)]
        assert [units.row(n) for n in range(len(units))] == [
            (row, part, count) for row, count in enumerate(parts) for part in range(count)
        ]
        mode, first = ReaderMode(), dice.randrange(9)
        columns = arrange_columns(900, style, mode, dict.fromkeys(SideName, 500.0), None)
        widths = {SideName.SOURCE: style.hanzi_size, SideName.TARGET: style.hanzi_size / 2}
        made = units.estimates(style, mode, columns, widths, 7, first)
        assert len(made) == sum(parts[first:])
        whole = [
            units.estimates(style, mode, columns, widths, 7, row)[0] * parts[row]
            for row in range(first, 9)
        ]
        ends = [sum(parts[first:row]) for row in range(first, 10)]
        assert [
            made[start] * count for start, count in zip(ends[:-1], parts[first:], strict=True)
        ] == whole
        assert all(len(set(made[a:b])) == 1 for a, b in itertools.pairwise(ends))


@pytest.mark.parametrize("size", [8.0, 22.0, 60.0])
def test_type_is_drawn_in_any_size(qtbot: QtBot, style: ReaderStyle, size: float) -> None:
    warm_type(replace(style, hanzi_size=size))

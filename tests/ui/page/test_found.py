"""The lines of hits in Find: one kind of ellipsis wherever the text around a hit is cut."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout
from pytestqt.qtbot import QtBot

from duidu.ui.reader.layout.found import in_lines

WIDTH = 220.0


def lines(text: str, font: QFont) -> int:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(WIDTH)
        count += 1
    layout.endLayout()
    return count


@pytest.mark.parametrize("text", ["茶馆早上六点开门，老板先烧水。" * 9, "𠮷 tea and water. " * 30])
def test_a_text_too_long_for_its_lines_ends_with_an_ellipsis(qtbot: QtBot, text: str) -> None:
    font = QFont()
    shown = in_lines(text, font, WIDTH, 2)
    assert lines(text, font) > 2
    assert shown.endswith("…")
    assert text.startswith(shown[:-1])
    assert lines(shown, font) == 2


def test_a_text_that_fits_is_shown_whole(qtbot: QtBot) -> None:
    text = "茶馆"
    assert QFontMetricsF(QFont()).horizontalAdvance(text) < WIDTH
    assert in_lines(text, QFont(), WIDTH, 2) == text

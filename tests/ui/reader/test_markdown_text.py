"""Notes show their Markdown; anything else in them stays plain text."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from duidu.ui.reader.markdown_text import Look, marked, paint_marked


@pytest.mark.parametrize(
    ("source", "text", "stretches"),
    [
        ("plain 一 *", "plain 一 *", ()),
        ("a **strong** word", "a strong word", ((2, 8, Look.STRONG),)),
        ("很*好*。", "很*好*。", ()),
        (
            "see *this* and `that`",
            "see this and that",
            ((4, 8, Look.EMPHASIS), (13, 17, Look.CODE)),
        ),
        (
            "# Title\n- one\n- **two**",
            "Title\n• one\n• two",
            ((0, 5, Look.STRONG), (14, 17, Look.STRONG)),
        ),
        ("<b>not bold</b> 2 * 3 * 4", "<b>not bold</b> 2 * 3 * 4", ()),
    ],
)
def test_markdown_marks_become_formatted_stretches(
    source: str, text: str, stretches: tuple[tuple[int, int, Look], ...]
) -> None:
    found = marked(source)
    assert (found.text, found.stretches) == (text, stretches)


def test_strong_text_is_darker_on_the_page(qtbot: QtBot) -> None:
    def ink(source: str) -> int:
        image = QImage(200, 40, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_marked(painter, QRect(0, 0, 200, 40), source)
        painter.end()
        return sum(255 - image.pixelColor(x, y).value() for x in range(200) for y in range(40))

    assert ink("**marked words**") > ink("marked words") > 0

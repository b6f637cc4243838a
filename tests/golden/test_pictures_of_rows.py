"""Agreed pictures of rows: ruby, zhuyin, punctuation, verse, a table, a picture across both texts.

In light and dark, at 100 and 200 %. DUIDU_AGREE=1 paints them anew; a person looks at them before
committing. They are painted in the program's own fonts by Qt's own FreeType, so that they do not
hang on what a machine has installed; words and readings are written here, so that they do not
hang on a dictionary.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.core.article import Block, BlockKind, SideName
from duidu.core.picture import Picture
from duidu.core.token import Token
from duidu.language.zh.display import Style
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle
from duidu.ui.reader.view import ReaderView
from duidu.ui.style.fonts import SANS, SERIF, Fonts, load_fonts
from duidu.ui.style.theme import load
from fixtures.fake_open_text import FakeOpenText, block, row

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="letters are made by the system: agreed pictures are Linux's"
)
FOLDER = Path(__file__).parent / "pictures"
WORD = re.compile(r"([\u4e00-\u9fff]+)\(([a-z0-9 ]+)\)|(.)", re.DOTALL)
# Two processors may round a blended pixel differently; a letter that moved changes hundreds.
WIDTH = 626  # px of a picture
SLIGHT = 24  # of 255
MOST = 1 / 2000  # of the pixels

# Words with their readings in brackets.
RUBY = (
    "老周(lao3 zhou1)说(shuo1)：“床(chuang2)上(shang4)装(zhuang1)着(zhe5)"
    "双双(shuang1 shuang1)鞋(xie2)，窗(chuang1)外(wai4)下(xia4)着(zhe5)双层(shuang1 ceng2)的(de5)"
    "雪(xue3)。”西安(xi1 an1)人(ren2)走(zou3)了(le5)。"
)
MARKS = (
    "“……好(hao3)吗(ma5)？”她(ta1)问(wen4)，“《周末(zhou1 mo4)》（没有(mei2 you3)）。”"
    "——2024年(nian2)，下午(xia4 wu3)3:45，12℃，iPhone里(li3)有(you3)37条(tiao2)，"
    "WhatsApp没(mei2)有(you3)；"
    '半角(ban4 jiao3),和(he2)"引号(yin3 hao4)"(也(ye3))!'
)
VERSE = (
    "白日(bai2 ri4)依(yi1)山(shan1)尽(jin4)，",
    "黄河(huang2 he2)入(ru4)海(hai3)流(liu2)。",
)
CELLS = ("城市(cheng2 shi4)", "人口(ren2 kou3)"), ("重庆(chong2 qing4)", "3200万(wan4)")


class WrittenWords(FakeOpenText):
    """Rows of Chinese whose words are those that the test wrote."""

    words: dict[str, tuple[Token, ...]]

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        return self.words.get(block.text, ())


def cut(written: str) -> tuple[str, tuple[Token, ...]]:
    """The text, and its words with their readings."""
    found: list[Token] = []
    at = 0
    for match in WORD.finditer(written):
        word, reading, other = match.groups()
        text = word or other
        found.append(Token(at, at + len(text), text, reading=tuple((reading or "").split())))
        at += len(text)
    return "".join(token.text for token in found), tuple(found)


def text_of(rows: list[tuple[str, str, BlockKind, int]]) -> WrittenWords:
    """A text of rows, each of a kind and level."""
    words: dict[str, tuple[Token, ...]] = {}
    made = []
    for number, (source, target, kind, level) in enumerate(rows):
        text, tokens = cut(source)
        words[text] = tokens
        one, other = block(number, text, kind, level), block(number, target, kind, level)
        made.append(row((one,), (other,), number))
    found = WrittenWords(made)
    found.words = words
    return found


def texts() -> dict[str, WrittenWords]:
    """The text of each picture."""
    plain, verse, cell = BlockKind.PARAGRAPH, BlockKind.VERSE, BlockKind.TABLE_CELL
    ruby = (
        "Shoes lay in pairs on the bed, said Old Zhou, and it snowed outside. Xi'an's men left.",
    )
    marks = ("“… All right?” she asked. “Weekend (no).” In 2024, 3:45, 12 °C, 37 on the iPhone.",)
    lines = "The white sun sets behind the hills,", "the Yellow River runs into the sea."
    names = ("City", "Population"), ("Chongqing", "32 million")
    across = text_of([("河(he2)上(shang4)。", "On the river.", plain, 0)])
    shown = Picture(SideName.SOURCE, 0, "river", "png", 320, 120, "The river", across=True)
    across.rows = [replace(across.rows[0], pictures=(shown,))]
    return {
        "ruby": text_of([(RUBY, *ruby, plain, 0)]),
        "zhuyin": text_of([(RUBY, *ruby, plain, 0)]),
        "punctuation": text_of([(MARKS, *marks, plain, 0)]),
        "verse": text_of([(a, b, verse, 0) for a, b in zip(VERSE, lines, strict=True)]),
        "table": text_of(
            [
                (source, target, cell, number)
                for one, other in zip(CELLS, names, strict=True)
                for number, (source, target) in enumerate(zip(one, other, strict=True), 1)
            ]
        ),
        "picture": across,
    }


def river(_: Picture, size: QSize) -> QImage:
    """A picture for the row that has one."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#88aacc"))
    painter = QPainter(image)
    painter.fillRect(0, size.height() // 2, size.width(), size.height(), QColor("#446655"))
    painter.end()
    return image


def shot(view: ReaderView, scale: int) -> QImage:
    """The view as a screen of so many pixels a logical px shows it."""
    size = view.viewport().size()
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    view.viewport().render(image, QPoint())
    return image


@pytest.fixture
def own_fonts(qapp: object) -> Fonts:
    """Only typefaces that come with the program."""
    load_fonts()
    return Fonts(hanzi=SERIF, hanzi_sans=SANS, latin=SERIF, ruby=SANS)


@pytest.fixture(autouse=True)
def bare_style(qapp: QApplication) -> Iterator[None]:
    """The scroll bar of the platform: a theme that another test made leaves its narrower one."""
    before = qapp.styleSheet()
    qapp.setStyleSheet("")
    yield
    qapp.setStyleSheet(before)


@pytest.mark.parametrize("name", ["ruby", "zhuyin", "punctuation", "verse", "table", "picture"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_rows_look_as_agreed(qtbot: QtBot, own_fonts: Fonts, name: str, theme: str) -> None:
    style = ReaderStyle(own_fonts, load(theme), reduced_motion=True)
    spelling = Style.ZHUYIN if name == "zhuyin" else Style.MARKS
    view = ReaderView(style, ReaderMode(spelling=spelling))
    qtbot.addWidget(view)
    view.scene.image = river
    view.resize(640, 240)
    view.show()
    # A scroll bar is as wide as the application's sheet says, which another test may have set.
    view.resize(view.width() + WIDTH - view.viewport().width(), 240)
    view.set_open_text(texts()[name])
    for scale in (1, 2):
        image = shot(view, scale)
        path = FOLDER / f"{name}-{theme}-{scale}00.png"
        if os.environ.get("DUIDU_AGREE"):
            few_colors(image).save(str(path), quality=0)
        assert differing(image, QImage(str(path))) <= MOST, path.name


def few_colors(image: QImage) -> QImage:
    """The same in 256 colours: enough for ink on paper, in a third of the room."""
    into = io.BytesIO()
    whole = PIL.Image.fromarray(levels(image).astype(np.uint8))
    whole.quantize(256, dither=PIL.Image.Dither.NONE).save(into, "png")
    return QImage.fromData(into.getvalue())


def differing(one: QImage, other: QImage) -> float:
    """The share of pixels that differ more than slightly; 1 for pictures of other sizes."""
    if one.size() != other.size():
        return 1.0
    first, second = map(levels, (one, other))
    return float((np.abs(first - second).max(axis=2) > SLIGHT).mean())


def levels(image: QImage) -> np.ndarray:
    """Red, green and blue of every pixel."""
    same = image.convertToFormat(QImage.Format.Format_RGBX8888)
    shape = (same.height(), same.width(), 4)
    return np.frombuffer(same.constBits(), np.uint8).reshape(shape)[..., :3].astype(int)


def test_a_letter_that_moved_by_a_pixel_is_seen(qtbot: QtBot, own_fonts: Fonts) -> None:
    view = ReaderView(ReaderStyle(own_fonts, load("light"), reduced_motion=True))
    qtbot.addWidget(view)
    view.resize(640, 260)
    view.show()
    view.set_open_text(text_of([("好(hao3)", "Good.", BlockKind.PARAGRAPH, 0)]))
    image = shot(view, 1)
    moved = image.copy(1, 0, image.width(), image.height())
    moved.setDevicePixelRatio(1)
    assert differing(image, image) == 0
    assert differing(image, moved) > MOST

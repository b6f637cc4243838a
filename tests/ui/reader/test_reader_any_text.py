"""Any text is laid out whole: every code point on one line, edges in order, places found again."""

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duidu.core.article import Block, BlockKind, SideName
from duidu.ui.reader.layout.block_setting import Indent
from duidu.ui.reader.layout.font_metrics import BlockFonts
from duidu.ui.reader.layout.piece import Piece, han_piece, latin_piece
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, ReaderStyle
from fixtures.cutting import tokens_of

LETTERS = st.sampled_from(
    "老人西安来上。，“”（）《》·—…！ab Zé,.!?()-\n\t \u3000𠮷😀👩"
    "\u200d\u0301\u05d0\u0627\u00ad\u2028\x00\ufffc"
)
TEXTS = st.text(alphabet=LETTERS, max_size=60)
KEEP = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check(piece: Piece, text: str) -> None:
    """Lines are in order and without a gap, each has an edge for every code point."""
    assert "".join(text[line.start : line.end] for line in piece.lines) == text
    for number, line in enumerate(piece.lines):
        bounds = list(line.bounds)
        assert len(bounds) == line.end - line.start + 1
        y = (number + 0.5) * piece.line_height
        assert piece.offset_near(-1000, y) >= line.start
        assert piece.caret(line.start).top() <= number * piece.line_height
    assert piece.offset_near(1e6, 1e6) == len(text)


@KEEP
@given(
    text=TEXTS,
    width=st.integers(60, 700),
    pinyin=st.sampled_from(list(Pinyin)),
    by_word=st.booleans(),
)
def test_chinese_lines_hold_any_text(
    style: ReaderStyle, text: str, width: int, pinyin: Pinyin, by_word: bool
) -> None:
    block = Block(1, text)
    mode = ReaderMode(pinyin=pinyin, by_word=by_word, tones="pleco" if by_word else "")
    piece = han_piece(
        SideName.SOURCE,
        block,
        (0, len(text)),
        tokens_of(text),
        BlockFonts(style).body,
        mode,
        width,
        Indent(),
    )
    check(piece, text)
    for number, line in enumerate(piece.lines):
        bounds = list(line.bounds)
        assert bounds == sorted(bounds)
        for i, (left, right) in enumerate(itertools.pairwise(bounds)):
            if right - left > 0.5:
                assert (
                    piece.offset_under((left + right) / 2, (number + 0.5) * piece.line_height)
                    == line.start + i
                )


@KEEP
@given(text=TEXTS, width=st.integers(60, 700))
def test_latin_lines_hold_any_text(style: ReaderStyle, text: str, width: int) -> None:
    block = Block(1, text, BlockKind.PARAGRAPH)
    check(
        latin_piece(
            SideName.TARGET, block, (0, len(text)), BlockFonts(style).body, width, Indent()
        ),
        text,
    )

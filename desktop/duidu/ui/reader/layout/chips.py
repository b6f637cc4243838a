"""Codes of a text as chips: which there are, what each shows, and how its letters are set.

A chip is one place for caret and pointer, however many letters its code has.
"""

import re
from html import unescape

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from duidu.core.article import Block, BlockKind
from duidu.core.codes import CLOSES, OPENS, InlineCode, code_around, codes_between, step_over
from duidu.ui.reader.layout.utf16 import Units

CHIP_SIZE = 0.82
"""Size of its letters, as a share of those around it."""
CHIP_HEIGHT, CHIP_DEPTH = 0.84, 0.26
"""How far it reaches above and below the baseline, in sizes of the letters around it."""
# Letters of a chip; of what is longer both ends are shown, and the note of it in full.
_MOST, _TAIL = 32, 10
_LONGEST = 500  # letters in a note
_ENDS_LINE = re.compile("[/…-]")  # after which Qt lets a line end
_BLANK, _JOINER, _BREAK = "\u00a0", "\u2060", "\u200b"


def chips_between(block: Block, start: int, end: int) -> list[InlineCode]:
    """The codes of a block that are chips; a block of program code has none."""
    return [] if block.kind is BlockKind.CODE else list(codes_between(block.text, start, end))


def chip_around(block: Block, offset: int) -> InlineCode | None:
    """The chip that an offset is inside of."""
    return None if block.kind is BlockKind.CODE else code_around(block.text, offset)


def beside_chip(block: Block, offset: int, *, after: bool) -> int:
    """An offset, or the end (with `after`) or beginning of the chip that it is inside of."""
    chip = chip_around(block, offset)
    return offset if chip is None else chip.end if after else chip.start


def next_place(block: Block, offset: int, step: int) -> int:
    """The offset one letter or chip on (1) or back (-1)."""
    return offset + step if block.kind is BlockKind.CODE else step_over(block.text, offset, step)


def label(code: str, most: int = _MOST) -> str:
    """What a chip shows of its code."""
    if code[:1] == OPENS and code[-1:] == CLOSES:
        code = code[1:-1]
    elif code.startswith("&lt;") and len(code) > len("&lt;"):
        code = unescape(code)
    if len(code) <= most:
        return code
    tail = min(_TAIL, most // 3)
    return f"{code[: max(1, most - tail - 1)]}…{code[len(code) - tail :] if tail else ''}"


def whole_label(block: Block, letter: int) -> str:
    """What the chip with this code point would show had it room; "" where it shows all of it."""
    reach = 2 * _LONGEST
    for start, end, _ in chips_between(block, max(0, letter - reach), letter + reach):
        if start <= letter < end:
            whole = label(block.text[start:end], _LONGEST)
            return whole if whole != label(block.text[start:end]) else ""
    return ""


def labelled(text: str, by: int, chips: list[InlineCode], most: int) -> list[tuple[int, int, str]]:
    """The chips of a text with what each shows (utf16.Replaced): no line ends inside one.

    `text` is the part of a block from code point `by` on, `most` how many letters a line has room
    for.
    """
    stretches = []
    for number, (start, end, _) in enumerate(chips):
        shown = _unbroken(label(text[start - by : end - by], min(most, _MOST)))
        # Between two chips, where nothing else would let it.
        ends = number + 1 < len(chips) and chips[number + 1].start == end
        stretches.append((start - by, end - by, shown + _BREAK if ends else shown))
    return stretches


def _unbroken(shown: str) -> str:
    """A label with room at its ends, without places at which a line may end."""
    joined = _ENDS_LINE.sub(rf"\g<0>{_JOINER}", shown.replace(" ", _BLANK))
    return f"{_BLANK}{joined}{_BLANK}"


def chip_font(font: QFont) -> QFont:
    """The font of a chip among letters of another."""
    made = QFont(font)
    made.setPixelSize(max(1, round(font.pixelSize() * CHIP_SIZE)))
    return made


def chip_formats(
    units: Units, by: int, chips: list[InlineCode], font: QFont
) -> list[QTextLayout.FormatRange]:
    """Formats for a layout of a text with its labels."""
    form = QTextCharFormat()
    form.setFont(chip_font(font))
    formats = []
    for start, end, _ in chips:
        one = QTextLayout.FormatRange()
        one.start = units.to_qt(start - by)
        one.length = units.to_qt(end - by) - one.start
        one.format = form
        formats.append(one)
    return formats

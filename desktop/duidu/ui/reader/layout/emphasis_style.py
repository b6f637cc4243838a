"""How emphasis is set: italics and bold for letters, dots under hanzi (着重号) or a bold cut.

Hanzi have no italics, and slanting them only distorts them. Chinese sets a dot under each hanzi,
none under punctuation (CLREQ, emphasis dots).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from duidu.core.article import Block
from duidu.core.emphasis import EmphasisKind, runs
from duidu.language.script import is_hanzi, main_script
from duidu.ui.reader.layout.font_metrics import EmphasisKinds, FontMetrics
from duidu.ui.reader.layout.utf16 import Units

_NEVER_SLANTED = frozenset({"Hani", "Kana", "Hang"})


@dataclass(frozen=True, slots=True)
class EmphasisStyle:
    """The emphasis of a Chinese block.

    `parts` are (start, end, kinds) for its letters; `heavy` the bold glyphs of strong hanzi and
    marks by code point; `dotted` the code points of hanzi with a dot below.
    """

    parts: Sequence[tuple[int, int, EmphasisKinds]]
    heavy: dict[int, int]
    dotted: frozenset[int]


def emphasis_style(
    block: Block, text: str, span: tuple[int, int], metrics: FontMetrics
) -> EmphasisStyle | None:
    """The emphasis in code points `span` of a block shown as `text`; None for most blocks."""
    if not block.emphasis:
        return None
    heavy: dict[int, int] = {}
    dotted: set[int] = set()
    for left, right, kind in block.emphasis:
        start, end = max(left, span[0]), min(right, span[1])
        if kind is EmphasisKind.EMPHASIS:
            dotted.update(at for at in range(start, end) if is_hanzi(text[at]))
        else:
            # What the bold font does not draw with one glyph stays in the plain one.
            glyphs = (
                (at, metrics.heavy_raw.glyphIndexesForString(text[at])) for at in range(start, end)
            )
            heavy.update((at, found[0]) for at, found in glyphs if len(found) == 1 and found[0])
    return EmphasisStyle(runs(block.emphasis, *span), heavy, frozenset(dotted))


def letter_formats(
    block: Block, start: int, units: Units, text: str
) -> list[QTextLayout.FormatRange]:
    """Formats for a layout of `text`, the part of a block from code point `start` on.

    For blocks that are not Chinese. `units` converts offsets of `text`.
    """
    formats = []
    for left, right, kinds in runs(block.emphasis, start, start + len(text)):
        if kinds:
            one = QTextLayout.FormatRange()
            one.start = units.to_qt(left - start)
            one.length = units.to_qt(right - start) - one.start
            one.format = _format(kinds, text[left - start : right - start])
            formats.append(one)
    return formats


def _format(kinds: EmphasisKinds, text: str) -> QTextCharFormat:
    """Italics or bold; scripts without italics are bold instead."""
    form = QTextCharFormat()
    slanted = EmphasisKind.EMPHASIS in kinds and main_script(text) not in _NEVER_SLANTED
    form.setFontItalic(slanted)
    if EmphasisKind.STRONG in kinds or not slanted:
        form.setFontWeight(QFont.Weight.Bold)
    return form

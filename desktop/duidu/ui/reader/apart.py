"""How what the source sets apart looks: italics and bold for letters, dots under hanzi (着重号) and a heavier cut of them. No lines here.

Hanzi have no italics: slanted ones are broken ones. CLREQ 3.3.2: a dot under each hanzi, none under marks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from duidu.core.article import Block
from duidu.core.emphasis import EmphasisKind, runs
from duidu.ui.reader.face import Face, Kinds
from duidu.ui.reader.utf16 import Utf16

_HANZI = re.compile("[\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Apart:
    """What of a Chinese block is set apart.

    `parts` are stretches of it with their kinds, for letters; `heavy` the glyphs of strong hanzi and marks by code point; `dotted` the code
    points of hanzi with a dot below.
    """

    parts: Sequence[tuple[int, int, Kinds]]
    heavy: dict[int, int]
    dotted: frozenset[int]


def apart_of(block: Block, text: str, span: tuple[int, int], face: Face) -> Apart | None:
    """For code points `span` of a block whose text is shown as `text`; None for most blocks."""
    if not block.emphasis:
        return None
    heavy: dict[int, int] = {}
    dotted: set[int] = set()
    for left, right, kind in block.emphasis:
        start, end = max(left, span[0]), min(right, span[1])
        if kind is EmphasisKind.EMPHASIS:
            dotted.update(at for at in range(start, end) if _HANZI.match(text[at]))
        else:
            glyphs = ((at, face.heavy_raw.glyphIndexesForString(text[at])) for at in range(start, end))
            heavy.update((at, found[0]) for at, found in glyphs if len(found) == 1 and found[0])
    return Apart(runs(block.emphasis, *span), heavy, frozenset(dotted))


def letter_formats(block: Block, start: int, units: Utf16, text: str) -> list[QTextLayout.FormatRange]:
    """Formats for a layout of `text`, which begins at code point `start` of a block that is not Chinese."""
    formats = []
    for left, right, kinds in runs(block.emphasis, start, start + len(text)):
        if kinds:
            one = QTextLayout.FormatRange()
            one.start = units.to_qt(left - start)
            one.length = units.to_qt(right - start) - one.start
            one.format = _format(kinds, text[left - start : right - start])
            formats.append(one)
    return formats


def _format(kinds: Kinds, text: str) -> QTextCharFormat:
    """Kana and hanzi of other languages are never slanted; they are bold instead."""
    form = QTextCharFormat()
    slanted = EmphasisKind.EMPHASIS in kinds and not _HANZI.search(text)
    form.setFontItalic(slanted)
    if EmphasisKind.STRONG in kinds or not slanted:
        form.setFontWeight(QFont.Weight.Bold)
    return form

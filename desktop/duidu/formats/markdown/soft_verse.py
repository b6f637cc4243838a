"""Tells verse from prose in paragraphs of Markdown whose lines are broken by nothing but their end.

To Markdown such breaks are spaces; but who writes a poem there presses Return. Prose was broken at
a width: every line is as full as its next word lets it be.
"""

import re
from collections.abc import Sequence
from statistics import median

from duidu.formats.base.broken_lines import ENDS, columns, is_verse
from duidu.language.script import main_script

# In columns, two a hanzi: nobody breaks prose at so few, and a paragraph of prose has more.
_NARROW, _PROSE = 36, 60
_COUPLET, _STANZA = 2, 4  # lines
_CLASSICAL = 16  # a line of seven hanzi with its mark
_ALIKE = 0.8  # of two lines, the shorter one to the other
_EARLY = 0.5  # the share of lines that would have had room for the next word
_FULL = 0.9  # of the room is as much as a hand fills that breaks prose by eye
_HANZI = 8
_ENDED = 0.75  # the share of lines, but for the last, that end with a mark
_MARK = re.compile(r"[,.:;!?…—–，。：；！？、][\"'”’」』)）]*$")
_BEFORE_CAPITAL = "\"'“‘(（—– "


def room_of(paragraphs: Sequence[Sequence[str]]) -> dict[str, float]:
    """How many columns a line of prose has in a text, by script; paragraphs are lists of lines.

    A script without prose has no entry.
    """
    found: dict[str, list[int]] = {}
    for lines in paragraphs:
        widest = max(map(columns, lines), default=0)
        if widest > _PROSE:
            found.setdefault(main_script("".join(lines)), []).append(widest)
    return {script: median(widths) for script, widths in found.items()}


def is_soft_verse(lines: Sequence[str], room: float = 0.0) -> bool:
    """Whether the lines of a paragraph are those of a poem; prose has `room` columns a line."""
    widths = [columns(line) for line in lines]
    scripts = set(map(main_script, lines))
    if "" in scripts or not is_verse(lines, widths):
        return False
    ended = sum(_MARK.search(line) is not None for line in lines[:-1]) / (len(lines) - 1)
    narrow = max(widths) <= _NARROW
    if scripts == {"Hani"} and narrow and len(set(widths)) == 1:
        return ended == 1 or widths[0] <= _CLASSICAL
    # One sentence a line is how some write prose, so that versions of it can be compared.
    if all(map(ENDS.search, lines)):
        return scripts == {"Hani"} and narrow and len(lines) >= _STANZA
    begins_anew = all(line.lstrip(_BEFORE_CAPITAL)[:1].isupper() for line in lines[1:])
    if len(lines) == _COUPLET:
        alike = narrow and min(widths) >= _ALIKE * max(widths)
        return ended == 1 and (begins_anew or alike)
    early = _share_of_early(lines, widths, max(room, *widths))
    return begins_anew or ended >= _ENDED or early >= _EARLY


def _share_of_early(lines: Sequence[str], widths: Sequence[int], room: float) -> float:
    """The share of breaks before which the first word of the next line would have had room."""
    early = sum(
        width + _first_word(following) <= _FULL * room
        for width, following in zip(widths, lines[1:], strict=False)
    )
    return early / (len(lines) - 1)


def _first_word(line: str) -> int:
    """The columns that the first word of a line takes behind another word.

    Of hanzi three more: marks hang over the end of a line, and those that may not begin one go on
    with the hanzi before them.
    """
    return _HANZI if line[0] > "\u2e7f" else 1 + columns(line.split(maxsplit=1)[0])

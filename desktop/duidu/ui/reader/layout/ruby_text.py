"""Readings as the letters that stand above a word.

Which reading is meant is decided in duidu.language; how it is placed, in chinese_boxes.
"""

from functools import cache

from duidu.core.token import Token
from duidu.language.zh.display import Style, written_syllable


def stands_beside(style: Style) -> bool:
    """Whether readings stand at the right of their hanzi, and not above: those in zhuyin do."""
    return style is Style.ZHUYIN


def tone(syllable: str) -> int:
    """Tone of a base syllable such as hang2: 1 to 4, 5 for neutral, 0 for none."""
    return int(syllable[-1]) if syllable[-1:] in tuple("12345") else 0


@cache
def marked(syllable: str) -> str:
    """A base syllable (lv4) with its tone mark (lǜ)."""
    return written_syllable(syllable, Style.MARKS)


@cache
def _spelled(syllable: str, style: Style) -> str:
    return written_syllable(syllable, style)


def spelled(token: Token, style: Style) -> tuple[str, ...]:
    """The reading of a token in a spelling, one string per code point."""
    return tuple([_spelled(syllable, style) for syllable in token.reading])


def ruby_parts(
    token: Token, syllables: tuple[str, ...], style: Style
) -> tuple[tuple[str, int], ...]:
    """(letters, tone) for every syllable of a word, as the word is written in one.

    tan2pan4 is tánpàn, xi1an1 is xī'ān; zhuyin syllables are separated by spaces.
    """
    found: list[tuple[str, int]] = []
    for syllable, base in zip(syllables, token.reading, strict=True):
        if syllable:
            between = ""
            if found and style is Style.ZHUYIN:
                between = " "
            elif found and style is Style.MARKS and syllable[0] in "aāáǎàeēéěèoōóǒò":
                between = "'"
            found.append((between + syllable, tone(base)))
    return tuple(found)


def joined_reading(token: Token, style: Style) -> str:
    """The reading of a word in one string; "" for a word without one."""
    return (
        "".join(letters for letters, _ in ruby_parts(token, spelled(token, style), style))
        if token.reading
        else ""
    )

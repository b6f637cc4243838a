"""Writes readings with tone marks, tone numbers or zhuyin, by word or by character.

Tone sandhi is in sandhi.py.
"""

from collections.abc import Sequence
from enum import StrEnum

from duidu.core.token import Token
from duidu.language.zh.zhuyin import to_zhuyin

_MARKED: dict[str, Sequence[str]] = {
    "a": "āáǎà",
    "e": "ēéěè",
    "i": "īíǐì",
    "o": "ōóǒò",
    "u": "ūúǔù",
    "v": "ǖǘǚǜ",
    "n": ("n̄", "ń", "ň", "ǹ"),
    "m": ("m̄", "ḿ", "m̌", "m̀"),
}
_NONE = "-"


class Style(StrEnum):
    """Ways to write a syllable: hǎo, hao3, ㄏㄠˇ."""

    MARKS = "marks"
    NUMBERS = "numbers"
    ZHUYIN = "zhuyin"


def written_syllable(syllable: str, style: Style) -> str:
    """One base syllable (hao3, lv4, r5) in a style; other text is returned unchanged."""
    if style is Style.NUMBERS or not syllable:
        return syllable
    return to_zhuyin(syllable) if style is Style.ZHUYIN else with_mark(syllable)


def with_mark(syllable: str) -> str:
    """hao3 as hǎo: the mark goes on a or e, on the o of ou, else on the last vowel."""
    letters, tone = syllable[:-1], syllable[-1:]
    if not tone.isdecimal():
        return syllable.replace("v", "ü")
    if "1" <= tone <= "4":
        at = _marked_letter(letters)
        if at is not None:
            letters = letters[:at] + _MARKED[letters[at]][int(tone) - 1] + letters[at + 1 :]
    return letters.replace("v", "ü")


def _marked_letter(letters: str) -> int | None:
    for group in ("a", "e", "ou"):
        if group in letters:
            return letters.index(group)
    vowels = [at for at, letter in enumerate(letters) if letter in "iouv"]
    if vowels:
        return vowels[-1]
    return next((at for at, letter in enumerate(letters) if letter in "nm"), None)


def token_syllables(token: Token, style: Style) -> list[str]:
    """The syllables of a word as they are written; 儿 joins the one before it (nǎr)."""
    syllables: list[str] = []
    for syllable in token.reading:
        if syllable == "r5" and syllables and syllables[-1]:
            syllables[-1] = _with_r(syllables[-1], style)
        elif syllable:
            syllables.append(written_syllable(syllable, style))
    return syllables


def written_word(reading: Sequence[str], style: Style) -> str:
    """The reading of one word in a style, its syllables joined: nán'àn, nan2an4, ㄋㄢˊ ㄢˋ."""
    shown = token_syllables(Token(0, len(reading), "", reading=tuple(reading)), style)
    return _joined(shown, style) if shown else ""


def _with_r(syllable: str, style: Style) -> str:
    if style is Style.ZHUYIN:
        return syllable + "ㄦ"
    if style is Style.NUMBERS:
        return f"{syllable[:-1]}r{syllable[-1]}"
    return syllable + "r"


def per_character(tokens: Sequence[Token], style: Style) -> str:
    """One field for each code point, divided by single spaces; - is no reading."""
    return " ".join(
        written_syllable(syllable, style) or _NONE
        for token in tokens
        for syllable in (token.reading or ("",) * len(token.text))
    )


def per_word(tokens: Sequence[Token], style: Style) -> str:
    """Words divided by single spaces, each with its syllables joined.

    What has no reading is kept as it is.
    """
    fields = []
    for token in tokens:
        if not any(token.reading):
            fields.append(token.text.strip())
        elif all(token.reading):
            fields.append(_joined(token_syllables(token, style), style))
        else:
            fields.append(
                "".join(
                    written_syllable(s, style) or c
                    for s, c in zip(token.reading, token.text, strict=True)
                )
            )
    return " ".join(field for field in fields if field)


def _joined(syllables: list[str], style: Style) -> str:
    """Syllables of one word, with the apostrophe of pinyin before a, o and e (Xī'ān)."""
    if style is Style.ZHUYIN:
        return " ".join(syllables)
    joined = syllables[0]
    for syllable in syllables[1:]:
        joined += ("'" if syllable[0] in "aoeāáǎàōóǒòēéěè" else "") + syllable
    return joined

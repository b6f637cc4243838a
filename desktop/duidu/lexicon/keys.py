"""Keys by which pinyin is found: syllables without tones (yinhang), initials (yh), tones."""

import re
import unicodedata
from dataclasses import dataclass

_TONE_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_DIAERESIS = "\u0308"


@dataclass(frozen=True, slots=True)
class PinyinQuery:
    """What was typed.

    `plain` are its letters; `pattern` matches the `toned` key of entries, None where no tone was
    typed.
    """

    plain: str
    pattern: re.Pattern[str] | None


def plain_key(pinyin: str) -> str:
    """`Yin2 hang2` as yinhang, `lu:4` as lv; other characters are left out."""
    return "".join(
        c
        for c in pinyin.lower().replace("u:", "v").replace("ü", "v")
        if c.isalpha() and c.isascii()
    )


def initials_key(pinyin: str) -> str:
    """The first letter of each syllable: `yin2 hang2` as yh."""
    return "".join(
        syllable[0]
        for syllable in pinyin.lower().split()
        if syllable[0].isalpha() and syllable[0].isascii()
    )


def toned_key(pinyin: str) -> str:
    """`Yin2 hang2` as yin2hang2."""
    return "".join(c for c in pinyin.lower().replace("u:", "v") if c.isascii() and c.isalnum())


def pinyin_query(text: str) -> PinyinQuery:
    """Parse yinhang, yin2hang2, yín háng, yin'hang, lü4, lu:4 or yh.

    A tone left out stands for any tone.
    """
    letters: list[str] = []
    parts: list[str] = []
    toned = False
    for c in unicodedata.normalize("NFD", text.lower().replace("u:", "v")):
        if "a" <= c <= "z":
            letters.append(c)
            parts.append(f"{c}[1-5]?")
        elif c == _DIAERESIS and letters and letters[-1] == "u":
            letters[-1] = "v"
            parts[-1] = "v[1-5]?"
        elif c in _TONE_MARKS and letters:
            toned = True
            # The mark stands on a vowel, the key has its digit behind the syllable.
            parts[-1] = f"{letters[-1]}(?=[a-z]*{_TONE_MARKS[c]})[1-5]?"
        elif c in "12345" and letters:
            toned = True
            parts[-1] = letters[-1] + c
    return PinyinQuery("".join(letters), re.compile("".join(parts)) if toned else None)

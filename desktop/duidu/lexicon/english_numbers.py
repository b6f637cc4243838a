"""Numbers in English as Chinese writes them, as entries: 1990s as 九十年代, 21st as 第二十一.

No dictionary has them all.
"""

import re

from duidu.language.zh.aloud import aloud, counting
from duidu.lexicon.entry import Entry, make_entry

_DECADE = re.compile(r"['’]?(?P<century>\d\d)?(?P<decade>\d)0['’]?s")
_ORDINAL = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(?:st|nd|rd|th)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?%?")
_ONES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_READINGS = dict(
    zip(
        "零一二两三四五六七八九十百千万亿点分之第年代世纪",
        (
            *("ling2", "yi1", "er4", "liang3", "san1", "si4", "wu3", "liu4", "qi1", "ba1"),
            *(
                "jiu3",
                "shi2",
                "bai3",
                "qian1",
                "wan4",
                "yi4",
                "dian3",
                "fen1",
                "zhi1",
                "di4",
                "nian2",
                "dai4",
            ),
            *("shi4", "ji4"),
        ),
        strict=True,
    )
)


def number_entries(word: str) -> tuple[Entry, ...]:
    """What a number means in Chinese, () for what is no number.

    They are no entries of the dictionary: their ids are below 0.
    """
    found = [
        make_entry(-number, text, text, _reading(text), gloss)
        for number, (text, gloss) in enumerate(_told(word), 1)
    ]
    return tuple(found)


def _told(word: str) -> list[tuple[str, str]]:
    """The Chinese of a number with a gloss."""
    decade = _DECADE.fullmatch(word)
    if decade is not None:
        return _decade(decade["century"], int(decade["decade"]), word)
    ordinal = _ORDINAL.fullmatch(word)
    value = int(ordinal[1].replace(",", "")) if ordinal else ordinal_value(word.lower())
    if value:
        return [("第" + counting(value), word)]
    if _NUMBER.fullmatch(word):
        return [(aloud(word), word)]
    return []


def _decade(century: str | None, decade: int, word: str) -> list[tuple[str, str]]:
    """九十年代, with its century where that is said; the first of one is the century."""
    since = f"the {word.lstrip(chr(39) + '’')}"
    if decade == 0:
        return [(f"{counting(int(century) + 1)}世纪", since)] if century else []
    short = f"{counting(10 * decade)}年代"
    if not century:
        return [(short, since)]
    return [(short, since), (f"{counting(int(century) + 1)}世纪{short}", since)]


def ordinal_value(word: str) -> int:
    """21 for twenty-first, 0 for what is no ordinal number below a hundred."""
    if word in _ONES:
        return _ONES.index(word) + 1
    for tens, beginning in enumerate(_TENS, 2):
        if word == beginning + "ieth":
            return 10 * tens
        rest = word.removeprefix(beginning + "y-")
        if rest != word and rest in _ONES[:9]:
            return 10 * tens + _ONES.index(rest) + 1
    return 0


def _reading(text: str) -> str:
    return " ".join(_READINGS.get(character, character) for character in text)

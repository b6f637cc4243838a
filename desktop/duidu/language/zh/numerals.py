"""Joins the parts of numbers that cutting divided, and divides 一 from its classifier.

Examples: 16,250; 96%; 4500; 四百五十万; 第六.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from duidu.language.zh.wordfile import word_set

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_UNITS = word_set(
    "万 亿 千 百 十 百万 千万 万亿 余 多 几 十余 百余 千余 万余 亿余 十多 百多 千多 万多 亿多"
)
_PERCENT = frozenset("%％‰")
_POINTS = frozenset(".．")
_THOUSANDS = frozenset(",，")
_DIGITS = re.compile(r"[0-9０-９]+")
# What is behind a point, with the unit written against it: 3.5mm. 2.3D打印 is an item of a list.
_MEASURED = re.compile("([0-9]+)([A-Za-zμµ]+)")
_WRITTEN_AGAINST = word_set(
    "m km cm mm nm μm µm g kg mg μg µg t L l mL ml s ms h min cal kcal V kV W kW MW kWh A mA Ah mAh"
    " Hz kHz MHz GHz B KB kB MB GB TB bps Kbps Mbps Gbps Pa kPa MPa dB pt px ft lb oz in"
)
# 一 and one of these are two words (numeral and classifier), even if the dictionary joins them.
_CLASSIFIERS = frozenset("个個种種位次年天片名条條座项項届屆层層轮輪台场場家")
_HOUSES = tuple("行店厂廠院司馆館社铺鋪场場业業所台校吧团團局坊庄莊站")


def may_begin_number(word: str) -> bool:
    """Whether a number may begin with this word, or it is 一 with a classifier to be divided."""
    if word[0] in NUMERALS:
        return _is_divided(word) or all(c in NUMERALS for c in word)
    return _DIGITS.fullmatch(word) is not None


def with_whole_numbers(words: Sequence[str], places: Iterable[int]) -> list[str]:
    """The words with numbers joined; `places` are those where one may begin, in order."""
    joined: list[str] = []
    at = 0
    for first in places:
        # What is behind the first word of a number is joined with it.
        if first >= at:
            joined.extend(words[at:first])
            step = _numeral if words[first][0] in NUMERALS else _digits_end
            at = step(words, first, joined)
    joined.extend(words[at:])
    return joined


def _digits_end(words: Sequence[str], at: int, joined: list[str]) -> int:
    """Append the number that begins with the digits at `at`; returns where it ends."""
    end = at + 1
    while end + 1 < len(words) and _DIGITS.fullmatch(words[end + 1]):
        # A comma divides thousands only before three digits: 16,250 but 1,2.
        if not (words[end] in _POINTS or (words[end] in _THOUSANDS and len(words[end + 1]) == 3)):
            break
        end += 2
    measured = _measured(words, end)
    if measured:
        _append(joined, "".join(words[at : end + 1]) + measured[1])
        joined.append(measured[2])
        return end + 2
    if end < len(words) and words[end] in _PERCENT:
        end += 1
    while end < len(words) and words[end] in _UNITS:
        end += 1
    _append(joined, "".join(words[at:end]))
    return end


def _measured(words: Sequence[str], point: int) -> re.Match[str] | None:
    """What stands behind a decimal point at this place, if a unit is written against it."""
    if words[point : point + 1] not in (["."], ["．"]) or point + 1 == len(words):
        return None
    found = _MEASURED.fullmatch(words[point + 1])
    return found if found and found[2] in _WRITTEN_AGAINST else None


def _numeral(words: Sequence[str], at: int, joined: list[str]) -> int:
    """Append the number in Chinese numerals at `at`, or 一 and its classifier."""
    word = words[at]
    if _is_divided(word) and (word != "一家" or _is_house(words[at + 1 : at + 2])):
        joined.extend(word)
        return at + 1
    end = at + 1
    while end < len(words) and all(c in NUMERALS or c in "余多" for c in words[end]):
        end += 1
    number = "".join(words[at:end])
    # The cut stays where the characters only repeat, as in 一一介绍.
    if end > at + 1 and not _counts(number):
        end, number = at + 1, word
    _append(joined, number)
    return end


def _is_house(behind: Sequence[str]) -> bool:
    """Whether 家 counts the house that follows, 一家银行, and is no family."""
    return bool(behind) and (
        behind[0].endswith(_HOUSES) or (len(behind[0]) > 1 and behind[0][0] in "大小新老")
    )


def _is_divided(word: str) -> bool:
    return len(word) == 2 and word[0] == "一" and word[1] in _CLASSIFIERS


def _counts(number: str) -> bool:
    """Whether adjacent numerals are one number, not two or a repetition (一一, 万万)."""
    return len(number) > 2 or number[0] != number[-1]


def _append(joined: list[str], number: str) -> None:
    if joined and joined[-1] == "第":
        joined[-1] += number
    else:
        joined.append(number)


def digits(text: str) -> Iterator[str]:
    """The digits of a text as ASCII; full-width ones are converted."""
    return (str(int(c)) for c in text if c.isdecimal())

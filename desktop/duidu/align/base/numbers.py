"""Numbers, months and weekdays as values, so that 四十七 meets forty-seven and 六月 meets June. Spans of tokens, not single ones."""

import re
from collections.abc import Sequence

import numpy as np

from duidu.align.base.protocol import Matrix

Valued = tuple[int, int, str]  # first token, end token, value

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_NUMERAL_SIGNS = "0-9０-９零〇○一二两兩三四五六七八九十百千万萬亿億"
_HAN = re.compile(
    rf"(?:第|百分之)?([{_NUMERAL_SIGNS}](?:[{_NUMERAL_SIGNS}]|[,，.．](?=[0-9０-９])|[点點](?=[零一二三四五六七八九]))*)"
)
_WEEK = re.compile(r"(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])")
_DATE_UNITS = ("月", "月份")
_DATE = re.compile(rf"([{_NUMERAL_SIGNS}]+)月份?(?:([{_NUMERAL_SIGNS}]+)[日号號])?")

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: float(n % 20) for n, word in enumerate(_ONES.split())} | {
    word: 20.0 + 10 * n for n, word in enumerate(_TENS.split())
}
_MULTIPLES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES.split(), 1)}
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
_DAYS = {name: n for n, name in enumerate(_DAY_NAMES.split())}
_SHORT_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th|s|%)?$")


def number_links(source: Sequence[str], target: Sequence[str]) -> Matrix:
    """1 where a Chinese and an English token belong to spans of the same value; within them 八 百 meets eight hundred word by word."""
    matrix = np.zeros((len(source), len(target)), np.float32)
    for first, end, value in chinese_values(source):
        for start, stop, other in english_values(target):
            if value == other:
                matrix[first:end, start:stop] = _inside(source[first:end], target[start:stop])
    return matrix


def _inside(source: Sequence[str], target: Sequence[str]) -> Matrix:
    """Parts of two spans of the same value; all with all where no part meets another."""
    matrix = np.zeros((len(source), len(target)), np.float32)
    if len(source) > 1 and len(target) > 1:
        for j, word in enumerate(target):
            wanted = float(_MULTIPLES.get(word.lower(), _english_number(word.lower()) or 0))
            spans = (
                (a, b)
                for a in range(len(source))
                for b in range(a + 1, len(source) + 1)
                if b - a < len(source)
            )
            for a, b in spans:
                digits = "".join(source[a:b])
                value = (
                    {**_UNITS, **_GREAT}[digits]
                    if digits in _UNITS or digits in _GREAT
                    else han_value(digits)
                )
                if wanted and value == wanted:
                    matrix[a:b, j] = 1
    return matrix if matrix.any() else np.ones_like(matrix)


def chinese_values(tokens: Sequence[str]) -> list[Valued]:
    """Spans of tokens that are a number, a month or a day of the week."""
    found: list[Valued] = []
    i = 0
    while i < len(tokens):
        end, digits = _chinese_run(tokens, i)
        if date := _DATE.fullmatch(tokens[i]):
            found.append((i, i + 1, f"month{han_value(date[1]):.12g}"))
            found += [(i, i + 1, f"{han_value(date[2]):.12g}")] if date[2] else []
            i += 1
        elif week := _WEEK.match(tokens[i]):
            found.append((i, i + 1, f"day{min('一二三四五六日天'.index(week[1]), 6)}"))
            i += 1
        elif digits:
            value = han_value(digits)
            if end < len(tokens) and tokens[end] in _DATE_UNITS:
                found.append((i, end + 1, f"month{value:.12g}"))
                i = end + 1
            else:
                found.append((i, end, f"{value:.12g}"))
                i = end
        else:
            i += 1
    return found


def _chinese_run(tokens: Sequence[str], i: int) -> tuple[int, str]:
    """The end of the longest run of numeral tokens from i on, and its characters; the last token may end with a measure word."""
    text = ""
    while i < len(tokens):
        token = tokens[i]
        if (
            text
            and token in (".", ",", "．", "，", "点")
            and i + 1 < len(tokens)
            and _plain(tokens[i + 1])
            and tokens[i + 1][0].isdigit()
        ):
            text += token
        elif match := _HAN.match(token):
            if text and (token[0] == "第" or (token[0].isdecimal() and text[-1].isdecimal())):
                break
            text += match[1]
            if not _plain(token):
                return i + 1, text
        else:
            break
        i += 1
    return i, text


def _plain(token: str) -> bool:
    return _HAN.fullmatch(token) is not None


def han_value(text: str) -> float:
    """The value of Chinese or Arabic numerals, also mixed: 4.2万, 3亿5千万, 一百三十, 一九四九, 一点二."""
    text = text.translate(
        {0xFF10 + n: str(n) for n in range(10)}
        | dict.fromkeys(map(ord, ",，"))
        | {ord(c): "." for c in "．点點"}
    )
    if not any(c in _UNITS or c in _GREAT for c in text):
        plain = "".join(str(_DIGITS.get(c, c)) for c in text)
        return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else 0.0
    total = section = digit = 0.0
    for part in re.findall(r"\d+(?:\.\d+)?|.", text):
        if part in _UNITS:
            section += (digit or 1) * _UNITS[part]
            digit = 0.0
        elif part in _GREAT:
            below = (section + digit) or (0.0 if total else 1.0)
            total = (
                (total + below) * _GREAT[part]
                if total < _GREAT[part]
                else total + below * _GREAT[part]
            )
            section = digit = 0.0
        elif part in _DIGITS or part[0].isdecimal():
            digit = float(_DIGITS.get(part, part))
    return total + section + digit


def english_values(tokens: Sequence[str]) -> list[Valued]:
    """Spans of tokens that are a number, a month or a day of the week."""
    lower = [token.lower().rstrip(".") for token in tokens]
    found: list[Valued] = []
    i = 0
    while i < len(lower):
        month = lower[i].rpartition("-")[2]  # mid-January
        if named := _MONTHS.get(month) or _SHORT_MONTHS.get(month):
            if month not in ("may", "march", "mar", "dec", "jan", "sep") or tokens[i][0].isupper():
                found.append((i, i + 1, f"month{named}"))
            i += 1
        elif lower[i] in _DAYS:
            found.append((i, i + 1, f"day{_DAYS[lower[i]]}"))
            i += 1
        else:
            i = _english_run(lower, i, found)
    return found


def _english_run(lower: Sequence[str], i: int, found: list[Valued]) -> int:
    """Add the number that begins at token i, if any; where to go on."""
    total = section = 0.0
    start = i
    while i < len(lower):
        number = _english_number(lower[i])
        joins = (
            lower[i] == "and"
            and i > start
            and lower[i - 1] in _MULTIPLES
            and i + 1 < len(lower)
            and _english_number(lower[i + 1])
        )
        if lower[i] in _MULTIPLES:
            if i == start:
                section = 1.0
            multiple = _MULTIPLES[lower[i]]
            total, section = (
                (total, section * multiple)
                if multiple == 100
                else (total + section * multiple, 0.0)
            )
        elif number is not None and (
            i == start or section % 100 == 0 or (section % 10 == 0 and number < 10)
        ):
            section += number
        elif not joins:
            break
        i += 1
    if i == start:
        return i + 1
    found.append((start, i, f"{total + section:.12g}"))
    return i


def _english_number(word: str) -> float | None:
    if _NUMERAL.match(word):
        return float(re.sub(r"[^\d.]", "", word) or 0)
    if word in _VALUES:
        return _VALUES[word]
    if "-" in word:
        tens, _, ones = word.partition("-")
        low = _english_number(ones)
        return (
            _VALUES[tens] + low if tens in _TENS.split() and low is not None and low < 10 else None
        )
    return None

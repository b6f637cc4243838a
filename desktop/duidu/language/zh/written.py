"""What stands in a Chinese text in figures and signs, as it is read aloud: 3.5% 百分之三点五.

Finds dates, times, scores, money, measures, ranges and plain numbers, and gives each in hanzi.
A single number is said by aloud.py.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from duidu.language.zh.aloud import aloud, counting, one_by_one

_NUM = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_DASH = r"[-‐‑‒–—−－~～〜]"
_MONEY = {
    "¥": "元", "￥": "元", "$": "美元", "＄": "美元", "€": "欧元", "£": "英镑", "￡": "英镑",
    "US$": "美元", "HK$": "港元", "NT$": "新台币", "RMB": "元", "A$": "澳元", "C$": "加元",
    "₽": "卢布", "₩": "韩元",
}  # fmt: skip
_UNITS = {
    "℃": "摄氏度", "°C": "摄氏度", "℉": "华氏度", "°F": "华氏度", "°": "度", "′": "分", "″": "秒",
    "km/h": "公里每小时", "m/s": "米每秒", "km²": "平方公里", "m²": "平方米", "㎡": "平方米",
    "m³": "立方米", "km": "公里", "㎞": "公里", "m": "米", "cm": "厘米", "㎝": "厘米",
    "mm": "毫米", "㎜": "毫米", "nm": "纳米", "kg": "公斤", "㎏": "公斤", "g": "克", "mg": "毫克",
    "t": "吨", "L": "升", "l": "升", "ml": "毫升", "mL": "毫升", "kW": "千瓦", "MW": "兆瓦",
    "kWh": "千瓦时", "W": "瓦", "V": "伏", "Hz": "赫兹", "MHz": "兆赫", "GHz": "吉赫",
    "km2": "平方公里", "m2": "平方米", "cm²": "平方厘米", "cm³": "立方厘米", "μm": "微米",
    "min": "分钟", "h": "小时", "s": "秒", "ms": "毫秒", "ha": "公顷", "mAh": "毫安时",
    "kHz": "千赫", "kV": "千伏", "kcal": "千卡", "dB": "分贝", "‰": "", "%": "", "％": "",
}  # fmt: skip
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
# A unit of letters ends where no letter follows: 5m is five metres, 5mm is not.
_UNIT_AFTER = rf"\s?(?P<unit>[°′″](?![CF])|(?:{_UNIT})(?![A-Za-z0-9]))"
_SIGNS = {
    "×": "乘", "÷": "除以", "=": "等于", "＝": "等于", "+": "加", "＋": "加", "±": "正负",
    "≈": "约等于", "≥": "大于等于", "≤": "小于等于", "＞": "大于", "＜": "小于", "²": "平方",
    "³": "立方", "<": "小于", ">": "大于", "℃": "摄氏度", "%": "百分号", "％": "百分号", "№": "第",
    "＆": "和",
}  # fmt: skip


_DASHES = re.compile(_DASH + "{1,2}")
# Between two of these a dash says how far it goes.
_REACHING = frozenset(("time", "date", "money", "measured"))
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Heard(NamedTuple):
    """A stretch of the text, from code point to code point, and the hanzi it is read with."""

    start: int
    end: int
    hanzi: str


def heard(text: str) -> list[Heard]:
    """Every stretch of a text that is not read as it is written, in order."""
    plain = _plain(text)
    found: list[Heard] = []
    at, last = 0, ""
    while (match := _ANY.search(plain, at)) is not None:
        name = match.lastgroup or ""
        rule, say = _RULES[name]
        whole = rule.match(plain, match.start())
        said = say(whole, plain) if whole else ""
        if whole and said:
            here = Heard(whole.start(), whole.end(), said)
            if {last, name} <= _REACHING and _DASHES.fullmatch(plain, found[-1].end, here.start):
                before = found.pop()
                here = Heard(before.start, here.end, f"{before.hanzi}到{said}")
            found.append(here)
            last = name
        at = whole.end() if whole and said else match.start() + 1
    return found


def _plain(text: str) -> str:
    """The text with full-width digits and points as ASCII, code point for code point."""
    return "".join(_plain_character(c) for c in text)


def _plain_character(c: str) -> str:
    if "０" <= c <= "９":
        return str(int(c))
    if c in "．，" or not c.isdigit():
        return {"．": "."}.get(c, c)
    return c


def _say(number: str, text: str, start: int, end: int) -> str:
    """A number with what is around it, which decides how some are read."""
    return aloud(number, text[end : end + 3], text[max(0, start - 6) : start])


def _date(found: re.Match[str], _text: str) -> str:
    month, day = int(found["month"]), int(found["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{one_by_one(found['year'])}年{counting(month)}月{counting(day)}日"


def _time(found: re.Match[str], text: str) -> str:
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > 24 or minute > 59:
        return _score(found, text)
    said = aloud(f"{found['hour']}:{found['minute']}")
    seconds = found["second"]
    return said + (counting(int(seconds)) + "秒" if seconds else "")


def _score(found: re.Match[str], text: str) -> str:
    parts = re.split("[:：]", found[0])
    return "比".join(_say(part, "", 0, 0) for part in parts)


def _fraction(found: re.Match[str], text: str) -> str:
    above, below = int(found["above"]), int(found["below"])
    if _YEAR.fullmatch(found["above"]) and len(found["below"]) in (2, 4):
        # 2023/24: of both years.
        return f"{one_by_one(found['above'])}{one_by_one(found['below'])}"
    if 0 < above < below:
        return f"{counting(below)}分之{counting(above)}"
    return counting(above) + counting(below)


def _money(found: re.Match[str], text: str) -> str:
    amount = aloud(found["amount"], found["great"] or "元")
    return ("负" if found["minus"] else "") + amount + (found["great"] or "") + _money_name(found)


def _money_name(found: re.Match[str]) -> str:
    """The currency, unless the text names it behind the amount: ￥5元."""
    name = _MONEY[found["sign"]]
    behind = found.string[found.end() : found.end() + len(name)]
    return "" if behind == name or (behind[:1] == "元" and name == "元") else name


def _years(found: re.Match[str], _text: str) -> str:
    return f"{one_by_one(found['from'])}到{one_by_one(found['to'])}"


def _range(found: re.Match[str], text: str) -> str:
    """5-6 as 五到六; what stands behind the second number is said of both."""
    after = text[found.end() : found.end() + 3]
    first, second = found["first"], found["second"]
    if re.match(r"\s*[=＝]", after):
        return f"{aloud(first)}减{aloud(second)}"
    if _YEAR.fullmatch(first) and _YEAR.fullmatch(second) and not found["percent2"]:
        return f"{one_by_one(first)}到{one_by_one(second)}"
    said = aloud(first + (found["percent"] or ""), after)
    last_unit = found["percent2"] or ""
    if last_unit and not found["percent"]:
        said = aloud(first + last_unit)
    return f"{said}到{aloud(second + last_unit, after)}"


def _telephone(found: re.Match[str], _text: str) -> str:
    numbers = re.sub(r"\D", "", found[0])
    return one_by_one(numbers).replace("一", "幺")


def _one_by_one(found: re.Match[str], _text: str) -> str:
    """9·11, and numbers of several parts with dashes between them (of books, of accounts)."""
    return one_by_one(re.sub(r"\D", "", found[0]))


def _decade(found: re.Match[str], _text: str) -> str:
    return one_by_one(found["number"]) + "年代"


def _reach(_found: re.Match[str], _text: str) -> str:
    return "到"


def _numeral(found: re.Match[str], _text: str) -> str:
    """Letters that are a number before what is counted by such: II型."""
    values = [_ROMAN[letter] for letter in found[0]]
    following = [*values[1:], 0]
    return counting(sum(-a if a < b else a for a, b in zip(values, following, strict=True)))


def _chain(found: re.Match[str], _text: str) -> str:
    """1.2.3 of a section or a version, 192.168.0.1 of a machine."""
    return "点".join(
        counting(int(part)) if len(part) < 3 else one_by_one(part) for part in found[0].split(".")
    )


def _measured(found: re.Match[str], text: str) -> str:
    number, unit = found["number"], found["unit"]
    minus = "负" if found["minus"] else ""
    if unit in "%％" and number == "100":
        return "百分之百"
    if unit in "%％‰":
        return aloud(f"{'-' if minus else ''}{number}{unit}")
    name = _UNITS[unit]
    if minus and name in ("摄氏度", "华氏度"):
        minus = "零下"
    return minus + aloud(number, name) + name


def _number(found: re.Match[str], text: str) -> str:
    minus = "负" if found["minus"] else ""
    start = found.start("number")
    return minus + _say(found["number"], text, start, found.end())


def _in_letters(found: re.Match[str], _text: str) -> str:
    """Digits inside a name of letters: A4 is counted, C919 read digit by digit."""
    number = found["number"]
    if "." in number:
        return aloud(number)
    return counting(int(number)) if len(number) < 3 and number[0] != "0" else one_by_one(number)


def _ordinal(found: re.Match[str], _text: str) -> str:
    return counting(int(found["number"])) + "号"


def _special(found: re.Match[str], _text: str) -> str:
    """Characters that are a number by themselves: Ⅲ, ①, ½."""
    c = found[0]
    plain = unicodedata.normalize("NFKC", c)
    if "⁄" in plain:
        above, below = plain.split("⁄")
        return f"{counting(int(below))}分之{counting(int(above or 1))}"
    return counting(int(unicodedata.numeric(c)))


def _sign(found: re.Match[str], _text: str) -> str:
    return _SIGNS[found[0]]


_MONEY_SIGN = "|".join(sorted(map(re.escape, _MONEY), key=len, reverse=True))
# Minus only where it cannot be a hyphen: not behind a letter, a digit or a bracket.
_MINUS = r"(?P<minus>(?<![\w)\]])[-−－])?"
_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], str], str]]
_NOT_LETTER = r"(?<![A-Za-z])"


def _rules() -> Iterator[tuple[str, str, Callable[[re.Match[str], str], str]]]:
    """The rules in the order in which they are tried at each place."""
    yield (
        "tel",
        r"(?<!\d)(?:\+86[- ]?)?(?:0\d{2,3}[- ]\d{7,8}|1\d{2}[- ]\d{4}[- ]\d{4}"
        r"|[48]00[- ]?\d{3,4}[- ]?\d{3,4})(?!\d)",
        (_telephone),
    )
    yield "abroad", r"\+\d{1,3}[- ]?\d{6,14}(?!\d)", _telephone
    yield (
        "date",
        r"(?<!\d)(?P<year>\d{4})(?P<by>[-/.])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})(?![\d.])",
        _date,
    )
    yield (
        "time",
        r"(?<!\d)(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?:[:：](?P<second>\d{2}))?(?![\d:：])",
        _time,
    )
    yield "parts", r"(?<![\w.-])\d+(?:-\d+){2,}(?![\w.-])", _one_by_one
    yield "days", r"(?<![\d.·])\d{1,2}·\d{1,2}(?![\d·])", _one_by_one
    yield "decade", r"(?<!\d)(?P<number>(?:1[5-9]|20)\d0)[’']?s(?![A-Za-z])", _decade
    yield "score", r"(?<!\d)\d+(?:\.\d+)?[:：]\d+(?:\.\d+)?(?!\d)", _score
    yield "years", rf"(?<!\d)(?P<from>\d{{4}})(?:{_DASH}+|至|到)(?P<to>\d{{4}})(?=年)", _years
    yield "chain", r"(?<![\d.])\d+(?:\.\d+){2,}", _chain
    yield (
        "money",
        rf"(?P<minus>[-−])?(?P<sign>{_MONEY_SIGN})\s?(?P<amount>{_NUM})(?P<great>[百千万亿萬億]+)?",
        _money,
    )
    yield (
        "range",
        rf"(?<![\w.-])(?P<first>{_NUM})(?P<percent>[%％])?{_DASH}{{1,2}}"
        rf"(?P<second>{_NUM})(?P<percent2>[%％])?(?![\d.]*[A-Za-z]|{_DASH}\d)",
        _range,
    )
    yield "fraction", r"(?<![\d/])(?P<above>\d{1,4})[/／](?P<below>\d{1,4})(?![\d/])", _fraction
    yield "measured", rf"{_MINUS}(?<![A-Za-z])(?P<number>{_NUM}){_UNIT_AFTER}", _measured
    yield "ordinal", r"(?<![A-Za-z])[Nn][Oo]\.?\s?(?P<number>\d+)", _ordinal
    yield "in_letters", r"(?<=[A-Za-z])(?P<number>\d+(?:\.\d+(?![\d.]))?)", _in_letters
    yield "number", rf"{_MINUS}(?P<number>{_NUM})", _number
    yield "special", r"[Ⅰ-Ⅻⅰ-ⅻ①-⑳½⅓⅔¼¾⅕⅛]", _special
    yield "reach", rf"(?<=[年月日号號时時点點分]){_DASH}(?=\d)", _reach
    yield "numeral", r"(?<![A-Za-z])[IVX]{1,4}(?=[型期级級世类類区區卷])", _numeral
    signs = (f"{re.escape(sign)}" + (r"(?=\s?\d)" if sign in "<>" else "") for sign in _SIGNS)
    yield "sign", "|".join(signs), _sign


_RULES: dict[str, _Rule] = {name: (re.compile(rule), say) for name, rule, say in _rules()}
# Where anything may begin: names of the groups say which rule is to be tried.
_ANY = re.compile(
    "|".join(
        f"(?P<{name}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', rule).replace('(?P=by)', '[-/.]')})"
        for name, rule, _ in _rules()
    )
)

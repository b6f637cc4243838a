"""Quantities of a Chinese text: 120万, 三成, 第二次, 1月中旬, 上世纪九十年代, 下午三点."""

import re

from duidu.language.quantities import (
    Digits,
    Quantity,
    Weight,
    digits_in,
    percent,
    plain,
    same_width,
    weight_of_digits,
)
from duidu.language.zh.number_values import han_value

_TRADITIONAL = str.maketrans(
    "萬億兩點個歲塊時號週幾餘來雙倆層項數對條張間頁節壹贰叁肆伍陆柒捌玖拾佰仟",
    "万亿两点个岁块时号周几余来双俩层项数对条张间页节一二三四五六七八九十百千",
)
_ONES = "零〇○一二两三四五六七八九"
_UNITS = "十百千万亿"
_HAN = re.compile(rf"[{_ONES}{_UNITS}]+(?:点[{_ONES}]+(?![{_UNITS}{_ONES}分]))?")
# 万 after digits, also with 多 or 余 between: 120多万, 12 万.
_GREAT = re.compile(rf"\s?[多余来几]?([百千万亿]+)(?![{_ONES}]*[岁事不])")
# 二十两 are taels, 一百多亿 goes on after 多.
_TAELS = re.compile(rf"[{_ONES}{_UNITS}]*[十百千万]两$")
_MORE = re.compile(r"[多余]([万亿]+)")
_FRACTION = re.compile(rf"([\d.]+|[{_ONES}{_UNITS}]+)\s?分之\s?([\d.]+|[{_ONES}{_UNITS}点]+)")
_HALF = re.compile(
    r"一?半(?P<of>年|个?小时|个钟头|个?月|天|数)?|(?P<quarters>[一两三])刻钟?|百分百|对半"
)
_HALF_OF = {"年": ("6",), "月": ("15", "2", "14"), "小时": ("30",), "钟头": ("30",), "天": ("12",)}
# Without any of these there is no quantity.
_ANY = re.compile(rf"[\d{_ONES}{_UNITS}半双俩对几数倍番廿卅周期拜首头]")
_VAGUE = re.compile(
    r"(?:[几数][十百千万亿]+|[一二两三四五六七八九]几[十百千万年]|十几|上[百千万亿]+|成[百千]上[千万]|好几|若干|许多|大量|无数"
    r"|[双俩对]|廿|卅|打(?=[的鸡啤])|加倍|翻(?:了?一)?番|成倍|星期天|首[次个位先]|头[一两]?[次个回])"
)
_VAGUE_VALUES = {
    "双": "2", "俩": "2", "对": "2", "廿": "20", "卅": "30", "打": "12", "加倍": "2", "成倍": "2",
}  # fmt: skip
_WEEKDAY = re.compile(
    r"(?<![一二两三四五六七八九十几数半\d])(?:周|星期|礼拜)([一二三四五六日天])"
    r"(?![次个回期封趟到岁年天月周]|日报)"
)
_DAYS = "一二三四五六日天"
# After a numeral these make it a count; elsewhere it is part of a word: 三角, 四方.
_MEASURES = frozenset(
    "个位名人次年天日岁元块美欧英港月周星小分秒时点里公米厘毫克斤吨磅亩平立条本张件只座家间层楼步句页"
    "章节册卷号路届级等组部台辆艘架枚颗粒根支枝把口头匹棵朵片段篇首幅份项种样类批群队场回遍趟番代世"
    "面盒箱袋包瓶杯碗盘碟桶罐壶锅筐篮串排列堆伙帮副套座栋幢扇道门所处尊盏滴阵声拳脚下顿餐席桌床株束捆"
    "匹峰窝尾笔款宗桩单例剂封则件刀刃尺寸亿两"
    "倍成折度瓦字加百多余"
)
_NO_COUNT = re.compile(
    r"四周(?!年)|[四八]面(?=八|楚|环|体)|四分五|十分(?![之钟])|千万(?=[别不要注记])|一一|两[边旁侧岸头口样]|三番|三口"
    r"|百分|万分|三等分|五行|四时|七号(?=楼)|二把|八成(?=是|会)|一成不|七零八|三三两|两回事|两码"
)
_DAY_HALF = re.compile(r"(?:下午|晚上?|傍晚|夜里|中午|深夜|午后|午夜|凌晨|半夜)[^，。,]{0,2}$")
_GROWS = re.compile(r"[增多涨升翻长高大][^到至为，。]{0,3}$")
# 16进制 is said as a word: hexadecimal.
_NUMERATION = re.compile(r"\s?进制")
_NEXT = re.compile(
    r"\s?(?:(?P<month>月份?)|(?P<percent>%|％|个百分点)|(?P<permille>‰)"
    r"|(?P<tenths>成(?![为立功员本果就长绩熟人千百语都]))|(?P<discount>折(?!磨|腾|断|叠|扣))"
    r"|(?P<times>倍)|(?P<decade>年代)|(?P<year>年(?!级|轻))|(?P<clock>点(?!儿)|时(?!代|候|间))"
    r"|(?P<and_half>(?:个|年|天|小时|倍|点|岁|块)半))"
)


def chinese_quantities(text: str) -> list[Quantity]:
    """The quantities of a Chinese text in order."""
    text = same_width(text).translate(_TRADITIONAL)
    if not _ANY.search(text):
        return []
    taken = [False] * (len(text) + 1)
    found: list[Quantity] = []

    def take(quantity: Quantity) -> None:
        if not any(taken[quantity.start : quantity.end]):
            taken[quantity.start : quantity.end] = [True] * (quantity.end - quantity.start)
            found.append(quantity)

    for match in _FRACTION.finditer(text):
        take(_fraction(match))
    for match in _WEEKDAY.finditer(text):
        day = f"day{min(_DAYS.index(match[1]), 6)}"
        take(Quantity(*match.span(), frozenset((day,)), Weight.WORDS))
    for match in _VAGUE.finditer(text):
        take(Quantity(*match.span(), _vague(match[0]), Weight.OPTIONAL))
    for number in digits_in(text):
        take(_number(text, number))
    for match in _HAN.finditer(text):
        end = match.end() - bool(_TAELS.match(match[0]))
        take(_numeral(text, match.start(), end))
    for match in _HALF.finditer(text):
        take(_half(match))
    return sorted(found)


def _vague(written: str) -> frozenset[str]:
    """What a rough number may be said as: 十几 as ten, 几十 as dozens."""
    if "十几" in written:
        return frozenset(map(str, range(10, 20)))
    if written[-1] == "十":
        return frozenset(("12", *map(str, range(20, 100, 10))))
    if written[-1] in _UNITS:
        return frozenset((plain(han_value(written[-1])), "1"))
    return frozenset((_VAGUE_VALUES.get(written, "2" if "番" in written else "1"),))


def _fraction(match: re.Match[str]) -> Quantity:
    below, above = han_value(match[1]), han_value(match[2])
    weight = Weight.DIGITS if match[0][0].isdigit() or match[0][-1].isdigit() else Weight.WORDS
    if match[1] == "百":
        return Quantity(*match.span(), percent(above), weight)
    share = above / below if below else 0.0
    values = {plain(share), plain(round(share * 100)) + "%", f"{plain(above)}/{plain(below)}"}
    return Quantity(*match.span(), frozenset(values), weight)


def _half(match: re.Match[str]) -> Quantity:
    if match["quarters"]:
        value = " 一两三".index(match["quarters"]) * 15
        return Quantity(*match.span(), frozenset((str(value), plain(value / 60))), Weight.OPTIONAL)
    if match[0] == "百分百":
        return Quantity(*match.span(), percent(100), Weight.OPTIONAL)
    of = (match["of"] or "").lstrip("个")
    values = {"0.5", "50%", "1/2", *_HALF_OF.get(of, ())}
    return Quantity(*match.span(), frozenset(values), Weight.OPTIONAL)


def _number(text: str, number: Digits) -> Quantity:
    """A number in digits with what follows it."""
    weight = weight_of_digits(number, text)
    if number.fixed is not None:
        return Quantity(number.start, number.end, number.fixed, weight)
    end, value = number.end, number.value
    if _NUMERATION.match(text, end):
        return Quantity(number.start, end, frozenset((plain(value),)), Weight.OPTIONAL)
    if great := _GREAT.match(text, end):
        value = han_value(plain(value) + great[1]) if value < 1e6 else value
        end, weight = great.end(), Weight.DIGITS
        # 3亿5千万 goes on.
        if more := re.compile(r"(\d+(?:\.\d+)?)([百千万]+)").match(text, end):
            value += han_value(more[1] + more[2])
            end = more.end()
    values, stop = _with_next(text, number.start, end, value)
    # 1 counts little, but not 1月 and 1%.
    if stop > end and not number.in_code:
        weight = Weight.DIGITS
    return Quantity(number.start, stop, values, weight)


def _numeral(text: str, start: int, end: int) -> Quantity:
    """A number in Chinese numerals, with what follows it."""
    written = text[start:end]
    # 七八个, 十七八, 二三十: about so many.
    vague = re.fullmatch(
        rf"([{_UNITS}]*)([一二两三四五六七八九])([二三四五六七八九])([{_UNITS}]*)", written
    )
    after = text[end : end + 2].lstrip()
    if vague and after[:1] not in "年〇零" and len(written) < 5:
        both = {plain(han_value(vague[1] + one + vague[4])) for one in (vague[2], vague[3])}
        return Quantity(start, end, frozenset(both | {written}), Weight.OPTIONAL)
    value = han_value(written)
    if more := _MORE.match(text, end):
        value, end = value * han_value(more[1]), more.end()
    if after[:1] == "几":  # 一九六几年
        return Quantity(start, end, frozenset((plain(value), plain(value * 10))), Weight.OPTIONAL)
    values, stop = _with_next(text, start, end, value)
    ordinal = text[start - 1 : start] == "第"
    alone = not text[:start].strip() and not text[end:].strip()
    counted = ordinal or after[:1] in _MEASURES or stop > end or alone
    month = any(one.startswith("month") for one in values)
    if text[start] in "百千万亿" or (value < 2 and not month) or _NO_COUNT.match(text, start):
        weight = Weight.OPTIONAL
    elif re.fullmatch(rf"[{_ONES}]{{4}}", written) and text[end : end + 1] == "年":
        weight = Weight.DIGITS
    elif counted or (len(written) > 1 and value >= 10):
        weight = Weight.WORDS
    else:
        weight = Weight.OPTIONAL
    return Quantity(start - ordinal, stop, values, weight)


def _with_next(text: str, start: int, end: int, value: float) -> tuple[frozenset[str], int]:
    """What a number means by the word after it, and where it ends."""
    whole = plain(value)
    follows = _NEXT.match(text, end)
    kind = follows.lastgroup if follows else None
    if follows is None or kind is None:
        return frozenset((whole, *_range_percent(text, end, value))), end
    values: dict[str, frozenset[str]] = {
        "month": frozenset((f"month{whole}", whole)) if value <= 12 else frozenset((whole,)),
        "percent": percent(value) | ({whole} if "点" in follows[0] else set()),
        "permille": frozenset((whole + "‰", plain(value / 1000))),
        "tenths": percent(value * 10) | {whole},
        "discount": percent(value * 10) | percent(100 - value * 10) | {whole},
        "times": frozenset((whole, plain(value * 100) + "%", *_grown(text, start, value))),
        "decade": _centuries(value),
        "year": _centuries(value) if value < 100 and text[start].isdigit() else frozenset((whole,)),
        "clock": _hours(value),
        "and_half": frozenset((whole, plain(value + 0.5))),
    }
    if kind == "clock" and not _DAY_HALF.search(text, max(0, start - 5), start):
        return frozenset((whole, plain(value + 12))), follows.end() - 1
    return values[kind], follows.end() if kind in ("month", "percent", "tenths", "decade") else end


def _grown(text: str, start: int, value: float) -> tuple[str, ...]:
    """What 增加了两倍 also means: three times as much as before."""
    grown = _GROWS.search(text, max(0, start - 5), start)
    return (plain(value + 1),) if grown else ()


def _hours(value: float) -> frozenset[str]:
    """An hour of the afternoon by both clocks; at midnight the day begins."""
    if value > 12:
        return frozenset((plain(value),))
    return frozenset((plain(value), plain(value + 12), *(("0",) if value == 12 else ())))


def _centuries(value: float) -> frozenset[str]:
    """A year or decade with and without its century."""
    if value >= 100:
        return frozenset((plain(value), plain(value % 100)))
    return frozenset((plain(value), *(plain(value + century) for century in (1800, 1900, 2000))))


def _range_percent(text: str, end: int, value: float) -> tuple[str, ...]:
    """The value as per cent where only the end of a range says so: 30到40%."""
    goes_on = re.compile(r"\s?(?:到|至|[-–—~～])\s?[\d.]+\s?[%％]").match(text, end)
    return tuple(percent(value)) if goes_on else ()

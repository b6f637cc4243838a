"""Values of Chinese numbers, months and weekdays, so that 四十七 can meet forty-seven."""

import re
from collections.abc import Sequence

from duidu.language.description import Valued

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2, "○": 0}
UNITS = {"十": 10, "百": 100, "千": 1000}
GREAT = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_NUMERAL_SIGNS = "0-9０-９零〇○一二两兩三四五六七八九十百千万萬亿億"
_HAN = re.compile(
    rf"(?:第|百分之)?([{_NUMERAL_SIGNS}](?:[{_NUMERAL_SIGNS}]|[,，.．](?=[0-9０-９])"
    r"|[点點](?=[零一二三四五六七八九]))*)"
)
_WEEK = re.compile(r"(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])")
_DATE_UNITS = ("月", "月份")
# Without any of these a token neither is nor begins a value; most tokens have none.
_SIGN = re.compile(rf"[{_NUMERAL_SIGNS}周週期拜]")
_DATE = re.compile(rf"([{_NUMERAL_SIGNS}]+)月份?(?:([{_NUMERAL_SIGNS}]+)[日号號])?")


def chinese_values(tokens: Sequence[str]) -> list[Valued]:
    """Spans of tokens that are a number, a month or a day of the week, with their values."""
    found: list[Valued] = []
    # One search is enough for most clauses, which have no value.
    i = 0 if _SIGN.search(" ".join(tokens)) else len(tokens)
    while i < len(tokens):
        if not _SIGN.search(tokens[i]):
            i += 1
            continue
        end, digits = _chinese_run(tokens, i)
        if date := _DATE.fullmatch(tokens[i]):
            found.append((i, i + 1, f"month{han_value(date[1]):.12g}"))
            found += [(i, i + 1, f"{han_value(date[2]):.12g}")] if date[2] else []
            i += 1
        elif week := _WEEK.match(tokens[i]):
            # 日 and 天 are both Sunday.
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
    """The end of the longest run of numeral tokens from i on, and its characters.

    Its last token may end with a measure word.
    """
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
    """The value of Chinese or Arabic numerals, also mixed: 4.2万, 3亿5千万, 一九四九, 一点二."""
    text = text.translate(
        {0xFF10 + n: str(n) for n in range(10)}
        | dict.fromkeys(map(ord, ",，"))
        | {ord(c): "." for c in "．点點"}
    )
    if not any(c in UNITS or c in GREAT for c in text):
        plain = "".join(str(_DIGITS.get(c, c)) for c in text)
        return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else 0.0
    total = section = digit = 0.0
    for part in re.findall(r"\d+(?:\.\d+)?|.", text):
        if part in UNITS:
            section += (digit or 1) * UNITS[part]
            digit = 0.0
        elif part in GREAT:
            below = (section + digit) or (0.0 if total else 1.0)
            total = (
                (total + below) * GREAT[part]
                if total < GREAT[part]
                else total + below * GREAT[part]
            )
            section = digit = 0.0
        elif part in _DIGITS or part[0].isdecimal():
            digit = float(_DIGITS.get(part, part))
    return total + section + digit

"""How numbers are read aloud in Chinese: years and telephones digit by digit, 50% as 百分之五十."""

import re

from duidu.language.zh.numerals import digits

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万")
_GREAT = 10**8
_NUMBER = re.compile(
    r"(?P<sign>[-−])?(?P<whole>\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．](?P<part>\d+))?(?P<percent>[%％‰])?(?P<rest>.*)",
    re.DOTALL,
)
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})")
_PERCENT = {"%": "百分之", "％": "百分之", "‰": "千分之"}
# 2012年 and 98年 are years; 5年 and 30年 are how long. 90后 are those born since 1990.
_YEARS = {"年": (2, 3, 4), "后": (2,), "後": (2,)}
_SHORT_YEAR = re.compile(r"年(?:[1-9]|[一二三四五六七八九十初底末春夏秋冬上下出毕畢入])")
_CALLED = re.compile(
    r"(?:电话|電話|拨打|撥打|拨|致电|热线|熱線|手机号?|号码|號碼|邮编|郵編|QQ号?|微信号?|房间|房間|学号|學號"
    r"|工号|编号|編號|账号|帳號|卡号|卡號|证号|證號|尾号|尾號|密码|密碼|验证码|驗證碼|代码|代碼)[是为為]?[\s:：]*$"
)
# Of three digits and more: rooms, and numbers that are called.
_NUMBERED = re.compile("室|房|热线|熱線|报警|報警|火警|急救")
# 2 is 两 before these, but for the second of the month and of a row.
_MEASURE = re.compile(
    r"[个個位名只隻条條件种種次天岁歲家座本张張辆輛台臺块塊元倍组組批项項场場处處份间間支枝根棵颗顆"
    r"头頭匹架艘杯碗瓶双雙对對套层層遍趟句段篇封幅顶頂万萬亿億千倍年人"
    r"米升吨噸克斤元秒周週笔筆节節部首起行点點亩畝]"
    r"|小时|小時|分钟|分鐘|秒钟|公[里斤顷頃]|星期|个月|周年|世纪|世紀|[平立]方|[毫厘]米|[毫公]升|[美欧日港]元"
)
# Digits: 万亿 is the greatest unit.
_LONGEST_COUNT = 16


def aloud(number: str, after: str = "", before: str = "") -> str:
    """A number in the characters it is read with; what is no number is returned unchanged.

    `after` is the text that follows: four digits before 年 are read one by one, and 2 before a
    measure word is 两. Telephone numbers (eleven digits that begin with 1, seven or more that begin
    with 0, those that `before` calls one; 1 is then 幺) are read one by one, too, and any number
    too long to count.
    """
    clock = _CLOCK.fullmatch(number)
    if clock:
        return _clock(int(clock[1]), clock[2])
    found = _NUMBER.fullmatch(number)
    if found is None:
        return number
    whole = "".join(digits(found["whole"]))
    sign = "负" if found["sign"] else ""
    part = "点" + one_by_one("".join(digits(found["part"]))) if found["part"] else ""
    if not part and not found["percent"] and not found["rest"]:
        if _is_year(whole, after):
            return one_by_one(whole)
        if _is_called(found["whole"], after, before):
            return one_by_one(whole).replace("一", "幺")
        if whole == "2" and _MEASURE.match(after) and not before.endswith("第"):
            return "两"
        if len(whole) > 1 and whole[0] == "0":
            return one_by_one(whole)
    if whole == "2" and found["rest"][:1] in ("千", "万", "萬", "亿", "億") and not part:
        return sign + "两" + found["rest"]
    if part and after[:1] in ("元", "块", "塊"):
        # Nobody says the noughts of 10.50元.
        part = part.rstrip("零").removesuffix("点")
    counted = one_by_one(whole) if len(whole) > _LONGEST_COUNT else with_two(counting(int(whole)))
    return _PERCENT.get(found["percent"] or "", "") + sign + counted + part + found["rest"]


def with_two(counted: str) -> str:
    """A counted number as it is said: 两千, 两万, and 二百."""
    return "两" + counted[1:] if re.match("二[千万亿]", counted) else counted


def one_by_one(number: str) -> str:
    """Digits read singly: 2021 as 二零二一."""
    return "".join(_DIGITS[int(digit)] for digit in number)


def counting(number: int) -> str:
    """A whole number below 10^16 as it is counted: 10500 as 一万零五百, 15 as 十五."""
    if number == 0:
        return _DIGITS[0]
    if number >= _GREAT:
        great, rest = divmod(number, _GREAT)
        gap = "零" if 0 < rest < _GREAT // 10 else ""
        return counting(great) + "亿" + gap + (_full(rest) if rest else "")
    text = _full(number)
    return text.removeprefix("一") if text.startswith("一十") else text


def _full(number: int) -> str:
    """A number below 亿 as it is counted behind another: 一十五."""
    text, gap = "", False
    # Chinese numerals group by ten thousand: 万, 亿.
    for group in range(len(_GROUPS) - 1, -1, -1):
        part = number // 10 ** (4 * group) % 10_000
        if part == 0:
            gap = bool(text)
            continue
        text += (
            ("零" if text and (gap or part < 1000) else "")
            + _below_ten_thousand(part)
            + _GROUPS[group]
        )
        gap = False
    return text


def _below_ten_thousand(number: int) -> str:
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[digit] + _UNITS[place]
        gap = False
    return text


def _is_year(number: str, after: str) -> bool:
    """Whether digits before 年 or 后 are those of a year, and read one by one: 一九四九年."""
    if after[:1] not in _YEARS or len(number) not in _YEARS[after[0]]:
        return False
    # 90年代 is 九十年代.
    if len(number) > 2 or after[0] != "年" or number[0] == "0":
        return True
    if after.startswith("年代"):
        return False
    return bool(_SHORT_YEAR.match(after)) or (int(number) > 50 and number[1] != "0")


def _is_called(number: str, after: str, before: str) -> bool:
    """Whether digits are a number that is called, or that of a room, a card, a person."""
    if _is_telephone(number):
        return True
    if not number.isdecimal() or len(number) < 3:
        return False
    if _CALLED.search(before) or (_NUMBERED.match(after) and len(number) < 6):
        return True
    # So long, and not round: nobody counts it.
    return len(number) >= 12 and not number.endswith("0000")


def _is_telephone(number: str) -> bool:
    return number.isdecimal() and (
        # Mobile numbers have eleven digits and begin with 1; others begin with the 0 of
        # an area code.
        (len(number) == 11 and number[0] == "1") or (len(number) >= 7 and number[0] == "0")
    )


def _clock(hour: int, minutes: str) -> str:
    """8:05 as 八点零五分, 12:00 as 十二点."""
    said = ("两" if hour == 2 else counting(hour)) + "点"
    if minutes == "00":
        return said
    return said + ("零" if minutes[0] == "0" else "") + counting(int(minutes)) + "分"

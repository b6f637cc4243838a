"""Writes the number of a paragraph as word processors do, in each of their kinds of counting."""

import re
from collections.abc import Callable, Mapping

_HANZI, _FORMAL, _FORMAL_OLD = (
    "零一二三四五六七八九",
    "零壹贰叁肆伍陆柒捌玖",
    "零壹貳參肆伍陸柒捌玖",
)
_HANGUL = "영일이삼사오육칠팔구"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_MOST_ROMAN = 3_999
# Letters that Word repeats: aa follows z.
_MOST_REPEATED = 30
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_KOREAN, _KOREAN_LETTERS = "가나다라마바사아자차카타파하", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
    "ウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ONES = tuple(f"zero one two three four five six seven eight nine {_TEENS}".split(" "))
_BY_TEN = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = tuple(f" {_BY_TEN}".split(" "))
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth"} | {
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def written_number(number: int, form: str) -> str:
    """Write a number from 0 up in a kind of counting (`numFmt`); of an unknown one as digits.

    `zeros3` counts 001, 002, 003.
    """
    if form.startswith("zeros"):
        return str(number).zfill(int(form.removeprefix("zeros")))
    kind = _KINDS.get(form.lower())
    return (kind(number) if kind and number >= 0 else "") or (
        "" if form.lower() in {"none", "bullet"} else str(number)
    )


def in_hanzi(number: int, digits: str = _HANZI, units: str = "十百千万") -> str:
    """Write a number with its units: 一百二十三, 一万零五; "" above 99,999,999."""
    if number >= 10**8:
        return ""
    if number >= 10_000:
        above, rest = divmod(number, 10_000)
        behind = ""
        if rest:
            behind = (digits[0] if rest < 1_000 else "") + in_hanzi_below(rest, digits, units)
        return in_hanzi_below(above, digits, units) + units[3] + behind
    said = in_hanzi_below(number, digits, units)
    # Eleven is 十一, but its formal form is 壹拾壹.
    return said[1:] if digits == _HANZI and 10 <= number < 20 else said


def in_hanzi_below(number: int, digits: str, units: str) -> str:
    """Write a number below 10,000 with its units, the one of ten in full."""
    pieces: list[str] = []
    skipped = False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            skipped = bool(pieces)
            continue
        pieces.append((digits[0] if skipped else "") + digits[digit])
        pieces.append(units[place - 1] if place else "")
        skipped = False
    return "".join(pieces) or digits[0]


def _digit_by_digit(zero: str) -> Callable[[int], str]:
    digits = zero + _HANZI[1:]
    return lambda number: "".join(digits[int(one)] for one in str(number))


def _in_hangul(number: int) -> str:
    """Without a one before ten, a hundred or a thousand, and without zeros."""
    said = in_hanzi(number, _HANGUL, "십백천만")
    return re.sub("일(?=[십백천])|영(?=.)", "", said)


def _counted(number: int) -> str:
    """As people count to 99, and digit by digit above it."""
    return in_hanzi(number) if number < 100 else _digit_by_digit("○")(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return ""
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said


def _repeated(letters: str) -> Callable[[int], str]:
    """One of these letters, and the same twice when all are used up."""

    def said(number: int) -> str:
        times, place = divmod(number - 1, len(letters))
        return letters[place] * (times + 1) if number > 0 and times < _MOST_REPEATED else ""

    return said


def _from(first: str, most: int) -> Callable[[int], str]:
    """Signs that follow each other in Unicode; digits above the last."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= most else ""


def _circled(number: int) -> str:
    for first, begins, most in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if begins <= number <= most:
            return chr(ord(first) + number - begins)
    return "⓪" if number == 0 else ""


def _cyclic(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else ""


def _years(number: int) -> str:
    """The sixty years that a stem and a branch name."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number else ""


def _suffixed(number: int) -> str:
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return f"{number}{('th', 'st', 'nd', 'rd')[last] if last < 4 else 'th'}"


def _words(number: int) -> str:
    """A number in English words."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    if number < 1_000:
        hundreds, rest = divmod(number, 100)
        return f"{_ONES[hundreds]} hundred" + (f" {_words(rest)}" if rest else "")
    if number < 1_000_000:
        thousands, rest = divmod(number, 1_000)
        return f"{_words(thousands)} thousand" + (f" {_words(rest)}" if rest else "")
    return ""


def _ordinal_words(number: int) -> str:
    words = _words(number)
    at = max(words.rfind("-"), words.rfind(" ")) + 1
    last = words[at:]
    ended = last[:-1] + "ieth" if last.endswith("y") else f"{last}th"
    return (words[:at] + _ORDINALS.get(last, ended)).capitalize() if words else ""


def _starred(number: int) -> str:
    return "*†‡§"[(number - 1) % 4] * ((number - 1) // 4 + 1) if 0 < number < 121 else ""


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_KINDS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalhalfwidth": str,
    "decimalzero": lambda number: f"{number:02d}",
    "decimalfullwidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalfullwidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalenclosedcircle": _circled,
    "decimalenclosedcirclechinese": _circled,
    "decimalenclosedparen": _from("⑴", 20),
    "decimalenclosedfullstop": _from("⒈", 20),
    "ideographenclosedcircle": _from("㊀", 10),
    "upperroman": _roman,
    "lowerroman": lambda number: _roman(number).lower(),
    "upperletter": _repeated(_LATIN.upper()),
    "lowerletter": _repeated(_LATIN),
    "russianupper": _repeated(_RUSSIAN.upper()),
    "russianlower": _repeated(_RUSSIAN),
    "ordinal": _suffixed,
    "cardinaltext": lambda number: _words(number).capitalize(),
    "ordinaltext": _ordinal_words,
    "hex": lambda number: f"{number:X}",
    "chicago": _starred,
    "numberindash": lambda number: f"- {number} -",
    "chinesecounting": _counted,
    "chinesecountingthousand": in_hanzi,
    "chineselegalsimplified": lambda number: in_hanzi(number, _FORMAL, "拾佰仟万"),
    "ideographlegaltraditional": lambda number: in_hanzi(number, _FORMAL_OLD, "拾佰仟萬"),
    "taiwanesecounting": _counted,
    "taiwanesecountingthousand": lambda number: in_hanzi(number, units="十百千萬"),
    "taiwanesedigital": _digit_by_digit("○"),
    "ideographdigital": _digit_by_digit("〇"),
    "ideographtraditional": _cyclic(_STEMS),
    "ideographzodiac": _cyclic(_BRANCHES),
    "ideographzodiactraditional": _years,
    "japanesecounting": in_hanzi,
    "japanesedigitaltenthousand": _digit_by_digit("〇"),
    "japaneselegal": lambda number: in_hanzi(number, "零壱弐参四五六七八九", "拾百千萬"),
    "aiueo": _repeated(_AIUEO),
    "aiueofullwidth": _repeated(_AIUEO),
    "iroha": _repeated(_IROHA),
    "irohafullwidth": _repeated(_IROHA),
    "ganada": _repeated(_KOREAN),
    "chosung": _repeated(_KOREAN_LETTERS),
    "koreandigital": lambda number: "".join(_HANGUL[int(one)] for one in str(number)),
    "koreancounting": _in_hangul,
}

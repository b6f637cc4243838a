"""Measures of different systems that mean the same: 5 miles and 8 公里, 70 °F and 21 摄氏度."""

import re
from typing import NamedTuple

from duidu.language.quantities import Quantity

# What is measured, how much of the common unit one is, and what it is called, in any language.
_UNITS_TEXT = """
length 1609.344 miles? 英里 哩
length 1852 nautical\\smiles? 海里 浬
length 1000 km kilomet(?:er|re)s? 公里 千米
length 1 m met(?:er|re)s? 米(?![元粒饭]) 公尺
length 0.9144 yards? yd 码(?![头])
length 0.3048 feet foot ft 英尺 呎
length 0.0254 inch(?:es)? in 英寸 吋
length 0.01 cm centimet(?:er|re)s? 厘米 公分
length 0.001 mm millimet(?:er|re)s? 毫米
length 500 里(?!面|边|程|外) li 华里
length 3.3333 丈
length 0.33333 尺(?!寸)
mass 0.45359 pounds? lbs? 磅
mass 0.02835 ounces? oz 盎司
mass 1 kg kilos? kilograms? 公斤 千克
mass 0.5 斤 catt(?:y|ies) jin
mass 0.001 g grams? 克(?!拉)
mass 1000 tonnes? tons? 吨
mass 50 担
volume 3.7854 gallons? 加仑
volume 0.4732 pints? 品脱
volume 1 lit(?:er|re)s? l 升(?![高起到级值]) 公升
volume 0.001 ml millilit(?:er|re)s? 毫升
area 4046.86 acres? 英亩
area 666.67 亩 mu mou
area 10000 hectares? ha 公顷
area 2589988 square\\smiles? 平方英里
area 1000000 square\\skilomet(?:er|re)s? km2 km² 平方公里 平方千米
area 0.0929 square\\sfeet square\\sfoot sq\\sft 平方英尺
area 1 square\\smet(?:er|re)s? m2 m² 平方米 平米
"""
_FAHRENHEIT = re.compile(r"\s?(?:°\s?F\b|℉|degrees?\s(?:Fahrenheit|F\b)|华氏)", re.IGNORECASE)
_CELSIUS = re.compile(
    r"\s?(?:°\s?C\b|℃|degrees?\s(?:Celsius|centigrade|C\b)|摄氏|度)", re.IGNORECASE
)
_IN_FAHRENHEIT = re.compile(r"华氏(?:零下)?\s?$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?")
_NEAR = 0.07  # share by which a converted number is rounded
_NEAR_DEGREES = 1.0


class Measure(NamedTuple):
    """A quantity in the common unit of what it measures, and the unit in which it was told."""

    kind: str
    unit: str
    value: float

    def means(self, other: "Measure") -> bool:
        """Whether both are the same, told in two units."""
        if self.kind != other.kind or self.unit == other.unit:
            return False
        near = _NEAR * max(abs(self.value), abs(other.value))
        return abs(self.value - other.value) <= max(
            near, _NEAR_DEGREES if self.kind == "degrees" else 0.0
        )


def _units() -> tuple[re.Pattern[str], dict[str, tuple[str, str, float]]]:
    """What finds a unit behind a number, and what each of its groups stands for."""
    patterns, known = [], {}
    for number, line in enumerate(_UNITS_TEXT.strip().splitlines()):
        kind, factor, *names = line.split()
        # A Latin word ends where the next one begins; squares come before what they are of.
        words = "|".join(rf"{name}\b" if name[0].isascii() else name for name in names)
        patterns.append((kind != "area", f"(?P<u{number}>{words})"))
        known[f"u{number}"] = (kind, names[0], float(factor))
    ordered = "|".join(pattern for _, pattern in sorted(patterns, key=lambda item: item[0]))
    return re.compile(rf"(?:\s|-|多|余|来|个)?\s?(?:{ordered})", re.IGNORECASE), known


_UNIT, _KNOWN = _units()


def measures(text: str, quantity: Quantity) -> list[Measure]:
    """What a quantity measures; one for each value that it may have."""
    # Versions, months and shares are no measures.
    values = [float(value) for value in quantity.values if _NUMBER.fullmatch(value)]
    if not values:
        return []
    if _FAHRENHEIT.match(text, quantity.end) or _IN_FAHRENHEIT.search(text, 0, quantity.start):
        return [Measure("degrees", "F", (value - 32) / 1.8) for value in values]
    if _CELSIUS.match(text, quantity.end):
        return [Measure("degrees", "C", value) for value in values]
    match = _UNIT.match(text, quantity.end)
    if match is None:
        return []
    kind, unit, factor = _KNOWN[str(match.lastgroup)]
    return [Measure(kind, unit, value * factor) for value in values]

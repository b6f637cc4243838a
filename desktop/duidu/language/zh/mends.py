"""Cuts that a look at the neighbours mends: doubled words, cities, and words that overlap."""

import re
from collections.abc import Sequence

from duidu.language.zh.doubled import DOUBLED, doubled_at
from duidu.language.zh.wordfile import WordFile

_HAN = "\u4e00-\u9fff"
# A text without these has nothing to be mended, as most have not: one search tells.
_MAYBE = re.compile(
    rf"([{_HAN}])\1[{_HAN}]|[这那這]时候|[这那這]時候|总重量|總重量|水分子|种种[菜花地树田草瓜]|[一二两三四五六七八九十几半]服药|[十百千万萬亿億0-9０-９][余餘多几幾][年月天个個次种種岁歲人名元]|[0-9０-９]个人"
    "|(?:[这那這]些|所有|各种|各種|一切)[\u4e00-\u9fff]{1,2}都"
    "|天下[雨雪]|一下[儿兒]|[台臺]中|高雄|新北|嘉义|嘉義|左营|左營"
)
# What is written so, and how it is cut; where a longer word claims a part of it, it stays.
_WORDS = {
    "这时候": ("这时候",), "那时候": ("那时候",), "這時候": ("這時候",), "那時候": ("那時候",),
    "天下雨": ("天", "下雨"), "天下雪": ("天", "下雪"),
    "一下儿": ("一下儿",), "一下兒": ("一下兒",), "下下棋": ("下下棋",),
    "水分子": ("水", "分子"), "服药": ("服", "药"),
    "总重量": ("总", "重量"), "總重量": ("總", "重量"),
    "台中": ("台中",), "臺中": ("臺中",), "高雄": ("高雄",), "新北": ("新北",),
    "嘉义": ("嘉义",), "嘉義": ("嘉義",), "左营": ("左营",), "左營": ("左營",),
}  # fmt: skip
_FIXED = re.compile(
    "|".join("(?<=[一二两三四五六七八九十几半])服药" if word == "服药" else word for word in _WORDS)
)
_PLANTED = re.compile("种种(?=[菜花地树田草瓜])")
_KIND_BEFORE = frozenset("各一这那几每两三种的")
# About so many of something: 二十余|年, 5000多|种, 300多|元 (多元 of 多元化 is a word).
_ABOUT = re.compile(
    "(?<=[十百千万萬亿億0-9０-９])[余餘多几幾](?=[年月天个個次种種岁歲人名]|元(?![化文素论論]))"
)
# 都 behind what is many is no place's: 这些|盐|都.
_ALL = re.compile(
    rf"(?:[这那這]些|所有|各种|各種|一切)([{_HAN}]{{1,2}})(?<![首古旧国京迁陪])都(?![市城会督])"
)
# 地 behind what is said twice is no place's: 高高|地.
_DOUBLY = re.compile(rf"([{_HAN}])\1地(?=[{_HAN}])")
_THING = re.compile(f"[{_HAN}]子")
_PERSONS = re.compile("(?<=[0-9０-９余餘多几幾])[个個]人")
# Behind these 台中 is no city: 舞台|中.
_COUNT = frozenset("一二两三四五六七八九十百千几数每这那")


def mended(words: list[str], text: str, file: WordFile) -> list[str]:
    """The words of the text, cut by the word file, with such cuts mended."""
    if _MAYBE.search(text) is None and "子" not in words:
        return words
    ends: set[int] = set()
    at = 0
    for word in words:
        at += len(word)
        ends.add(at)
    for found in _FIXED.finditer(text):
        _cut(ends, found.start(), _WORDS[found[0]], text)
    for found in _PLANTED.finditer(text):
        # 各种种菜 and 一种种花 count kinds.
        if not found.start() or text[found.start() - 1] not in _KIND_BEFORE:
            _cut(ends, found.start(), ("种", "种"), text)
    _count_well(ends, text)
    _join_things(ends, text, file)
    _join_doubled(ends, text, file)
    borders = sorted(ends)
    return [text[a:b] for a, b in zip([0, *borders], borders, strict=False)]


def _count_well(ends: set[int], text: str) -> None:
    """Divide what is counted from its number, 地 from what it ends, 都 from all that is meant."""
    for found in _ABOUT.finditer(text):
        _move(ends, found.start(), found.end())
    for found in _PERSONS.finditer(text):
        if found.start() in ends:
            ends.add(found.start() + 1)
    for found in _DOUBLY.finditer(text):
        if found.start() + 1 in ends and found.end() in ends:
            ends.add(found.end() - 1)
    for found in _ALL.finditer(text):
        if found.end() in ends and found.start(1) in ends:
            ends.add(found.end(1))


def _join_things(ends: set[int], text: str, file: WordFile) -> None:
    """Join 子 to the character before, where they are a thing: 小|巷子, 鸟|笼子."""
    for found in _THING.finditer(text):
        start = found.start()
        if not start or start in ends or not {start + 1, start + 2} <= ends:
            continue
        before = text[max((end for end in ends if end < start), default=0) : start + 1]
        record = file.record(found[0])
        if (
            file.tag(before) == "n"
            and text[start - 1] != text[start]
            and record is not None
            and record.entry
            and record.readings[0].syllables[1:] == ("zi5",)
        ):
            _move(ends, start + 1, start)


def _join_doubled(ends: set[int], text: str, file: WordFile) -> None:
    """Join what says a word twice over: 散散步, 清清楚楚."""
    for found in DOUBLED.finditer(text):
        start = found.start()
        if start and start not in ends:
            continue
        form = doubled_at(text, start, file)
        if form is None or start + form.size not in ends:
            continue
        # 看|看书: what else stands there is no verb and its object.
        if form.size == 3 and (start + 1 not in ends or start + 2 in ends):
            continue
        # 聊|聊|天气, whose second half is of the next word.
        if form.size == 3 and start + 4 in ends and file.is_entry(text[start + 2 : start + 4]):
            ends.add(start + 2)
            ends.discard(start + 3)
            continue
        ends.difference_update(range(start + 1, start + form.size))


def _cut(ends: set[int], start: int, parts: Sequence[str], text: str) -> None:
    """Cut one stretch, if words begin and end at its borders."""
    end = start + sum(map(len, parts))
    if (start and start not in ends) or end not in ends:
        return
    if len(parts) == 1 and end - start == 2 and start and text[start - 1] in _COUNT:
        return
    ends.difference_update(range(start + 1, end))
    at = start
    for part in parts:
        at += len(part)
        ends.add(at)


def _move(ends: set[int], old: int, new: int) -> None:
    """End a word one character later, where it is divided from the next word at `old`."""
    if old in ends:
        ends.discard(old)
        ends.add(new)

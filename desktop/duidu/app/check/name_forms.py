"""The forms of names: words with a capital, pinyin, stretches that write a name by its sound."""

import re
from functools import lru_cache

_CAPITALISED = re.compile(r"(?<![\w'’])[A-Z\u00c0-\u00dd][^\W\d_]+(?:[-'’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_RUN = re.compile(
    "[阿埃艾安奥澳巴班邦鲍贝本比彼宾波伯勃博布查达戴丹德登邓狄迪蒂丁杜顿多厄恩尔法凡菲费弗夫福戈哥格根古哈海汉翰"
    "赫亨胡霍基吉加杰金卡凯坎康考科克肯库拉莱赖兰朗劳勒雷黎里丽利莉廉林琳卢鲁路伦罗洛马玛迈曼麦梅门蒙米密明摩莫"
    "姆纳娜内尼涅努诺欧帕潘庞佩彭皮普齐乔切琴丘让热荣茹瑞萨塞桑沙莎尚绍舍史舒司斯苏索塔泰坦汤特提图托瓦万威韦维"
    "温文沃乌武西希锡夏香肖谢辛休修雪逊亚扬耶叶伊因英尤于约赞泽扎詹珍芝朱兹佐黛妮蕾薇娅莲琼森森缅甸孟蓬佩奥旺"
    "爾爾爾萊賴蘭勞麗盧魯倫羅瑪邁麥門諾歐龐齊喬讓榮薩紹蘇湯圖萬韋維溫烏錫謝葉約贊澤詹茲亞貝賓鮑達鄧頓費馬納內]{2,8}"
)
_SHORTEST = 3  # letters of a name


def capitalised(text: str) -> list[tuple[str, int, int]]:
    """Words with a capital, without ’s, and where they stand."""
    found = []
    for match in _CAPITALISED.finditer(text):
        word = match[0]
        if word.endswith(("'s", "’s", "'", "’")):
            word = _POSSESSIVE.sub("", word)
        if len(word) >= _SHORTEST and not word.isupper():
            found.append((word, match.start(), match.start() + len(word)))
    return found


def transliterations(text: str) -> list[str]:
    """The stretches of a text that may be names written by their sound, each once."""
    return list(dict.fromkeys(match[0] for match in _RUN.finditer(text)))


_SYLLABLE = re.compile(
    "(?:[zcs]h|[bcdfghjklmnpqrstwxyz])?(?:[aeiou]{1,3})(?:ng|n(?![aeiou])|r(?![aeiou]))?"
)


@lru_cache(maxsize=10_000)
def as_pinyin(name: str) -> str:
    """A name in the letters of its syllables if it may be pinyin of two or three, else ""."""
    letters = re.sub("[^a-z]", "", name.lower())
    at = count = 0
    while at < len(letters):
        match = _SYLLABLE.match(letters, at)
        if not match or count == 3:
            return ""
        at, count = match.end(), count + 1
    return letters if count > 1 else ""


def inflected(one: str, other: str) -> bool:
    """Whether two words are forms of each other: Taliban’s, Afghans, Afghanistan."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or long.startswith(short.rstrip("aeiousn"))

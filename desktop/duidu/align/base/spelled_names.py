"""Finds Latin names that a Chinese text writes by sound: 王琦瑶 Wang Qiyao, 弗莱厄蒂 Flaherty.

Which names may be there is known from the other side.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from duidu.align.base.names import Readings, sound_alike

MARK = "~"
"""Stands before a name found by sound, so that it is no word of the text."""

_LATIN = re.compile(r"[A-Za-z]{3,}")
_SYLLABLES = 3  # of one word of a Chinese name
_SHORTEST = 3  # letters of a name; shorter words are alike by chance
# Characters that transliterations are written with; none of them makes a name by itself.
_TRANSLITERATING = re.compile(
    "[阿埃艾安奥巴班邦鲍贝本比彼宾波伯勃博布查达戴丹德登邓狄迪蒂丁杜顿多厄恩尔法凡菲费弗夫福"
    "戈哥格根古哈海汉赫亨胡霍基吉加杰金卡凯坎康考科克肯库拉莱赖兰朗劳勒雷黎里丽利"
    "莉廉林琳卢鲁路伦罗洛马玛迈曼麦梅门蒙米密明摩莫姆纳娜内尼涅努诺欧帕潘庞"
    "佩彭皮普齐乔切琴丘让热荣茹瑞萨塞桑沙莎尚绍舍史舒司斯苏索塔泰坦汤特提图托瓦万威"
    "韦维温文沃乌武西希锡夏香肖谢辛休修雪亚扬耶叶伊因英尤于约赞泽扎詹珍芝朱兹佐]"
    "{2,7}"
)
_ALIKE = 0.7  # likeness of sound from which a stretch is the name


class Sounds:
    """Finds names in Chinese text; remembers readings and comparisons."""

    def __init__(self, syllables: Readings) -> None:
        """Use `syllables` for the readings of characters; only common hanzi write names."""
        self._any = syllables
        # The same names come up all through a text.
        self._readings: Readings = lru_cache(maxsize=20_000)(self._syllables)
        self._alike = lru_cache(maxsize=50_000)(self._sounds_alike)

    def names(self, text: str, wanted: frozenset[str]) -> list[str]:
        """The wanted names (lower case) that stretches of a text sound like, with MARK before them.

        Each name as often as it occurs.
        """
        if not wanted:
            return []
        return [
            MARK + name
            for name in (*self._spelt(text, wanted), *self._transliterated(text, wanted))
        ]

    def _spelt(self, text: str, wanted: frozenset[str]) -> Iterable[str]:
        """Names written in pinyin syllables."""
        syllables = [self._readings(character)[:1] for character in text]
        for at in range(len(text)):
            spelt = ""
            for syllable in syllables[at : at + _SYLLABLES]:
                if not syllable:
                    break
                spelt += syllable[0]
                if spelt in wanted:
                    yield spelt

    def _transliterated(self, text: str, wanted: frozenset[str]) -> Iterable[str]:
        """Foreign names written with the usual characters."""
        for match in _TRANSLITERATING.finditer(text):
            for name in wanted:
                if self._alike(match.group(), name):
                    yield name

    def _sounds_alike(self, characters: str, name: str) -> bool:
        return sound_alike(characters, name, self._readings) >= _ALIKE

    def _syllables(self, character: str) -> tuple[str, ...]:
        return self._any(character) if "\u4e00" <= character <= "\u9fff" else ()


def latin_names(texts: Iterable[str]) -> frozenset[str]:
    """Words that are always written with a capital, in lower case."""
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for word in _LATIN.findall(text):
            (capital if word[0].isupper() else small).add(word.lower())
    return frozenset(name for name in capital - small if len(name) >= _SHORTEST)

"""Keeps Chinese full names whole that the word file does not have: 苏轻雪, 诸葛瑾, 张三丰.

A surname and one or two characters that are typical of given names, which no longer word claims.
"""

from collections.abc import Iterable, Sequence

from duidu.language.zh.wordfile import WordFile, word_set

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范廖贾夏韦付邹孟熊秦邱尹薛闫段雷侯陶黎贺顾郝龚邵钱严覃戴莫孔汤康施樊葛邢齐乔伍庞颜倪"
    "庄聂鲁岳翟殷詹申欧耿焦俞柳甘祝宁阮柯梅童凌裴霍涂翁冉骆辛靳柴蒙鲍喻祁蒲滕屈饶牟艾穆卓缪芦褚娄窦戚岑"
    "费卜晏瞿佟臧闵邬卞姬仇栾隋寇甄虞佘邝"
)
# Those that are common words themselves, of which only likely given names make surnames.
_COMMON = frozenset("高白金石江龙毛万方文安常温武向史易尚季成章包左兰关华车于余古米")
_COMPOUND = word_set(
    "诸葛 欧阳 司马 上官 司徒 夏侯 慕容 皇甫 公孙 令狐 东方 西门 南宫 独孤 尉迟 长孙 宇文 端木 "
    "轩辕 諸葛 歐陽 司馬 公孫 東方 南宮 獨孤 長孫 軒轅 呼延 百里 东郭 完颜 耶律 纳兰 赫连 澹台"
)
# Sums of log ratios, given name against running text, that make a name; chosen on our own texts.
_LIKELY, _VERY_LIKELY, _ONE = 2.4, 5.0, 2.0
# What is enough at the beginning of a clause, where a name is likelier, and behind half a name.
_BEGINNING, _REST = 0.9, 0.9
_LEAST = -0.9
# 氏 behind a surname is no given name: 宋氏.
_NEVER = "氏"
_RARE = -11.5  # log probability of a word that a given name may happen to be
_AFTER = frozenset("是在和与也就都的说道把被将对向从有不没了着又还很才来去到给让问想看听")
_NAMED = word_set("nr nz nrt nrfg")


class PersonNames:
    """Joins a surname with the given name behind it."""

    def __init__(self, words: WordFile) -> None:
        self._words = words
        self._given = words.scores("given")

    def may_begin(self, word: str) -> bool:
        """Whether a full name may begin with this word."""
        if len(word) == 1:
            return word in _SURNAMES or word in _COMMON
        return word in _COMPOUND or (
            len(word) == 2 and word[0] in _SURNAMES and self._words.tag(word) in _NAMED
        )

    def join(
        self, words: list[str], places: Iterable[int], names: set[int]
    ) -> tuple[list[str], set[int]]:
        """The words with full names joined, and the indexes of all names.

        `places` are where a full name may begin; `names` are the indexes of those found already.
        """
        found = [(at, self._end(words, at, names)) for at in places if at not in names]
        found = [(at, end) for at, end in found if end > at + 1]
        if not found:
            return words, names
        joined: list[str] = []
        indexes: list[int] = []
        kept: set[int] = set()
        at = 0
        for start, end in found:
            if start >= at:
                joined.extend(words[at:start])
                indexes.extend(range(at, start))
                kept.add(len(joined))
                joined.append("".join(words[start:end]))
                indexes.append(-1)
                at = end
        joined.extend(words[at:])
        indexes.extend(range(at, len(words)))
        return joined, kept | {new for new, old in enumerate(indexes) if old in names}

    def _end(self, words: Sequence[str], at: int, names: set[int]) -> int:
        """Where the name that begins with the word at `at` ends; at + 1 where there is none."""
        first = words[at]
        behind = words[at + 1 : at + 3]
        if not behind or at + 1 in names:
            return at + 1
        if len(first) == 2 and first not in _COMPOUND:
            # The surname and half of the given name are a name themselves: 张三, 赵云.
            whole = self._sum(behind[0]) if len(behind[0]) == 1 else None
            return at + 2 if whole is not None and whole > _REST and _ends(behind) else at + 1
        if len(behind[0]) == 2:
            return at + 2 if self._is_given(behind[0]) and _ends(behind) else at + 1
        if len(behind) == 2 and len(behind[0]) == len(behind[1]) == 1 and at + 2 not in names:
            whole = self._sum(behind[0] + behind[1])
            begins = at == 0 or not words[at - 1][-1].isalnum()
            least = _BEGINNING if begins else _LIKELY
            if whole is not None and whole > (_VERY_LIKELY if first in _COMMON else least):
                return at + 3
        if first in _COMPOUND and len(behind[0]) == 1:
            one = self._sum(behind[0])
            return at + 2 if one is not None and one > _ONE else at + 1
        return at + 1

    def _sum(self, given: str) -> float | None:
        """How likely the characters are a given name; None where one hardly occurs in them."""
        scores = [self._given.get(c, -9.0) if c != _NEVER else -9.0 for c in given]
        return sum(scores) if min(scores) > _LEAST else None

    def _is_given(self, word: str) -> bool:
        """Whether a word of two characters is rather a given name here."""
        whole = self._sum(word)
        if whole is None or whole < _LIKELY:
            return False
        return (
            whole > _VERY_LIKELY
            or self._words.tag(word) in _NAMED
            or self._words.weight(word) < _RARE
        )


def _ends(behind: Sequence[str]) -> bool:
    """Whether a name may end behind the first of these words: no other single character follows."""
    return len(behind) == 1 or len(behind[1]) > 1 or behind[1] in _AFTER or not behind[1].isalnum()

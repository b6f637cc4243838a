"""Keeps Chinese full names whole that the word file does not have: 苏轻雪, 诸葛瑾, 李建国.

A surname and one or two characters that are typical of given names, which no longer word claims, or
a word that many are named with.
"""

from collections.abc import Iterable, Sequence

from duidu.language.zh.surnames import OPENERS, TITLES
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
# Those of two characters that are hardly anything else, so that one likely character is enough.
_ALWAYS = _COMPOUND - word_set("上官 东方 東方 西门 百里 呼延 长孙 長孙")
# Common words that many people are named with.
_GIVEN_WORDS = word_set(
    "建国 国庆 胜利 和平 文明 建设 解放 爱国 爱民 志强 建军 建业 卫国 卫东 红军 援朝 "
    "抗美 跃进 阳光 向阳 光明 立新 新华 中华 振兴 国强 国栋 自强 自立 富强 春风 朝阳 "
    "晨光 东风 东升 英雄 前进 思远 志远 明月 春花 秋月 冬梅 学礼 学文 大勇 永红 明亮 "
    "海燕 海洋 雪梅 玉兰 金花 无忌 宝山 泰山 长江 永生 长生 平安 繁星 星辰 晨曦 清风 天佑 天赐 怀远"
)
# Behind a surname and another character these are places: 彭埠镇, 黄鹄矶, 赵州桥.
_PLACES = frozenset(
    "镇鎮乡鄉村县縣市区區州路街庄莊屯堡沟溝矶磯埠寨坝壩峪桥橋河湖寺庙廟岭嶺湾灣渡滩灘巷弄"
)
# Behind these a place is likelier than a person.
_WHERE = word_set("在 到 去 往 至 位于 地处 抵达 离开 途经 来到 前往")
_PLACE_OR_NAME = frozenset("山江海林城关關台臺川洲岛島塘堂宫宮殿塔坡坪川泉溪池")
# Sums of log ratios, given name against running text, that make a name; chosen on our own texts.
_LIKELY, _VERY_LIKELY, _ONE = 2.4, 5.0, 2.0
# What is enough at the beginning of a clause, where a name is likelier, and behind half a name.
_BEGINNING, _REST = 0.9, 0.9
# What is enough behind such a compound surname, and for what jieba's words call a name.
_ONE_BEHIND_ALWAYS, _LISTED, _LISTED_COMMON = 0.3, 0.3, 3.0
_LEAST = -0.9
_COMMON_BEHIND_TITLE = 3.0
# Surnames that mostly stand before a name: 向德军, 于阿尔.
_BEFORE_NAMES = frozenset("于向")
# Behind these characters a verb stands, not the last of a name: 欧阳雪|笑|着.
_ASPECTS = frozenset("着了过")
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

    def is_listed(self, word: str) -> bool:
        """Whether a word without an entry is a full name: jieba says so, and it looks like one."""
        surname = 2 if word[:2] in _COMPOUND else 1
        rest = word[surname:]
        if not 2 < len(word) < surname + 3 or self._words.tag(word) not in _NAMED:
            return False
        if surname == 1 and (word[0] in _BEFORE_NAMES or not self.may_begin(word[0])):
            return False
        whole = self._sum(rest)
        least = _LISTED_COMMON if word[0] in _COMMON and surname == 1 else _LISTED
        return (
            whole is not None
            and whole > least
            and rest[-1] not in _PLACES
            and rest not in TITLES
            and (len(rest) == 1 or rest in _GIVEN_WORDS or not self._is_usual(rest))
            and not (least == _LISTED_COMMON and self._words.tag(rest)[:2] in ("n", "v", "a"))
        )

    def _is_usual(self, word: str) -> bool:
        """Whether it is a common word that nobody is named with."""
        weight = self._words.known_weight(word)
        return weight is not None and weight > _RARE and self._words.tag(word) not in _NAMED

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
        behind = words[at + 1 : at + 3]
        if not behind or at + 1 in names:
            return at + 1
        end = self._end_by_given(words, at, names, behind)
        return at + 1 if end > at + 1 and _is_place(words, at, end) else end

    def _end_by_given(
        self, words: Sequence[str], at: int, names: set[int], behind: Sequence[str]
    ) -> int:
        """The same, whatever the place: by the words behind that may be given names."""
        first = words[at]
        if len(first) == 2 and first not in _COMPOUND:
            # The surname and half of the given name are a name themselves: 张三, 赵云.
            whole = self._sum(behind[0]) if len(behind[0]) == 1 else None
            return at + 2 if whole is not None and whole > _REST and _ends(behind) else at + 1
        if len(behind[0]) == 2:
            named = behind[0] in _GIVEN_WORDS and first not in _COMMON and not _counted(words, at)
            named = named or (self._is_given(behind[0]) and _ends(behind))
            return at + 2 if named else at + 1
        if len(behind) == 2 and len(behind[0]) == len(behind[1]) == 1 and at + 2 not in names:
            whole = self._sum(behind[0] + behind[1])
            if whole is not None and whole > self._least(words, at):
                if at + 3 == len(words) or words[at + 3] not in _ASPECTS:
                    return at + 3
                return at + (2 if first in _COMPOUND else 1)
        if first in _COMPOUND and len(behind[0]) == 1:
            one = self._sum(behind[0])
            least = _ONE_BEHIND_ALWAYS if first in _ALWAYS else _ONE
            return at + 2 if one is not None and one > least else at + 1
        return at + 1

    @staticmethod
    def _least(words: Sequence[str], at: int) -> float:
        """How likely a given name of two characters has to be behind this surname."""
        before = words[at - 1] if at else ""
        begins = not before[-1:].isalnum()
        titled = before in TITLES or before in OPENERS
        if words[at] in _COMMON:
            return _COMMON_BEHIND_TITLE if titled else _VERY_LIKELY
        return _BEGINNING if begins or titled else _LIKELY

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


def _counted(words: Sequence[str], at: int) -> bool:
    """Whether a number stands before, so that no full name begins here."""
    return at > 0 and words[at - 1][-1] in "第一二三四五六七八九十两几每"


def _is_place(words: Sequence[str], at: int, end: int) -> bool:
    """Whether what looks like a name is rather a place, by its end or the word before."""
    last = words[end - 1][-1]
    before = words[at - 1] if at else ""
    return end - at + len(words[end - 1]) > 2 and (
        last in _PLACES or (last in _PLACE_OR_NAME and before in _WHERE)
    )

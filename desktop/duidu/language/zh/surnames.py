"""Surnames that are read otherwise than as common words, and the signs of a surname.

Examples: 单老师, 姓解, 小任, 查良镛.
"""

from collections.abc import Sequence

from duidu.language.zh.wordfile import WordFile, word_set

SURNAMES = {
    "单": "shan4", "解": "xie4", "仇": "qiu2", "任": "ren2", "查": "zha1", "区": "ou1",
    "朴": "piao2", "曾": "zeng1", "华": "hua4", "盖": "ge3", "葛": "ge3", "缪": "miao4",
    "覃": "qin2", "翟": "zhai2", "尉": "wei4", "员": "yun4", "燕": "yan1", "洗": "xian3",
    "宁": "ning4", "种": "chong2", "乐": "yue4", "曲": "qu1", "应": "ying1", "召": "shao4",
    "黑": "he4", "折": "she2", "秘": "bi4", "卜": "bu3", "祭": "zhai4", "车": "che1", "都": "du1",
    "那": "na1", "过": "guo1", "盛": "sheng4", "石": "shi2", "牟": "mu4", "郗": "xi1", "訾": "zi1",
    "谌": "chen2", "相": "xiang4", "哈": "ha3", "占": "zhan1", "冯": "feng2", "强": "qiang2",
    "乘": "sheng4", "令": "ling2", "阚": "kan4", "隗": "wei3", "逄": "pang2", "晁": "chao2",
    "於": "yu1", "幺": "yao1", "瞿": "qu2", "称": "cheng1", "重": "chong2", "撒": "sa4",
    "粘": "nian2", "俞": "yu2", "柏": "bai3", "纪": "ji3", "沈": "shen3", "薄": "bo2", "繁": "po2",
}  # fmt: skip
TITLES = word_set(
    """
    先生 女士 小姐 太太 夫人 老师 总统 教授 医生 大夫 主任 经理 总经理 部长 校长 局长 处长 科长
    市长 县长 省长 院长 队长 班长 连长 排长 营长 团长 师长 将军 司令 主席 总理 总裁 董事长 书记
    律师 法官 警官 师傅 同志 同学 博士 工程师 导演 教练 记者 秘书 会计 护士 护士长 老板 掌柜 大爷
    大娘 大妈 大叔 大哥 大姐 阿姨 叔叔 伯伯 爷爷 奶奶 姑娘 公子 员外 某 姓 氏 总 导 工 老 公 家
    家庄 家村 家湾 编辑 组长 站长 厂长 店长 村长 乡长 镇长 区长 所长 馆长 会长 议员 参议员 检察官
    检察长 上校 少校 中尉 少尉 上尉 大使 公使 副官 兄 哥 姐 爷 妈 婶 嫂 叔 伯
    """
)
# Titles of one character. Behind a character that is a common word they are words too (应家, 都公).
_SHORT_TITLES = frozenset("总导工老公家兄哥姐爷妈婶嫂叔伯")
# Characters that are common words themselves: only clear signs make them surnames.
_COMMON = frozenset("任应都过种相重石华黑那车曲乐宁称强折召令解查区单占哈乘纪薄盛")
_FAMILIAR = frozenset("小老阿")
# Words a name may follow directly.
OPENERS = word_set(
    "和 与 及 跟 同 是 由 对 向 被 把 给 的 请 找 见 说 为 即 者 员 作家 演员 歌手 记者 主演 学者 "
    "诗人 著名"
)
_MEASURES = frozenset("朵栋棟座棵幢间間家片份辆輛颗顆支枝块塊条條件本场場位名股群双雙种種")
_INSIDE = word_set("里 里面 内 外 上 下 中 里头")
# Characters that transcriptions are written with: two of them are no given name.
_FOREIGN = frozenset("尔斯克特德茨兹蒂尼拉莱罗洛塔卡格伯夫维姆奇里利亚瓦森顿耶娜理士普多")
# With which hardly any given name ends, and many transcriptions do: 柏培拉, 哈扎拉.
_FOREIGN_ENDS = frozenset("拉斯尔特克塔茨兹蒂")
_NAMING = word_set("叫 姓 名叫 姓名 就是 叫做")


class SurnameRule:
    """Tells whether a character is a surname here."""

    def __init__(self, words: WordFile) -> None:
        self._words = words
        self._given = words.scores("given")

    def reading(self, words: Sequence[str], at: int) -> str:
        """The surname's syllable, or "" where it is not a surname."""
        word = words[at]
        syllable = SURNAMES.get(word)
        if syllable is None or not self._is_surname(words, at, word):
            return ""
        return syllable

    def is_full_name(self, name: str) -> bool:
        """Whether a name is Chinese: a surname and one or two characters of given names."""
        rest = name[1:]
        return (
            0 < len(rest) < 3
            and not _FOREIGN.issuperset(rest)
            and not (len(rest) == 2 and rest[-1] in _FOREIGN_ENDS)
            and all(self._given.get(c, -9.0) > -1 for c in rest)
        )

    def _is_surname(self, words: Sequence[str], at: int, word: str) -> bool:
        """Weigh the signs: 姓 or a verb of naming before, a title behind, 小 or 老 before."""
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        # A measure word, not a given name: 那朵云, 那栋楼.
        if word == "那" and after[:1] in _MEASURES:
            return False
        if before == "姓" or (
            before in _NAMING
            and _is_word(after)
            # Given names have one or two characters.
            and len(after) < 3
            and word not in _COMMON - set("解查单")
        ):
            return True
        # Inside a place, or what somebody does who has been named: 在区里, 任先生任主任.
        if word in _COMMON and (after in _INSIDE or (before in TITLES and len(before) > 1)):
            return False
        if after in TITLES:
            return not (after in _SHORT_TITLES and word in _COMMON)
        if (
            before in _FAMILIAR
            and self._opens(words, at - 2)
            and (word not in _COMMON - set("解查单区任") or not _is_word(after))
        ):
            return True
        return self._opens(words, at - 1) and self._name_follows(words, at)

    def _opens(self, words: Sequence[str], at: int) -> bool:
        """Whether a name may begin: at a clause, or behind a title, conjunction or naming verb."""
        if at < 0:
            return True
        word = words[at]
        return not _is_word(word) or word in TITLES or word in OPENERS

    def _name_follows(self, words: Sequence[str], at: int) -> bool:
        """Whether a given name follows: one or two characters typical of them, and no third."""
        given: list[str] = []
        for word in words[at + 1 : at + 4]:
            if len(word) == 1 and self._given.get(word, -9.0) > 0 and len(given) < 2:
                given.append(word)
            elif not given and len(word) == 2 and self._is_given(word):
                return True
            else:
                break
        # Surnames that are also common words need more evidence.
        threshold = 3.0 if words[at] in _COMMON else 1.0
        return bool(given) and sum(self._given[c] for c in given) > threshold

    def _is_given(self, word: str) -> bool:
        return self._words.tag(word) in ("nr", "") and all(
            self._given.get(c, -9.0) > 1 for c in word
        )


def _is_word(text: str) -> bool:
    return text[:1].isalnum()

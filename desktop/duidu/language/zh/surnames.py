"""Characters read otherwise when they are a surname, and the signs that they are one: 单老师, 姓解, 小任, 查良镛."""

from collections.abc import Sequence

from duidu.language.zh.wordfile import WordFile

SURNAMES = {
    "单": "shan4", "單": "shan4", "解": "xie4", "仇": "qiu2", "任": "ren2", "查": "zha1", "区": "ou1", "區": "ou1", "朴": "piao2",
    "曾": "zeng1", "华": "hua4", "華": "hua4", "盖": "ge3", "蓋": "ge3", "葛": "ge3", "缪": "miao4", "繆": "miao4", "覃": "qin2",
    "翟": "zhai2", "尉": "wei4", "员": "yun4", "員": "yun4", "燕": "yan1", "洗": "xian3", "宁": "ning4", "甯": "ning4", "种": "chong2",
    "乐": "yue4", "樂": "yue4", "曲": "qu1", "应": "ying1", "應": "ying1", "召": "shao4", "黑": "he4", "折": "she2", "秘": "bi4",
    "卜": "bu3", "祭": "zhai4", "车": "che1", "車": "che1", "都": "du1", "那": "na1", "过": "guo1", "過": "guo1", "盛": "sheng4",
    "石": "shi2", "牟": "mu4", "郗": "xi1", "訾": "zi1", "谌": "chen2", "諶": "chen2", "相": "xiang4", "教": "jiao4", "哈": "ha3",
    "占": "zhan1", "尹": "yin3", "冯": "feng2", "馮": "feng2", "强": "qiang2", "乘": "sheng4", "长": "zhang3", "令": "ling2",
    "阚": "kan4", "闞": "kan4", "隗": "wei3", "逄": "pang2", "晁": "chao2", "佟": "tong2", "於": "yu1", "幺": "yao1", "瞿": "qu2",
    "称": "cheng1", "重": "chong2", "撒": "sa4", "粘": "nian2", "颉": "xie2", "适": "kuo4", "俞": "yu2", "柏": "bai3", "纪": "ji3",
    "紀": "ji3", "许": "xu3", "曹": "cao2", "和": "he2", "沈": "shen3", "薄": "bo2", "行": "xing2", "蔚": "yu4", "繁": "po2",
}  # fmt: skip
TITLES = frozenset(
    ["先生", "女士", "小姐", "太太", "夫人", "老师", "老師", "总统", "總統", "教授", "医生", "醫生", "大夫", "主任", "经理", "經理", "总经理", "部长", "部長", "校长", "校長", "局长", "局長", "处长", "處長", "科长", "科長", "市长", "市長", "县长", "省长", "院长", "院長", "队长", "隊長", "班长", "班長", "连长", "排长", "营长", "团长", "师长", "将军", "將軍", "司令", "主席", "总理", "总裁", "董事长", "书记", "律师", "律師", "法官", "警官", "师傅", "師傅", "同志", "同学", "同學", "博士", "工程师", "导演", "導演", "教练", "教練", "记者", "记者", "秘书", "会计", "护士", "护士长", "老板", "老闆", "掌柜", "大爷", "大娘", "大妈", "大叔", "大哥", "大姐", "阿姨", "叔叔", "伯伯", "爷爷", "奶奶", "姑娘", "公子", "员外", "家", "某", "姓", "氏", "总", "導", "导", "工", "老", "公", "女", "家庄", "家村", "家湾", "某某", "博士生", "编辑", "组长", "組長", "站长", "厂长", "店长", "村长", "乡长", "镇长", "区长", "所长", "馆长", "会长", "議員", "议员", "参议员", "检察官", "检察长", "上校", "少校", "中尉", "少尉", "上尉", "大使", "公使", "副官"]
)
# Characters after which a surname rule for one of these would go wrong: they are common words of their own (任 任期, 应 应 ...).
_COMMON = frozenset("任应應都过過和种行长教相重石华華黑那车車曲乐樂宁称强折召盛令解查区區单單占哈和薄乘纪紀适柏")
_BEFORE = frozenset("姓")
_FAMILIAR = frozenset("小老阿")


class SurnameRule:
    """Says whether a character stands for a surname at its place."""

    def __init__(self, words: WordFile) -> None:
        self._words = words
        self._given = words.scores("given")

    def reading(self, words: Sequence[str], at: int) -> str:
        """The surname's syllable, or "" where it is no surname."""
        word = words[at]
        syllable = SURNAMES.get(word)
        if syllable is None:
            return ""
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        if before == "姓" or (after in TITLES and not (len(after) == 1 and word in _COMMON and after in "家总工老公女导導")):
            return syllable
        if before in _FAMILIAR and not _is_word(after) and self._before_allows(words, at - 2):
            return syllable
        return syllable if self._before_allows(words, at - 1) and self._names_follow(words, at) else ""

    def _before_allows(self, words: Sequence[str], at: int) -> bool:
        """A name begins a clause or follows a title, a conjunction or a verb of naming."""
        if at < 0:
            return True
        word = words[at]
        return not _is_word(word) or word in TITLES or word in _OPENERS

    def _names_follow(self, words: Sequence[str], at: int) -> bool:
        """Whether one or two single characters that given names are made of follow, and then something else."""
        given = []
        for word in words[at + 1 : at + 4]:
            if len(word) == 1 and self._given.get(word, -9.0) > 0 and len(given) < 2:
                given.append(word)
            elif (
                not given
                and len(word) == 2
                and all(self._given.get(c, -9.0) > 1 for c in word)
                and self._words.tag(word) in ("nr", "x", "")
            ):
                return True
            else:
                break
        threshold = 3.0 if words[at] in _COMMON else 1.0
        return bool(given) and sum(self._given[c] for c in given) > threshold


_OPENERS = frozenset(
    ["和", "与", "與", "及", "跟", "同", "是", "叫", "由", "对", "對", "向", "被", "把", "给", "給", "的", "请", "請", "找", "见", "見", "说", "說", "为", "為", "即", "者", "员", "員", "作家", "演员", "演員", "歌手", "记者", "主演", "学者", "诗人", "著名"]
)


def _is_word(text: str) -> bool:
    return text[:1].isalnum()

"""Readings that grammar decides.

These are 得 地 了, adjectives behind an adverb of degree, and verbs before 了 着 过.
"""

from collections.abc import Sequence

from duidu.language.zh.collocation_table import TABLE
from duidu.language.zh.collocations import Collocations
from duidu.language.zh.wordfile import WordFile, word_set

_PRONOUNS = word_set("我 你 您 他 她 它 咱 谁 我们 你们 他们 她们 它们 咱们 大家 自己 人")
# Adverbs before 得 děi, "must".
_MUST_BEFORE = word_set(
    """
    也 还 就 都 总 必 非 先 只 又 才 可 至少 最少 得 一定 必须 都 仍 仍然 恐怕 大概 看来 有时 今天
    明天 现在 以后 将来 每天
    """
)
# What nouns end with, and no adjective does: before 得 děi.
_ENDS_OF_NOUNS = frozenset(
    "子们者员师司校厂店友院国府队家车人生法钱饭菜药书票证房门窗衣服鞋机货品事题业照件案"
)
# With these begins what one does: 上学, 交费, 晒干.
_ACTS = frozenset(
    "上下吃喝写交买卖洗晒做打开关看听说读学去来回走跑找换修补拿带送给付还退装拆搬挂贴切煮烧炒泡喂养种"
    "赔赚省存取借扫擦刷剪理穿脱戴排坐站住等请问教帮陪接"
)
# What 得 dé, "get", takes.
_GOT = word_set(
    "到 了 知 出 以 其 奖 分 主 病 名 票 此 救 证 逞 罪 势 胜 失 手 力 益 人心 癌症 感冒 冠军"
)
_GAINED = word_set(
    "便宜 见 闻 免 胜 脱 失 便 宠 道 来 饶 享 逢 遇 入 全 当 为 于 与 用 过 中 罪 着 天"
)
_DEGREES = word_set(
    """
    很 太 更 最 较 非常 十分 特别 这么 那么 多么 好 真 挺 极 极其 越来越 比较 够 不够 不太 有点
    有点儿 相当 稍 稍微 过于 尤其 格外 最为 如此 越
    """
)
_ADJECTIVES = {
    "长": "chang2", "重": "zhong4", "好": "hao3", "累": "lei4", "差": "cha4", "薄": "bao2",
    "假": "jia3", "空": "kong1", "干": "gan1", "少": "shao3", "强": "qiang2", "难": "nan2",
    "乐": "le4", "凉": "liang2", "冲": "chong4", "臭": "chou4", "鲜": "xian1", "脏": "zang1",
    "晕": "yun1", "粘": "nian2", "恶": "e4", "胖": "pang4", "吵": "chao3", "大": "da4",
    "熟": "shu2", "呛": "qiang4", "散": "san3",
}  # fmt: skip
_ASPECTS = frozenset("了着过")
_VERBS = {
    "种": "zhong4", "数": "shu3", "量": "liang2", "教": "jiao1", "长": "zhang3", "铺": "pu1",
    "缝": "feng2", "钻": "zuan1", "卷": "juan3", "磨": "mo2", "担": "dan1", "弹": "tan2",
    "散": "san4", "扇": "shan1", "泡": "pao4", "载": "zai4", "盛": "cheng2", "藏": "cang2",
    "降": "jiang4", "传": "chuan2", "分": "fen1", "切": "qie1", "看": "kan4", "当": "dang1",
    "发": "fa1", "还": "huan2", "给": "gei3", "调": "tiao2", "中": "zhong4", "挣": "zheng4",
    "炸": "zha4", "粘": "zhan1", "塞": "sai1", "漂": "piao1", "喝": "he1", "吐": "tu4",
    "削": "xiao1", "嚼": "jiao2", "剥": "bao1", "系": "ji4", "划": "hua2", "笼": "long3",
    "涨": "zhang3", "挑": "tiao1", "夹": "jia1",
}  # fmt: skip
# Those that are so only by their form, 间一间, and those that other words have the same form of.
_VERBS_BY_FORM = {
    "间": "jian4",
    "空": "kong4",
    "和": "huo2",
    "干": "gan4",
    "钉": "ding4",
    "泥": "ni4",
    "糊": "hu2",
}
_NOT_BY_RESULT = frozenset("还中当分长看给间空和干调划挑扎扇降发")
_MEASURES = {
    "行": "hang2", "只": "zhi1", "种": "zhong3", "重": "chong2", "幢": "zhuang4", "间": "jian1",
    "担": "dan4", "分": "fen1", "处": "chu4", "曲": "qu3", "扇": "shan4", "圈": "quan1",
    "宿": "xiu3", "角": "jiao3", "号": "hao4", "载": "zai3", "度": "du4", "场": "chang3",
    "员": "yuan2", "发": "fa1", "任": "ren4", "把": "ba3", "头": "tou2", "折": "zhe2", "卡": "ka3",
    "服": "fu4", "沓": "da2",
}  # fmt: skip
_REACH = 4  # words before 当 in which 把 may stand
_COUNTS = frozenset("〇零一二三四五六七八九十百千万亿两几数半")
# What 着 zháo takes: 睡着了, 着火, 着急.
_AFTER_ZHAO = frozenset("了火急凉迷慌魔")
_ENDINGS = frozenset("吗吧呢啊")
PARTICLES = frozenset("得地了还還")
_PLACE_BEFORE = word_set(
    "在 到 的 这 那 该 此 各 整 一 两 几 每 当 全 本 外 遍 满 落 扫 种 着 是 有 从 于 之 荒 耕"
)


# Which place it is: 何地, 该地.
_WHICH_PLACE = frozenset("何此该某各异")
# What a king rules, 王天下, and the words before; what one becomes: 当王.
_RULED, _BEFORE_RULING = frozenset(("天下", "之")), frozenset("而以不可者")
_OFFICES = word_set("王 皇帝 国王 官 兵 老师 医生 班长 队长 厂长 校长 爹 妈 爸 爸爸 妈妈 父亲 母亲")
# Single words behind which 儿 is seldom a child, and the kinds of longer ones: nouns, places,
# sides, times, measures.
_COLOURED = frozenset("口根边底顶尖缝角味劲")
_COLOURED_KINDS = frozenset("nsftq")
# Characters and words that are nearly always read alike, and otherwise only where a rule says so.
SPECIAL = frozenset(("妻", "王", "被", "沓", "慌", "不得")) | {
    word for word in TABLE if len(word) > 1
}
# Verbs that are surnames too, and what stands before the verb.
_SURNAMES_TOO = {"查": "cha2", "解": "jie3", "任": "ren4", "盖": "gai4"}
_BEFORE_VERBS = word_set("在 正在 去 来 要 没 不 会 再 先 帮 我 你 他 她 也 又 想 能")
# What follows 被发 pī fà, hair that hangs loose.
_LOOSE_HAIR = frozenset("左跣文佯徒行入缨而")


class GrammarRules:
    """Decides a reading by the neighbouring words and their parts of speech, if it can."""

    def __init__(self, words: WordFile) -> None:
        self._words = words
        self._collocations = Collocations(words)

    def reading(self, words: Sequence[str], at: int) -> str:
        """Syllables joined by spaces, or "" where no rule applies."""
        word = words[at]
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        if word in PARTICLES:
            return self._particle(words, at, before, after)
        if (
            word == "着"
            and (before in _VERBS or self._is_verb(before))
            and after[:1].isalnum()
            and after not in _AFTER_ZHAO
        ):
            return "zhe5"
        if word == "儿" and (
            (len(before) == 2 and (before[0] == before[1] or before == "一眼"))
            or (len(before) == 1 and at > 1 and is_count(words[at - 2]) and before != "个")
            or self._takes_er(before)
        ):
            return "r5"
        if (
            word == "得了"
            and self._is_verb(before)
            and (after in _ENDINGS or not after[:1].isalnum())
        ):
            return "de5 liao3"
        then = words[at + 2] if at + 2 < len(words) else ""
        special = (
            _special(before, word, after, then)
            or _of_rank(words[max(0, at - _REACH) : at], word, after)
            or (_SURNAMES_TOO.get(word, "") if before in _BEFORE_VERBS else "")
            or (self._must_not(before, after) if word == "不得" else "")
        )
        if special:
            return special
        if word in _MEASURES and is_count(before):
            return _MEASURES[word]
        stands_with = self._stands_with(words, at)
        if stands_with:
            return stands_with
        if before in _DEGREES and word in _ADJECTIVES:
            return _ADJECTIVES[word]
        if after[:1] in _ASPECTS and after and word in _VERBS and len(after) == 1:
            return _VERBS[word]
        return ""

    def _must_not(self, before: str, after: str) -> str:
        """不得 at the end, behind a verb: 急不得 jí bu de, but 不得入内 bù dé."""
        alone = not after[:1].isalnum() or after in _ENDINGS
        return "bu5 de5" if alone and (self._is_verb(before) or before in _ADJECTIVES) else ""

    def _stands_with(self, words: Sequence[str], at: int) -> str:
        """The reading of a character by what stands with it, "" where nothing decides.

        A verb that is one word with its 着 is read as if it stood apart.
        """
        word = words[at]
        if len(word) == 2 and word[1] == "着":
            apart = self._collocations.reading([*words[:at], *word, *words[at + 1 :]], at)
            return f"{apart} zhe5" if apart else ""
        if len(word) > 1:
            return self._collocations.listed(words, at)
        verb = _VERBS.get(word) or _VERBS_BY_FORM.get(word, "")
        return self._collocations.reading(words, at) or (
            self._collocations.of_verb(words, at, verb, word not in _NOT_BY_RESULT) if verb else ""
        )

    def _takes_er(self, word: str) -> bool:
        """Whether 儿 behind a word only colours its sound: 门口儿, 墙根儿; not so in 我儿."""
        if len(word) == 1:
            return word in _COLOURED
        tag = self._words.tag(word)
        return len(word) == 2 and tag[:1] in _COLOURED_KINDS and tag[:2] not in ("nr", "nz")

    def _particle(self, words: Sequence[str], at: int, before: str, after: str) -> str:
        """The reading of 得, 地, 了 or 还; "" where the neighbours do not tell."""
        word = words[at]
        if word in "得了" and (listed := self._collocations.listed(words, at)):
            return listed
        if word == "得":
            return self._de(before, after, words[at + 2] if at + 2 < len(words) else "")
        if word == "地":
            return self._adverbial(words, at, before, after)
        if word == "了":
            return self._le(words, at, before)
        returned = self._collocations.reading(words, at)
        if returned:
            return returned
        # 还 is hái before what can be done; huán takes a thing that is given back.
        return (
            "hai2"
            if len(after) > 1
            and after[:1].isalnum()
            and self._words.tag(after)[:1] not in ("n", "r", "m")
            else ""
        )

    def _de(self, before: str, after: str, then: str) -> str:
        """得 is de behind a verb or adjective, děi before what must be done, dé for "get"."""
        if before in _PRONOUNS or before in _MUST_BEFORE:
            return "" if after in _GOT or not after[:1].isalnum() else "dei3"
        if not before[:1].isalnum() and self._is_modern_deed(after):
            return "dei3"
        if after in _DEGREES and (before in _VERBS or self._is_verb(before)):
            return "de5"
        if self._words.tag(before) == "t" and is_count(after):
            return "dei3"
        if self._is_somebody(before) and (self._is_modern_deed(after) or self._is_act(after)):
            return "dei3"
        if after == "了" and self._is_verb(before):
            return "de5" if then in _ENDINGS or not then[:1].isalnum() else ""
        return ""

    def _is_somebody(self, word: str) -> bool:
        """Whether a word is a time, or a noun that is no adjective too: of 幸福得, jieba's is."""
        tag = self._words.tag(word)
        return len(word) > 1 and (tag == "t" or (tag == "n" and word[-1] in _ENDS_OF_NOUNS))

    def _is_modern_deed(self, word: str) -> bool:
        """Whether a clause may begin with 得 děi before the word: 得改一改, not 得见天日."""
        return word == "多" or (
            word not in _GOT | _GAINED and self._words.tag(word)[:1] in ("v", "d", "p", "a")
        )

    def _is_act(self, word: str) -> bool:
        """Whether a word that jieba calls a noun is a verb with its object: 上学, 晒干."""
        return len(word) == 2 and word[0] in _ACTS and word[1] not in "病炎症奖分名"

    def _adverbial(self, words: Sequence[str], at: int, before: str, after: str) -> str:
        """地 is de between an adverb or adjective of two or more characters and a verb."""
        if before[-1:] and before[-1] in _WHICH_PLACE:
            return "di4"
        # 浅浅地, which no dictionary has as a word.
        if at > 1 and len(before) == 1 and words[at - 2] == before and after[:1].isalnum():
            return "de5"
        if len(before) < 2 or not after[:1].isalnum() or before in _PLACE_BEFORE:
            return ""
        if before[-1] == before[-2]:
            return "de5"
        tag, next_tag = self._words.tag(before), self._words.tag(after)
        if (
            next_tag[:1] in ("v", "p", "d", "a")
            and tag[:1] in ("a", "d", "z", "i", "l", "v")
            and after not in ("上", "下", "里", "中")
        ):
            return "de5"
        return ""

    def _le(self, words: Sequence[str], at: int, before: str) -> str:
        """Behind a word 了 is liǎo only as the complement of a verb with 不 or 得."""
        if before not in ("不", "得"):
            return "le5" if before[:1].isalnum() else ""
        if at < 2 or not self._is_verb(words[at - 2]):
            return "le5" if before == "得" else ""
        return "liao3"

    def _is_verb(self, word: str) -> bool:
        """Whether a word is a verb: by jieba's tag, or one of those that jieba tags otherwise."""
        return self._words.tag(word)[:1] == "v" or word in (
            "吃",
            "办",
            "做",
            "来",
            "去",
            "走",
            "受",
            "忘",
        )


def _special(before: str, word: str, after: str, then: str) -> str:
    """Readings that a character has only between certain neighbours, "" for none."""
    match word:
        case "长" if after == "长" and then in ("了", "的", "地"):
            return "zhang3" if then == "了" else "chang2"
        case "长" if before == "长" and after == "了":
            return "chang2"
        case "长" if then in ("辈", "輩") and after[-1:] in "一两兩二三几幾":
            return "zhang3"
        case "种" if after[:1] == "种" or before == "种":
            return "zhong4"
        case "区" if after in ("里", "内", "外"):
            return "qu1"
        case "角" if before in ("全", "半"):
            return "jiao3"
        case "妻" if after == "之":
            return "qi4"
        case "被" if after == "发" and then[:1] in _LOOSE_HAIR and then:
            return "pi1"
        case "发" if before == "被" and after[:1] in _LOOSE_HAIR and after:
            return "fa4"
    return ""


def _of_rank(earlier: Sequence[str], word: str, after: str) -> str:
    """王 as a verb, to rule; 当 before what one becomes; "" for neither.

    把他当老师 says for what one is taken.
    """
    before = earlier[-1] if earlier else ""
    if word == "王" and (before == "欲" or (after in _RULED and before in _BEFORE_RULING)):
        return "wang4"
    return "dang1" if word == "当" and after in _OFFICES and "把" not in earlier else ""


def is_count(word: str) -> bool:
    """Whether a word is a number: 第三, 两百, 12 or 几."""
    digits = word.removeprefix("第")
    return bool(digits) and (digits.isdecimal() or all(c in _COUNTS for c in digits))

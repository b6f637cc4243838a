"""Which words a learner of level 3 would call new; names, numbers and dates are nobody's."""

import re

import pytest

from duidu.core.token import Token
from duidu.language.corrections import Corrections
from duidu.language.registry import describe
from duidu.lexicon.lexicon import open_lexicon
from duidu.study.knowledge import Knowledge, Status
from duidu.study.learner_rule import Judged, LearnerRule
from duidu.study.roles import Role

STANDARD = "HSK 2021"
# Text, its translation, and what each word that has a reading is.
CASES = [
    ("几个人来了", "", "几个:nobody 人:known 来:known 了:known"),
    ("第二次见面", "", "第二次:nobody 见面:known"),
    ("周四开会", "", "周四:nobody 开会:known"),
    ("礼拜三", "", "礼拜三:nobody"),
    ("星期天休息", "", "星期天:known 休息:known"),
    ("十二月二十五日", "", "十二月:nobody 二十五:nobody 日:known"),
    ("二〇二四年", "", "二〇二四:nobody 年:known"),
    ("百分之五十", "", "百分之:nobody 五十:nobody"),
    ("一千二百元", "", "一千二百:nobody 元:known"),
    ("十几岁", "", "十几:nobody 岁:known"),
    ("好几次", "", "好:known 几次:nobody"),
    ("下个月", "", "下个月:nobody"),
    ("上个星期", "", "上个星期:nobody"),
    ("三分之一", "", "三分之一:nobody"),
    ("半个小时", "", "半个:nobody 小时:known"),
    ("苏格兰", "", "苏格兰:nobody"),
    ("华盛顿", "", "华盛顿:nobody"),
    ("莫斯科", "", "莫斯科:nobody"),
    ("哈利波特", "", "哈利波特:nobody"),
    ("马克·吐温", "", "马克·吐温:nobody"),
    ("北京大学", "", "北京大学:nobody"),
    ("上海市", "", "上海:nobody 市:known"),
    ("长江", "", "长江:nobody"),
    ("法国人", "", "法国:nobody 人:known"),
    ("王小明", "", "王小明:nobody"),
    ("张先生", "", "张:nobody 先生:known"),
    ("小李", "", "小:nobody 李:nobody"),
    ("老王来了", "", "老:nobody 王:nobody 来:known 了:known"),
    ("欧阳老师", "", "欧阳:nobody 老师:known"),
    ("莎士比亚", "", "莎士比亚:nobody"),
    ("孔子", "", "孔子:nobody"),
    ("唐朝", "", "唐朝:nobody"),
    ("天安门", "", "天安门:nobody"),
    (
        "周四我在青桥见到陈同学。",
        "On Thursday I met classmate Chen in Qingqiao.",
        "周四:nobody 我:known 在:known 青:nobody 桥:nobody 见到:known 陈:nobody 同学:known",
    ),
    ("青桥很美", "The green bridge is beautiful.", "青:new 桥:known 很:known 美:known"),
    ("高明来了", "Gao Ming came.", "高明:nobody 来:known 了:known"),
    ("高明的办法", "a brilliant idea", "高明:new 的:known 办法:known"),
    ("他来自青桥镇", "He came from Qīngqiáo.", "他:known 来自:known 青:nobody 桥:nobody 镇:new"),
    (
        "李明和王红是同学",
        "Li Ming and Wang Hong are classmates.",
        "李:nobody 明:nobody 和:known 王:nobody 红:nobody 是:known 同学:known",
    ),
    ("她们走了", "The women left. Women always do.", "她们:known 走:known 了:known"),
    ("万岁", "", "万岁:new"),
    ("三角", "", "三角:new"),
    ("八卦", "", "八卦:new"),
    ("二胡", "", "二胡:new"),
    ("一辈子", "", "一辈子:new"),
    ("一心一意", "", "一心一意:new"),
    ("三明治", "", "三明治:new"),
    ("百姓", "", "百姓:new"),
    ("万一下雨", "", "万一:new 下雨:known"),
    ("五官", "", "五官:new"),
    ("一口气", "", "一口气:new"),
    ("东西", "", "东西:known"),
    ("东西方", "", "东西方:known"),
    ("马上", "", "马上:known"),
    ("花生", "", "花生:new"),
    ("风水", "", "风水:new"),
    ("热狗", "", "热狗:new"),
    ("点心", "", "点心:new"),
    ("黄瓜", "", "黄瓜:new"),
    ("土豆", "", "土豆:new"),
    ("大意", "", "大意:new"),
    ("地道", "", "地道:new"),
    ("马虎", "", "马虎:new"),
    ("矛盾", "", "矛盾:new"),
    ("东家", "", "东家:new"),
    ("老家", "", "老家:new"),
    ("手足无措", "", "手足无措:new"),
    ("乱七八糟", "", "乱七八糟:new"),
    ("不知不觉", "", "不知不觉:new"),
    ("热水", "", "热水:known"),
    ("开门", "", "开门:known"),
    ("春雨", "", "春雨:known"),
    ("左手", "", "左手:known"),
    ("黑板", "", "黑板:known"),
    ("书店", "", "书店:known"),
    ("小说家", "", "小说家:known"),
    ("足球场", "", "足球场:known"),
    ("火车站", "", "火车站:known"),
    ("飞机票", "", "飞机票:known"),
    ("读书人", "", "读书人:known"),
    ("科学家", "", "科学家:known"),
    ("看不见", "", "看不见:known"),
    ("听不懂", "", "听不懂:known"),
    ("走出来", "", "走:known 出来:known"),
    ("看看", "", "看看:known"),
    ("看一看", "", "看一看:known"),
    ("说一说", "", "说:known 一说:nobody"),
    ("高高兴兴", "", "高高兴兴:known"),
    ("是不是", "", "是不是:known"),
    ("孩子们", "", "孩子:known 们:known"),
    ("门外", "", "门外:known"),
    ("桌上", "", "桌:known 上:known"),
    ("屋里", "", "屋:known 里:known"),
    ("不想", "", "不想:known"),
    ("花儿", "", "花儿:known"),
    ("这儿", "", "这儿:known"),
    ("一点儿", "", "一点儿:known"),
    ("生日快乐", "", "生日快乐:known"),
    ("佛教", "", "佛教:new"),
    ("端午节", "", "端午节:new"),
    ("英语", "", "英语:known"),
    ("中文", "", "中文:known"),
    ("语言学", "", "语言学:known"),
    # A measure that stands apart from its number goes with it, known or not.
    ("院子里有一棵树", "", "院子:known 里:known 有:known 一:known 棵:nobody 树:known"),
    ("院子里有两 棵 树", "", "院子:known 里:known 有:known 两:known 棵:nobody 树:known"),
    ("这棵树", "", "这:known 棵:nobody 树:known"),
    ("一棵棵小树", "", "一:known 棵:nobody 棵:nobody 小树:known"),
    ("三艘船", "", "三:known 艘:nobody 船:known"),
    ("一大堆书", "", "一:known 大:known 堆:nobody 书:known"),
    ("他有两扇门", "", "他:known 有:known 两:known 扇:nobody 门:known"),
    ("一扇子", "", "一:known 扇子:new"),
    ("他又扇又打", "", "他:known 又:known 扇:new 又:known 打:known"),
    ("环境", "", "环境:known"),
    ("谈判", "", "谈判:known"),
    ("艺术", "", "艺术:known"),
    ("经济学", "", "经济学:known"),
    ("没有", "", "没有:known"),
    ("的", "", "的:known"),
    ("了", "", "了:known"),
    ("他很高兴", "", "他:known 很:known 高兴:known"),
    ("今天天气很好", "", "今天:known 天气:known 很:known 好:known"),
    ("我去银行", "", "我:known 去:known 银行:known"),
    ("他打开门", "", "他:known 打开:known 门:known"),
    ("软件版本", "", "软件:new 版本:new"),
]


def rule(knowledge: Knowledge) -> LearnerRule:
    load = describe("zh").word_kinds
    assert load is not None
    return LearnerRule(open_lexicon(), knowledge, load())


def tokens(text: str) -> tuple[Token, ...]:
    readings = describe("zh").readings
    assert readings is not None
    return readings().tokens(text)


def told(text: str, answer: str, knowledge: Knowledge) -> str:
    """Each word with what it is."""
    cut = tokens(text)
    return " ".join(
        f"{token.text}:{'nobody' if not judged.counts else judged.status.name.lower()}"
        for token, judged in zip(cut, rule(knowledge).judge(cut, answer), strict=True)
        if token.reading
    )


@pytest.mark.parametrize(("text", "answer", "expected"), CASES)
def test_word_is_what_a_learner_would_call_it(text: str, answer: str, expected: str) -> None:
    assert told(text, answer, Knowledge({}, STANDARD, 3)) == expected


def test_the_list_is_long_enough_to_say_something() -> None:
    assert sum(len(expected.split()) for _, _, expected in CASES) > 150


def test_a_word_follows_its_reading() -> None:
    made = rule(Knowledge({}, STANDARD, 9))
    # East and west, of two words that are known; the thing is a word of its own.
    assert made.word("东西", ("dong1", "xi5")).status is Status.KNOWN
    nothing = rule(Knowledge({"东": Status.KNOWN, "西": Status.KNOWN}, STANDARD, 0))
    assert nothing.word("东西", ("dong1", "xi5")).status is Status.NEW
    assert nothing.word("东西", ("dong1", "xi1")).status is Status.KNOWN


@pytest.mark.parametrize(
    ("word", "said", "expected"),
    [
        ("的", Status.NEW, "的:new"),
        ("的", Status.LEARNING, "的:learning"),
        ("苏格兰", Status.LEARNING, "苏格兰:learning"),
        ("风水", Status.KNOWN, "风水:known"),
        ("風水", Status.KNOWN, "风水:known"),
        ("花生", Status.IGNORED, "花生:ignored"),
    ],
)
def test_what_the_reader_said_counts_before_all_else(
    word: str, said: Status, expected: str
) -> None:
    text = expected.split(":")[0]
    assert told(text, "", Knowledge({word: said}, STANDARD, 3)) == expected


def test_parts_that_were_marked_make_a_word_known() -> None:
    assert told("春雨", "", Knowledge({}, STANDARD, 0)) == "春雨:new"
    marked = Knowledge({"春": Status.KNOWN, "雨": Status.KNOWN}, STANDARD, 0)
    assert told("春雨", "", marked) == "春雨:known"


def test_traditional_text_is_judged_alike() -> None:
    assert told("書店開門，蘇格蘭", "", Knowledge({}, STANDARD, 3)) == (
        "書店:known 開門:known 蘇格蘭:nobody"
    )


FOLLOWED = re.findall(
    r"\S+",
    "电话 電話 電話號碼 高高兴兴地 高高兴兴 高兴 看不清 看一看 热水 热 水 温水瓶 桌 "
    "桌子 回来 张伟 火车站 足球场 小说家 门外 知道不知道 青桥 谈判 春雨 春 雨水",
)


def test_a_measure_that_the_person_wants_to_learn_is_one() -> None:
    learning = rule(Knowledge({"棵": Status.LEARNING}, STANDARD, 3))
    judged = learning.judge(tokens("一棵树"))
    assert judged[1] == Judged(Status.LEARNING)
    assert learning.role("棵", (), Role.MEASURE).is_hard
    assert rule(Knowledge({}, STANDARD, 3)).role("棵", (), Role.MEASURE).counts is False


@pytest.mark.parametrize("level", [0, 2, 5])
def test_a_rule_that_follows_judges_as_one_made_anew(level: int) -> None:
    kept = rule(Knowledge({}, "HSK 2021", level))

    def all_of(judging: LearnerRule) -> list[tuple[list[Judged], int]]:
        judging.prepare((word, ()) for word in FOLLOWED)
        judging.prepare_names(FOLLOWED)
        roles = (Role.WORD, Role.NAME, Role.MEASURE)
        return [
            ([judging.role(word, (), role) for role in roles], judging.level(word, ()))
            for word in FOLLOWED
        ]

    all_of(kept)
    said: dict[str, int] = {}
    steps: list[tuple[str, Status | None]] = [
        ("電話", Status.KNOWN),
        ("高兴", Status.KNOWN),
        ("热", Status.LEARNING),
        ("水", Status.IGNORED),
        ("张伟", Status.KNOWN),
        ("高兴", None),
        ("清", Status.KNOWN),
        ("電話", None),
        ("看", Status.LEARNING),
        ("雨", Status.KNOWN),
    ]
    for word, status in steps:
        said = {one: its for one, its in said.items() if one != word}
        if status is not None:
            said[word] = int(status)
        knowledge = Knowledge(said, "HSK 2021", level)
        kept.follow(knowledge)
        kept.forget_entries()
        assert all_of(kept) == all_of(rule(knowledge)), word
    for knowledge in (Knowledge(said, "HSK 2021", 6), Knowledge(said, "HSK 2.0", 3)):
        kept.follow(knowledge)
        assert all_of(kept) == all_of(rule(knowledge))


def test_a_mark_has_few_words_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = rule(Knowledge({}, "HSK 2021", 3))
    words = [one for one in FOLLOWED if "青" not in one]
    for word in words:
        kept.word(word, ())
    judged: list[str] = []
    judge = LearnerRule._judge_word

    def counted(self: LearnerRule, word: str, reading: tuple[str, ...]) -> Judged:
        judged.append(word)
        return judge(self, word, reading)

    monkeypatch.setattr(LearnerRule, "_judge_word", counted)
    kept.follow(Knowledge({"電話": Status.KNOWN}, "HSK 2021", 3))
    for word in words:
        kept.word(word, ())
    assert set(judged) == {"电话", "電話", "電話號", "電話號碼"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者在青桥镇采访。", {"青", "桥"}),
        ("他从柳下村来。", {"柳", "下"}),
        ("他去了那个小镇。", set()),
        ("她在这个镇住。", set()),
        ("他们到了一个村。", set()),
        ("河水漫过村口。", set()),
    ],
)
def test_a_place_behind_in_or_to_is_a_name_without_a_translation(
    text: str, names: set[str]
) -> None:
    load = describe("zh").word_kinds
    assert load is not None
    kinds = load()
    words = kinds.cut(text, Corrections())
    found = {words[at][0] for at in kinds.name_pieces(words, "")}
    assert found == names

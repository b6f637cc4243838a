"""Full names, cities and doubled verbs are one word; what only looks like them is not joined."""

import re
from pathlib import Path

import pytest

from duidu.core.token import TokenKind
from duidu.language.zh.chinese import Chinese
from duidu.language.zh.word_kinds import ChineseWordKinds
from duidu.language.zh.wordfile import open_words

GOLD = Path(__file__).parents[2] / "data" / "names_gold.tsv"


@pytest.fixture(scope="module")
def chinese() -> Chinese:
    return Chinese()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("苏轻雪走进了房间。", "苏轻雪|走进|了|房间|。"),
        ("诸葛瑾是诸葛亮的哥哥。", "诸葛瑾|是|诸葛亮|的|哥哥|。"),
        ("王军虎站起来说", "王军虎|站|起来|说"),
        ("他叫赵云飞。", "他|叫|赵云飞|。"),
        ("林晓峰和陈志远一起", "林晓峰|和|陈志远|一起"),
        ("他住在台中", "他|住|在|台中"),
        ("从高雄到新北", "从|高雄|到|新北"),
        ("晚上去散散步", "晚上|去|散散步"),
        ("晚上跳跳舞", "晚上|跳跳舞"),
        ("周末爬爬山", "周末|爬爬山"),
        ("有空游游泳", "有空|游游泳"),
        ("咱们下下棋吧", "咱们|下下棋|吧"),
        ("我们一下儿就到", "我们|一下儿|就|到"),
        ("一下儿子来了", "一下|儿子|来|了"),
        ("街上有一家商店", "街上|有|一|家|商店"),
        ("那时候，他还小", "那时候|，|他|还|小"),
        ("五十余次", "五十余|次"),
        ("一个水分子", "一|个|水|分子"),
        ("我们聊聊天", "我们|聊聊天"),
        ("这里有一家银行", "这里|有|一|家|银行"),
        ("这时候，我", "这时候|，|我"),
        ("账簿的总重量", "账簿|的|总|重量"),
        ("天下雨了", "天|下雨|了"),
        ("昨天下雪了", "昨天|下雪|了"),
        ("全天下的人", "全|天下|的|人"),
        ("二十余年", "二十余|年"),
        ("张三丰是道士", "张三丰|是|道士"),
        ("李建国来了", "李建国|来|了"),
        ("泽连斯基访问美国", "泽连斯基|访问|美国"),
        ("邓布利多看着哈利", "邓布利多|看|着|哈利"),
        ("奥本海默是物理学家", "奥本海默|是|物理学家"),
        ("公孙胜上梁山", "公孙胜|上|梁山"),
        ("欧阳雪笑着说", "欧阳雪|笑|着|说"),
        ("彭埠镇位于杭州", "彭|埠|镇|位于|杭州"),
        ("黄鹄矶在武昌", "黄|鹄|矶|在|武昌"),
        ("斯里兰卡人很多", "斯里兰卡|人|很|多"),
        ("钱花光了", "钱|花|光|了"),
        ("王老师说", "王|老师|说"),
        ("关羽张飞", "关羽|张飞"),
        ("张开嘴", "张开|嘴"),
        ("他们一家都来了", "他们|一家|都|来|了"),
    ],
)
def test_words(chinese: Chinese, text: str, words: str) -> None:
    assert "|".join(chinese.words(text)) == words


def test_a_full_name_is_a_name(chinese: Chinese) -> None:
    assert chinese.kinds("我叫林晓峰。")[2] == ("林晓峰", TokenKind.NAME)


def test_names_in_our_own_sentences(chinese: Chinese) -> None:
    """At most a tenth is missed or marked wrongly, on the half that chose no rule, too."""
    hits = wanted = wrong = 0
    for line in GOLD.read_text("utf-8").splitlines():
        if line.startswith("t\t"):
            marked = line.split("\t")[1]
            parts = re.split("(【[^】]*】)", marked)
            names = {part.strip("【】") for part in parts if part.startswith("【")}
            words = chinese.kinds(re.sub("[【】]", "", marked))
            hits += len(names & {word for word, _ in words})
            wanted += len(names)
            wrong += len({word for word, kind in words if kind is TokenKind.NAME} - names)
    assert 2 * hits / (wanted + hits + wrong) >= 0.9


@pytest.mark.parametrize("surname", ["欧阳", "司马", "诸葛", "尉迟", "公孙", "歐陽", "長孫"])
def test_a_double_surname_before_a_title_is_a_name(chinese: Chinese, surname: str) -> None:
    kinds = ChineseWordKinds(chinese, open_words(), lambda character: ())
    words = [(surname, TokenKind.WORD), ("先生", TokenKind.WORD)]
    assert kinds.name_pieces(words, "") == {0}

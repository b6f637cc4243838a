"""Full names, cities and doubled verbs are one word; what only looks like them is not joined."""

import pytest

from duidu.core.token import TokenKind
from duidu.language.zh.chinese import Chinese


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
        ("我们聊聊天", "我们|聊聊天"),
        ("这里有一家银行", "这里|有|一|家|银行"),
        ("这时候，我", "这时候|，|我"),
        ("账簿的总重量", "账簿|的|总|重量"),
        ("二十余年", "二十余|年"),
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

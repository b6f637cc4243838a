"""Words said twice over: how they are cut, read and explained."""

import pytest

from duidu.language.zh.chinese import Chinese
from duidu.lexicon.lexicon import open_lexicon
from duidu.lexicon.lookup import WordSearch


@pytest.mark.parametrize(
    ("text", "word", "reading"),
    [
        ("把事情清清楚楚地说了一遍。", "清清楚楚", "qing1 qing1 chu3 chu3"),
        ("你就便便宜宜卖给我吧。", "便便宜宜", "pian2 pian2 yi2 yi2"),
        ("屋里暖暖和和的。", "暖暖和和", "nuan3 nuan3 huo5 huo5"),
        ("結結實實地挨了一頓打。", "結結實實", "jie1 jie1 shi2 shi2"),
        ("他们整天吵吵闹闹。", "吵吵闹闹", "chao3 chao3 nao4 nao4"),
        ("这是地地道道的北京菜。", "地地道道", "di4 di4 dao4 dao4"),
        ("话说得明明白白。", "明明白白", "ming2 ming2 bai2 bai2"),
        ("晚饭后出去散散步。", "散散步", "san4 san4 bu4"),
        ("放点盐调调味。", "调调味", "tiao2 tiao2 wei4"),
    ],
)
def test_a_word_said_twice_over_is_one_and_read_as_that_word(
    text: str, word: str, reading: str
) -> None:
    tokens = {token.text: token for token in Chinese().tokens(text)}
    assert " ".join(tokens[word].reading) == reading


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("爸爸妈妈都来了。", ["爸爸", "妈妈"]),
        ("哥哥弟弟一起玩。", ["哥哥", "弟弟"]),
        ("在家看看书。", ["看看", "书"]),
        ("他要要求加薪。", ["要", "要求"]),
        ("他会会计。", ["会", "会计"]),
        ("他说说明年的事。", ["说", "说", "明年"]),
        ("我们聊聊天气吧。", ["聊", "聊", "天气"]),
        ("头发也长长了。", ["长", "长"]),
        ("各种种子都有。", ["种子"]),
    ],
)
def test_what_only_looks_like_one_stays_apart(text: str, words: list[str]) -> None:
    cut = Chinese().words(text)
    at = cut.index(words[0])
    assert cut[at : at + len(words)] == words


@pytest.mark.parametrize(
    ("form", "word"),
    [("散散步", "散步"), ("清清楚楚", "清楚"), ("結結實實", "結實"), ("高高兴兴", "高高兴兴")],
)
def test_its_entry_is_that_of_the_word_unless_it_has_one(form: str, word: str) -> None:
    found = WordSearch(open_lexicon()).chinese(form)
    assert found is not None
    assert found.text == form
    assert word in (found.entries[0].simplified, found.entries[0].traditional)


def test_a_character_that_comes_again_is_explained_once() -> None:
    search = WordSearch(open_lexicon())
    twice = search.characters("清清楚楚", ("qing1", "qing1", "chu3", "chu3"))
    assert [one.char for one in twice] == ["清", "楚"]
    otherwise = search.characters("长长", ("zhang3", "chang2"))
    assert [one.readings[0] for one in otherwise] == ["zhang3", "chang2"]

"""A word is taken apart where its translation has another reading of one of its characters."""

import pytest

from duidu.lexicon.parallel import ParallelReader, open_parallel


@pytest.fixture(scope="module")
def reader() -> ParallelReader:
    return open_parallel()


def read(reader: ParallelReader, chinese: str, english: str) -> dict[str, str]:
    return {token.text: " ".join(token.reading) for token in reader.tokens(chinese, english)}


@pytest.mark.parametrize(
    ("chinese", "english", "char", "reading"),
    [
        ("他在校。", "He is proofreading.", "校", "jiao4"),
        ("一切就好。", "As soon as it is cut it is ready.", "切", "qie1"),
        ("仇家来了。", "The Qiu family have come.", "仇", "qiu2"),
        ("这是一个奇数。", "This is a strange number.", "奇", "qi2"),
        ("干吗？", "Is it dry?", "干", "gan1"),
        ("老将死去。", "The old are going to die.", "将", "jiang1"),
        # No gloss of the reading says it; words that share the character do.
        ("他们炸鱼。", "They blast fish with explosives.", "炸", "zha4"),
        ("一打就够了。", "One blow is enough.", "打", "da3"),
        ("恶人说谎。", "He detests people who lie.", "恶", "wu4"),
        # How it helps another word.
        ("他应考数学。", "He ought to be examined in mathematics.", "应", "ying1"),
        ("你还给他多少钱？", "How much money do you still give him?", "还", "hai2"),
    ],
)
def test_another_meaning_takes_a_word_apart(
    reader: ParallelReader, chinese: str, english: str, char: str, reading: str
) -> None:
    assert read(reader, chinese, english)[char] == reading


@pytest.mark.parametrize(
    ("chinese", "english", "word"),
    [
        ("他在校。", "He is at school.", "在校"),
        ("一打就够了。", "A dozen is enough.", "一打"),
        ("他应考数学。", "He sat an examination in mathematics.", "应考"),
        ("你还给他多少钱？", "How much money do you return to him?", "还给"),
        ("一切都好。", "Everything is fine.", "一切"),
        ("仇家来了。", "The enemies have come.", "仇家"),
        ("这是一个奇数。", "This is an odd number.", "奇数"),
        ("老将死去。", "The old general died.", "老将"),
        # What the whole word means tells nothing of its parts: 太 and 空 for a space between.
        ("美国的太空科技很先进。", "America is ahead in space technology.", "太空"),
        # Nor does a neutral tone, or a word that answers both parts.
        ("小孩儿都会做。", "Even a child could do it.", "小孩儿"),
        ("别想吓唬我。", "Don't try to intimidate me.", "吓唬"),
        ("我们队得胜。", "Our team won a victory.", "得胜"),
    ],
)
def test_its_own_meaning_leaves_it_whole(
    reader: ParallelReader, chinese: str, english: str, word: str
) -> None:
    assert word in read(reader, chinese, english)


@pytest.mark.parametrize(
    ("chinese", "english", "char", "reading"),
    [
        # The part of speech in the translation: an order at its beginning, a noun behind "the".
        ("给我扇。", "Fan me.", "扇", "shan1"),
        ("给我扇。", "Give me the fan.", "扇", "shan4"),
        # A place between 在 and 里 is no verb.
        ("羊在圈里。", "The sheep are in the pen.", "圈", "juan4"),
        ("他最长。", "He is the eldest.", "长", "zhang3"),
        ("他最长。", "His is the longest.", "长", "chang2"),
        # The 儿 of a measure is no son, whoever is spoken of.
        ("他看了两眼儿。", "He had a look or two at the son.", "儿", "r5"),
        # A name that the translation has not is not meant.
        ("大都建于元朝。", "Dadu was built in the Yuan dynasty.", "大都", "da4 du1"),
        ("大都建于元朝。", "Most of them were built in the Yuan dynasty.", "大都", "da4 dou1"),
    ],
)
def test_the_sentence_around_a_reading(
    reader: ParallelReader, chinese: str, english: str, char: str, reading: str
) -> None:
    assert read(reader, chinese, english)[char] == reading

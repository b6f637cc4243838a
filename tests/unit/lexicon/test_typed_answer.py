"""A word may be answered in characters or in pinyin, with tones, with numbers or without."""

import pytest

from duidu.lexicon.typed_answer import is_answer

HOME = (("老家",), (("lao3", "jia1"),))
GREEN = (("绿色", "綠色"), (("lv4", "se4"),))
WHERE = (("哪儿", "哪兒"), (("na3", "r5"),))
LINE = (("行",), (("hang2",), ("xing2",)))
SILK = (("西安",), (("xi1", "an1"),))
CARD = (("卡拉OK",), (("ka3", "la1", "", ""),))


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        *((HOME, typed) for typed in ("老家", " 老 家 ", "laojia", "lao3jia1", "lao3 jia1")),
        *((HOME, typed) for typed in ("Lǎojiā", "lǎo jiā", "LAO3 JIA", "lao jia1", "老家。")),
        *((GREEN, typed) for typed in ("綠色", "lüse", "lvse", "lu:4se4", "lǜsè", "lv4 se4")),
        *((WHERE, typed) for typed in ("哪儿", "nǎr", "nar", "na3r", "nar3")),
        *((LINE, typed) for typed in ("hang2", "xíng", "xing")),
        *((SILK, typed) for typed in ("xi'an", "xi1an1", "Xī'ān", "xi an")),
        *((HOME, typed) for typed in ("ㄌㄠˇㄐㄧㄚ", "ㄌㄠ ㄐㄧㄚ")),
        (CARD, "卡拉ok"),
        (CARD, "卡拉ＯＫ"),
    ],
)
def test_an_answer(word: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], typed: str) -> None:
    assert is_answer(typed, *word)


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        *((HOME, typed) for typed in ("", "  ", "。", "家", "老家人", "laojiaa", "lao4jia1")),
        *((HOME, typed) for typed in ("lǎojiá", "老jia", "3 1", "lao", "ljia", "ㄌㄠˋㄐㄧㄚ")),
        *((GREEN, typed) for typed in ("luse", "lu4se4", "绿")),
        (LINE, "heng2"),
        (SILK, "xia1"),
    ],
)
def test_no_answer(word: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], typed: str) -> None:
    assert not is_answer(typed, *word)

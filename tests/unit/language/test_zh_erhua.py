"""儿 behind a word that no dictionary has with it."""

import pytest

from duidu.language.zh.chinese import Chinese


@pytest.mark.parametrize(
    ("text", "syllable"),
    [
        ("门口儿有人。", "r5"),
        ("他坐在墙根儿底下。", "r5"),
        ("他在胡同口儿等你。", "r5"),
        ("他看了两眼儿。", "r5"),
        ("我儿来了。", "er2"),
        ("吾儿勿忧。", "er2"),
    ],
)
def test_er_colours_the_word_before_it_unless_it_is_a_child(text: str, syllable: str) -> None:
    read = {
        token.text[at]: one
        for token in Chinese().tokens(text)
        for at, one in enumerate(token.reading)
    }
    assert read["儿"] == syllable

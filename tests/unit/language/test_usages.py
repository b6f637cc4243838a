"""How a text is written: marks, blanks, doubled words, scripts."""

import pytest

from duidu.language.registry import describe
from duidu.language.usages import RIGHT


def wrong(code: str, text: str) -> list[str]:
    """What is not as the language wants it, without the scripts."""
    load = describe(code).usages
    assert load is not None
    return [
        text[usage.start : usage.end]
        for usage in load()(text)
        if usage.way != RIGHT and usage.kind != "script"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("你好,世界。", [","]),
        ("你好，世界.", ["."]),
        ("他说:好", [":"]),
        ("走吗?", ["?"]),
        ("版本3.5和1,200个", []),
        ("见 https://example.org/。", []),
        ("我们我们都知道。", ["我们我们"]),
        ("这是的的错误。", ["的的"]),
        ("他看看天天都有的书。", []),
        ("为了了解情况，我们研究研究。", []),
        ("哈哈哈，不好意思不好意思，来晚了。", []),
        ("蛤蟆哈达哈达地抖着。", []),
        ("你好 世界", [" "]),
        ("在 Linux 系统上", []),
        ("apt-get install foo, then bar; 系统", []),
    ],
)
def test_chinese(text: str, expected: list[str]) -> None:
    assert wrong("zh", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The the dog", ["The the"]),
        ("It is is here", ["is is"]),
        ("He had had enough. That that is so.", []),
        ("Yao Yao and tock tock tock", []),
        ("the dog , here", [" "]),
        ("spare me . . .", []),
        ("Here。", ["。"]),
        ("They asked her her business.", []),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert wrong("en", text) == expected


def scripts(text: str) -> dict[str, str]:
    load = describe("zh").usages
    assert load is not None
    return {
        text[usage.start : usage.end]: usage.way for usage in load()(text) if usage.kind == "script"
    }


def test_the_scripts_that_characters_tell() -> None:
    assert scripts("这个說法") == {"这": "simplified", "說": "traditional"}
    # In use in both scripts, or in both with another meaning.
    assert scripts("皇后著書乾坤") == {"書": "traditional"}

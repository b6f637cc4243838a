"""The translation decides readings, but never against a correction."""

import pytest

from duidu.core.token import ReadingSource
from duidu.lexicon.parallel import ParallelReader, open_parallel


@pytest.fixture(scope="module")
def reader() -> ParallelReader:
    return open_parallel()


def reading_of(reader: ParallelReader, chinese: str, english: str, char: str) -> str:
    at = chinese.index(char)
    token = next(
        token for token in reader.tokens(chinese, english) if token.start <= at < token.end
    )
    return token.reading[at - token.start]


@pytest.mark.parametrize(
    ("chinese", "char", "one", "first", "other", "second"),
    [
        (
            "他还欠款一万元。",
            "还",
            "He still owes ten thousand yuan.",
            "hai2",
            "He repaid ten thousand yuan of the debt.",
            "huan2",
        ),
        (
            "这个人好说话。",
            "好",
            "He is easy to talk to.",
            "hao3",
            "He is fond of talking.",
            "hao4",
        ),
        (
            "我最佩服孙子。",
            "子",
            "I admire Sun Tzu most.",
            "zi3",
            "I admire my grandson most.",
            "zi5",
        ),
        (
            "他背着孩子走了。",
            "背",
            "He left carrying the child on his back.",
            "bei1",
            "He left in secret, turning his back.",
            "bei4",
        ),
    ],
)
def test_equal_chinese_is_read_by_its_english(
    reader: ParallelReader, chinese: str, char: str, one: str, first: str, other: str, second: str
) -> None:
    assert reading_of(reader, chinese, one, char) == first
    assert reading_of(reader, chinese, other, char) == second


def test_what_the_translation_decided_says_so(reader: ParallelReader) -> None:
    tokens = reader.tokens("他还欠款一万元。", "He repaid ten thousand yuan of the debt.")
    assert next(token for token in tokens if token.text == "还").source is ReadingSource.TRANSLATION


@pytest.mark.parametrize("english", ["", "……", "他欠钱", "   "])
def test_without_english_the_chinese_decides(reader: ParallelReader, english: str) -> None:
    assert all(
        token.source is not ReadingSource.TRANSLATION
        for token in reader.tokens("他还欠款一万元。", english)
    )


def test_a_word_of_one_reading_is_never_changed(reader: ParallelReader) -> None:
    assert reading_of(reader, "银行很长。", "The walk is long: all right, go!", "行") == "hang2"


def test_tokens_cover_the_text(reader: ParallelReader) -> None:
    text = "“还”字，AA制 𠮷 😀\u200f行长\ud800"
    tokens = reader.tokens(text, "The word still, the bank manager")
    assert "".join(token.text for token in tokens) == text

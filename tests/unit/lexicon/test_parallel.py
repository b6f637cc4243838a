"""The translation decides readings, but never against a correction."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from duidu.core.token import ReadingSource
from duidu.language.corrections import Correction, Corrections
from duidu.lexicon.parallel import ParallelReader, open_parallel

DATA = Path(__file__).parents[2] / "data"


def unmarked(marked: str) -> tuple[str, dict[int, str]]:
    """The sentence, and the syllables that stand in braces behind its characters, by place."""
    text, right = "", {}
    for part in re.split(r"(\{[^}]*\})", marked):
        if part.startswith("{"):
            right[len(text) - 1] = part[1:-1]
        else:
            text += part
    return text, right


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


@pytest.mark.parametrize(
    ("chinese", "english", "words"),
    [
        ("请把手拿开。", "Please take your hand away.", "请|把|手|拿|开|。"),
        ("请把手拿开。", "Please take the handle away.", "请|把手|拿|开|。"),
        ("他从马上摔了下来。", "He fell off the horse.", "他|从|马|上|摔|了|下来|。"),
        ("只有这样他才能来。", "Only then can he come.", "只有|这样|他|才|能|来|。"),
        ("他在校对稿件。", "He is proofreading the manuscript.", "他|在|校对|稿件|。"),
        ("他把握手當成大事。", "He takes shaking hands seriously.", "他|把|握手|當成|大事|。"),
        ("他开始掉头发了。", "He is beginning to lose his hair.", "他|开始|掉|头发|了|。"),
        # A country by its abbreviation, a word's possessive, what only its own English joins.
        ("美国会采取行动。", "The US Congress takes action.", "美|国会|采取行动|。"),
        ("今晚会很热闹。", "Today's evening party is very lively.", "今|晚会|很|热闹|。"),
        ("这个人问题很大。", "This personal problem is a big one.", "这|个人|问题|很|大|。"),
        ("她爱上了一个水手。", "She fell in love with a sailor.", "她|爱上|了|一|个|水手|。"),
        # What the translation says in other words, or of something else, cuts nothing.
        ("她脱光了内衣。", "She took off her underwear.", "她|脱光|了|内衣|。"),
        ("大哥哥们，饶了我吧。", "Elder brothers, spare me.", "大|哥哥|们|，|饶|了|我|吧|。"),
    ],
)
def test_the_translation_cuts(
    reader: ParallelReader, chinese: str, english: str, words: str
) -> None:
    assert "|".join(token.text for token in reader.tokens(chinese, english)) == words


@pytest.mark.parametrize(
    ("name", "share"), [("parallel_cuts.tsv", 0.84), ("parallel_cuts_second.tsv", 0.88)]
)
def test_cuts_of_our_sentences(reader: ParallelReader, name: str, share: float) -> None:
    """All parts together; tests/benchmarks/parallel_cuts.py counts them apart."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    cases = [line.split("\t") for line in lines if not line.startswith("#")]
    right = 0
    for marked, english in cases:
        begin, end = marked.index("["), marked.index("]")
        words = marked[begin + 1 : end].split("|")
        wanted = [begin]
        for word in words:
            wanted.append(wanted[-1] + len(word))
        tokens = reader.tokens(re.sub(r"[\[\]|]", "", marked), english)
        starts = {token.start for token in tokens} | {tokens[-1].end}
        right += sorted(at for at in starts if begin <= at <= wanted[-1]) == wanted
    assert right >= len(cases) * share


def test_what_a_person_cut_is_not_cut_again(reader: ParallelReader) -> None:
    own = Corrections((Correction("把手", ()),))
    tokens = reader.tokens("请把手拿开。", "Please take your hand away.", own)
    assert "把手" in [token.text for token in tokens]


def test_what_the_translation_decided_says_so(reader: ParallelReader) -> None:
    tokens = reader.tokens("他还欠款一万元。", "He repaid ten thousand yuan of the debt.")
    assert next(token for token in tokens if token.text == "还").source is ReadingSource.TRANSLATION


def test_readings_that_were_wrong_once(reader: ParallelReader) -> None:
    lines = (DATA / "listed_readings.tsv").read_text("utf-8").splitlines()
    wrong = []
    for line in lines:
        if line.startswith("#"):
            continue
        marked, english = line.split("\t")
        chinese, right = unmarked(marked)
        read = {
            token.start + at: syllable
            for token in reader.tokens(chinese, english)
            for at, syllable in enumerate(token.reading)
        }
        if any(read.get(at) != syllable for at, syllable in right.items()):
            wrong.append(marked)
    assert wrong == []


def test_no_sure_reading_is_changed(reader: ParallelReader) -> None:
    """What the Chinese settles by itself stays, whatever words the English happens to have."""
    lines = (DATA / "sure_readings.tsv").read_text("utf-8").splitlines()
    cases = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len(cases) == 500
    wrong = []
    for marked, english in cases:
        chinese, right = unmarked(marked)
        read = {
            token.start + at: syllable
            for token in reader.tokens(chinese, english)
            for at, syllable in enumerate(token.reading)
        }
        if any(read.get(at) != syllable for at, syllable in right.items()):
            wrong.append((marked, english))
    assert wrong == []


@pytest.mark.parametrize(
    ("english", "syllable"),
    [
        ("The cup toppled over.", "dao3"),
        ("The cup was knocked over.", "dao3"),
        ("The cup was emptied out.", "dao4"),
        ("The cup is upside down.", "dao4"),
    ],
)
def test_a_translator_s_words_for_a_reading_tell_it(
    reader: ParallelReader, english: str, syllable: str
) -> None:
    (token,) = [one for one in reader.tokens("杯子倒了。", english) if one.text == "倒"]
    assert token.reading == (syllable,)


@pytest.mark.parametrize(
    ("chinese", "english", "char", "right"),
    [
        ("何时何地都能看。", "It can be seen anywhere and at any time.", "地", "di4"),
        ("他在家族的传说中占有位置。", "He occupies a place in the family's saga.", "中", "zhong1"),
        ("他心中没数。", "He had never counted on it.", "数", "shu4"),
        ("腥味冲到口腔。", "A pungent smell reached the mouth.", "冲", "chong1"),
        ("他把书提供给学生。", "He supplied the books to the students.", "给", "gei3"),
        ("他把書提供給學生。", "He supplied the books to the students.", "給", "gei3"),
        ("我告訴他了。", "I told him.", "訴", "su5"),
        ("那朵云真白。", "That cloud is white.", "那", "na4"),
        ("这是一个好学生。", "This is a good student, fond of learning.", "好", "hao3"),
        ("我们喝酒吧。", "Let us drink.", "吧", "ba5"),
    ],
)
def test_a_reading_that_the_syntax_settles(
    reader: ParallelReader, chinese: str, english: str, char: str, right: str
) -> None:
    assert reading_of(reader, chinese, english, char) == right


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


class CountingEncoder:
    """Notes what it is asked for; to it all texts mean the same."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.asked += texts
        return np.ones((len(texts), 1), np.float32)


def test_the_encoder_is_not_asked_where_the_words_are_sure() -> None:
    encoder = CountingEncoder()
    reader = open_parallel(encoder)
    reader.tokens("这是我们的新服务器。", "This is our new server.")
    assert encoder.asked == []


def test_the_encoder_is_asked_where_the_words_leave_a_reading_open() -> None:
    encoder = CountingEncoder()
    reader = open_parallel(encoder)
    reader.tokens("他很好学。", "He loves to learn.")
    assert "He loves to learn." in encoder.asked

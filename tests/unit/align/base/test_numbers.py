import pytest

from duidu.align.base.numbers import number_links
from duidu.language.en.number_values import english_values
from duidu.language.zh.number_values import chinese_values, han_value


@pytest.mark.parametrize(
    ("text", "value"),
    [("四十七", 47), ("一百三十", 130), ("二百万", 2_000_000), ("4.2万", 42_000),
     ("3亿5千万", 350_000_000), ("一九四九", 1949), ("一点二", 1.2),
     ("１２", 12), ("十", 10), ("两百", 200), ("11,300", 11_300), ("一万亿", 10**12)],
)  # fmt: skip
def test_value_of_chinese_numerals(text: str, value: float) -> None:
    assert han_value(text) == value


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("四十 七", "forty-seven"),
        ("4 . 2 万", "42,000"),
        ("二 百 万", "two million"),
        ("八 百 六十 四", "eight hundred and sixty-four"),
        ("一 千 零 一块", "one thousand and one"),
        ("第四", "fourth"),
        ("百分之一点二", "1.2"),
        ("六月", "June"),
        ("6 月", "June"),
        ("1 月", "mid-January"),
        ("星期三", "Wednesday"),
        ("周日", "Sunday"),
        ("八百七十亿", "87 billion"),
    ],
)
def test_numbers_and_dates_meet_in_both_languages(chinese: str, english: str) -> None:
    (first,), (second,) = chinese_values(chinese.split()), english_values(english.split())
    assert first[2] == second[2]
    assert (first[1], second[1]) == (len(chinese.split()), len(english.split()))


@pytest.mark.parametrize("english", ["may be", "he and I", "", "the March", "out of"])
def test_words_are_not_taken_for_numbers(english: str) -> None:
    assert all(value.startswith("month3") for _, _, value in english_values(english.split()))


def test_figures_in_a_row_are_numbers_of_their_own() -> None:
    assert [value for _, _, value in chinese_values(["1998", "12", ".", "5"])] == ["1998", "12.5"]


def test_a_date_in_one_word_has_a_month_and_a_day() -> None:
    assert chinese_values(["6月3日"]) == [(0, 1, "month6"), (0, 1, "3")]
    assert chinese_values(["六月份"]) == [(0, 1, "month6")]


def test_long_numbers_are_linked_digit_by_digit() -> None:
    matrix = number_links(["八", "百", "块"], ["eight", "hundred", "yuan"])
    assert matrix.tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 0]]


def test_a_number_in_one_word_takes_all_words_of_the_other() -> None:
    assert number_links(["二百万"], ["two", "million"]).tolist() == [[1, 1]]
    assert number_links(["三", "人"], ["4", "people"]).sum() == 0

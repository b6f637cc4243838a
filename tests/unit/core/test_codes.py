"""What is a code of a text, and what is not."""

import re

import pytest

from duidu.core.codes import (
    code_around,
    codes_in,
    is_code,
    outside_codes,
    step_over,
    units_of,
    without_codes,
)


@pytest.mark.parametrize(
    "code",
    [
        *("{0}", "{name}", "{{ user.name }}", "{}", "${x}", "#{x}", "%{x}", "{0:N2}", "{items[0]}"),
        *("{n, number, integer}", "%s", "%d", "%1$d", "%2$s", "%-5d", "%.2f", "%ld", "%(n)s"),
        *("%@", "%1", "%L1", "%n", "%APPDATA%", "<b>", "</b>", "<br/>", "<x2/>", "<g1>"),
        *(
            '<a href="x y">',
            "<a b=c d='e'>",
            "&nbsp;",
            "&#160;",
            "&lt;b&gt;",
            "&lt;/b&gt;",
            "⟦x y⟧",
        ),
    ],
)
def test_each_kind_of_code_is_one_code(code: str) -> None:
    text = f"删除 {code} 个{code}，see {code}."
    assert [text[start:end] for start, end, _ in codes_in(text)] == [code] * 3
    assert is_code(code)


@pytest.mark.parametrize(
    "text",
    [
        *("a < b and c > d", "5 % des", "50%off", "100%s", "<foo@bar.org>", "{a, b}", "{漢字}"),
        *("AT&T; x", "R&D", "20%3d", "%E4%BD", "50% 3", "<>", "{", "⟦⟧", "I <3 you", "{a b}"),
        *("Press <Enter> to go on.", "<Ctrl-C>, <F5>", "按 <Enter> 键。", "<Esc></Tab"),
    ],
)
def test_what_is_no_code(text: str) -> None:
    assert not codes_in(text)


def test_a_code_is_one_step_and_no_place_is_inside_it() -> None:
    text = "打开{name}<b>好"
    assert code_around(text, 2) is None
    assert code_around(text, 4) == (2, 8, True)
    assert code_around(text, 8) is None
    assert [step_over(text, 2, 1), step_over(text, 8, 1), step_over(text, 11, 1)] == [8, 11, 12]
    assert [step_over(text, 11, -1), step_over(text, 8, -1), step_over(text, 2, -1)] == [8, 2, 1]
    assert outside_codes(text, 4, 9) == (2, 11)
    assert outside_codes(text, 2, 8) == (2, 8)


def test_a_place_in_a_very_long_text() -> None:
    text = "雨。" * 200_000 + "{name}" + "雨" * 9
    assert code_around(text, 400_002) == (400_000, 400_006, True)
    assert code_around(text, 10) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Open {0} files", "Open files"),
        ("<b>OK</b>", "OK"),
        ("银<g1>行</g1>", "银行"),
        ("{0} <b> x", "x"),
        ("x {0}", "x"),
        ("{0}", ""),
        ("plain  text ", "plain  text "),
    ],
)
def test_what_is_left_without_codes(text: str, left: str) -> None:
    assert without_codes(text) == left


def test_a_code_is_one_word_of_a_text_that_is_compared() -> None:
    assert list(units_of("see {a b} <b>it</b>", re.compile(r"\w+|\W"))) == (
        ["see", " ", "{", "a", " ", "b", "}", " ", "<b>", "it", "</b>"]
    )


@pytest.mark.parametrize(
    "begin", ["<a b=c ", "&lt;a", "{{ ", "%(a", "⟦a", "<a ", '<a b="', "{a, ", "<Ab>"]
)
def test_a_hostile_text_is_read_in_linear_steps(begin: str) -> None:
    # Quadratic time would take minutes here, and the limit of the test run would end it.
    assert len(codes_in(begin * 60_000)) <= 60_000


def test_a_capital_name_is_a_tag_where_it_is_closed() -> None:
    text = "<Bold>very</Bold> <Enter> <Icon/> <BR>"
    found = [text[start:end] for start, end, _ in codes_in(text)]
    assert found == ["<Bold>", "</Bold>", "<Icon/>", "<BR>"]

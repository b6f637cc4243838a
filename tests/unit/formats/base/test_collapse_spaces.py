"""White space of a page is collapsed as a browser does it, however much there is."""

import pytest

from duidu.formats.base.markup import collapse_spaces


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("  one \n two\tthree\f", "one two three"),
        ("雨停\n了。", "雨停了。"),
        ("雨停 \r\n\t 了。", "雨停了。"),
        ("用\nSQLite\n的库", "用 SQLite 的库"),
        ("雨停 了", "雨停 了"),
        ("雨\t停", "雨 停"),
        # These are no white space of a page: they are shown.
        ("a\xa0 \xa0b", "a\xa0 \xa0b"),
        ("一\u3000二", "一\u3000二"),
        ("a\x0bb", "a\x0bb"),
        ("a" + " " * 100_000 + "b", "a b"),
        ("字" + "\n " * 100_000 + "字", "字字"),
        ("字" + "\n " * 100_000 + "a", "字 a"),
    ],
)
def test_white_space_is_collapsed_as_in_a_browser(source: str, shown: str) -> None:
    assert collapse_spaces(source) == shown

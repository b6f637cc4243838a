"""Lines that hold a text and its translation are taken apart, others are left as they are."""

import pytest

from duidu.formats.base.both_on_line import both_on_line, lines_with_both


@pytest.mark.parametrize(
    ("line", "apart"),
    [
        ("春天来了。（Spring is here.）", ("春天来了。", "Spring is here.")),
        ("A: 你去吗？ / Are you going?", ("A: 你去吗？", "Are you going?")),
        ("The boat left. 船开了。", ("The boat left.", "船开了。")),
        ("The boat left (船开了)", ("The boat left", "船开了")),
    ],
)
def test_the_two_texts_of_a_line(line: str, apart: tuple[str, str]) -> None:
    assert both_on_line(line) == apart


@pytest.mark.parametrize(
    "line",
    [
        "She was born in the same year (1999)",
        "He asked for the ticket “twice”. ",
        "他用Python写了一个程序",
        "在河边。",
        "The café (“no”) is closed, naïve or not — (2)",
        "word " * 190 + "(1)",
        "word字" * 190,
    ],
)
def test_a_line_in_one_language_is_one_text(line: str) -> None:
    assert both_on_line(line) is None


def test_lines_that_end_with_a_number_in_brackets_are_no_translations() -> None:
    assert lines_with_both([f"The ship came in the year ({year})" for year in range(9)]) == []

"""Lines broken inside a paragraph: verse, two languages, prose."""

import pytest

from duidu.core.article import BlockKind
from duidu.formats.base.broken_lines import broken_lines
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes

PROSE = "The ferryman waited until the last of them had climbed the bank, and then he"
GOES_ON = "pushed off again without a word."


@pytest.mark.parametrize(
    ("lines", "expected", "verse"),
    [
        (["床前明月光，", "疑是地上霜。"], ["床前明月光，", "疑是地上霜。"], True),
        (["one", "two", "three"], ["one", "two", "three"], True),
        ([PROSE, GOES_ON], [f"{PROSE} {GOES_ON}"], False),
        ([f"{PROSE} slept.", PROSE], [f"{PROSE} slept.", PROSE], False),
        ([PROSE, f"“{PROSE}.”", "河。"], [PROSE, f"“{PROSE}.”", "河。"], False),
        (["天色渐渐暗下来，" * 4, "雾散了。"], ["天色渐渐暗下来，" * 4 + "雾散了。"], False),
        (
            ["老人把船推进水里。", "He pushed his boat."],
            ["老人把船推进水里。", "He pushed his boat."],
            False,
        ),
        (["风大", "浪高。船小。"], ["风大浪高。船小。"], False),
        (["Dear Sir,", "I write about the boat."], ["Dear Sir,", "I write about the boat."], True),
        (["one line"], ["one line"], False),
        # A line is left empty behind each: they are paragraphs.
        (["风大", "", "浪高"], ["风大", "浪高"], False),
        (["", "one", "", "", "two", "", "three", ""], ["one", "two", "three"], False),
        # Behind some: they are stanzas.
        (["风大", "浪高", "", "船小", "人多"], ["风大", "浪高", "船小", "人多"], True),
        ([], [], False),
    ],
)
def test_lines_are_told_apart_by_their_shape(
    lines: list[str], expected: list[str], verse: bool
) -> None:
    assert broken_lines(lines) == (expected, verse)


def test_a_page_s_prose_is_no_verse() -> None:
    page = f"<p>{PROSE}<br>{GOES_ON}</p><p>床前明月光，<br>疑是地上霜。</p>".encode()
    blocks = read_bytes(page, ReadOptions(name="a.html"), ".html").blocks
    assert [block.kind for block in blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.VERSE,
        BlockKind.VERSE,
    ]

"""Markdown as its writers mean it: CommonMark, and the marks of GitHub and documentation sites."""

import pytest

from duidu.core.article import BlockKind
from duidu.core.errors import FileError
from duidu.formats.base.document import RawBlock, ReadOptions
from duidu.formats.registry import read_bytes


def blocks(text: str) -> tuple[RawBlock, ...]:
    return read_bytes(text.encode(), ReadOptions(name="a.md"), ".md").blocks


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("AT&amp;T&nbsp;&copy; &#x6c34;", ["AT&T\u00a0© 水"]),
        (
            "[the river][1] and [the boat]\n\n[1]: http://a\n[the boat]: b.md 'x'",
            ["the river and the boat"],
        ),
        ("![A map](map.png) of it", ["of it"]),
        ("<https://a.org> [a [nested] link](<b c>)", ["https://a.org a [nested] link"]),
        ("``a ` b`` and `*c*`", ["a ` b and *c*"]),
        ("snake_case_name 2 * 3 * 4", ["snake_case_name 2 * 3 * 4"]),
        ("~~old~~ new", ["old new"]),
        ("H<sub>2</sub>O<!-- why --> is wet", ["H₂O is wet"]),
        ("```npm install```\n\nmore", ["npm install", "more"]),
        ("# The House {#house}\n\n## Doors {.big #d}", ["The House", "Doors"]),
        ("# Not \\{#this}", ["Not {#this}"]),
        ("> [!NOTE]\n> Take care.", ["Take care."]),
        ("- [x] done\n- [ ] to do\n- [a] thing", ["done", "to do", "[a] thing"]),
        ("::: tip Look here\nA tip.\n:::\n\nText.", ["Look here", "A tip.", "Text."]),
        (":::warning\nCare.\n:::", ["Care."]),
        (
            "Word.[^1] More.\n\n[^1]: A note.\n    Its second line.",
            ["Word. More.", "A note. Its second line."],
        ),
        ("Term\n: Definition", ["Term", "Definition"]),
        ("A | B\n-|-\nc \\| d | `e`", ["A", "B", "c | d", "e"]),
        ("| A | B |\n| c \\| d | *e* |\n\n| no row |", ["A", "B", "c | d", "e", "| no row |"]),
        ("Foo\n---\nbar", ["Foo", "bar"]),
        ("---\nFoo\n---\nBar", ["Foo", "Bar"]),
        ("---\ntitle: x\n---\nBar", ["Bar"]),
        ("1. one\n2. two\n\n   more", ["1. one", "2. two", "more"]),
        ("<div>\n*raw*\n\n*marked*\n</div>", ["*raw*", "marked"]),
        ("<details><summary>More</summary>\n\nInside\n\n</details>", ["More", "Inside"]),
    ],
)
def test_marks_are_no_text(written: str, expected: list[str]) -> None:
    assert texts(written) == expected


def test_what_lines_and_code_are() -> None:
    assert [(b.text, b.kind) for b in blocks("河水\nRiver\n\none  \ntwo\n\n    x = *1*\n")] == [
        ("河水", BlockKind.PARAGRAPH),
        ("River", BlockKind.PARAGRAPH),
        ("one", BlockKind.VERSE),
        ("two", BlockKind.VERSE),
        ("x = *1*", BlockKind.CODE),
    ]


def test_chinese_paragraphs_indented_as_on_paper_are_no_code() -> None:
    kinds = {block.kind for block in blocks("# 河\n\n    “你来了。”他说。\n\n    He said so.\n")}
    assert kinds == {BlockKind.HEADING, BlockKind.PARAGRAPH}


@pytest.mark.parametrize(
    ("written", "emphasised"),
    [
        ("他说**“绝不”**再来。", "“绝不”"),
        ("**注意：**他走了。", "注意："),
        ("这是*（真的）*的。", "（真的）"),
        ("三 * 四 * 五", ""),
    ],
)
def test_emphasis_between_hanzi_needs_no_space(written: str, emphasised: str) -> None:
    (block,) = blocks(written)
    assert "".join(block.text[one.start : one.end] for one in block.emphasis) == emphasised


@pytest.mark.parametrize(
    "written", [">" * 5_000, "".join("  " * n + "- a\n" for n in range(200)), "<b>" * 400]
)
def test_nesting_without_end_is_refused_not_cut(written: str) -> None:
    with pytest.raises(FileError, match="levels deep"):
        blocks(f"{written} text")


@pytest.mark.parametrize("piece", ["[", "![", "[a](", "*a ", "_a", "`", "[^1]", "~~a ", "<!--"])
def test_marks_that_never_close_stay_text(piece: str) -> None:
    # Quadratic time in any of these would meet the limit of time that a test has.
    found = texts(f"Before.\n\n{piece * 20_000}\n\nBehind.")
    assert found[0] == "Before."
    assert found[-1] == "Behind."


@pytest.mark.parametrize("opens", ["<!--", "<script>", "<style>", "<textarea>"])
def test_what_hides_the_rest_hides_nothing_beyond_its_item(opens: str) -> None:
    text = f"- {opens} a\n\n- b\n\nHe left.\n\n<!-- x -->\n\nIt rained.\n"
    said = [
        block.text for block in read_bytes(text.encode(), ReadOptions(name="a.md"), ".md").blocks
    ]
    assert said[-3:] == ["b", "He left.", "It rained."]


def test_marks_of_alerts_are_no_text_that_is_missing() -> None:
    text = "\n\n".join(f"> [!IMPORTANT]\n> Text {number}." for number in range(20))
    assert read_bytes(text.encode(), ReadOptions(name="a.md"), ".md").notes == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<div>\n<!--\n\nHe left.\n", ["<!--", "He left."]),
        ("<div>\n<!-- a\n\n<p>hidden</p>\n-->\n</div>\n\nHe left.\n", ["He left."]),
        ("<div><!-- a --></div>\n\nHe left.\n", ["He left."]),
    ],
)
def test_a_comment_hides_what_stands_before_its_end(text: str, said: list[str]) -> None:
    document = read_bytes(text.encode(), ReadOptions(name="a.md"), ".md")
    assert [block.text for block in document.blocks] == said


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        # To CommonMark each of these is one list from its first number on.
        ("1. 打开。\n1. Open.\n2. 取出。\n2. Take it out.", "1122"),
        ("1. 打开。\n2. 取出。\n\n1. Open.\n2. Take it out.", "1212"),
        (
            "1. 打开。\n\n1. Open.\n\n2. 取出。\n   1. 慢。\n   2. Slowly.\n\n2. Take it out.",
            "112122",
        ),
        # So a lazy writer numbers.
        ("1. 打开。\n1. 取出。\n1. 放下。", "123"),
        ("3. Open.\n3. Take it out.", "34"),
    ],
)
def test_items_have_the_numbers_that_are_written(written: str, numbers: str) -> None:
    assert "".join(text[0] for text in texts(written)) == numbers

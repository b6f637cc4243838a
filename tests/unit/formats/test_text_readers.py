"""Plain text and Markdown as blocks."""

from pathlib import Path

import pytest

from duidu.core.article import BlockKind
from duidu.core.errors import FileError
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import LARGEST_FILE, load, read_bytes


def read(text: str, suffix: str = ".txt") -> Document:
    return read_bytes(text.encode(), ReadOptions(name=f"file{suffix}"), suffix)


def test_each_line_is_a_paragraph() -> None:
    assert [block.text for block in read("一。\n\n二。\r\n三。").blocks] == ["一。", "二。", "三。"]


def test_hard_wrapped_lines_are_joined() -> None:
    english = (
        "The old man pushed off before dawn, as he had done on every\n"
        "morning of the forty years he had spent upon that river, and\n"
        "he did not look back.\n"
    )
    text = f"{english}\n{english}\n{english}"
    blocks = read(text).blocks
    assert len(blocks) == 3
    assert "on every morning of" in blocks[0].text


def test_hard_wrapped_chinese_is_joined_without_spaces() -> None:
    line = "老人把船推进水里的时候天还没有亮他在这条河上走了四"
    chunk = f"{line}\n{line}\n十年。\n"
    blocks = read(f"{chunk}\n{chunk}\n{chunk}").blocks
    assert [block.text for block in blocks] == [f"{line}{line}十年。"] * 3


def test_verse_lines_and_alternating_lines_stay_apart() -> None:
    assert (
        len(
            read(
                "床前明月光，\nMoonlight before my bed,\n疑是地上霜。\nI took it for frost."
            ).blocks
        )
        == 4
    )


def test_two_tab_separated_columns_answer_each_other() -> None:
    blocks = read("你好。\tHello.\n再见。\tGoodbye.\n").blocks
    assert [(block.text, block.column, block.group) for block in blocks] == [
        ("你好。", 0, 0),
        ("Hello.", 1, 0),
        ("再见。", 0, 1),
        ("Goodbye.", 1, 1),
    ]


def test_markdown_structure_without_its_marks() -> None:
    text = (
        "---\ntitle: 修表的人\n---\n# 一 *题目*\n\n他**说**了[话](http://x)。\n又说。\n\n"
        "- 项目\n  - 内\n\n"
        "> 引文\n\nUnder\n=====\n\n```\ncode *x*\n```\n"
    )
    document = read(text, ".md")
    assert document.title == "修表的人"
    assert [(block.text, block.kind, block.level) for block in document.blocks] == [
        ("一 题目", BlockKind.HEADING, 1),
        ("他说了话。又说。", BlockKind.PARAGRAPH, 0),
        ("项目", BlockKind.LIST_ITEM, 1),
        ("内", BlockKind.LIST_ITEM, 2),
        ("引文", BlockKind.PARAGRAPH, 0),
        ("Under", BlockKind.HEADING, 1),
        ("code *x*", BlockKind.CODE, 0),
    ]


def test_markup_is_never_rendered() -> None:
    assert read("<b>粗</b> 了<script>x</script>", ".md").blocks[0].text == "粗 了"


def test_control_characters_are_shown_not_dropped() -> None:
    assert read("一\x07二。").blocks[0].text == "一\ufffd二。"


def test_missing_folder_and_oversized_files_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        load(tmp_path / "none.txt")
    with pytest.raises(FileError, match="is a folder"):
        load(tmp_path)
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(FileError, match="MB"):
        load(big)


def test_a_path_that_is_not_utf8_can_be_named(tmp_path: Path) -> None:
    path = Path(str(tmp_path) + "/caf\udce9.txt")
    with pytest.raises(FileError, match="no such file") as found:
        load(path)
    str(found.value).encode("utf-8")


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ("a\n\n<!-- b -->\n\nc", ["a", "c"]),
        ("a\n<!-- two\n\nlines -->\nc", ["a", "c"]),
        ("<!-- a --> tail\nb", ["tail", "b"]),
        ("<!-- a --> <!-- b -->\nc", ["c"]),
        ("<!-->\na", ["a"]),
        ("a <!-- b --> c", ["a c"]),
        ("```\n<!-- code -->\n```\n\na", ["<!-- code -->", "a"]),
        ("<!-- never closed\n\na", ["<!-- never closed", "a"]),
    ],
)
def test_comments_of_markdown_are_no_text(written: str, texts: list[str]) -> None:
    document = read_bytes(written.encode(), ReadOptions(name="a.md"), ".md")
    assert [block.text for block in document.blocks] == texts

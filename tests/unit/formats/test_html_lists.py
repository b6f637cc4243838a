"""What a page shows beside its text: the numbers of lists, and which cell of its row a cell is."""

import pytest

from duidu.core.article import BlockKind
from duidu.formats.base.document import RawBlock, ReadOptions
from duidu.formats.html.reader import HtmlReader
from duidu.formats.markdown.reader import MarkdownReader


def blocks(body: str) -> tuple[RawBlock, ...]:
    page = f"<!DOCTYPE html><html><body><article>{body}</article></body></html>"
    return HtmlReader().read(page.encode(), ReadOptions(name="page.html")).blocks


def texts(body: str) -> list[str]:
    return [block.text for block in blocks(body)]


def items(list_: str, *of: str) -> list[str]:
    return texts(f"{list_}{''.join(f'<li>{one}</li>' for one in of)}</ol>")


@pytest.mark.parametrize(
    ("list_", "numbers"),
    [
        ("<ol>", ["1. ", "2. "]),
        ("<ol start=9>", ["9. ", "10. "]),
        ("<ol type=a>", ["a. ", "b. "]),
        ("<ol type=I start=4>", ["IV. ", "V. "]),
        ("<ol reversed>", ["2. ", "1. "]),
        ("<ol start='99999999999'>", ["1. ", "2. "]),
        ("<ol style='list-style: none'>", ["", ""]),
    ],
)
def test_items_are_numbered_as_a_browser_shows_them(list_: str, numbers: list[str]) -> None:
    wanted = [f"{numbers[0]}Boil the water.", f"{numbers[1]}Warm the cup."]
    assert items(list_, "Boil the water.", "Warm the cup.") == wanted


def test_an_item_with_a_number_of_its_own_counts_on_from_it() -> None:
    body = "<ol><li>One.</li><li value=7>Seven.</li><li>Eight.</li></ol>"
    assert texts(body) == ["1. One.", "7. Seven.", "8. Eight."]


def test_a_list_in_a_list_counts_anew_and_the_outer_one_goes_on() -> None:
    body = "<ol><li>茶<ol><li>绿茶</li><li>红茶</li></ol></li><li>水</li></ol>"
    assert texts(body) == ["1. 茶", "1. 绿茶", "2. 红茶", "2. 水"]


def test_only_the_first_paragraph_of_an_item_has_its_number() -> None:
    body = "<ol><li><p>Boil it.</p><p>Let it cool.</p></li></ol>"
    assert texts(body) == ["1. Boil it.", "Let it cool."]


def test_a_number_that_stands_in_the_text_is_not_set_twice() -> None:
    assert items("<ol>", "1. Boil it.", "2、烧水") == ["1. Boil it.", "2、烧水"]
    assert items("<ol>", "10 cups") == ["1. 10 cups"]


def test_emphasis_moves_with_the_text_behind_its_number() -> None:
    (block,) = blocks("<ol><li>Let it <em>cool</em> down.</li></ol>")
    (mark,) = block.emphasis
    assert block.text[mark.start : mark.end] == "cool"


def test_items_without_numbers_have_none() -> None:
    (block,) = blocks("<ul><li>Two cups</li></ul>")
    assert (block.text, block.kind) == ("Two cups", BlockKind.LIST_ITEM)


def test_markdown_keeps_the_numbers_of_its_lists() -> None:
    read = MarkdownReader().read("3. 烧水\n4. 温杯\n".encode(), ReadOptions(name="a.md"))
    assert [block.text for block in read.blocks] == ["3. 烧水", "4. 温杯"]


def test_cells_know_which_of_their_row_they_are() -> None:
    row = "<tr><td>龙井</td><td>三十元</td><td>杭州</td></tr>"
    read = blocks(f"<table>{row}{row}</table>")
    assert [block.level for block in read] == [1, 2, 3, 1, 2, 3]

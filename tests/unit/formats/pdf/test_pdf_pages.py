"""Pages of PDF as they are read: columns, tables, two sizes, hyphens, heads, radicals."""

import unicodedata

import pytest

from duidu.core.article import BlockKind
from duidu.core.errors import FileError
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.pdf.radicals import CHARACTERS
from duidu.formats.pdf.reader import PdfReader
from duidu.formats.pdf.true_characters import with_true_characters
from fixtures.pdf import Placed, placed

LEFT = ["The river rose in the night and", "took the bridge away. Nobody had", "heard it go."]
RIGHT = [
    "In the morning the miller walked",
    "down to the water and looked for",
    "a long time at it.",
]
CHINESE = ["河水在夜里涨了起来，把那座", "桥冲走了。谁也没有听见它被", "冲走的声音。"]


def read(pages: list[list[Placed]]) -> Document:
    return PdfReader().read(placed(pages), ReadOptions(name="a.pdf"))


def texts(pages: list[list[Placed]]) -> list[str]:
    return [block.text for block in read(pages).blocks]


def column(lines: list[str], x: float, size: float = 10) -> list[Placed]:
    return [(size, x, 500 - 14 * at, line) for at, line in enumerate(lines)]


def by_rows(*columns: list[Placed]) -> list[Placed]:
    return [line for row in zip(*columns, strict=True) for line in row]


def test_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    page = by_rows(column(LEFT, 20), column(RIGHT, 220))
    assert texts([page]) == [" ".join(LEFT), " ".join(RIGHT)]


def test_columns_drawn_from_the_foot_are_read_from_the_top() -> None:
    page = by_rows(column(LEFT, 20), column(RIGHT, 220))[::-1]
    assert texts([page]) == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_language_in_smaller_type_beside_another_is_text_as_well() -> None:
    page = by_rows(column(CHINESE, 20, 12), column(RIGHT, 220, 9))
    blocks = read([page]).blocks
    assert [block.text for block in blocks] == ["".join(CHINESE), " ".join(RIGHT)]
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    begun = ["The miller said that he had never", "seen the river as high as it was"]
    rest = ["and that the bridge would have to", "be built again of stone this time,", "he said."]
    whole = " ".join((*begun, *rest))
    assert texts([column(begun, 20), column(rest, 20)]) == [whole]
    beside = by_rows(column(["It was a Monday.", *begun], 20), column(rest, 220))
    assert texts([beside])[-1] == whole


def test_cells_of_a_table_are_cells() -> None:
    rows = [("Name", "Born", "Town"), ("Wang", "1881", "Shaoxing"), ("Li", "1899", "Beijing")]
    page: list[Placed] = [
        (10, x, 500 - 14 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip((20, 140, 260), row, strict=True)
    ]
    blocks = read([page]).blocks
    assert [block.text for block in blocks] == [cell for row in rows for cell in row]
    assert {block.kind for block in blocks} == {BlockKind.TABLE_CELL}


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("It was a well-", "known fact in town.", "It was a well-known fact in town."),
        ("He had a long-", "standing debt there.", "He had a long-standing debt there."),
        ("It is very possi-", "ble that it rains.", "It is very possible that it rains."),
        ("They were open-", "ing the old gate.", "They were opening the old gate."),
        ("See Smith-", "Jones about it now.", "See Smith-Jones about it now."),
    ],
)
def test_hyphens_of_compounds_stay_and_others_go(first: str, second: str, whole: str) -> None:
    assert texts([column([first, second], 20)]) == [whole]


def test_what_the_document_writes_elsewhere_decides_a_hyphen() -> None:
    lines = ["A sea-bird is no seabird of old, he", "said; but the tree-frog is a tree-", "frog."]
    assert texts([column(lines, 20)])[0].endswith("is a tree-frog.")


def test_heads_and_numbers_of_two_pages_are_no_text() -> None:
    pages = [
        [(9, 20, 570, "The Miller"), *column(lines, 20), (9, 190, 20, str(number))]
        for number, lines in ((1, LEFT), (2, RIGHT))
    ]
    document = read(pages)
    assert [block.text for block in document.blocks] == [" ".join(LEFT), " ".join(RIGHT)]
    assert document.left_out["header or footer"] >= 1


def test_figures_in_the_text_are_text() -> None:
    assert "1881" in " ".join(texts([column([*LEFT, "1881", *RIGHT], 20)]))


def test_pages_without_text_are_counted() -> None:
    document = read([column(LEFT, 20), [], column(RIGHT, 20), []])
    assert document.left_out == {"page without text": 2}
    with pytest.raises(FileError, match="pictures only"):
        read([[], []])


PICTURE, NOTE = "q {} 0 0 {} 20 60 cm /I Do Q ", "<</Subtype/{}/Rect[9 9 50 50]{}>>"


@pytest.mark.parametrize(
    ("drawn", "annotation", "counted"),
    [
        (PICTURE.format(100, 80), "", {"picture": 1}),
        (PICTURE.format(100, 80) + PICTURE.format(60, 80), "", {"picture": 2}),
        # A rule, and the scan of a page whose text was recognised.
        (PICTURE.format(100, 1), "", {}),
        ("q 400 0 0 600 0 0 cm /I Do Q ", "", {}),
        ("", NOTE.format("Text", "/Contents(Ask her.)"), {"comment": 2}),
        ("", NOTE.format("FreeText", "/Contents(Ask her.)"), {"comment": 2}),
        ("", NOTE.format("Widget", "/FT/Tx/T(Name)/V(Miller)"), {"text box": 2}),
        ("", NOTE.format("Text", "/Contents()"), {}),
        ("", NOTE.format("Link", ""), {}),
    ],
)
def test_pictures_comments_and_filled_forms_are_counted(
    drawn: str, annotation: str, counted: dict[str, int]
) -> None:
    data = placed([column(LEFT, 20), column(RIGHT, 20)], drawn, annotation)
    document = PdfReader().read(data, ReadOptions(name="a.pdf"))
    assert document.left_out == counted
    assert document.places == dict.fromkeys(counted, LEFT[0])


def test_a_picture_in_a_group_is_as_large_as_it_is_drawn() -> None:
    group = (
        "<</Subtype/Form/BBox[0 0 1 1]/Matrix[100 0 0 100 50 50]/Resources<</XObject<</I 7 0 R>>>>"
        "/Length 5>>stream\n/I Do\nendstream"
    )
    data = placed([column(LEFT, 20)], "/I Do ").replace(b"/I 7 0 R>>>>/Cont", b"/I 99 0 R>>>>/Cont")
    data = data.replace(b"xref", f"99 0 obj\n{group}\nendobj\nxref".encode(), 1)
    assert PdfReader().read(data, ReadOptions(name="a.pdf")).left_out == {"picture": 1}


def test_characters_beyond_two_bytes_leave_the_others_in_their_places() -> None:
    page: list[Placed] = [
        (10, 20, 500, "水𠀀很深，"),
        (10, 220, 500, "far"),
        (10, 20, 480, "河很宽。"),
    ]
    assert texts([page]) == ["水𠀀很深， far河很宽。"]


def test_every_radical_becomes_a_character() -> None:
    for code in [*range(0x2E81, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6)]:
        assert "CJK UNIFIED" in unicodedata.name(CHARACTERS[code])
    named = "⻅⻓⻔⻋⻜⻢⻰⻩⻛⻚⻥⻦⻨⻘⻮⻝⾏⽣"
    assert named.translate(CHARACTERS) == "见长门车飞马龙黄风页鱼鸟麦青齿食行生"


def test_tables_of_glyphs_name_characters_and_keep_their_length() -> None:
    table = (
        b"begincmap\n<0001> <0003> [<2ED4> <4E86> <2F00> ]\n<0004> <0004> <2EE5>\nendcmap <2ED4>"
    )
    corrected = with_true_characters(table)
    assert len(corrected) == len(table)
    assert corrected == table.replace(b"<2ED4> <", b"<95E8> <").replace(b"2F00", b"4E00").replace(
        b"2EE5", b"9C7C"
    )


NOVEL = [
    ("河水在夜里涨了起来，把村口那", 36),
    ("座老桥冲走了。那时候谁也没有", 16),
    ("听见它被河水冲走的声音，真的。", 16),
    ("天亮以后，磨坊的主人走到了河", 36),
    ("边，看了很长时间，什么也没说。", 16),
    ("他的妻子在门口等着他回来吃饭", 36),
    ("，等到了中午，天又下起了大雨。", 16),
]


def test_a_paragraph_of_one_column_begins_where_its_first_line_is_indented() -> None:
    page: list[Placed] = [(10, x, 500 - 14 * at, text) for at, (text, x) in enumerate(NOVEL)]
    lines = [text for text, _ in NOVEL]
    assert texts([page]) == ["".join(lines[a:b]) for a, b in ((0, 3), (3, 5), (5, 7))]


def test_the_lines_below_the_first_of_an_item_are_the_same_item() -> None:
    item = ["(a) The river rose in the night and", "took the old bridge away. Nobody", "had heard"]
    page: list[Placed] = [
        (10, 20 if at % 3 == 0 else 36, 500 - 14 * at, text) for at, text in enumerate(item * 3)
    ]
    assert texts([page])[0].startswith(" ".join(item))

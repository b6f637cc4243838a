"""Tables that say in their first lines how they are written: sep= of Excel, Anki's header."""

import pytest

from duidu.core.errors import FileError
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import read_bytes


def read(text: str, suffix: str) -> Document:
    return read_bytes(text.encode(), ReadOptions(name="a"), suffix)


def cells(document: Document) -> list[tuple[int, str]]:
    return [(block.column, block.text) for block in document.blocks]


@pytest.mark.parametrize("mark", [";", "|", "\t", "^"])
def test_a_table_says_its_mark(mark: str) -> None:
    lines = [f"下雨了{mark}It rains, pours", f"天晴了{mark}It is fine, warm"]
    assert (
        cells(read("\n".join([f"sep={mark}", *lines]), ".csv"))
        == [
            (0, "下雨了"),
            (1, "It rains, pours"),
            (0, "天晴了"),
            (1, "It is fine, warm"),
        ]
        or mark == ","
    )


def test_cards_of_anki_are_read_as_text_under_any_name() -> None:
    text = (
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#tags column:5\n"
        'a1\tBasic\t<b>下雨</b>了&nbsp;[sound:a.mp3]\t"It is<br>raining"\tverb hsk1\n'
        "a2\tCloze\t{{c1::天::sky}}晴了<img src=a.png>\tIt is fine\t\n"
    )
    for suffix in (".txt", ".tsv"):
        document = read(text, suffix)
        assert cells(document) == [
            (0, "下雨了"),
            (1, "It is\nraining"),
            (0, "天晴了"),
            (1, "It is fine"),
        ]
        assert document.left_out == {"embedded object": 2}


def test_names_of_columns_are_those_of_the_header() -> None:
    text = "#separator:semicolon\n#columns:English;Chinese\nI know;我知道\n#tag;#标签\n"
    assert [block.text for block in read(text, ".txt").blocks] == [
        "I know",
        "我知道",
        "#tag",
        "#标签",
    ]


@pytest.mark.parametrize("text", ["#separator:\n下雨了\tIt rains\n", "sep=\n下雨了;It rains\n"])
def test_an_odd_first_line_hides_no_row(text: str) -> None:
    assert "It rains" in [block.text for block in read(text, ".csv").blocks]


def test_a_header_without_cards_is_refused() -> None:
    with pytest.raises(FileError):
        read("#separator:tab\n", ".txt")

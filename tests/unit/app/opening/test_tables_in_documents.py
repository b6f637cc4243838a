"""Tables in DOCX, ODT, HTML and Markdown: what pairs two languages, what is data, what is kept."""

import io
import zipfile
from collections.abc import Callable, Sequence

import docx
import pytest

from duidu.app.opening.arrange import Arranged, arrange
from duidu.app.opening.carried_notes import carried_notes
from duidu.app.opening.recognise import recognise
from duidu.core.article import SideName
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.table_rows import bilingual_layout
from duidu.formats.registry import read_bytes

Rows = Sequence[Sequence[str]]
PAIRS = (
    ("He left the house early.", "他早早离开了家。"),
    ("The rain stopped.", "雨停了。"),
    ("She smiled at him.", "她对他微笑。"),
    ("Nobody knew why the market was closed.", "没有人知道市场为什么关门。"),
)
ENGLISH = (
    ("network-manager", "14803", "NetworkManager daemon manages the network"),
    ("ifupdown", "199", "bring up and down the network"),
    ("wpasupplicant", "3851", "client support for WPA"),
    ("ethtool", "665", "show network settings"),
)
CHINESE = (
    ("network-manager", "14803", "自动管理网络的守护进程"),
    ("ifupdown", "199", "启动和关闭网络"),
    ("wpasupplicant", "3851", "WPA客户端支持"),
    ("ethtool", "665", "显示网络设置"),
)


def docx_of(headings: Sequence[str], rows: Rows) -> bytes:
    """A Word document of another program."""
    made = docx.Document()
    for heading in headings:
        made.add_heading(heading, 1)
    table = made.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def odt_of(headings: Sequence[str], rows: Rows) -> bytes:
    """An OpenDocument text."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    body = "".join(f'<text:h text:outline-level="1">{one}</text:h>' for one in headings)
    lines = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in rows
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:text>{body}"
            f"<table:table>{lines}</table:table></office:text></office:body>"
            "</office:document-content>",
        )
    return out.getvalue()


def html_of(headings: Sequence[str], rows: Rows) -> bytes:
    """A web page."""
    body = "".join(f"<h1>{one}</h1>" for one in headings)
    lines = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    return f"<html><body><main>{body}<table>{lines}</table></main></body></html>".encode()


def markdown_of(headings: Sequence[str], rows: Rows) -> bytes:
    """A text in Markdown."""
    body = "".join(f"# {one}\n\n" for one in headings)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    rule = "|" + "---|" * len(rows[0])
    return (body + "\n".join((lines[0], rule, *lines[1:])) + "\n").encode()


WRITERS: dict[str, Callable[[Sequence[str], Rows], bytes]] = {
    ".docx": docx_of,
    ".odt": odt_of,
    ".html": html_of,
    ".md": markdown_of,
}


def read(suffix: str, headings: Sequence[str], rows: Rows) -> Document:
    """A document with a table."""
    return read_bytes(WRITERS[suffix](headings, rows), ReadOptions(name=f"a{suffix}"), suffix)


def pairs_of(arranged: Arranged) -> list[tuple[list[str], list[str]]]:
    """The texts of the rows that the file gives."""
    article = arranged.article
    return [
        (
            [article.source.blocks[unit].text for unit in row.blocks.source],
            [article.target.blocks[unit].text for unit in row.blocks.target],
        )
        for row in arranged.rows
    ]


@pytest.mark.parametrize("suffix", WRITERS)
def test_no_cell_of_two_data_tables_is_lost(suffix: str) -> None:
    documents = [
        read(suffix, ["Package list"], ENGLISH),
        read(suffix, ["软件包列表"], CHINESE),
    ]
    article = arrange(recognise(documents, "a")).article
    for side, heading, rows in (
        (article.target, "Package list", ENGLISH),
        (article.source, "软件包列表", CHINESE),
    ):
        expected = [heading, *(cell for row in rows for cell in row)]
        assert [block.text for block in side.blocks] == expected
    kinds = [[block.kind for block in side.blocks] for side in (article.source, article.target)]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("heading", ["Package list", "软件包列表"])
def test_a_heading_over_a_table_of_two_languages_is_text(suffix: str, heading: str) -> None:
    arranged = arrange(recognise([read(suffix, [heading], PAIRS)], "a"))
    article = arranged.article
    side = article.source if heading[0] > "\x7f" else article.target
    assert heading in [block.text for block in side.blocks]
    assert pairs_of(arranged)[-1] == ([PAIRS[-1][1]], [PAIRS[-1][0]])


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_heading_in_both_languages_answers_itself(suffix: str) -> None:
    rows = PAIRS * 3
    arranged = arrange(recognise([read(suffix, ["List of it", "列表"], rows)], "a"))
    assert pairs_of(arranged)[0] == (["列表"], ["List of it"])


@pytest.mark.parametrize("suffix", WRITERS)
def test_numbers_beside_two_languages_stay_in_their_row(suffix: str) -> None:
    rows = [(*pair, str(number)) for pair, number in zip(PAIRS, (14803, 199, 3851, 7), strict=True)]
    arranged = arrange(recognise([read(suffix, [], rows)], "a"))
    assert pairs_of(arranged) == [
        ([chinese], [english, number]) for english, chinese, number in rows
    ]


@pytest.mark.parametrize("suffix", WRITERS)
def test_names_of_columns_and_row_numbers_are_no_text_and_comments_are_notes(suffix: str) -> None:
    rows = [("No", "English", "中文", "Comment")]
    rows += [(str(n), *pair, "why?" if n == 2 else "") for n, pair in enumerate(PAIRS, 1)]
    document = read(suffix, [], rows)
    arranged = arrange(recognise([document], "a"))
    assert pairs_of(arranged) == [([chinese], [english]) for english, chinese in PAIRS]
    (comment,) = carried_notes([document], arranged.article).comments
    assert (comment.text, comment.quotation) == ("why?", PAIRS[1][0])
    assert any("beside the two languages" in note for note in arranged.notes)


@pytest.mark.parametrize(
    ("rows", "is_bilingual"),
    [
        (PAIRS, True),
        ([("cat", "猫"), ("dog", "狗"), ("peace talks", "和平谈判")], True),
        (CHINESE, False),
        ([(name, meaning) for name, _, meaning in CHINESE], False),
        ([("IBM", "1911", "国际商业机器公司，总部在纽约"), ("HP", "1939", "惠普公司")], False),
        ([("en", "zh"), ("network", "网络")], True),
        ([("2019", "120"), ("2020", "130")], False),
        ([("He left.", "She came."), ("It rained.", "It stopped.")], False),
    ],
)
def test_only_tables_whose_columns_answer_each_other_are_bilingual(
    rows: Rows, is_bilingual: bool
) -> None:
    assert (bilingual_layout(rows) is not None) is is_bilingual


TSV = (
    "Row\tzh-Hans\ten\tNotes\n"
    "1\t米利上将来了。\tGeneral Milley came.\t“Milley” a name\n"
    "2\t米利走了。\tMilley left.\t“Milley” again\n"
    "3\t他笑了。\tHe smiled.\tno quotation\n"
)


def test_a_note_that_quotes_one_side_is_on_that_side_and_in_its_row() -> None:
    document = read_bytes(TSV.encode(), ReadOptions(name="a.tsv"), ".tsv")
    article = arrange(recognise([document], "a")).article
    comments = carried_notes([document], article).comments
    assert [(one.text, one.quotation, one.context) for one in comments] == [
        ("a name", "Milley", "General Milley came."),
        ("again", "Milley", "Milley left."),
        ("no quotation", "他笑了。", ""),
    ]
    assert SideName.SOURCE is comments[0].side  # where it is looked for first; context decides

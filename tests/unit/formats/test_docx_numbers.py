"""The numbers that Word puts before paragraphs are read, and never written into the file."""

import io
import zipfile

import pytest

from duidu.core.article import BlockKind
from duidu.formats.base.counting import written_number
from duidu.formats.docx.original import open_docx
from fixtures.small_documents import W, read, run


def level(number: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(identity: int, *levels: str) -> str:
    """A list of these levels, under the same number as its definition."""
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def listing(identity: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def paragraph(text: str, number: str = "", depth: str = "", style: str = "") -> str:
    inside = (f'<w:ilvl w:val="{depth}"/>' if depth else "") + (
        f'<w:numId w:val="{number}"/>' if number else ""
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f"<w:numPr>{inside}</w:numPr>" if inside else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr>{run(text)}</w:p>"


def document(body: str, numbering: str, styles: str = "", main: str = "document") -> bytes:
    """A Word document with these lists, whose main part may have another name."""
    made = io.BytesIO()
    space = f'xmlns:w="{W}"'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    members = {
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{relation}/officeDocument" '
        f'Target="word/{main}.xml"/></Relationships>',
        f"word/_rels/{main}.xml.rels": f'<Relationships><Relationship Id="n" '
        f'Type="{relation}/numbering" Target="lists/counted.xml"/></Relationships>',
        f"word/{main}.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/lists/counted.xml": f"<w:numbering {space}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
    }
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 6)), text)
    return made.getvalue()


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data, ".docx").blocks]


LAW = definition(
    7,
    level(0, "第%1条", "chineseCountingThousand"),
    level(1, "%1.%2", more="<w:isLgl/>"),
    level(2, "(%3)", "lowerLetter", '<w:suff w:val="nothing"/>'),
    level(3, "%4、", "ideographTraditional"),
) + listing(1, 7)


def test_numbers_stand_before_their_paragraphs() -> None:
    body = "".join(
        (
            *(paragraph("总则", "1", "0"), paragraph("One", "1", "1"), paragraph("Two", "1", "1")),
            *(paragraph("small", "1", "2"), paragraph("small", "1", "2")),
            *(paragraph("深", "1", "3"), paragraph("没有", "0"), paragraph("分则", "1", "0")),
            *(paragraph("One", "1", "1"), paragraph("small", "1", "2")),
        )
    )
    assert texts(document(body, LAW)) == [
        *("第一条 总则", "1.1 One", "1.2 Two", "(a)small", "(b)small", "甲、深", "没有"),
        *("第二条 分则", "2.1 One", "(a)small"),
    ]


def test_lists_of_one_definition_count_on_and_an_override_begins_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = definition(1, level(0, "%1.")) + listing(1, 1) + listing(2, 1, override) + listing(3, 1)
    body = "".join(paragraph("x", number) for number in "112213")
    assert texts(document(body, lists)) == ["1. x", "2. x", "5. x", "6. x", "7. x", "8. x"]


def test_a_level_that_does_not_begin_anew_and_one_that_does_behind_a_higher_one() -> None:
    never = level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    lists = definition(1, level(0, "%1."), never) + listing(1, 1)
    body = "".join(paragraph("x", "1", depth) for depth in "01011")
    assert texts(document(body, lists)) == ["1. x", "1) x", "2. x", "2) x", "3) x"]


def test_styles_number_their_paragraphs_and_those_based_on_them() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="B"/><w:basedOn w:val="a"/>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="C"/><w:basedOn w:val="a"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    lists = definition(
        1, level(0, "第%1章", "chineseCounting"), level(1, "%1.%2", more='<w:pStyle w:val="c"/>')
    ) + listing(1, 1)
    body = "".join(paragraph("x", style=style) for style in "abc") + paragraph("x", "0", "", "b")
    blocks = read(document(body, lists, styles), ".docx").blocks
    assert [(one.text, one.kind) for one in blocks] == [
        ("第一章 x", BlockKind.HEADING),
        ("第二章 x", BlockKind.HEADING),
        ("二.1 x", BlockKind.PARAGRAPH),
        ("x", BlockKind.HEADING),
    ]


def test_bullets_are_items_without_a_number_and_empty_paragraphs_count() -> None:
    lists = definition(1, level(0, "\uf0b7", "bullet")) + definition(2, level(0, "%1)"))
    body = paragraph("dot", "1") + paragraph("a", "2") + paragraph("", "2") + paragraph("c", "2")
    made = document(body, lists + listing(1, 1) + listing(2, 2))
    assert texts(made) == ["dot", "1) a", "3) c"]
    assert read(made, ".docx").blocks[0].kind is BlockKind.LIST_ITEM


def test_the_main_part_may_have_any_name() -> None:
    made = document(paragraph("总则", "1", "0"), LAW, main="text7")
    assert texts(made) == ["第一条 总则"]
    file = open_docx(made, "utf-8", "a.docx")
    changed = file.write({0: "第一条 原则"}).data
    assert texts(changed) == ["第一条 原则"]


def test_a_number_is_never_written_into_the_file() -> None:
    row = "".join(f"<w:tc>{paragraph(text, '1', '0')}</w:tc>" for text in ("总则", "General rules"))
    more = "".join(f"<w:tc>{paragraph(text, '1', '0')}</w:tc>" for text in ("分则", "Rules"))
    made = document(f"<w:tbl><w:tr>{row}</w:tr><w:tr>{more}</w:tr></w:tbl>", LAW)
    file = open_docx(made, "utf-8", "a.docx")
    assert file.texts == ("第一条 总则", "第二条 General rules", "第三条 分则", "第四条 Rules")
    assert file.write({}).data == made
    done = file.write({0: "第一条 原则", 1: "第二条 New rules"})
    assert done.left_out == ()
    changed = main_of(done.data)
    assert changed == main_of(made).replace("总则", "原则").replace("General", "New")
    kept = file.write({0: "第九条 总纲", 2: "细则"})
    assert "Word makes" in kept.left_out[0]
    assert main_of(kept.data) == main_of(made).replace("分则", "细则").replace("总则", "总纲")


def test_an_article_of_before_is_written_back_without_numbers() -> None:
    file = open_docx(document(paragraph("总则", "1", "0"), LAW), "utf-8", "a.docx")
    assert file.bare is not None
    bare = file.bare()
    assert bare.texts == ("总则",)
    assert "原则" in main_of(bare.write({0: "原则"}).data)


def main_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("chineseCountingThousand", "一 十 十一 二十 一百零一 一千零五 一万零一十"),
        ("chineseCounting", "一 十 十一 二十 一○一 一○○五 一○○一○"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰零壹 壹仟零伍 壹万零壹拾"),
        ("ideographTraditional", "甲 癸 11 20 101 1005 10010"),
        ("ideographDigital", "一 一〇 一一 二〇 一〇一 一〇〇五 一〇〇一〇"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 101 1005 10010"),
        ("upperRoman", "I X XI XX CI MV 10010"),
        ("lowerLetter", "a j k t wwww 1005 10010"),
        ("ordinal", "1st 10th 11th 20th 101st 1005th 10010th"),
        ("ordinalText", "First Tenth Eleventh Twentieth"),
        ("cardinalText", "One Ten Eleven Twenty"),
        ("koreanCounting", "일 십 십일 이십 백일 천오"),
        ("decimalZero", "01 10 11 20 101 1005 10010"),
        ("none", "      "),
        ("unheardOf", "1 10 11 20 101 1005 10010"),
    ],
)
def test_kinds_of_counting(form: str, written: str) -> None:
    numbers = (1, 10, 11, 20, 101, 1005, 10010)
    expected = written.split(" ")
    assert [written_number(n, form) for n in numbers[: len(expected)]] == expected


def test_hostile_lists_are_bounded() -> None:
    odd = ["²", "9" * 5000, "-1", "", "x", "0"]
    for one in odd:
        lists = definition(
            1, level(0, "%1" * 500).replace('w:start w:val="1"', f'w:start w:val="{one}"')
        )
        made = document(paragraph("x", "1", one) * 3, lists + listing(1, 1))
        assert all(len(text) < 100 for text in texts(made))
    circle = '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>'
    assert texts(document(paragraph("x", style="a"), "", circle)) == ["x"]

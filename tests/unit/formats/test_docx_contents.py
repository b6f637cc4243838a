"""A table of contents that Word made is counted and no text; its lines keep their fields."""

import io
import zipfile

import pytest
from lxml import etree

from duidu.core.article import BlockKind
from duidu.formats.docx.original import open_docx
from duidu.formats.docx.thin import parse_thin
from fixtures.small_documents import W, read, run

STYLES = (
    '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop"><w:name w:val="TOC Heading"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
)
TABLE = (
    "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>"
)


def docx(body: str, styles: str = STYLES) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, root, inside in (
            ("document", "document", f"<w:body>{body}</w:body>"),
            ("styles", "styles", styles),
        ):
            text = f'<w:{root} xmlns:w="{W}">{inside}</w:{root}>'
            archive.writestr(f"word/{name}.xml", text)
    return made.getvalue()


def paragraph(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{run(text)}</w:p>"


def control(gallery: str, inside: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="{gallery}"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


LINES = paragraph("Contents", "Kop") + paragraph("The ferry\t3", "11") + paragraph("Ice\t9", "11")
TEXT = paragraph("The ferry", "1") + paragraph("It left at noon.")


@pytest.mark.parametrize("contents", [LINES, control("Table of Contents", LINES)])
def test_it_is_counted_and_no_text(contents: str) -> None:
    found = read(docx(contents + TEXT), ".docx")
    assert [block.text for block in found.blocks] == ["The ferry", "It left at noon."]
    assert found.left_out == {"table of contents": 1}


def test_text_in_another_control_and_behind_the_contents_is_text() -> None:
    cover = control("Cover Pages", paragraph("A novel"))
    table = TABLE.format(*map(run, ("one", "two", "three", "four")))
    found = read(docx(cover + LINES + table + TEXT), ".docx")
    assert [block.text for block in found.blocks] == [
        *("A novel", "one", "two", "three", "four", "The ferry", "It left at noon.")
    ]


def test_fields_behind_it_keep_their_numbers() -> None:
    table = TABLE.format(*map(run, ("渡船走了。", "The ferry left.", "下雪了。", "It snowed.")))
    data = docx(control("Table of Contents", LINES) + table)
    fields = open_docx(data, "", "a.docx").texts
    assert fields[:3] == ("Contents", "The ferry\t3", "Ice\t9")
    blocks = read(data, ".docx").blocks
    assert blocks
    assert all(fields[block.field or 0] == block.text for block in blocks)


def test_what_only_says_how_a_text_looks_is_taken_away() -> None:
    look = '<w:rPr><w:rFonts w:ascii="SimSun"/><w:b/><w:sz w:val="24"/><w:lang w:val="en"/></w:rPr>'
    body = (
        f'<w:p w:rsidR="A1"><w:pPr><w:jc w:val="both"/></w:pPr><w:r>{look}<w:t>a</w:t></w:r></w:p>'
    )
    data = f'<w:document xmlns:w="{W}">{body}</w:document>'.encode()
    names = [etree.QName(one).localname for one in parse_thin(data, "a").iter()]
    assert names == ["document", "p", "pPr", "r", "rPr", "b", "t"]


def test_signs_of_a_font_are_read_where_the_font_stands_in_the_properties() -> None:
    fonts = '<w:rPr><w:rFonts w:hAnsi="Wingdings"/></w:rPr>'
    found = read(docx(f"<w:p><w:r>{fonts}<w:t>\uf0fc</w:t></w:r>{run(' done')}</w:p>"), ".docx")
    assert [(one.text, one.kind) for one in found.blocks] == [("✓ done", BlockKind.PARAGRAPH)]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def command(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize("said", ["TOC", " TOC ", ' TOC \\o "1-3" \\h \\z \\u '])
def test_a_field_without_styles_is_a_table_of_contents_as_well(said: str) -> None:
    page = mark("begin") + command("PAGEREF _1 \\h") + mark("separate") + run("3") + mark("end")
    begin = mark("begin") + command(said[:3]) + command(said[3:]) + mark("separate")
    lines = f"<w:p>{begin}{run('The ferry ')}{page}</w:p><w:p>{run('Ice 9')}</w:p>"
    found = read(docx(f"{lines}<w:p>{mark('end')}{run('It left at noon.')}</w:p>{TEXT}"), ".docx")
    texts = ["It left at noon.", "The ferry", "It left at noon."]
    assert [block.text for block in found.blocks] == texts
    assert found.left_out == {"table of contents": 1}


def test_other_fields_that_name_it_are_text() -> None:
    field = (
        mark("begin") + command('XE "TOC"') + mark("separate") + run("Tocqueville") + mark("end")
    )
    assert [one.text for one in read(docx(f"<w:p>{field}</w:p>"), ".docx").blocks] == [
        "Tocqueville"
    ]

"""Numbers in documents that are digits to Python and none to int(), or no levels, are harmless."""

import io
import zipfile

import pytest

from duidu.core.article import BlockKind
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import read_bytes

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODD = ["²", "9" * 5000, "99999999999999999999", "-1", "", "x"]


def read(members: dict[str, str], suffix: str) -> Document:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return read_bytes(out.getvalue(), ReadOptions(name=f"a{suffix}"), suffix)


@pytest.mark.parametrize("number", ODD)
def test_a_level_of_word_that_is_none(number: str) -> None:
    style = f'<w:style w:styleId="s"><w:name w:val="heading {number}"/></w:style>'
    properties = (
        '<w:pStyle w:val="s"/>',
        f'<w:outlineLvl w:val="{number}"/>',
        f'<w:numPr><w:ilvl w:val="{number}"/></w:numPr>',
    )
    paragraphs = "".join(
        f"<w:p><w:pPr>{one}</w:pPr><w:r><w:t>Text {n}.</w:t></w:r></w:p>"
        for n, one in enumerate(properties)
    )
    document = read(
        {
            "word/document.xml": f"<w:document {WORD}><w:body>{paragraphs}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {WORD}>{style}</w:styles>",
        },
        ".docx",
    )
    assert [(b.text, b.kind, b.level) for b in document.blocks] == [
        ("Text 0.", BlockKind.PARAGRAPH, 0),
        ("Text 1.", BlockKind.PARAGRAPH, 0),
        ("Text 2.", BlockKind.LIST_ITEM, 1),
    ]


@pytest.mark.parametrize("number", ODD)
def test_a_shared_text_of_a_table_that_is_none(number: str) -> None:
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{number}</v></c>'
        f'<c r="B{n}" t="s"><v>0</v></c><c r="C{n}" t="s"><v>1</v></c></row>'
        for n in (1, 2)
    )
    document = read(
        {
            "xl/workbook.xml": '<workbook><sheets><sheet name="a"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
            "xl/sharedStrings.xml": "<sst><si><t>好的。</t></si><si><t>Fine.</t></si></sst>",
        },
        ".xlsx",
    )
    assert {block.text for block in document.blocks} == {"好的。", "Fine."}

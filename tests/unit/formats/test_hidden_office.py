"""What office documents hide is counted and no text; sheets are called by their names."""

import io
import zipfile

import pytest

from duidu.formats.base.document import Document
from fixtures.small_documents import read


def odt(body: str) -> Document:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<document><body><text>{body}</text></body></document>")
    return read(made.getvalue(), ".odt")


def test_a_hidden_section_of_odt_is_no_text() -> None:
    document = odt(
        "<p>Seen.</p><section display='none'><p>Unseen.</p></section>"
        "<section><p>In a section.</p></section>"
    )
    assert [block.text for block in document.blocks] == ["Seen.", "In a section."]
    assert document.left_out == {"hidden passage": 1}
    assert document.places == {"hidden passage": "Unseen."}


def test_hidden_words_of_odt_are_no_text_and_shown_ones_are() -> None:
    document = odt(
        "<p>It <hidden-text is-hidden='true' string-value='x'>never </hidden-text>rained"
        "<hidden-text is-hidden='false'> twice</hidden-text>.</p>"
    )
    assert [block.text for block in document.blocks] == ["It rained twice."]
    assert document.left_out == {"hidden passage": 1}


@pytest.mark.parametrize("called", ["sheet{}", "Tabelle{}", "data-{}"])
def test_another_sheet_of_xlsx_is_called_by_its_name(called: str) -> None:
    row = (
        "<row><c t='inlineStr'><is><t>{}</t></is></c><c t='inlineStr'><is><t>{}</t></is></c></row>"
    )
    made = io.BytesIO()
    first, other = called.format(1), called.format(2)
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "xl/workbook.xml",
            "<workbook xmlns:r='r'><sheets><sheet name='One' r:id='a'/>"
            "<sheet name='More words' r:id='b'/></sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f"<Relationships><Relationship Id='a' Target='worksheets/{first}.xml'/>"
            f"<Relationship Id='b' Target='/xl/worksheets/{other}.xml'/></Relationships>",
        )
        for number, pair in enumerate((("雨停了。", "It rained."), ("他走了。", "He left.")), 1):
            sheet = f"<worksheet><sheetData>{row.format(*pair)}</sheetData></worksheet>"
            archive.writestr(f"xl/worksheets/{called.format(number)}.xml", sheet)
    document = read(made.getvalue(), ".xlsx")
    assert [block.text for block in document.blocks] == ["雨停了。", "It rained."]
    assert document.places == {"other sheet": "More words"}

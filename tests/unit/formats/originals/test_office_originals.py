"""What goes back into a workbook and into a table of a document: the cells that changed."""

import io
import zipfile

from duidu.formats.base.document import ReadOptions
from duidu.formats.base.original import OriginalFile
from duidu.formats.docx.original import open_docx
from duidu.formats.docx.reader import DocxReader
from duidu.formats.xlsx.original import open_xlsx
from duidu.formats.xlsx.reader import XlsxReader
from fixtures.office_tables import DOCUMENT, MAIN, SHEET, WORKBOOK


def parts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def numbered(file: OriginalFile, text: str) -> int:
    return file.texts.index(text)


def test_fields_of_a_workbook_are_those_that_its_reader_numbers() -> None:
    file = open_xlsx(WORKBOOK, "utf-8", "a.xlsx")
    read = XlsxReader().read(WORKBOOK, ReadOptions("utf-8", "a.xlsx")).blocks
    assert [file.texts[block.field or 0] for block in read] == [block.text for block in read]
    assert file.texts == ("Rain.", "雨。", "Sun shines.", "晴天。", "Rain.", "", "Rain.", "雨。")
    assert file.answers[2] == 3
    assert file.answers[5] == 4


def test_only_the_cells_of_a_workbook_change() -> None:
    file = open_xlsx(WORKBOOK, "utf-8", "a.xlsx")
    assert file.write({}).data == WORKBOOK
    done = file.write({1: "下 <雨> _x000A_", 3: "晴。", 5: "新雨。"})
    before, after = parts_of(WORKBOOK), parts_of(done.data)
    wanted = SHEET.replace(
        '<c r="B2" s="5" t="s"><v>3</v></c>',
        '<c r="B2" s="5" t="inlineStr"><is><t>下 &lt;雨&gt; _x005F_x000A_</t></is></c>',
    ).replace(
        '<c r="B3" t="s"><v>5</v></c>',
        '<c r="B3" t="inlineStr"><is><r><rPr><b/></rPr><t>晴。</t></r></is></c>',
    )
    wanted = wanted.replace(
        '<v>2</v></c><c r="C4">',
        '<v>2</v></c><c r="B4" t="inlineStr"><is><t>新雨。</t></is></c><c r="C4">',
    )
    assert after == {**before, "xl/worksheets/sheet1.xml": wanted}
    assert list(after) == list(before)
    assert done.left_out == ()
    again = open_xlsx(done.data, "utf-8", "a.xlsx")
    assert again.texts[:6] == ("Rain.", "下 <雨> _x000A_", "Sun shines.", "晴。", "Rain.", "新雨。")


def test_what_a_workbook_cannot_keep_is_said() -> None:
    file = open_xlsx(WORKBOOK, "utf-8", "a.xlsx")
    formula = file.write({7: "云。"})
    assert formula.data == WORKBOOK
    assert "formula" in formula.left_out[0]
    runs = file.write({2: "Sun."})
    assert "formatting" in runs.left_out[0]
    assert open_xlsx(runs.data, "utf-8", "a.xlsx").texts[2] == "Sun."


def test_fields_of_a_document_are_those_that_its_reader_numbers() -> None:
    file = open_docx(DOCUMENT, "utf-8", "a.docx")
    read = DocxReader().read(DOCUMENT, ReadOptions("utf-8", "a.docx")).blocks
    placed = [block for block in read if block.field is not None]
    assert [file.texts[block.field or 0] for block in placed] == [block.text for block in placed]
    assert len(placed) == len(read)
    assert numbered(file, "Weather") not in file.answers
    assert file.answers[numbered(file, "He came home.")] == numbered(file, "")
    assert file.answers[numbered(file, "走了。")] == numbered(file, "The rain stopped & went.")


def test_only_the_words_of_a_document_change() -> None:
    file = open_docx(DOCUMENT, "utf-8", "a.docx")
    assert file.write({}).data == DOCUMENT
    done = file.write(
        {
            numbered(file, "The rain stopped & went."): "The rain ended & left us.",
            numbered(file, "走了。"): "他们走了。",
            numbered(file, "Weather"): "The weather",
            numbered(file, ""): "他 < 回家了。",
        }
    )
    wanted = (
        MAIN.replace("stopped &amp; went.", "ended &amp; left us.")
        .replace("走了。", "他们走了。")
        .replace("Weather", "The weather")
        .replace(
            '<w:p w:rsid="2"/>', '<w:p w:rsid="2"><w:r><w:t>他 &lt; 回家了。</w:t></w:r></w:p>'
        )
    )
    assert parts_of(done.data) == {**parts_of(DOCUMENT), "word/document.xml": wanted}
    assert done.left_out == ()
    assert "他们走了。" in open_docx(done.data, "utf-8", "a.docx").texts


def test_words_replaced_across_formats_are_told_of() -> None:
    file = open_docx(DOCUMENT, "utf-8", "a.docx")
    done = file.write({numbered(file, "The rain stopped & went."): "It & went."})
    assert "formatting" in done.left_out[0]
    again = open_docx(done.data, "utf-8", "a.docx")
    assert again.texts[1] == "It & went."

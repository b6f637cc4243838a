"""What a file names again and again is read once, or refused: never in proportion to the names."""

import io
import zipfile

import pytest

from duidu.core.errors import FileError
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import read_bytes

_CONTAINER = "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"


def _read(suffix: str, data: bytes) -> Document:
    return read_bytes(data, ReadOptions(name=f"file{suffix}"), suffix)


def _zip(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def _book(
    spine: str, manifest: str = "<item id='a' href='a.xhtml' media-type='text/html'/>"
) -> bytes:
    package = f"<package><manifest>{manifest}</manifest><spine>{spine}</spine></package>"
    page = "<p>雨停了。</p><p>The rain stopped.</p>"
    return _zip({"META-INF/container.xml": _CONTAINER, "b.opf": package, "a.xhtml": page})


def test_a_page_named_again_is_the_same_page() -> None:
    found = _read(".epub", _book("<itemref idref='a'/>" * 3_000))
    assert [block.text for block in found.blocks] == ["雨停了。", "The rain stopped."]
    assert "2999 times more" in found.notes[0]


def test_a_page_named_by_many_items_is_the_same_page() -> None:
    items = "".join(
        f"<item id='a{n}' href='{'x/../' * (n % 3)}a.xhtml' media-type='text/html'/>"
        for n in range(300)
    )
    found = _read(".epub", _book("".join(f"<itemref idref='a{n}'/>" for n in range(300)), items))
    assert len(found.blocks) == 2


def test_a_book_whose_pages_are_named_once_says_nothing() -> None:
    assert _read(".epub", _book("<itemref idref='a'/>")).notes == ()


def test_a_long_shared_text_named_by_every_cell_is_refused() -> None:
    cells = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>" * 2_000
    data = _zip(
        {
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f"<sst><si><t>{'雨' * 50_000}</t></si><si><t>a</t></si></sst>",
        }
    )
    with pytest.raises(FileError, match="names the same text over and over"):
        _read(".xlsx", data)


def test_a_short_shared_text_may_be_named_by_every_cell() -> None:
    cells = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>" * 2_000
    data = _zip(
        {
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
            "xl/sharedStrings.xml": "<sst><si><t>好的。</t></si><si><t>All right.</t></si></sst>",
        }
    )
    assert len(_read(".xlsx", data).blocks) == 4_000


def test_a_page_of_a_pdf_named_over_and_over_is_refused() -> None:
    text = "(It rained all day long and nobody went out.) Tj 0 -12 Td\n" * 200
    stream = f"BT /F 10 Tf 20 580 Td\n{text}ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{'5 0 R ' * 5_000}]/Count 5000>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 6000]/Resources<</Font<</F 3 0 R>>>>"
        "/Contents 4 0 R>>",
    ]
    body = "".join(f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate(objects, 1))
    with pytest.raises(FileError, match="names the same text over and over"):
        _read(".pdf", f"%PDF-1.4\n{body}trailer\n<</Root 1 0 R>>\n%%EOF".encode())


def test_a_unit_inside_many_files_is_one_unit() -> None:
    file = "<file source-language='zh' target-language='en'>"
    unit = "<trans-unit><source>雨停了。</source><target>The rain stopped.</target></trans-unit>"
    data = f"<xliff version='1.2'>{file * 100}<body>{unit}</body>{'</file>' * 100}</xliff>"
    assert len(_read(".xlf", data.encode()).blocks) == 2


def test_fields_with_another_name_in_every_line_are_data() -> None:
    lines = "".join(f'{{"zh": "雨停了。", "en": "Rain.", "x{n}": "1"}}\n' for n in range(3_000))
    assert len(_read(".jsonl", lines.encode()).blocks) == 6_000

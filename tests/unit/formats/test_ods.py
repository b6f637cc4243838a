"""Spreadsheets of OpenDocument are read as other workbooks are."""

import io
import zipfile

import pytest

from duidu.core.errors import FileError
from duidu.formats.glossaries.read import TermsAsked, reader_of_terms
from fixtures.small_documents import read

KIND = "application/vnd.oasis.opendocument.spreadsheet"


def ods(*sheets: str, **members: str) -> bytes:
    tables = "".join(f"<table name='{at}'>{rows}</table>" for at, rows in enumerate(sheets))
    content = f"<document><body><spreadsheet>{tables}</spreadsheet></body></document>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in {"mimetype": KIND, "content.xml": content, **members}.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


def row(*cells: str, more: str = "") -> str:
    inside = "".join(f"<table-cell><p>{cell}</p></table-cell>" for cell in cells)
    return f"<table-row{more}>{inside}</table-row>"


TWO = row("他走了。", "He left.") + row("雨停了。", "The rain stopped.")


def pairs(data: bytes) -> dict[int | None, list[str]]:
    found: dict[int | None, list[str]] = {}
    for block in read(data, ".ods").blocks:
        found.setdefault(block.group, []).append(block.text)
    return found


def test_a_row_is_a_pair() -> None:
    assert [*pairs(ods(TWO)).values()] == [
        ["他走了。", "He left."],
        ["雨停了。", "The rain stopped."],
    ]


def test_it_is_known_by_its_first_member_whatever_its_name() -> None:
    assert read(ods(TWO), ".zip").format == "ods"


def test_rows_and_groups_of_rows_and_repeated_empty_cells() -> None:
    empty = "<table-cell number-columns-repeated='3'/>"
    rows = "".join(
        f"<table-row>{empty}<table-cell><p>{zh}</p></table-cell><covered-table-cell/>"
        f"<table-cell><p>{en}</p></table-cell><table-cell number-columns-repeated='16000'/>"
        "</table-row>"
        for zh, en in (("他走了。", "He left."), ("雨停了。", "The rain stopped."))
    )
    grouped = f"<table-row-group><table-row-group>{rows}</table-row-group></table-row-group>"
    blank = "<table-row number-rows-repeated='1048000'><table-cell/></table-row>"
    assert [*pairs(ods(grouped + blank)).values()] == [*pairs(ods(TWO)).values()]


def test_what_a_cell_shows_is_read_with_its_lines_and_blanks() -> None:
    cell = (
        "<table-cell value-type='float' value='3.14159'><p>三点<span>一</span>四<s c='2'/>。</p>"
        "<p>完。</p></table-cell><table-cell><p>About <span>3.14</span>.</p></table-cell>"
    )
    (pair,) = pairs(ods(f"<table-row>{cell}</table-row>")).values()
    assert pair == ["三点一四 。\n完。", "About 3.14."]


def test_the_first_sheet_with_two_languages_is_taken_and_others_are_counted() -> None:
    data = ods(row("Contents"), TWO, row("好的。", "Fine."), row("12", "13"))
    assert next(iter(pairs(data).values())) == ["他走了。", "He left."]
    assert read(data, ".ods").left_out == {"other sheet": 2}


def test_text_that_is_repeated_for_ever_is_refused() -> None:
    long = "很长的一句话。" * 400
    many = " number-rows-repeated='1000000'"
    rows = "".join(row(long, "x", more=many) for _ in range(40))
    with pytest.raises(FileError, match="over and over"):
        read(ods(rows), ".ods")


def test_a_password_and_a_workbook_without_sheets_are_said() -> None:
    with pytest.raises(FileError, match="protected with a password"):
        read(ods(TWO, **{"META-INF__manifest_xml": "<m><encryption-data/></m>"}), ".ods")
    with pytest.raises(FileError, match="has no sheet"):
        read(ods(), ".ods")


def test_a_glossary_may_be_one() -> None:
    data = ods(row("zh", "en") + row("河", "river") + row("船", "boat"))
    found = reader_of_terms(data)(data, TermsAsked("a.ods"))
    assert [(term.source, term.target) for term in found.terms] == [("河", "river"), ("船", "boat")]

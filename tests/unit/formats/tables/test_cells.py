"""A text in a cell of TSV, CSV, XLSX or a glossary comes back, whatever it begins with."""

import pytest

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, Span
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.exported import Exported
from duidu.formats.glossaries.read import TermsAsked, reader_of_terms
from duidu.formats.glossaries.writer import write_terms
from duidu.formats.notes.exported_notes import ArticleNotes
from duidu.formats.registry import read_bytes
from duidu.formats.tables.writer import write_csv, write_tsv
from duidu.formats.xlsx.writer import write_xlsx
from duidu.lexicon.terms import Term
from faults.growing_texts import zipped

WRITERS = {".tsv": write_tsv, ".csv": write_csv, ".xlsx": write_xlsx}
BEGINNINGS = [
    *(
        "'",
        "''",
        "'=",
        "''=",
        "'''=",
        "=",
        "+",
        "-",
        "@",
        "'+",
        "'-",
        "'@",
        "＝",
        "'＝",
        "－",
        "'＠",
    ),
    *("' =", "' '=", "'tis ", "'- ", "'+' ", "\t", "\t=", "'\t", "\t'=", "'\t'="),
    *('"', '""', "'\"", '"=', '"a" ', ",", ";", "|", ",,", "\t\t", "_x0041_", "_x005F_x000D_"),
]
ENDS = ["", "'", '"', '""', " =", "\t=", ",", ";;;;;;;;", "\n'=", "\n\t", "\u202e.", "\u200b."]


def article(pairs: list[tuple[str, str]]) -> Exported:
    sides = [
        Side(
            code,
            tuple(
                Block(number, pair[side], sentences=(Span(0, len(pair[side])),))
                for number, pair in enumerate(pairs)
            ),
        )
        for side, code in enumerate(("zh-Hans", "en"))
    ]
    rows = tuple(Row(Bead((n,), (n,)), (Bead((0,), (0,)),)) for n in range(len(pairs)))
    return Exported(
        Article("t", sides[0], sides[1]), Alignment(rows), ArticleNotes("a", "t", "zh-Hans", "en")
    )


def read(data: bytes, suffix: str) -> Document:
    return read_bytes(data, ReadOptions(name=f"t{suffix}"), suffix)


def pairs_of(document: Document) -> list[tuple[str, str]]:
    blocks = document.blocks
    assert [block.column for block in blocks] == [0, 1] * (len(blocks) // 2)
    return [(one.text, other.text) for one, other in zip(blocks[::2], blocks[1::2], strict=True)]


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_every_text_comes_back_as_it_was(suffix: str) -> None:
    pairs = [
        (f"{beginning}雨停了。{end}", f"{beginning}Rain{end}")
        for beginning in BEGINNINGS
        for end in ENDS
        # Line ends and tabs at the end of a cell are no text.
        if end.strip() == end or not end
    ]
    assert pairs_of(read(WRITERS[suffix](article(pairs)).data, suffix)) == pairs


@pytest.mark.parametrize("suffix", sorted(WRITERS))
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_so_does_a_text_that_is_alone(beginning: str, suffix: str) -> None:
    pairs = [(f"{beginning}雨", f"{beginning}r")]
    assert pairs_of(read(WRITERS[suffix](article(pairs)).data, suffix)) == pairs


@pytest.mark.parametrize("suffix", [".tsv", ".csv"])
def test_quotation_marks_far_down_a_long_table_are_understood(suffix: str) -> None:
    pairs = [(f"第{n}行。", f"Line {n}, and more of it.") for n in range(2_000)]
    pairs[1_900] = ("他说：“好”。", 'He said, "Good."')
    assert pairs_of(read(WRITERS[suffix](article(pairs)).data, suffix)) == pairs


def test_a_cell_that_is_cut_by_what_is_looked_at_first_is_understood() -> None:
    # Around 20,000 characters from the beginning there is a mark in every cell.
    pairs = [(f"“第{n}行”，", f'"{n}", he said, "and more of it."') for n in range(1_000)]
    assert pairs_of(read(write_tsv(article(pairs)).data, ".tsv")) == pairs


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ('"Hi," he said.\t“嗨，”他说。', ('"Hi," he said.', "“嗨，”他说。")),
        ("He is 6'2\" tall\t他很高。", ("He is 6'2\" tall", "他很高。")),
        ('"Rain, "" and wind."\t雨和风。', ('Rain, " and wind.', "雨和风。")),
    ],
)
def test_marks_in_a_tsv_of_others_belong_to_the_text_unless_they_enclose_cells(
    line: str, texts: tuple[str, str]
) -> None:
    data = f"{line}\nThe rain stopped.\t雨停了。\n".encode()
    assert pairs_of(read(data, ".tsv"))[0] == texts


def test_a_tab_inside_a_csv_is_not_its_delimiter() -> None:
    data = "Row,zh,en,Notes\n1,雨\t停了。,The rain\tstopped.,\n".encode()
    assert pairs_of(read(data, ".csv")) == [("雨\t停了。", "The rain\tstopped.")]


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_terms_come_back_as_they_were(delimiter: str) -> None:
    terms = tuple(
        Term("zh-Hans", "en", f"{beginning}雨", f"{beginning}rain", f"{beginning}note", "")
        for beginning in BEGINNINGS
    )
    data = write_terms(terms, delimiter)
    assert reader_of_terms(data)(data, TermsAsked("terms")).terms == terms


def test_an_apostrophe_in_a_workbook_is_text() -> None:
    pairs = [("'=一加一等于二。", "'=1+1 is two."), ("他走了。", "'- He left.")]
    assert pairs_of(read(write_xlsx(article(pairs)).data, ".xlsx")) == pairs


def test_a_workbook_of_excel_says_control_characters_by_number() -> None:
    cells = ("一_x000D_\n二_x0007_ _x005F_x0041_ _x4E2D_ _xD800_。", "Rain.")
    row = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in cells)
    sheet = f"<worksheet><sheetData><row>{row}</row></sheetData></worksheet>"
    data = zipped({"xl/worksheets/sheet1.xml": sheet.encode()})
    assert pairs_of(read(data, ".xlsx")) == [("一\n二 _x0041_ 中 。", "Rain.")]


def test_lines_of_json_may_hold_separators_of_lines() -> None:
    line = '{"zh": "雨\u2028停了。", "en": "Rain\x85 stopped."}'
    assert pairs_of(read(f"{line}\r\n{line}\n".encode(), ".jsonl"))[1] == (
        "雨\u2028停了。",
        "Rain\x85 stopped.",
    )


def test_a_line_end_of_unicode_in_a_cell_begins_no_row() -> None:
    data = "zh\ten\n雨停了。\tThe rain\u2028stopped.\n他走了。\tHe left\x85then.\n".encode()
    assert pairs_of(read(data, ".tsv")) == [
        ("雨停了。", "The rain\u2028stopped."),
        ("他走了。", "He left\x85then."),
    ]

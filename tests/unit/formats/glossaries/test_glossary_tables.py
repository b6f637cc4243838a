"""Tables of terms: columns are known by their names or their content, and nothing is lost."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.core.errors import FileError, UsageError
from duidu.formats.base.term_concepts import TermsFile
from duidu.formats.glossaries.columns import parse_columns
from duidu.formats.glossaries.read import TermsAsked, reader_of_terms
from duidu.formats.glossaries.writer import write_terms, write_terms_xlsx
from duidu.lexicon.terms import ADMITTED, FORBIDDEN, PREFERRED, Term

TERMS = (
    Term("zh-Hans", "en", "塔利班", "Taliban", "a name", "news", PREFERRED),
    Term("zh-Hans", "en", "和平协议", 'peace "agreement"; signed', "", "", FORBIDDEN, ADMITTED),
    Term("zh-Hans", "en", "=求和", "-sum", "=1+1", ""),
)
ROWS = "Milley,米利,official rendering\nTaliban,塔利班,\npeace talks,和平谈判,\ntroop,兵力,\n"


def read(
    table: str | bytes, columns: str = "", wanted: tuple[str, ...] = (), name: str = "t.csv"
) -> TermsFile:
    """Read a table."""
    data = table.encode() if isinstance(table, str) else table
    return reader_of_terms(data)(data, TermsAsked(name, columns, wanted))


def pairs(found: TermsFile) -> list[tuple[str, str]]:
    """The words of the terms."""
    return [(term.source, term.target) for term in found.terms]


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_what_is_written_is_read_again(delimiter: str) -> None:
    assert read(write_terms(TERMS, delimiter)).terms == TERMS


def test_a_workbook_is_read_again() -> None:
    found = read(write_terms_xlsx(TERMS), name="t.xlsx")
    assert found.terms == TERMS


def test_a_spreadsheet_calculates_nothing() -> None:
    assert "\n'=求和,'-sum,'=1+1" in write_terms(TERMS, ",").decode("utf-8-sig").replace(
        "\r\n", "\n"
    )


@pytest.mark.parametrize(
    "names",
    [
        "en,zh,note",
        "EN,CN,note",
        "en-US,zh-CN,Comment",
        "en_US,zh_CN,remarks",
        "eng,zho,remark",
        "英文,中文,备注",
        "英语,汉语,说明",
        "英文术语,中文译名,释义",
        "English,Chinese,Notes",
        "English term,Chinese (Simplified),Definition",
        "Term (EN),Term (ZH),Note",
        "Englisch,Chinesisch,Anmerkung",
        "anglais,chinois,remarque",
        "英語,中国語,備考",
        "Source,Target,Context",
        "术语,译文,备注",
        "Term,Translation,Definition",
        "",
    ],
)
@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "/"])
def test_columns_are_known_whatever_they_are_called(names: str, mark: str) -> None:
    table = f"{names}\n{ROWS}".lstrip("\n").replace(",", mark)
    found = read(table)
    assert not found.doubt
    assert pairs(found)[0] == ("Milley", "米利")
    assert len(found.terms) == 4
    first = found.terms[0]
    assert (first.source_language[:2], first.target_language[:2], first.note) == (
        "en",
        "zh",
        "official rendering",
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("names", ["en,zh,note\n", ""])
def test_encodings_of_spreadsheets_are_read(encoding: str, names: str) -> None:
    assert pairs(read((names + ROWS).encode(encoding)))[0] == ("Milley", "米利")


def test_big5_is_read() -> None:
    found = read("術語,譯文\n汽車,car\n塔利班,Taliban\n和平談判,peace talks\n".encode("big5"))
    assert pairs(found)[0] == ("汽車", "car")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Milley = 米利\nTaliban = 塔利班\n", [("Milley", "米利"), ("Taliban", "塔利班")]),
        ("# comment\ncar\t汽车\tvehicle\n", [("car", "汽车")]),
        ("My glossary of 2020\n\nEN,ZH\ncar,汽车\n", [("car", "汽车")]),
        ("汽车,qìchē,car\n飞机,fēijī,plane\n", [("汽车", "car"), ("飞机", "plane")]),
        ("ID,EN,ZH,Client\n1,car,汽车,ACME\n", [("car", "汽车")]),
        (
            'en,zh\n"peace, talks",和谈\n12" disk,盘\n',
            [("peace, talks", "和谈"), ('12" disk', "盘")],
        ),
        ('en,zh\n"open,和谈\nb,说\nc,盘\n', [('"open', "和谈"), ("b", "说"), ("c", "盘")]),
        ("English,英语\nChinese,中文\n", [("English", "英语"), ("Chinese", "中文")]),
        (
            "subject,主题\nnote,备注\nterm,术语\n",
            [("subject", "主题"), ("note", "备注"), ("term", "术语")],
        ),
        ("it,它\nus,我们\n", [("it", "它"), ("us", "我们")]),
        ("日本語,英語\n自動車,car\n", [("自動車", "car")]),
        ("Domain;Translation;Term\nlaw;contract;合同\n", [("合同", "contract")]),
        (
            "EN,ZH\nIBM,IBM\ncar,汽车\nNATO,北约\n",
            [("IBM", "IBM"), ("car", "汽车"), ("NATO", "北约")],
        ),
    ],
)
def test_odd_tables_give_their_terms(table: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(read(table)) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "en,zh\ncar; automobile,汽车；轿车\n",
            [("car", "汽车"), ("car", "轿车"), ("automobile", "汽车"), ("automobile", "轿车")],
        ),
        ("EN,ZH,ZH\ncar,汽车,轿车\n", [("car", "汽车"), ("car", "轿车")]),
        ("EN,ZH,Synonyms\ncar,汽车,轿车|车\n", [("car", "汽车"), ("car", "轿车"), ("car", "车")]),
        ("EN,同义词,ZH\ncar,auto,汽车\n", [("car", "汽车"), ("auto", "汽车")]),
    ],
)
def test_synonyms_stay_synonyms(table: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(read(table)) == expected


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("preferred", PREFERRED),
        ("admittedTerm-admn-sts", ADMITTED),
        ("deprecated", FORBIDDEN),
        ("Do not use!", FORBIDDEN),
        ("禁用", FORBIDDEN),
        ("首选", PREFERRED),
        ("verboten", FORBIDDEN),
        ("who knows", ""),
        ("", ""),
    ],
)
def test_the_status_of_a_rendering_is_kept(said: str, status: str) -> None:
    (term,) = read(f"en,zh,status\ncar,汽车,{said}\n").terms
    assert (term.status, term.source_status) == (status, "")


@pytest.mark.parametrize(
    "names", ["EN,ZH,Forbidden", "EN,ZH,禁用译法", "EN,ZH,Chinese (forbidden)"]
)
def test_forbidden_words_have_a_column_of_their_own(names: str) -> None:
    found = read(f"{names}\ncar,汽车,车子;车车\n")
    assert [(term.target, term.status) for term in found.terms] == [
        ("汽车", ""),
        ("车子", FORBIDDEN),
        ("车车", FORBIDDEN),
    ]
    (marked,) = read(f"{names}\ncar,汽车,yes\n").terms
    assert (marked.target, marked.status) == ("汽车", FORBIDDEN)


def test_of_three_languages_none_is_lost_and_a_text_takes_its_two() -> None:
    table = "en,de,zh\ncar,Auto,汽车\n"
    assert pairs(read(table)) == [("car", "汽车"), ("Auto", "汽车")]
    found = read(table, wanted=("zh-Hans", "de"))
    assert (pairs(found), found.left_out) == ([("Auto", "汽车")], ("en",))


def test_names_that_do_not_fit_the_words_are_doubted() -> None:
    found = read("en,zh\n汽车,car\n房子,house\n狗,dog\n")
    assert found.doubt == "labels"
    assert [column[:2] for column in found.columns] == ["zh", "en"]


def test_two_languages_in_the_same_letters_are_asked_for() -> None:
    assert read("Haus,house\nHund,dog\n").doubt == "languages"
    found = read("Haus,house\nHund,dog\n", wanted=("de", "en"))
    assert (found.doubt, found.columns) == ("languages", ("de", "en"))
    assert read("Source,Target\nHaus,house\nHund,dog\n").doubt == "languages"


def test_columns_that_may_be_synonyms_or_notes_are_asked_for() -> None:
    assert read("car,auto,汽车\nhouse,home,房子\n").doubt == "columns"


def test_columns_are_taken_as_a_person_names_them() -> None:
    found = read("x,汽车,car\ny,房子,house\n", columns="-,zh,en")
    assert pairs(found) == [("汽车", "car"), ("房子", "house")]
    found = read("EN,ZH,x\ncar,汽车,旧\n", columns="en,zh,forbidden:zh")
    assert [term.status for term in found.terms] == ["", FORBIDDEN]


@pytest.mark.parametrize(
    "columns", ["en", "en,en-US", "note,zh", "en,zh,nonsense", "en,zh,note:xx"]
)
def test_columns_that_are_none_are_refused(columns: str) -> None:
    with pytest.raises(UsageError):
        parse_columns(columns)
    with pytest.raises(FileError, match="has 2 columns, and 3 were named"):
        read("a,b\nc,d\n", columns="en,zh,note")


def test_what_is_left_out_is_counted() -> None:
    found = read("en,zh\nca\x01r,汽\u2028车\nx,\n,y\n")
    assert (pairs(found), found.incomplete, found.controls) == ([("car", "汽车")], 2, 2)
    assert read("ID,EN,ZH,Client\n1,car,汽车,ACME\n").left_out == ("ID", "Client")


def test_cells_behind_the_columns_are_notes() -> None:
    (term,) = read("en;zh;note\ncar;汽车;a, b; c\n").terms
    assert term.note == "a, b; c"


def test_a_term_that_stands_twice_comes_once() -> None:
    assert len(read("EN,ZH\ncar,汽车\ncar,汽车\n").terms) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"no table at all",
        "只有一列\n".encode(),
        b"Source,Target\n",
        b"en,zh,note\n",
        b'"open quote,\n' * 3,
        b"\x00\x01\x02" * 100,
        b"<html><body>no table</body></html>",
        b"PK\x03\x04 no workbook",
    ],
)
def test_what_is_no_glossary_is_said_in_one_sentence(data: bytes) -> None:
    with pytest.raises(FileError):
        read(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_terms_or_a_sentence(data: bytes) -> None:
    terms: tuple[Term, ...] = ()
    with suppress(FileError):
        terms = read(data).terms
    assert all(term.source and term.target for term in terms)


def test_no_term_of_a_large_glossary_is_lost() -> None:
    table = "EN,ZH,note\n" + "".join(f"w {n},词{n}号,n {n}\n" for n in range(20_000))
    assert len(read(table).terms) == 20_000

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.core.errors import FileError
from duidu.formats.tables.term_tables import read_terms, write_terms
from duidu.lexicon.terms import Term

TERMS = (
    Term("zh-Hans", "en", "塔利班", "Taliban", "a name", "news"),
    Term("zh-Hans", "en", "和平协议", 'peace "agreement", signed', "", ""),
    Term("zh-Hans", "en", "=求和", "-sum", "=1+1", ""),
)


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_what_is_written_is_read_again(delimiter: str) -> None:
    assert read_terms(write_terms(TERMS, delimiter), "terms") == TERMS


def test_a_spreadsheet_calculates_nothing() -> None:
    assert "\n'=求和,'-sum,'=1+1" in write_terms(TERMS, ",").decode("utf-8-sig").replace(
        "\r\n", "\n"
    )


def test_a_table_without_names_has_source_and_target_first() -> None:
    (term,) = read_terms("谈判代表\tnegotiator\n\t\n只有原文\t\n".encode(), "terms.tsv")
    assert (term.source, term.target) == ("谈判代表", "negotiator")
    assert term.source_language.startswith("zh")
    assert term.target_language == "en"


def test_columns_are_found_by_the_names_other_programs_use() -> None:
    (term,) = read_terms(
        "Domain;Translation;Term;Comment\r\nlaw;contract;合同;usual\r\n".encode(), "t.csv"
    )
    assert (term.source, term.target, term.note, term.project) == (
        "合同",
        "contract",
        "usual",
        "law",
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"no table at all",
        "只有一列\n".encode(),
        b"Source,Target\n",
        b'"open quote,\n' * 3,
    ],
)
def test_what_is_no_glossary_is_said_in_one_sentence(data: bytes) -> None:
    with pytest.raises(FileError):
        read_terms(data, "terms.csv")


@given(st.binary(max_size=300))
def test_any_bytes_are_terms_or_a_sentence(data: bytes) -> None:
    terms: tuple[Term, ...] = ()
    with suppress(FileError):
        terms = read_terms(data, "x.csv")
    assert all(term.source and term.target for term in terms)

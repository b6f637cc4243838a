"""TBX in either version and style: every order of languages, statuses, notes and subjects."""

from pathlib import Path

import pytest

from duidu.app.words import glossary_files
from duidu.core.errors import FileError
from duidu.formats.base.markup import walk_xml
from duidu.formats.tbx.reader import read_tbx
from duidu.formats.tbx.writer import tbx_bytes
from duidu.lexicon.terms import ADMITTED, FORBIDDEN, PREFERRED, Term

DCA = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text>
<body><conceptEntry id="c1"><descrip type="subjectField">law</descrip><note>n</note>{sections}
</conceptEntry></body></text></tbx>"""
DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry id="c1">
<min:subjectField>law</min:subjectField><note>n</note>{sections}</conceptEntry></body></text></tbx>
"""
MARTIF = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX"
xml:lang="en"><text><body><termEntry id="c1"><descrip type="subjectField">law</descrip>
<note>n</note>{sections}</termEntry></body></text></martif>"""
WORDS = {
    "zh-CN": (("合同", PREFERRED), ("契约", FORBIDDEN)),
    "EN-us": (("contract", ""), ("deal", ADMITTED)),
    "de": (("Vertrag", ""),),
}
SAID = {
    PREFERRED: "preferredTerm-admn-sts",
    ADMITTED: "admittedTerm-admn-sts",
    FORBIDDEN: "supersededTerm-admn-sts",
}


def file_of(form: str, languages: tuple[str, ...]) -> bytes:
    """A file with one concept in these languages, in this order."""
    section, term, said = {
        DCA: ("langSec", "termSec", '<termNote type="administrativeStatus">{}</termNote>'),
        DCT: ("langSec", "termSec", "<min:administrativeStatus>{}</min:administrativeStatus>"),
        MARTIF: ("langSet", "tig", '<termNote type="administrativeStatus">{}</termNote>'),
    }[form]
    sections = ""
    for code in languages:
        words = "".join(
            f"<{term}><term>{word}</term>{said.format(SAID[status]) if status else ''}</{term}>"
            for word, status in WORDS[code]
        )
        sections += f'<{section} xml:lang="{code}">{words}</{section}>'
    return form.format(sections=sections).encode()


def pairs(terms: tuple[Term, ...]) -> set[tuple[str, str]]:
    """The words of terms, whichever comes first."""
    return {(min(one.source, one.target), max(one.source, one.target)) for one in terms}


@pytest.mark.parametrize("form", [DCA, DCT, MARTIF], ids=["dca", "dct", "martif"])
@pytest.mark.parametrize("languages", [("zh-CN", "EN-us"), ("EN-us", "zh-CN")])
def test_synonyms_and_statuses_come_in_either_order(form: str, languages: tuple[str, ...]) -> None:
    found = read_tbx(file_of(form, languages), "t.tbx")
    assert pairs(found.terms) == {
        (english, chinese) for english in ("contract", "deal") for chinese in ("合同", "契约")
    }
    statuses: dict[str, str] = {}
    for term in found.terms:
        statuses |= {term.source: term.source_status, term.target: term.status}
    assert statuses == {"合同": PREFERRED, "契约": FORBIDDEN, "contract": "", "deal": ADMITTED}
    assert {(term.note, term.project) for term in found.terms} == {("n", "law")}
    assert {code for one in found.terms for code in (one.source_language, one.target_language)} == {
        "zh-CN",
        "en-US",
    }


@pytest.mark.parametrize(
    "languages",
    [("zh-CN", "EN-us", "de"), ("de", "EN-us", "zh-CN"), ("EN-us", "zh-CN", "de")],
)
def test_of_three_languages_every_word_comes(languages: tuple[str, ...]) -> None:
    data = file_of(MARTIF, languages)
    found = {word for pair in pairs(read_tbx(data, "t.tbx").terms) for word in pair}
    assert found == {word for words in WORDS.values() for word, _ in words}
    german = read_tbx(data, "t.tbx", wanted=("de", "en"))
    assert pairs(german.terms) == {("Vertrag", "contract"), ("Vertrag", "deal")}
    assert german.left_out == ("zh",)
    named = read_tbx(data, "t.tbx", languages=("de", "zh"))
    assert pairs(named.terms) == {("Vertrag", "合同"), ("Vertrag", "契约")}


def test_two_regions_of_a_language_are_synonyms_and_no_translations() -> None:
    words = {"en-US": "color", "en-GB": "colour", "zh": "颜色"}
    sections = "".join(
        f'<langSet xml:lang="{code}"><tig><term>{word}</term></tig></langSet>'
        for code, word in words.items()
    )
    found = read_tbx(MARTIF.format(sections=sections).encode("utf-8"), "t.tbx")
    assert pairs(found.terms) == {("color", "颜色"), ("colour", "颜色")}


def test_what_is_written_is_read_again() -> None:
    terms = (
        Term("zh-Hans", "en", "合同", "contract", "n; m", "law", PREFERRED, ADMITTED),
        Term("zh-Hans", "en", "合同", "deal", "n; m", "law", FORBIDDEN, ADMITTED),
        Term("zh-Hans", "en", "合同", "agreement", "another note", "law"),
        Term("en", "de", "contract", "Vertrag"),
    )
    data = tbx_bytes(terms, "zh-Hans", "title")
    assert data.count(b"<conceptEntry") == 3
    found = read_tbx(data, "t.tbx", languages=("zh", "en")).terms
    assert set(found) == set(terms[:3])
    assert read_tbx(data, "t.tbx", languages=("en", "de")).terms == (terms[3],)


ENTRY = (
    '<conceptEntry><langSec xml:lang="en"><termSec><term>word {0}</term></termSec></langSec>'
    '<langSec xml:lang="zh"><termSec><term>词{0}</term></termSec></langSec></conceptEntry>'
)
TBX = (
    '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Core" style="dca" xml:lang="en"><text>'
    "<body>{}</body></text></tbx>"
)


def test_a_large_termbase_is_read_where_a_table_of_its_size_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glossary_files, "LARGEST", 2_000)
    text = TBX.format("".join(ENTRY.format(n) for n in range(100)))
    for name in ("terms.tbx", "terms.csv"):
        (tmp_path / name).write_text(text, "utf-8")
    terms = glossary_files.terms_in(tmp_path / "terms.tbx")
    assert [term.source for term in terms] == [f"word {n}" for n in range(100)]
    with pytest.raises(FileError, match="too large"):
        glossary_files.terms_in(tmp_path / "terms.csv")


def test_a_termbase_is_never_in_memory_as_a_whole() -> None:
    data = TBX.format("".join(ENTRY.format(n) for n in range(3_000))).encode()
    entries = walk_xml(data, "a.tbx", {"conceptentry"})
    root = next(entries)
    most = 0
    for _ in entries:
        most = max(most, sum(1 for _ in root.iter()))
    # What is read ahead: some hundred entries of three thousand.
    assert most < 3_000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TBX.format(ENTRY.format(1))[:-8], "not well-formed"),
        ("", "not well-formed"),
        ("<html/>", "not a TBX file"),
        (
            '<!DOCTYPE tbx [<!ENTITY e "x">]>' + TBX.format(ENTRY.format("&e;")),
            "declares XML entities",
        ),
    ],
)
def test_a_damaged_termbase_is_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(FileError, match=said):
        read_tbx(text.encode(), "a.tbx")

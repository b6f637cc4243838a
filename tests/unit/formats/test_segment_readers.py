"""TMX, XLIFF, tables, subtitles, JSON Lines, PO and TBX: units that answer, and remarks on them."""

from unittest import mock

import pytest

from duidu.core.errors import FileError
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.subtitles.cues import cut_cues
from duidu.formats.tbx.reader import read_tbx
from duidu.lexicon.terms import Term


def read(text: str, suffix: str) -> Document:
    return read_bytes(text.encode(), ReadOptions(name=f"file{suffix}"), suffix)


def units(document: Document) -> list[tuple[str, int, int | None]]:
    return [(block.text, block.column, block.group) for block in document.blocks]


def test_tmx_of_another_program() -> None:
    document = read(
        '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/>'
        "<body><tu><note>check</note>"
        '<tuv xml:lang="EN-US"><seg>Rain <bpt i="1">&lt;b&gt;</bpt>stopped<ept '
        'i="1">&lt;/b&gt;</ept>.</seg></tuv>'
        '<tuv xml:lang="zh-CN"><seg>雨已经停了。</seg></tuv><tuv xml:lang="fr"><seg>Fini.</seg>'
        "</tuv></tu></body></tmx>",
        ".tmx",
    )
    assert units(document) == [("Rain stopped.", 0, 0), ("雨已经停了。", 1, 0)]
    assert [remark.text for remark in document.remarks] == ["check"]
    assert "only the two languages with most text" in document.notes[0]


def test_xliff_1_and_2() -> None:
    one = read(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file '
        'source-language="en" target-language="zh"><body>'
        '<trans-unit id="1"><source>Rain <x id="1"/>stopped.</source><target>雨停了。</target>'
        "<alt-trans><target>别</target></alt-trans>"
        '<note annotates="target">ok?</note></trans-unit></body></file></xliff>',
        ".xlf",
    )
    assert units(one) == [("Rain stopped.", 0, 0), ("雨停了。", 1, 0)]
    assert [(remark.text, remark.column) for remark in one.remarks] == [("ok?", 1)]
    two = read(
        '<xliff version="2.1" srcLang="en" trgLang="zh" '
        'xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u">'
        "<segment><source>Rain stopped.</source><target>雨停了。</target></segment>"
        "<segment><source>He left.</source><target>他走了。</target>"
        "</segment></unit></file></xliff>",
        ".xlf",
    )
    assert [block.paragraph for block in two.blocks] == [0, 0, 0, 0]
    assert [block.group for block in two.blocks] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("en\tzh\tnotes\nRain.\t雨。\tok\n", ".tsv"),
        ("id,English,中文,备注\n1,Rain.,雨。,ok\n", ".csv"),
        ("1;Rain fell all day.;雨。\n2;He left.;他走了。\n", ".csv"),
    ],
)
def test_columns_are_found_by_their_names_or_languages(text: str, suffix: str) -> None:
    document = read(text, suffix)
    assert [block.text for block in document.blocks][1] == "雨。"
    assert {block.column for block in document.blocks} == {0, 1}
    assert [remark.text for remark in document.remarks] == (["ok"] if "ok" in text else [])


def test_a_neutralised_cell_is_as_it_was() -> None:
    assert (
        read("en\tzh\n'=1+1 is two\t等于二\n'tis so\t是的\n", ".tsv").blocks[0].text
        == "=1+1 is two"
    )
    assert read("en\tzh\n'=1+1 is two\t等于二\n'tis so\t是的\n", ".tsv").blocks[2].text == "'tis so"


@pytest.mark.parametrize(
    "line",
    [
        '{"zh": "雨。", "en": "Rain."}',
        '{"translation": {"zh": "雨。", "en": "Rain."}}',
        '["雨。", "Rain."]',
        '{"source": "雨。", "target": "Rain."}',
    ],
)
def test_json_lines(line: str) -> None:
    assert [block.text for block in read(line + "\n", ".jsonl").blocks] == ["雨。", "Rain."]


def test_json_that_is_none_is_named_by_its_line() -> None:
    with pytest.raises(FileError, match="Line 2"):
        read('{"zh": "雨。", "en": "Rain."}\n{\n', ".jsonl")


def test_po_without_unfinished_entries() -> None:
    text = 'msgid ""\nmsgstr "Language: zh_CN\\n"\n\n'
    text += (
        '# see me\nmsgid "Rain"\nmsgstr "雨"\n\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n\nmsgid '
        '"c"\nmsgstr ""\n'
    )
    document = read(text, ".po")
    assert units(document) == [("Rain", 0, 0), ("雨", 1, 0)]
    assert document.notes == ("2 entries without a finished translation were left out.",)
    assert [remark.text for remark in document.remarks] == ["see me"]


def test_cues_with_both_languages_and_their_times() -> None:
    document = read("1\n00:00:01,000 --> 00:00:02,500\n<i>雨停了。</i>\nRain stopped.\n", ".srt")
    assert [(block.text, block.start, block.end) for block in document.blocks] == [
        ("雨停了。", 1000, 2500),
        ("Rain stopped.", 1000, 2500),
    ]


def test_vtt_without_its_marks_and_notes() -> None:
    text = (
        "WEBVTT\n\nNOTE no\n\n00:01.000 --> 00:03.000 align:start\n<v 甲>雨停了。\n<c.yellow>Rain "
        "&amp; street.</c>\n"
    )
    assert [block.text for block in read(text, ".vtt").blocks] == ["雨停了。", "Rain & street."]


@pytest.mark.parametrize(
    "text",
    [
        '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">'
        '<text><body><conceptEntry id="c"><note>n</note>'
        '<langSec xml:lang="zh"><termSec><term>表</term></termSec></langSec><langSec '
        'xml:lang="en"><termSec><term>watch</term></termSec>'
        "</langSec></conceptEntry></body></text></tbx>",
        '<martif type="TBX" xml:lang="en"><text><body><termEntry><descrip '
        'type="definition">n</descrip><langSet xml:lang="zh"><tig>'
        "<term>表</term></tig></langSet><langSet xml:lang='en'><ntig><termGrp>"
        "<term>watch</term></termGrp></ntig></langSet></termEntry>"
        "</body></text></martif>",
    ],
)
def test_terms_in_both_versions_of_tbx(text: str) -> None:
    assert read_tbx(text.encode(), "terms.tbx").terms == (Term("zh", "en", "表", "watch", "n"),)


def test_what_is_no_glossary_gets_a_sentence() -> None:
    with pytest.raises(FileError, match="not a TBX file"):
        read_tbx(b"<tmx/>", "terms.tbx")


@pytest.mark.parametrize(
    "head", ["[Script Info]\nScriptType: v4.00+\n\n[Events]\n", "[Events]\n", "\ufeff\n[Events]\n"]
)
def test_ass_without_styles(head: str) -> None:
    line = (
        "Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,雨停了。\\NRain {\\i1}stopped{\\i0}.\n"
    )
    document = read(head + line, ".ass")
    assert [(block.text, block.start, block.end) for block in document.blocks] == [
        ("雨停了。", 1000, 2500),
        ("Rain stopped.", 1000, 2500),
    ]


def test_ssa_of_the_old_version() -> None:
    head = "[Script Info]\nScriptType: v4.00\n[Events]\n"
    line = "Dialogue: Marked=0,0:00:01.00,0:00:02.50,Default,,0,0,0,,雨停了。\\NRain stopped.\n"
    assert [block.text for block in read(head + line, ".ssa").blocks] == [
        "雨停了。",
        "Rain stopped.",
    ]


def test_tags_of_subtitles_are_no_text() -> None:
    long = "x" * 300
    cue = f'< I >雨停了。</ i><font face="{long}">\n<c.a>Rain &lt;b> 3 < 4.\n'
    document = read(f"1\n00:00:01,000 --> 00:00:02,500\n{cue}", ".srt")
    assert [block.text for block in document.blocks] == ["雨停了。", "Rain <b> 3 < 4."]


def test_blank_lines_between_subtitles_take_no_time() -> None:
    cues = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n雨停了。\nRain." + "\n \n" * 500
        for n in (1, 2, 3)
    )
    with mock.patch("duidu.formats.subtitles.reader.cut_cues", side_effect=cut_cues) as cut:
        assert len(read(cues, ".srt").blocks) == 6
    # Each of them would be compared with all behind it.
    assert cut.call_args.args[0].count("\n") < 20

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
    assert units(document) == [("Rain <b>stopped</b>.", 0, 0), ("雨已经停了。", 1, 0)]
    assert [remark.text for remark in document.remarks] == ["check"]
    assert document.notes[0] == "The file also has fr; only en and zh-Hans were taken."


def test_xliff_1_and_2() -> None:
    one = read(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file '
        'source-language="en" target-language="zh"><body>'
        '<trans-unit id="1"><source>Rain <x id="1"/>stopped.</source><target>雨停了。</target>'
        "<alt-trans><target>别</target></alt-trans>"
        '<note annotates="target">ok?</note></trans-unit></body></file></xliff>',
        ".xlf",
    )
    assert units(one) == [("Rain <x1/>stopped.", 0, 0), ("雨停了。", 1, 0)]
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


def test_po_entries_that_are_not_finished_are_rows_too() -> None:
    text = 'msgid ""\nmsgstr "Language: zh_CN\\n"\n\n'
    text += (
        '# see me\nmsgid "Rain"\nmsgstr "雨"\n\n#, fuzzy\nmsgid "a"\nmsgstr "甲"\n\nmsgid '
        '"c"\nmsgstr ""\n\n#~ msgid "old"\n#~ msgstr "旧"\n'
    )
    document = read(text, ".po")
    assert units(document) == [
        *(("Rain", 0, 0), ("雨", 1, 0), ("a", 0, 1), ("甲", 1, 1), ("c", 0, 2))
    ]
    assert document.notes == (
        "1 translation is marked fuzzy: a person still has to look at it.",
        "1 entry is not translated yet.",
        "1 obsolete entry stays in the file and is not shown.",
    )
    assert [remark.text for remark in document.remarks] == ["see me"]


def test_each_plural_form_of_po_is_a_row() -> None:
    one = 'msgid "One file"\nmsgid_plural "%d files"\nmsgstr[0] "%d 个文件"\n'
    assert units(read(one, ".po")) == [("One file", 0, 0), ("%d files", 0, 0), ("%d 个文件", 1, 0)]
    two = 'msgid "一个文件"\nmsgid_plural "%d 个文件"\nmsgstr[0] "a file"\nmsgstr[1] "%d files"\n'
    assert units(read(two, ".po")) == [
        *(("一个文件", 0, 0), ("a file", 1, 0), ("%d 个文件", 0, 1), ("%d files", 1, 1))
    ]


@pytest.mark.parametrize("line", ['msgid "a', 'msgid "a" b', "nothing", '"before all"', "msgid"])
def test_a_po_line_that_is_none_is_named(line: str) -> None:
    with pytest.raises(FileError, match="line 3"):
        read(f'#\n\n{line}\nmsgstr "b"\n', ".po")


TMX = '<tmx version="1.4"><header/><body>{}</body></tmx>'


def variants(*texts: tuple[str, str]) -> str:
    """A unit of a translation memory."""
    written = (f'<tuv xml:lang="{name}"><seg>{text}</seg></tuv>' for name, text in texts)
    return f"<tu>{''.join(written)}</tu>"


def test_codes_of_one_language_are_one_language() -> None:
    names = (("en-US", "zh-CN"), ("EN-us", "ZH_cn"), ("en-GB", "cmn-Hans"), ("eng", "Chinese"))
    texts = (variants((one, f"Rain {one}."), (two, "雨停了。")) for one, two in names)
    document = read(TMX.format("".join(texts)), ".tmx")
    assert [block.column for block in document.blocks] == [0, 1] * 4
    assert (document.languages, document.notes) == (("en", "zh-Hans"), ())


def test_of_many_languages_chinese_and_english_are_taken() -> None:
    long = "Un texte beaucoup plus long que les autres, avec toutes ses phrases."
    unit = variants(("fr", long), ("en", "It rains."), ("de", long), ("zh", "下雨。"))
    document = read(TMX.format(unit * 3), ".tmx")
    assert [block.text for block in document.blocks][:2] == ["It rains.", "下雨。"]
    assert document.notes == ("The file also has fr, de; only en and zh-Hans were taken.",)
    many = "".join(variants((f"q{n}", "Rain fell."), ("zh", "下雨。")) for n in range(30))
    assert read(TMX.format(many), ".tmx").notes[0].count("q") == 7
    twice = variants(("en", "Rain."), ("zh-CN", "雨。"), ("zh-TW", "雨。"))
    assert read(TMX.format(twice), ".tmx").notes == (
        "1 text in zh-TW was left out: its unit has another in the same language.",
    )
    # A few words of Chinese in a memory of other languages are none.
    unit = variants(("fr", long), ("de", long)) * 20 + variants(("en", "Hi"), ("zh", "嗨"))
    assert read(TMX.format(unit), ".tmx").languages == ("fr", "de")


XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">{}</xliff><!-- the end -->'
)


def file(source: str, target: str, *units: tuple[str, str]) -> str:
    """A file of XLIFF 1.2."""
    inside = (
        f'<trans-unit id="{n}"><source>{one}</source><target>{two}</target></trans-unit>'
        for n, (one, two) in enumerate(units)
    )
    languages = f'source-language="{source}" target-language="{target}"'
    return f'<file original="a" {languages}><body>{"".join(inside)}</body></file>'


def test_texts_tell_a_language_where_the_label_is_wrong() -> None:
    one = file("en", "zh", ("Save the file.", "保存文件。"))
    wrong = file("en", "en", ("Close it.", "把它关上。"))
    turned = file("en", "zh-CN", ("打开窗口。", "Open the window."))
    document = read(XLIFF.format(one + wrong + turned), ".xlf")
    assert document.languages == ("en", "zh-Hans")
    assert [block.text for block in document.blocks if block.column == 1] == [
        *("保存文件。", "把它关上。", "打开窗口。")
    ]


@pytest.mark.parametrize("target", ["", "Rain stopped."])
def test_a_file_that_is_not_translated_yet_has_both_languages(target: str) -> None:
    document = read(XLIFF.format(file("en-US", "zh-TW", ("Rain stopped.", target))), ".xlf")
    assert document.languages == ("en", "zh-Hant")
    assert {block.column for block in document.blocks} == ({0, 1} if target else {0})
    template = read('msgid "Rain"\nmsgstr ""\n', ".pot")
    assert template.languages == ("en", "zh-Hans")


def test_segments_are_what_trados_marks() -> None:
    unit = (
        '<file source-language="zh-CN" target-language="en-US"><body><trans-unit id="u">'
        "<source>他走了。雨停了。</source><seg-source><g id='1'><mrk mtype='seg' mid='1'>他走了。"
        "</mrk></g><mrk mtype='seg' mid='2'>雨停了。</mrk></seg-source><target><mrk mtype='seg' "
        "mid='2'>The rain stopped. It did.</mrk></target></trans-unit></body></file>"
    )
    document = read(XLIFF.format(unit), ".sdlxliff")
    assert units(document) == [
        *(("他走了。", 0, 0), ("雨停了。", 0, 1), ("The rain stopped. It did.", 1, 1))
    ]
    assert {block.paragraph for block in document.blocks} == {0}
    assert document.notes == ("1 segment is not translated yet.",)


def test_texts_inside_codes_are_shown() -> None:
    unit = file(
        "en", "zh", ("Hi <ph id='1'>{name}</ph><x id='2' equiv-text='%s'/>", "嗨<x id='2'/>")
    )
    document = read(XLIFF.format(unit), ".xlf")
    assert [block.text for block in document.blocks] == ["Hi {name}%s", "嗨<x2/>"]
    assert not document.notes


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

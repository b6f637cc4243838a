"""The files of a corpus, in each format, as other programs and we ourselves read them."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree

from duidu.cli.corpus import CORPUS_FORMATS as OFFERED
from duidu.formats.base.document import ReadOptions
from duidu.formats.corpus.corpus_files import (
    CORPUS_FORMATS,
    CorpusDocument,
    CorpusFiles,
    CorpusPair,
)
from duidu.formats.registry import read_bytes

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def document(
    name: str, *pairs: tuple[str, str], languages: tuple[str, str] = ("zh-Hans", "en")
) -> CorpusDocument:
    source, target = (
        (
            ("heading-1", [pairs[0][side]]),
            ("paragraph", [texts[side] for texts in pairs[1:]]),
        )
        for side in (0, 1)
    )
    made = [CorpusPair(at + 1, texts, (at,), (at,), 0.98765, 0.5) for at, texts in enumerate(pairs)]
    return CorpusDocument(name, f"T {name}", languages, (source, target), made[1:])


DOCUMENTS = (
    document("a/one", ("题", "Title"), ("他走了。", "He left."), ("“<&>”\x01", "<b>&amp;</b>")),
    document("two", ("题", "Title"), ("下雨了。", "It rained.")),
)


def written(folder: Path, format_: str, documents: Sequence[CorpusDocument]) -> dict[str, bytes]:
    files = CorpusFiles(folder, format_)
    for one in documents:
        files.add(one)
    files.close()
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_terminal_offers_what_there_is() -> None:
    assert OFFERED == CORPUS_FORMATS


def test_json_lines_say_where_each_pair_is_from(tmp_path: Path) -> None:
    files = written(tmp_path, "jsonl", DOCUMENTS)
    assert list(files) == ["zh-en.jsonl"]
    lines = [json.loads(line) for line in files["zh-en.jsonl"].decode().splitlines()]
    assert lines[0] == {
        "translation": {"zh": "他走了。", "en": "He left."},
        "document": "a/one",
        "row": 2,
        "score": 0.98765,
        "pair": 0.5,
    }
    assert [line["document"] for line in lines] == ["a/one", "a/one", "two"]


def test_moses_has_a_line_for_each_pair_in_every_file(tmp_path: Path) -> None:
    files = written(tmp_path, "moses", DOCUMENTS)
    assert files["zh-en.zh"].decode().split("\n")[0::2] == ["他走了。", "下雨了。"]
    assert files["zh-en.en"].decode().split("\n")[0::2] == ["He left.", "It rained."]
    assert files["zh-en.ids"].decode().splitlines()[2] == "two\t2\t0.9877\t0.5"
    assert {data.count(b"\n") for data in files.values()} == {3}


def test_a_translation_memory_holds_all_documents(tmp_path: Path) -> None:
    files = written(tmp_path, "tmx", DOCUMENTS)
    root = etree.fromstring(files["zh-en.tmx"])
    assert root.tag == "tmx"
    assert [unit.get("tuid") for unit in root.iter("tu")] == ["1", "2", "3"]
    last = root.findall(".//tu")[-1]
    assert [(one.get(LANG), one.findtext("seg")) for one in last.iter("tuv")] == [
        ("zh-Hans", "下雨了。"),
        ("en", "It rained."),
    ]
    assert last.findtext("prop[@type='x-document']") == "two"
    # What XML forbids is not in it.
    assert b"\x01" not in files["zh-en.tmx"]


def test_links_name_sentences_that_are_in_their_files(tmp_path: Path) -> None:
    files = written(tmp_path, "xces", DOCUMENTS)
    assert sorted(files) == [
        "zh-en.xml",
        "zh-en/en/a/one.xml",
        "zh-en/en/two.xml",
        "zh-en/zh/a/one.xml",
        "zh-en/zh/two.xml",
    ]
    root = etree.fromstring(files["zh-en.xml"])
    groups = root.findall("linkGrp")
    assert [group.get("toDoc") for group in groups] == ["zh-en/en/a/one.xml", "zh-en/en/two.xml"]
    for group, one in zip(groups, DOCUMENTS, strict=True):
        sides = [
            {s.get("id"): s.text for s in etree.fromstring(files[group.get(doc) or ""]).iter("s")}
            for doc in ("fromDoc", "toDoc")
        ]
        for link, pair in zip(group.findall("link"), one.pairs, strict=True):
            units = (link.get("xtargets") or "").split(";")
            found = [side[unit] for side, unit in zip(sides, units, strict=True)]
            assert found[1] == pair.texts[1]
    head = etree.fromstring(files["zh-en/zh/two.xml"])
    assert head.get(LANG) == "zh-Hans"
    assert [p.get("type") for p in head.iter("p")] == ["head", None]


@pytest.mark.parametrize("format_", ["jsonl", "tmx"])
def test_we_read_what_we_wrote(format_: str, tmp_path: Path) -> None:
    (data,) = written(tmp_path, format_, DOCUMENTS[1:]).values()
    read = read_bytes(data, ReadOptions(name=f"x.{format_}"), f".{format_}")
    assert [block.text for block in read.blocks] == ["下雨了。", "It rained."]


def test_each_two_languages_have_files_of_their_own(tmp_path: Path) -> None:
    german = document("d", ("Titel", "Title"), ("Ja.", "Yes."), languages=("de", "en"))
    scripts = document("s", ("題", "题"), ("說", "说"), languages=("zh-Hant", "zh-Hans"))
    files = written(tmp_path, "moses", [*DOCUMENTS, german, scripts])
    assert files["de-en.de"] == b"Ja.\n"
    assert files["zh-Hant-zh-Hans.zh-Hant"].decode() == "說\n"
    assert files["zh-en.ids"].count(b"\n") == 3


def test_half_a_surrogate_stops_no_format(tmp_path: Path) -> None:
    broken = document("b", ("题", "Title"), ("坏\ud800", "bad\udc00"))
    for format_ in CORPUS_FORMATS:
        folder = tmp_path / format_
        folder.mkdir()
        for data in written(folder, format_, [broken]).values():
            assert data.decode("utf-8")

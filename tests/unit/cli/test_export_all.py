"""`duidu list` and `duidu export --all`: every article once, under a name of its own."""

import json
from pathlib import Path

import pytest
from lxml import etree

from duidu.cli.main import run


@pytest.fixture
def library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A library with three articles, two of one title and one that Windows has no name for."""
    option = f"--library={tmp_path / 'library'}"
    for folder, name, word in (("a", "Text", "走"), ("b", "text", "来"), ("c", "con", "笑")):
        path = tmp_path / folder / f"{name}.tsv"
        path.parent.mkdir()
        path.write_text(
            f"zh\ten\n他{word}了。\tHe did.\n雨停了。\tThe rain\u2028stopped.\n只有中文。\t\n",
            "utf-8",
        )
        assert run([option, "import", str(path)]) == 0
    capsys.readouterr()
    return option


def ids(library: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The ids that `list --json` prints."""
    capsys.readouterr()
    assert run([library, "list", "--json"]) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {entry["title"] for entry in entries} == {"Text", "text", "con"}
    assert all(entry["languages"] == ["zh-Hans", "en"] for entry in entries)
    return [entry["id"] for entry in entries]


def test_each_article_has_a_line(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    known = ids(library, capsys)
    assert run([library, "list"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[0] for line in lines] == known


def test_every_article_is_written_once_and_again_only_what_is_missing(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    asked = [library, "export", "--all", "--to", "tmx", "-o", str(out)]
    assert run(asked) == 0
    written = capsys.readouterr().out.splitlines()
    assert sorted(path.name for path in out.iterdir()) == ["Text.tmx", "_con.tmx", "text (2).tmx"]
    assert len(written) == 3
    (out / "Text.tmx").unlink()
    (out / "_con.tmx").write_text("mine", "utf-8")
    assert run(asked) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert (out / "_con.tmx").read_text("utf-8") == "mine"
    assert run([*asked, "--force"]) == 0
    assert (out / "_con.tmx").read_text("utf-8") != "mine"


def test_an_article_that_fails_is_named_and_the_others_are_written(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    # None of them has cards, and only an article with terms has a glossary.
    gloss = tmp_path / "gloss.csv"
    gloss.write_text("zh,en\n笑,laugh\n", "utf-8")
    assert run([library, "terms", "import", str(gloss)]) == 0
    assert run([library, "export", "--all", "--to", "tbx", "-o", str(out)]) == 3
    said = capsys.readouterr().err
    assert [path.name for path in out.iterdir()] == ["_con.tbx"]
    assert said.count("“Text”") == 1
    assert "1 article was written" in said
    assert "2 failed" in said


@pytest.mark.parametrize(
    "arguments",
    [["--all", "article", "-o", "x"], ["--all", "-o", "-"], ["-o", "x"]],
)
def test_what_is_asked_wrongly_is_said(library: str, arguments: list[str]) -> None:
    assert run([library, "export", "--to", "tmx", *arguments]) == 2


def test_moses_has_a_unit_a_line_on_both_sides(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = ids(library, capsys)[0]
    base = tmp_path / "corpus"
    assert run([library, "export", article, "--to", "moses", "-o", str(base)]) == 0
    assert "1 segment without a counterpart" in capsys.readouterr().err
    chinese = (tmp_path / "corpus.zh").read_text("utf-8")
    english = (tmp_path / "corpus.en").read_text("utf-8")
    assert chinese.splitlines()[1:] == ["雨停了。"]
    assert english.splitlines()[1:] == ["The rain stopped."]
    assert run([library, "export", article, "--to", "moses", "-o", str(base)]) == 3


def test_the_links_of_a_corpus_name_its_sentences(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = ids(library, capsys)[0]
    base = tmp_path / "corpus"
    assert run([library, "export", article, "--to", "opus", "-o", str(base)]) == 0
    texts = {}
    for language in ("zh", "en"):
        root = etree.parse(tmp_path / f"corpus.{language}.xml").getroot()
        texts[language] = {s.get("id"): s.text for s in root.iter("s")}
    links = etree.parse(tmp_path / "corpus.xces.xml").getroot()
    (group,) = links
    assert (group.get("fromDoc"), group.get("toDoc")) == ("corpus.zh.xml", "corpus.en.xml")
    pairs = []
    for link in group:
        source, target = (link.get("xtargets") or "").split(";")
        assert 0.0 <= float(link.get("certainty") or "nan") <= 1.0
        pairs.append(
            (
                [texts["zh"][one] for one in source.split()],
                [texts["en"][one] for one in target.split()],
            )
        )
    assert pairs[1:] == [(["雨停了。"], ["The rain\u2028stopped."]), (["只有中文。"], [])]
    assert run([library, "export", article, "--to", "xces", "-o", f"{base}.zip"]) == 0
    assert (tmp_path / "corpus.zip").read_bytes().startswith(b"PK")

"""`duidu check` prints what it finds, and its exit code tells whether it found anything."""

import json
import zipfile
from pathlib import Path

import pytest

from duidu.app.check.article_check import ArticleCheck
from duidu.app.check.decisions import set_aside
from duidu.app.check.ways import Ways
from duidu.cli.main import run
from duidu.core.jobs import NoJob
from duidu.lexicon.lexicon import open_lexicon
from duidu.library.library import Library
from duidu.library.store.library_path import library_path

CLEAN = (
    "zh\ten\n他们昨天到了上海。\tThey arrived in Shanghai yesterday.\n"
    "共有4500人。\tThere are 4,500 people.\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "pair.tsv"
    path.write_text(CLEAN + "六月他走了。\tHe left in July.\n只有一边。\t\n", "utf-8")
    return path


def test_findings_are_lines_of_json(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(table)]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert found[0] == {
        "check": "number",
        "severity": "major",
        "row": 2,
        "source": [[0, 2]],
        "target": [[11, 15]],
        "message": "“六月” is “July” on the other side.",
    }
    assert [(one["check"], one["row"]) for one in found] == [("number", 2), ("empty", 3)]


def test_a_clean_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "clean.tsv"
    path.write_text(CLEAN, "utf-8")
    assert run(["check", str(path)]) == 0
    assert capsys.readouterr().out == ""


def test_checks_are_chosen(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--only", "empty", "--to", "tsv", str(table)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[:3] for line in lines] == [
        ["row", "check", "severity"],
        ["3", "empty", "critical"],
    ]
    assert run(["check", "--without", "empty,number", str(table)]) == 0
    assert run(["check", "--only", "nonsense", str(table)]) == 2
    assert "There is no check “nonsense”" in capsys.readouterr().err


def test_a_page(table: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["check", "--to", "html", str(table)]) == 1
    page = capsysbinary.readouterr().out.decode()
    assert "<mark>六月</mark>" in page
    assert "<mark>July</mark>" in page


def test_what_was_set_aside_is_not_found(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "--keys", str(table)])
    aside = tmp_path / "aside.jsonl"
    aside.write_text(capsys.readouterr().out, "utf-8")
    assert run(["check", "--ignore", str(aside), str(table)]) == 0


def test_a_glossary_and_checks_of_ones_own(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = tmp_path / "terms.csv"
    terms.write_text("source,target\n上海,Port of Shanghai\n", "utf-8")
    own = tmp_path / "own.json"
    own.write_text('[{"name": "left", "target": "left"}]', "utf-8")
    arguments = ["--terms", str(terms), "--own", str(own), "--only", "term,left"]
    assert run(["check", *arguments, str(table)]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["check"], one["row"]) for one in found] == [("term", 0), ("left", 2)]


def test_an_article_of_the_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "text.zh-en.txt"
    text.write_text(
        "共有4500人报名。\nIn all 4,600 people came.\n雨停了。\nThe rain stopped.\n", "utf-8"
    )
    library = ["--library", str(tmp_path / "library")]
    run([*library, "import", "--json", str(text)])
    article = json.loads(capsys.readouterr().out)["article"]
    assert run([*library, "check", article]) == 1
    assert json.loads(capsys.readouterr().out)["check"] == "number"


def test_what_was_set_aside_in_the_window_is_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.tsv"
    text.write_text("雨停了。\tThe rain stopped.\n共有4500人。\t4,600 people came.\n", "utf-8")
    library = ["--library", str(tmp_path / "library")]
    run([*library, "import", "--json", str(text)])
    article = json.loads(capsys.readouterr().out)["article"]
    with Library.open(library_path(str(tmp_path / "library"))) as opened:
        check = ArticleCheck(opened, open_lexicon, article)
        while not (found := check.step((), Ways(), NoJob())).is_complete:
            pass
        set_aside(opened, article, found.located).do()
    assert run([*library, "check", article]) == 0
    assert run(["check", str(text)]) == 1


def test_a_workbook_and_other_forms_in_a_file(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", str(table)])
    printed = capsys.readouterr().out
    for form in ("xlsx", "html", "tsv", "json"):
        out = tmp_path / f"report.{form}"
        assert run(["check", "--to", form, "-o", str(out), str(table)]) == 1
        assert capsys.readouterr().out == ""
        assert out.stat().st_size > 100
    assert (tmp_path / "report.json").read_text("utf-8") == printed
    with zipfile.ZipFile(tmp_path / "report.xlsx") as book:
        assert b"number" in book.read("xl/worksheets/sheet1.xml")


def test_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check"]) == 2
    assert run(["check", str(tmp_path / "none.txt")]) == 3
    assert run(["--library", str(tmp_path / "library"), "check", "nothing"]) == 4
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_the_list_and_the_names(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--list"]) == 0
    assert "number\tmajor\tnumber\tNumbers and dates" in capsys.readouterr().out
    assert run(["check", "--names", str(table)]) == 0
    assert "Shanghai\t1\t上海 1" in capsys.readouterr().out

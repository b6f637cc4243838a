"""`duidu check` prints what it finds, and its exit code tells whether it found anything."""

import json
import zipfile
from pathlib import Path

import pytest

from duidu.app.check.article_check import ArticleCheck
from duidu.app.check.decisions import set_aside
from duidu.app.check.finding import Severity
from duidu.app.check.own_checks import OwnCheck
from duidu.app.check.ways import Ways, keep_ways
from duidu.app.settings.settings import Settings
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
    # Nor in the file that the article came from; but in another with the same words.
    assert run([*library, "check", str(text)]) == 0
    assert run([*library, "check", "--all", str(text)]) == 1
    assert run(["check", str(text)]) == 1
    other = tmp_path / "other.tsv"
    other.write_text(text.read_text("utf-8") + "天晴了。\tThe sky cleared.\n", "utf-8")
    assert run([*library, "check", str(other)]) == 1


def test_what_is_no_fault_anywhere_is_told_of_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, other = tmp_path / "text.tsv", tmp_path / "other.tsv"
    text.write_text("共有4500人。\t4,600 people came.\n", "utf-8")
    other.write_text("天晴了。\tThe sky cleared.\n共有4500人。\t4,600 people came.\n", "utf-8")
    library = ["--library", str(tmp_path / "library")]
    run([*library, "import", "--json", str(text)])
    article = json.loads(capsys.readouterr().out)["article"]
    with Library.open(library_path(str(tmp_path / "library"))) as opened:
        check = ArticleCheck(opened, open_lexicon, article)
        while not (found := check.step((), Ways(), NoJob())).is_complete:
            pass
        set_aside(opened, article, found.located, everywhere=True).do()
    assert run([*library, "check", str(other)]) == 0


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a person, which the terminal reads, too."""
    path = tmp_path / "settings.json"
    monkeypatch.setenv("DUIDU_SETTINGS", str(path))
    return Settings(path)


def test_the_switches_of_the_window_hold_in_the_terminal(
    chosen: Settings, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = OwnCheck("left", target="left")
    keep_ways(chosen, Ways(frozenset({"empty"}), {"number": Severity.MINOR}, (left,)))
    chosen.save()
    library = ["--library", str(tmp_path / "library")]
    run([*library, "import", "--json", str(table)])
    article = json.loads(capsys.readouterr().out)["article"]
    for text in (str(table), article):
        assert run([*library, "check", text]) == 1
        found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert {(one["check"], one["severity"]) for one in found} == {
            ("number", "minor"),
            ("left", "minor"),
        }
    # A check that is named runs, and --all is as if nothing had been chosen.
    assert run(["check", "--only", "empty", str(table)]) == 1
    assert run(["check", "--without", "left,number", str(table)]) == 0
    capsys.readouterr()
    assert run(["check", "--all", str(table)]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["check"], one["severity"]) for one in found] == [
        ("number", "major"),
        ("empty", "critical"),
    ]


def test_a_library_that_cannot_be_read_does_not_stop_the_check_of_a_file(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    library_path(str(folder)).write_bytes(b"no library of ours" * 100)
    assert run(["--library", str(folder), "check", str(table)]) == 1
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 2
    assert len(printed.err.splitlines()) == 1


XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" '
    'source-language="en" target-language="zh-CN" datatype="plaintext"><body>{}</body></file>'
    "</xliff>"
)
UNIT = '<trans-unit id="{0}"{1}><source>{2}</source><target>{3}</target></trans-unit>'


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_translation_that_is_longer_than_its_file_allows(
    is_kept: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "limits.xlf"
    units = (
        (' maxwidth="4" size-unit="char"', "Save", "保存全部文件"),
        (' maxwidth="4" size-unit="char"', "Open", "打开文件"),
        (' maxbytes="8"', "Close", "关闭文件"),
        (' maxwidth="2" size-unit="pixel"', "Print", "打印文件"),
        ("", "Quit the program", "退出程序并保存全部文件"),
        (' maxwidth="3" size-unit="char"', "Help!", "Help!"),
        (' maxwidth="2"', '<x id="1"/>Cut', '<x id="1"/>剪切'),
    )
    path.write_text(
        XLIFF.format("".join(UNIT.format(n, *unit) for n, unit in enumerate(units))), "utf-8"
    )
    library = ["--library", str(tmp_path / "library")]
    text = str(path)
    if is_kept:
        run([*library, "import", "--json", text])
        text = json.loads(capsys.readouterr().out)["article"]
    assert run([*library, "check", "--only", "room", text]) == 1
    printed = capsys.readouterr()
    found = [json.loads(line) for line in printed.out.splitlines()]
    assert [(one["row"], one["source"], one["message"]) for one in found] == [
        (0, [[0, 6]], "The translation has 6 characters; its file allows 4."),
        (2, [[0, 4]], "The translation has 12 bytes; its file allows 8."),
        (5, [[0, 5]], "The translation has 5 characters; its file allows 3."),
    ]
    assert "1 text of the file has a limit in pixels" in printed.err


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

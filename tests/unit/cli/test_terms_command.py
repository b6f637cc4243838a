"""`duidu terms`: what a file brings, what is asked, and what is written."""

import json
from pathlib import Path

import pytest

from duidu.cli.main import run


@pytest.fixture
def library(tmp_path: Path) -> str:
    """The folder of an empty library."""
    return f"--library={tmp_path / 'library'}"


def listed(library: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    """The terms that `terms list --json` prints."""
    capsys.readouterr()
    assert run([library, "terms", "list", "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_terms_are_imported_listed_and_exported(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gloss.csv"
    path.write_text("en,zh,note,status\nMilley,米利,official,\nMilley,米勒,,deprecated\n", "utf-8")
    assert run([library, "terms", "import", str(path)]) == 0
    assert capsys.readouterr().out == "2 terms were added.\n"
    assert [
        (one["source"], one["target"], one["note"], one["status"])
        for one in listed(library, capsys)
    ] == [("Milley", "米利", "official", ""), ("Milley", "米勒", "", "forbidden")]
    for name in ("out.tbx", "out.csv", "out.xlsx"):
        out = tmp_path / name
        assert run([library, "terms", "export", "-o", str(out)]) == 0
        other = f"--library={tmp_path / name}.library"
        assert run([other, "terms", "import", str(out)]) == 0
        assert [(one["source"], one["target"], one["status"]) for one in listed(other, capsys)] == [
            ("Milley", "米利", ""),
            ("Milley", "米勒", "forbidden"),
        ]
        assert run([library, "terms", "export", "-o", str(out)]) == 3
    assert "already" in capsys.readouterr().err
    assert run([library, "terms", "export", "--to", "tsv"]) == 0
    assert "Milley\t米利" in capsys.readouterr().out
    assert run([library, "terms", "export"]) == 2


def test_the_same_file_again_adds_nothing(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gloss.csv"
    path.write_text("Milley,米利\nTaliban,塔利班\n", "utf-8")
    assert run([library, "terms", "import", str(path)]) == 0
    path.write_text("塔利班,Taliban\n米利,Milley\n", "utf-8")
    assert run([library, "terms", "import", str(path)]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == ["2 terms were added.", "0 terms were added."]
    assert "2 terms were there already" in said.err


def test_columns_that_are_not_sure_are_asked_for_in_one_sentence(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gloss.csv"
    path.write_text("river,stream,河流\nhouse,home,房子\n", "utf-8")
    assert run([library, "terms", "import", str(path)]) == 3
    said = capsys.readouterr().err
    assert "nothing was added" in said
    assert "--columns en,note,zh-Hans" in said
    assert run([library, "terms", "import", str(path), "--columns", "en,en,zh"]) == 0
    assert len(listed(library, capsys)) == 4


@pytest.mark.parametrize(
    ("columns", "code"), [("en", 2), ("en,zh,nonsense", 2), ("en,zh,note,note", 3)]
)
def test_columns_that_are_none_are_refused(
    library: str, tmp_path: Path, columns: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gloss.csv"
    path.write_text("river,stream,河流\nhouse,home,房子\n", "utf-8")
    assert run([library, "terms", "import", str(path), "--columns", columns]) == code
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_terms_of_an_article_stay_when_a_word_is_gone(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.tsv"
    text.write_text("zh\ten\n米莉来了。\tMilley came.\n他走了。\tHe left.\n", "utf-8")
    assert run([library, "import", str(text), "--json"]) == 0
    article = json.loads(capsys.readouterr().out)["article"]
    own, others = tmp_path / "own.csv", tmp_path / "others.csv"
    own.write_text("en,zh\nBiden,拜登\n", "utf-8")
    # The left word of the first is not in the text, and neither word of the second is.
    others.write_text("en,zh\nMilley,米利\nTaliban,塔利班\n", "utf-8")
    assert run([library, "terms", "import", str(own), "--article", article]) == 0
    assert run([library, "terms", "import", str(others)]) == 0
    out = tmp_path / "out.tbx"
    assert run([library, "export", article, "--to", "tbx", "-o", str(out)]) == 0
    written = out.read_text("utf-8")
    assert all(word in written for word in ("米利", "Milley", "拜登", "Biden"))
    assert "塔利班" not in written
    capsys.readouterr()
    assert run([library, "terms", "list", "--article", article]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run([library, "terms", "list", "--article", "none"]) != 0

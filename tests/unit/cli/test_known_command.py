"""`duidu known`: words come in, go out, and say how much of a text they are."""

import json
from pathlib import Path

import pytest

from duidu.cli.main import run
from duidu.study.anki import write_apkg
from duidu.study.cards import StudyCard

TEXT = (
    "他去银行谈判。周四他在苏格兰。\n\nHe went to the bank to negotiate. On Thursday he was there."
)


@pytest.fixture
def library(tmp_path: Path) -> str:
    return f"--library={tmp_path / 'library'}"


def test_words_come_in_from_files_and_go_out(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, deck = tmp_path / "words.txt", tmp_path / "deck.apkg"
    plain.write_text("银行\n谈判\nbank\n", "utf-8")
    deck.write_bytes(write_apkg([StudyCard("银行"), StudyCard("市场")], "d"))
    assert run([library, "known", "import", str(plain)]) == 0
    said = capsys.readouterr()
    assert said.out == "2 words were marked.\n"
    assert "1 entry has no Chinese word." in said.err
    assert run([library, "known", "import", str(deck)]) == 0
    said = capsys.readouterr()
    assert said.out == "1 word was marked.\n"
    assert "1 word was marked so already." in said.err
    assert run([library, "known", "export"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "word\tstatus\tchanged"
    assert [line.split("\t")[:2] for line in lines[1:]] == [
        ["银行", "known"],
        ["谈判", "known"],
        ["市场", "known"],
    ]
    out = tmp_path / "out.txt"
    assert run([library, "known", "export", "-o", str(out)]) == 0
    assert out.read_text("utf-8") == "银行\n谈判\n市场\n"
    assert run([library, "known", "export", "-o", str(out)]) == 3
    assert run([library, "known", "export", "-o", str(out), "--force"]) == 0


def test_a_level_comes_in_and_nothing_known_becomes_less(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([library, "known", "import", "--hsk", "1"]) == 0
    count = int(capsys.readouterr().out.split()[0])
    assert count > 450
    table = tmp_path / "words.csv"
    table.write_text("word,status\n我们,learning\n风水,learning\n", "utf-8")
    assert run([library, "known", "import", str(table)]) == 0
    said = capsys.readouterr()
    assert said.out == "1 word was marked.\n"
    assert "1 word is further here, which was kept." in said.err


@pytest.mark.parametrize(
    "arguments", [["import"], ["import", "x", "--hsk", "2"], ["import", "--hsk", "12"]]
)
def test_what_is_not_clear_is_asked(
    library: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([library, "known", *arguments]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_coverage_counts_what_is_to_be_learnt_and_names_what_lifts_most(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    text.write_text(TEXT, "utf-8")
    assert run([library, "known", "coverage", str(text), "--json", "--level", "1"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [word["word"] for word in found["lifting"]] == ["银行", "谈判"]
    assert found["known"] == found["words"] - 2
    words = tmp_path / "words.txt"
    words.write_text("银行\n", "utf-8")
    assert run([library, "known", "import", str(words)]) == 0
    capsys.readouterr()
    assert run([library, "known", "coverage", str(text), "--level", "1"]) == 0
    said = capsys.readouterr().out
    assert "1 are new" in said
    assert "谈判\t1\tHSK 3" in said

"""duidu align: the forms that scorers and scripts rely upon."""

import json
from pathlib import Path

import pytest

from duidu.cli.main import run

CHINESE = "春天来了。\n他买了三本书。\n\n她说：“我不去。”\n"
ENGLISH = "Spring has come.\nHe bought three books.\n\n“I am not going,” she said.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = (tmp_path / "a.zh", tmp_path / "a.en")
    for path, text in zip(paths, (CHINESE, ENGLISH), strict=True):
        path.write_text(text, "utf-8")
    return [str(path) for path in paths]


def test_a_ladder_has_one_line_a_bead_numbered_by_line(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["align", *files, "--lines", "--quick", "--to", "ladder"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.rsplit(":", 1)[0] for line in lines if line.startswith(("[0]", "[1]", "[3]"))] == [
        "[0]:[0]",
        "[1]:[1]",
        "[3]:[3]",
    ]
    assert all(0 <= float(line.rsplit(":", 1)[1]) <= 1 for line in lines)


def test_json_gives_sides_blocks_sentences_and_beads(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["align", *files, "--quick"]) == 0
    data = json.loads(capsys.readouterr().out)
    block = data["source"]["blocks"][1]
    sentence = block["sentences"][0]
    assert block["text"][sentence["start"] : sentence["end"]] == "他买了三本书。"
    assert {"source": [1], "target": [1]}.items() <= data["sentences"][1].items()
    assert data["sentences"][1]["pair"] > 0.5
    assert {"source", "target", "score", "pair", "origin"} == set(data["paragraphs"][0])


def test_a_table_has_the_texts(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["align", *files, "--lines", "--quick", "--to", "tsv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split("\t")[2:] == ["score", "source text", "target text", "pair"]
    assert "他买了三本书。\tHe bought three books.\t" in lines[2]


def test_lines_need_two_files(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["align", files[0], "--lines"]) == 2
    assert run(["align", "missing.zh", files[1], "--lines"]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_blank_lines_keep_their_numbers_and_change_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chinese = ["春天来了。", "", "他买了三本书。", "  ", "", "她说：“我不去。”", ""]
    english = ["", "Spring has come.", "He bought three books.", "“I am not going,” she said."]
    for name, lines in (("a.zh", chinese), ("a.en", english)):
        (tmp_path / name).write_text("\r\n".join(lines) + "\r\n", "utf-8-sig", newline="")
    assert (
        run(
            [
                "align",
                str(tmp_path / "a.zh"),
                str(tmp_path / "a.en"),
                "--lines",
                "--quick",
                "--to",
                "ladder",
            ]
        )
        == 0
    )
    beads = [line.rsplit(":", 1)[0] for line in capsys.readouterr().out.splitlines()]
    assert beads == [
        "[]:[0]",
        "[0]:[1]",
        "[1]:[]",
        "[2]:[2]",
        "[3]:[]",
        "[4]:[]",
        "[5]:[3]",
        "[6]:[]",
    ]


def test_texts_that_do_not_belong_together_are_aligned_with_a_word_about_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.zh").write_text("春天来了。\n他买了三本书。\n她说：“我不去。”\n" * 10, "utf-8")
    (tmp_path / "a.fr").write_text("Le chat dort.\nLa table est grande.\nNous partons.\n", "utf-8")
    assert (
        run(
            [
                "align",
                str(tmp_path / "a.zh"),
                str(tmp_path / "a.fr"),
                "--lines",
                "--quick",
                "--to",
                "ladder",
            ]
        )
        == 0
    )
    said = capsys.readouterr()
    assert said.err == "duidu: These two texts do not look like translations of each other.\n"
    assert said.out.count("\n") >= 10

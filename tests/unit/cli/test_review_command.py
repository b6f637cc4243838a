"""`duidu review`: what is due, and a file that carries cards and answers to another library."""

import json
from pathlib import Path

import pytest

from duidu.app.study.known_words import MarkWords
from duidu.cli.main import run
from duidu.library.library import Library
from duidu.library.store.library_path import library_path
from duidu.library.words.reviews import Answer, ReviewCard
from duidu.study.knowledge import Status


@pytest.fixture
def library(tmp_path: Path) -> str:
    """A library with two words being learnt, one of them long due."""
    folder = str(tmp_path / "library")
    with Library.open(library_path(folder)) as opened:
        MarkWords(opened, "zh", ("老家", "河"), Status.LEARNING).do()
        opened.reviews.put(
            ReviewCard("zh", "河", "read", 2, None, 3.5, 5.0, 1e9 + 0.25, 1e9 - 3e5, "s", 0.0, 1e9)
        )
        opened.review_log.put(Answer("a", "zh", "河", "read", 3, 1e9 - 3e5, 1.5, 0, ""))
    return f"--library={folder}"


def test_what_is_due_is_printed(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([library, "review", "due"]) == 0
    printed = capsys.readouterr()
    assert printed.out == "河\tread\treview\n老家\tread\tnew\n"
    assert printed.err == "duidu: 2 cards are due, 1 of them new.\n"


def test_what_is_due_is_printed_as_json(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([library, "review", "due", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {name: found[name] for name in ("due", "steps", "reviews", "new", "later")} == {
        **{"due": 2, "steps": 0, "reviews": 1, "new": 1, "later": 0}
    }
    assert [word["word"] for word in found["words"]] == ["河", "老家"]
    assert found["words"][0]["due"] == 1e9 + 0.25


def test_a_file_goes_round(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "reviews.jsonl"
    assert run([library, "review", "export", "-o", str(out)]) == 0
    assert run([library, "review", "export", "-o", str(out)]) == 3
    assert run([library, "review", "export", "-o", str(out), "--force"]) == 0
    other = f"--library={tmp_path / 'other'}"
    capsys.readouterr()
    assert run([other, "review", "import", str(out)]) == 0
    assert capsys.readouterr().out == "2 words, 1 card and 1 answer were added.\n"
    assert run([other, "review", "import", str(out)]) == 0
    assert "4 lines were in the library already" in capsys.readouterr().err
    assert run([other, "review", "export"]) == 0
    assert capsys.readouterr().out == out.read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"hello", "holds no cards of review"),
        (b"\xff\xfe\x00", "holds no cards of review"),
        (None, "cannot be read"),
    ],
)
def test_another_file_is_refused_in_a_sentence(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes | None, said: str
) -> None:
    path = tmp_path / "file"
    if data is not None:
        path.write_bytes(data)
    assert run([library, "review", "import", str(path)]) == 3
    assert said in capsys.readouterr().err

"""`duidu sync`: two libraries in step through a folder, from the terminal."""

import json
from pathlib import Path

import pytest

from duidu.cli.main import run
from duidu.library.library import Library
from duidu.library.store.library_path import library_path
from duidu.library.words.known_words import KnownWord


def at(library: Path) -> str:
    return f"--library={library}"


def known(library: Path) -> dict[str, int]:
    with Library.open(library_path(str(library))) as opened:
        return dict(opened.known.levels("zh"))


def test_two_libraries_keep_in_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, one, other = tmp_path / "shared", tmp_path / "one", tmp_path / "other"
    folder.mkdir()
    with Library.open(library_path(str(one))) as library:
        library.known.put(KnownWord("zh", "银行", 1, "", 5.0))
    assert run([at(one), "sync", "--folder", str(folder), "--name", "laptop"]) == 0
    assert run([at(other), "sync", "--folder", str(folder), "--name", "desk", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["name"], told["taken"], told["devices"][0]["name"]) == ("desk", 1, "laptop")
    assert known(other) == {"银行": 1}
    assert run([at(other), "sync", "--status"]) == 0
    assert f"folder\t{folder}" in capsys.readouterr().out
    assert run([at(other), "sync", "--stop"]) == 0
    assert run([at(other), "sync", "--status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"in_step": False}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Name the folder"),
        (["--name", "laptop"], "Name the folder"),
        (["--stop", "--status"], "goes with nothing else"),
        (["--status", "--name", "x"], "changes nothing"),
    ],
)
def test_what_makes_no_sense_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run([at(tmp_path / "l"), "sync", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nowhere"
    assert run([at(tmp_path / "l"), "sync", "--folder", str(folder)]) == 3
    assert "cannot be read" in capsys.readouterr().err
    assert not folder.exists()

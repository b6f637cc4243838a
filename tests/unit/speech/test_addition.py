"""Where the voices are looked for, and what is not taken for them."""

import sys
from pathlib import Path

import pytest

from duidu.speech import addition
from duidu.speech.addition import LIST, VARIABLE, find_addition, read_addition, with_libraries
from fixtures.speech import make_addition


@pytest.fixture(autouse=True)
def _nowhere_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(addition, "_SHARED", ())
    monkeypatch.setattr(addition, "resource", lambda *_: tmp_path / "none")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))


def test_the_folder_that_is_named_is_the_only_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = make_addition(tmp_path / "own").folder
    assert find_addition((own,)) is not None
    monkeypatch.setenv(VARIABLE, str(tmp_path / "other"))
    assert find_addition((own,)) is None
    named = make_addition(tmp_path / "other")
    assert find_addition((own,)) == named


def test_the_first_whole_one_is_taken(tmp_path: Path) -> None:
    broken = make_addition(tmp_path / "broken").folder
    (broken / "decoder.onnx").unlink()
    whole = make_addition(tmp_path / "whole")
    assert find_addition((tmp_path / "nothing", broken, whole.folder)) == whole
    assert find_addition(()) is None


@pytest.mark.parametrize(
    "said",
    [
        "", "[]", "{}", '{"voices": 3, "signs": {}}', '{"voices": [], "signs": {}}',
        '{"voices": [{"name": "x"}], "signs": {}}',
        '{"voices": [{"name": "x", "language": "zh"}], "signs": []}',
    ],
)  # fmt: skip
def test_a_damaged_list_is_no_addition(tmp_path: Path, said: str) -> None:
    folder = make_addition(tmp_path / "voices").folder
    (folder / LIST).write_text(said, "utf-8")
    assert read_addition(folder) is None


def test_an_addition_beside_the_frozen_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_addition(tmp_path / "voices")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "duidu"))
    assert find_addition() == made


def test_voices_of_a_language(tmp_path: Path) -> None:
    made = make_addition(tmp_path / "voices")
    assert [voice.name for voice in made.of("zh")] == ["zf_one", "zm_two"]
    assert made.of("de") == ()


def test_its_libraries_come_behind_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", ["/first"])
    with_libraries(tmp_path)
    assert sys.path == ["/first"]
    (tmp_path / "python").mkdir()
    with_libraries(tmp_path)
    with_libraries(tmp_path)
    assert sys.path == ["/first", str(tmp_path / "python")]

"""What duidu doctor prints, of a sound and of a damaged library, with and without a window."""

from pathlib import Path

import pytest

from duidu.cli.main import run
from duidu.formats.sandbox import parent
from duidu.formats.sandbox.process import Answer
from duidu.library.library import Library


@pytest.fixture(autouse=True)
def offscreen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("DUIDU_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DUIDU_SETTINGS", str(tmp_path / "settings.json"))


def facts(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The facts printed."""
    return dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines())


def test_versions_folders_data_window_and_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Library.open(tmp_path / "library.sqlite").close()
    assert run(["--library", str(tmp_path), "doctor"]) == 0
    found = facts(capsys)
    assert found["library"] == "sound"
    assert found["library file"] == str(tmp_path / "library.sqlite")
    assert found["Qt platform"] == "offscreen"
    assert found["Chinese characters"] == "are drawn"
    assert found["dictionary"].startswith("CC-CEDICT of 20")
    assert found["reading of files"].startswith("in a child process with ")


def test_what_confines_the_reading_of_files_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    answer = Answer({"in_force": ["at most 900 MB and 60 seconds"]}, ())
    monkeypatch.setattr(parent, "ask", lambda *_: answer)
    assert run(["--library", str(tmp_path), "doctor"]) == 0
    printed = capsys.readouterr().out
    assert "reading of files: in a child process with at most 900 MB and 60 seconds\n" in printed
    assert "warning: This kernel has no Landlock" in printed
    assert "warning: This kernel filters no system calls" in printed


def test_a_library_not_yet_made_is_no_fault_and_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--library", str(tmp_path / "none"), "doctor"]) == 0
    assert facts(capsys)["library"] == "none yet"
    assert not (tmp_path / "none").exists()


def test_a_file_that_is_no_library_is_said_to_be_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "library.sqlite").write_text("not a library" * 100)
    assert run(["--library", str(tmp_path), "doctor"]) == 4
    assert "library.sqlite" in capsys.readouterr().err


def test_a_qt_without_platform_does_not_end_the_doctor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
    assert run(["--library", str(tmp_path), "doctor"]) == 0
    found = facts(capsys)
    assert found["window"].startswith("cannot be opened")
    assert "nonsense" in found["window"]
    assert found["library"] == "none yet"

"""Everything beside the program, when that is wanted."""

from pathlib import Path

import pytest

from duidu.cli.main import run
from duidu.library.store.library_path import data_folder, library_path
from duidu.portable import FOLDER, keep_beside, portable_folder


def test_the_folder_is_beside_the_program_or_its_appimage_and_nowhere_for_sources() -> None:
    assert portable_folder("/stick/duidu/duidu", {}, frozen=True) == Path("/stick/duidu") / FOLDER
    assert (
        portable_folder("/tmp/.mount_x/duidu", {"APPIMAGE": "/stick/Duidu.AppImage"}, frozen=True)
        == Path("/stick") / FOLDER
    )
    assert portable_folder("/usr/bin/python3", {}, frozen=False) is None


def test_once_asked_for_it_stays(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    first: dict[str, str] = {}
    assert keep_beside(["open", "--portable", "a.txt"], folder, first) == ["open", "a.txt"]
    later: dict[str, str] = {}
    assert keep_beside(["open", "b.txt"], folder, later) == ["open", "b.txt"]
    assert first == later
    assert library_path(None, later) == folder / "library.sqlite"
    assert data_folder(environment=later) == folder
    assert later["DUIDU_SETTINGS"] == str(folder / "settings.json")


def test_nothing_is_made_unasked_and_what_is_named_goes_first(tmp_path: Path) -> None:
    environment: dict[str, str] = {}
    keep_beside(["words"], tmp_path / FOLDER, environment)
    assert environment == {}
    assert list(tmp_path.iterdir()) == []
    named = {"DUIDU_LIBRARY": "/mine"}
    keep_beside(["--portable"], tmp_path / FOLDER, named)
    assert library_path(None, named) == Path("/mine/library.sqlite")


def test_from_source_it_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--portable", "words"]) == 2
    assert "--library" in capsys.readouterr().err

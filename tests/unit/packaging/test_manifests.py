"""What winget and Homebrew are told is true of the files of the release."""

import hashlib
import json
import zipfile
from pathlib import Path

import info_plist
import pytest

import manifests
from versions import version

ADDRESS = f"https://example.org/releases/v{version()}"
SETUP = f"duidu-{version()}-windows-setup.exe"
IMAGES = [f"Duidu-{version()}-macos-{machine}.dmg" for machine in ("arm64", "x86_64")]


def release(folder: Path, *names: str) -> dict[str, str]:
    """The manifests made for a release of these files, by name."""
    for name in names:
        (folder / name).write_bytes(name.encode())
    assert manifests.main(folder, ADDRESS + "/") == 0
    with zipfile.ZipFile(folder / f"manifests-{version()}.zip") as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def test_winget_is_told_the_installer_and_its_sum(tmp_path: Path) -> None:
    made = release(tmp_path, SETUP, *IMAGES)
    folder = f"winget/{version()}/Duidu.Duidu"
    parts = {
        name.removeprefix(folder): json.loads(text.partition("\n")[2])
        for name, text in made.items()
        if name.startswith("winget")
    }
    assert set(parts) == {".yaml", ".installer.yaml", ".locale.en-US.yaml"}
    (installer,) = parts[".installer.yaml"]["Installers"]
    assert installer["InstallerUrl"] == f"{ADDRESS}/{SETUP}"
    assert installer["InstallerSha256"] == hashlib.sha256(SETUP.encode()).hexdigest().upper()
    assert {part["PackageVersion"] for part in parts.values()} == {version()}
    script = Path(manifests.__file__).with_name("windows") / "duidu.nsi"
    assert f'"Publisher" "{manifests.PUBLISHER}"' in script.read_text("utf-8")


def test_homebrew_is_told_both_images_and_what_they_need(tmp_path: Path) -> None:
    text = release(tmp_path, *IMAGES)[f"homebrew/duidu-{version()}.rb"]
    for name in IMAGES:
        assert hashlib.sha256(name.encode()).hexdigest() in text
    assert 'v#{version}/Duidu-#{version}-macos-#{arch}.dmg"' in text
    # Ventura is macOS 13.
    assert info_plist.info()["LSMinimumSystemVersion"] == "13.0"
    assert '">= :ventura"' in text


def test_what_is_not_there_gets_no_manifest_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert release(tmp_path, IMAGES[0]) == {}
    said = capsys.readouterr().err
    assert "No manifest for winget" in said
    assert "No manifest for homebrew" in said


def test_every_file_of_the_release_has_its_sum(tmp_path: Path) -> None:
    release(tmp_path, SETUP, *IMAGES, "other.deb")
    lines = (tmp_path / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {name: value for value, _, name in (line.partition("  ") for line in lines)}
    assert set(sums) == {SETUP, *IMAGES, "other.deb", f"manifests-{version()}.zip"}
    assert all(manifests.digest(tmp_path / name) == value for name, value in sums.items())

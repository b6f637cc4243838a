"""The files of a release come together: none lost, none twice, and what may run still may."""

import os
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from versions import version

ROOT = Path(__file__).resolve().parents[3]
WORKFLOW = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
ADDRESS = "https://example.org/download/v1"
IMAGE = f"Duidu-{version()}-x86_64.AppImage"

posix = pytest.mark.skipif(os.name == "nt", reason="a shell script of the workflow, run on Linux")


def job(folder: Path, name: str, *files: str) -> None:
    """What a job of the workflow left."""
    (folder / name).mkdir(parents=True)
    for file in files:
        (folder / name / file).write_text(file, "utf-8")


def linux(folder: Path, mode: int) -> None:
    """The archive that the Linux job leaves, with an AppImage of this mode."""
    made = folder.with_name("dist")
    job(made.parent, "dist", IMAGE, "duidu_1_amd64.deb")
    (made / IMAGE).chmod(mode)
    (folder / "release-linux").mkdir(parents=True)
    with tarfile.open(folder / "release-linux" / "release-linux.tar", "w") as archive:
        archive.add(made, ".")


def gather(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run the script of the workflow."""
    script = str(ROOT / "packaging" / "gather_release.sh")
    command = [script, str(folder), str(folder.parent / "release"), ADDRESS]
    return subprocess.run(command, capture_output=True, text=True)


@posix
def test_everything_comes_into_one_folder_and_what_may_run_still_may(tmp_path: Path) -> None:
    files, release = tmp_path / "files", tmp_path / "release"
    linux(files, 0o755)
    job(files, "release-windows", "duidu-1-windows-setup.exe")
    done = gather(files)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in release.iterdir()} == {
        *(IMAGE, "duidu_1_amd64.deb", "duidu-1-windows-setup.exe"),
        *(f"manifests-{version()}.zip", "SHA256SUMS"),
    }
    assert os.access(release / IMAGE, os.X_OK)


@posix
def test_two_files_of_one_name_end_it_before_one_is_lost(tmp_path: Path) -> None:
    files = tmp_path / "files"
    for name in ("release-macos-arm64", "release-macos-x86_64"):
        job(files, name, "reading-macos.png")
    done = gather(files)
    assert done.returncode == 1
    assert done.stderr == "Two files are called reading-macos.png.\n"


@posix
def test_an_appimage_that_may_not_run_ends_it(tmp_path: Path) -> None:
    files = tmp_path / "files"
    linux(files, 0o644)
    done = gather(files)
    assert done.returncode == 1
    assert "may not run" in done.stderr


def jobs() -> dict[str, Any]:
    """The jobs of the workflow of releases."""
    found: dict[str, Any] = YAML(typ="safe").load(WORKFLOW)["jobs"]
    return found


def test_pictures_are_not_among_what_is_released() -> None:
    steps = [step for job in jobs().values() for step in job.get("steps", ())]
    uploads = [step["with"] for step in steps if "upload-artifact" in step.get("uses", "")]
    names = [upload["name"] for upload in uploads]
    assert len(set(names)) == len(names) >= 7
    for upload in uploads:
        assert upload["name"].startswith(("release-", "pictures-"))
        assert (".png" in upload["path"]) == upload["name"].startswith("pictures-")
    (published,) = [step["with"] for step in jobs()["publish"]["steps"] if "pattern" in str(step)]
    assert published["pattern"] == "release-*"


def test_publishing_waits_for_every_system() -> None:
    assert set(jobs()["publish"]["needs"]) == {"linux", "flatpak", "windows", "macos"}


def test_secrets_are_used_only_where_an_environment_keeps_them() -> None:
    with_secrets = [job for job in jobs().values() if "secrets." in str(job)]
    assert with_secrets
    for job in with_secrets:
        assert "'signing'" in job["environment"]

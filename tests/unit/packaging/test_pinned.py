"""Releases are made of exactly these files: everything needed is pinned, for Flatpak too."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def names(lines: list[str]) -> set[str]:
    """Normalised names of requirements."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[ <>=!~\[;]", line)[0]).lower() for line in lines}


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("requirements.txt", [*PROJECT["project"]["dependencies"], "pyinstaller"]),
        ("requirements-build.txt", [*PROJECT["build-system"]["requires"], "build"]),
    ],
)
def test_every_requirement_is_pinned_with_hashes(file: str, wanted: list[str]) -> None:
    text = (ROOT / "packaging" / file).read_text("utf-8")
    entries = re.findall(
        r"^(\S+)==\S+.*?\\\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", text, re.MULTILINE
    )
    assert names(wanted) - {name for name, _ in entries} == set()


def test_what_building_needs_is_also_installed_for_building_without_isolation() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]

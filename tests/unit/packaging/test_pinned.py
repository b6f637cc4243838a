"""Releases are made of exactly these files: everything needed is pinned, for Flatpak too."""

import json
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
    entries = re.findall(r"^(\S+)==\S+.*?\\\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", text, re.MULTILINE)
    assert names(wanted) - {name for name, _ in entries} == set()


def test_flatpak_takes_the_same_files() -> None:
    pinned = (ROOT / "packaging" / "requirements.txt").read_text("utf-8")
    sources = json.loads((ROOT / "packaging" / "flatpak" / "python-sources.json").read_text("utf-8"))
    assert [source["url"] for source in sources if source["sha256"] not in pinned] == []
    taken = names([source["url"].rsplit("/", 1)[1].split("-")[0] for source in sources])
    # jieba makes the word file; the program does not load it.
    assert names(PROJECT["project"]["dependencies"]) - taken == {"jieba"}

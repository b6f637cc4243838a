"""The person's name: the system's until one is chosen, and an empty one is a choice."""

import getpass
import json
from pathlib import Path

import pytest

from duidu.app.settings import author
from duidu.app.settings.author import (
    author_name,
    choose_author,
    forget_author,
    is_author_chosen,
    system_name,
)
from duidu.app.settings.settings import Settings


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the system's account a name."""
    monkeypatch.setattr(author, "_full_name", lambda: "Ren  Ying")


def test_until_one_is_chosen_it_is_the_name_of_the_account() -> None:
    settings = Settings()
    assert author_name(settings) == "Ren Ying"
    assert not is_author_chosen(settings)


def test_an_account_without_a_full_name_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(author, "_full_name", lambda: "")
    monkeypatch.setattr(getpass, "getuser", lambda: "ren")
    assert system_name() == "ren"


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_an_account_that_the_system_does_not_know_has_no_name(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def unknown() -> str:
        raise error

    monkeypatch.setattr(author, "_full_name", lambda: "")
    monkeypatch.setattr(getpass, "getuser", unknown)
    assert system_name() == ""


def test_a_chosen_name_holds_after_a_restart_and_whatever_preset_is_on(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.use_preset("translator")
    choose_author(settings, "  Ren\nYing 任颖 ")
    assert author_name(settings) == "Ren Ying 任颖"
    settings.use_preset("")
    assert author_name(settings) == "Ren Ying 任颖"
    assert author_name(Settings(path)) == "Ren Ying 任颖"


def test_no_name_is_a_choice_and_nobody_is_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    choose_author(Settings(path), " ")
    again = Settings(path)
    assert author_name(again) == ""
    assert is_author_chosen(again)
    forget_author(again)
    assert author_name(Settings(path)) == "Ren Ying"


def test_a_file_of_another_hand_gives_one_short_line(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    stored = {"settings": {"notes.author": "A\nB " * 500, "notes.author_chosen": True}}
    path.write_text(json.dumps(stored), encoding="utf-8")
    name = author_name(Settings(path))
    assert len(name) <= 200
    assert name.startswith("A B A B")

"""What is looked up in the terminal comes in the order that the window has."""

import json
from pathlib import Path

import pytest

from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.cli.main import run
from duidu.library.library import Library

WORDS = (
    *("colour", "can't", "beautifully", "the Great Wall", "look forward to", "gave up", "bank"),
    *("put up with", "WHO", "Sichuan", "1990s", "run", "third", "children", "U.S.", "by the way"),
    *("organise", "unhappy", "Beijing", "dying"),
)


@pytest.mark.parametrize("word", WORDS)
def test_window_and_terminal_have_one_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    session = Session(Library.open(tmp_path / "library.sqlite"), Settings())
    try:
        card = session.look_up.of_text(word)
    finally:
        session.close()
    assert card is not None
    assert run(["lookup", "--json", word]) == 0
    told = [one["simplified"] for one in json.loads(capsys.readouterr().out)["entries"]]
    shown = [entry.simplified for entry in card.entries]
    assert len(shown) > 0
    assert told[: len(shown)] == shown

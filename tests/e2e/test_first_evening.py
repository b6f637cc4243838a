"""The main job from end to end on a real X server.

Open the article, point at a word, write a note, come back tomorrow and find it.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "news.zh-en.txt"
WORD = "银行"
NOTE = {"fact": "note", "text": "kept overnight", "quote": [WORD]}
MOST_WORDS = 8  # before the word, at the beginning of the sample
TOOLS = ("Xvfb", "xdotool")

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(
        any(shutil.which(tool) is None for tool in TOOLS),
        reason="needs Xvfb and xdotool, which ./run test installs as root",
    ),
]


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of its own."""
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1400x900x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


class Evening:
    """One run of the program and the hands at its keyboard and mouse."""

    def __init__(
        self, display: str, library: Path, under: Sequence[str] = (), folder: Path | None = None
    ) -> None:
        """`under` is a command that watches the program, `folder` the one it is started in."""
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT / "desktop"),
        }
        driver = str(Path(__file__).with_name("window_driver.py"))
        self._program = subprocess.Popen(
            [*under, sys.executable, driver, str(library), str(SAMPLE), WORD],
            cwd=folder,
            stdout=subprocess.PIPE,
            text=True,
            env=self._environment,
        )

    def __enter__(self) -> "Evening":
        return self

    def __exit__(self, *_: object) -> None:
        self._program.kill()
        self._program.wait(10)
        if self._program.stdout is not None:
            self._program.stdout.close()

    def wait_for(self, fact: str) -> dict[str, Any]:
        """Read reports until this one comes."""
        assert self._program.stdout is not None
        for line in self._program.stdout:
            report: dict[str, Any] = json.loads(line)
            if report["fact"] == fact:
                return report
        raise AssertionError(f"the program ended without “{fact}”")

    def hands(self, *words: str) -> None:
        """Do something at the keyboard or with the mouse."""
        subprocess.run(
            ["xdotool", *words], env=self._environment, check=True, stdout=subprocess.DEVNULL
        )

    def focus(self) -> None:
        """Give the window the keys: there is no window manager here to do it."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "duidu"],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
        )
        self.hands("windowfocus", "--sync", found.stdout.split()[0])
        self.wait_for("focus")

    def leave(self) -> int:
        """Close the window by its key and return the exit code."""
        self.hands("key", "ctrl+q")
        return self._program.wait(60)


def spend_evening(evening: Evening) -> None:
    """Look a word up, write a note on it, and leave."""
    word = evening.wait_for("word")
    evening.focus()
    evening.hands("mousemove", str(word["x"] + 3), str(word["y"] + 2))
    evening.hands("mousemove", str(word["x"]), str(word["y"]))
    card = evening.wait_for("card")
    assert card["text"].startswith(WORD)
    assert "bank" in card["meanings"]
    evening.hands("click", "--repeat", "2", "--delay", "60", "1")
    evening.hands("key", "n")
    assert evening.wait_for("editor")["quote"] == WORD
    evening.hands("type", "--delay", "20", "kept overnight")
    evening.hands("key", "ctrl+Return")
    assert evening.wait_for("note") == NOTE
    assert evening.leave() == 0


def card_of(evening: Evening, word: str) -> dict[str, Any]:
    """Go on by the arrow key, word by word, until the card of this one is open."""
    last = ""
    for _ in range(MOST_WORDS):
        evening.hands("key", "Right")
        # A card that is shown again, since more is known of its word, is told once more.
        while (card := evening.wait_for("card"))["text"] == last:
            continue
        last = card["text"]
        if last == word:
            return card
    raise AssertionError(f"no card of {word} among the first {MOST_WORDS} words")


def spend_evening_by_keyboard(evening: Evening) -> None:
    """Look a word up, select it, write a note on it, and leave, without a mouse."""
    evening.wait_for("word")
    evening.focus()
    assert "bank" in card_of(evening, WORD)["meanings"]
    evening.hands("key", "ctrl+shift+Right")
    evening.hands("key", "n")
    assert evening.wait_for("editor")["quote"] == WORD
    evening.hands("type", "--delay", "20", "kept overnight")
    evening.hands("key", "ctrl+Return")
    assert evening.wait_for("note") == NOTE
    assert evening.leave() == 0


@pytest.mark.parametrize("spend", [spend_evening, spend_evening_by_keyboard])
def test_a_note_made_tonight_is_there_tomorrow(
    display: str, tmp_path: Path, spend: Callable[[Evening], None]
) -> None:
    library = tmp_path / "library.sqlite"
    with Evening(display, library) as tonight:
        spend(tonight)
    with Evening(display, library) as tomorrow:
        assert tomorrow.wait_for("note") == NOTE
        tomorrow.focus()
        assert tomorrow.leave() == 0

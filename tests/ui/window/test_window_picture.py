"""duidu open --screenshot: a picture of the real window, or one sentence on a mistake."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[3]


def duidu(folder: Path, *arguments: str, named: bool = True) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own, with a library of its own.

    It is where a person's own would be unless it is `named`.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    environment |= {
        "PYTHONPATH": str(ROOT / "desktop"),
        "DUIDU_SETTINGS": str(folder / "settings.json"),
        "XDG_DATA_HOME": str(folder),
    }
    library = ["--library", str(folder) + os.sep] if named else []
    command = [sys.executable, "-m", "duidu", *library, *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=100, check=False
    )


@pytest.mark.parametrize(
    ("scale", "theme", "paper"), [("1", "light", "#fbfaf7"), ("2", "dark", "#1b1a18")]
)
def test_start_page_is_painted_in_the_wished_size_scale_and_theme(
    tmp_path: Path, scale: str, theme: str, paper: str
) -> None:
    picture = tmp_path / "start.png"
    ended = duidu(
        tmp_path,
        "open",
        "--screenshot",
        str(picture),
        "--size",
        "900x600",
        "--scale",
        scale,
        "--theme",
        theme,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (900 * int(scale), 600 * int(scale))
    assert image.pixelColor(image.width() - 20, image.height() - 20).name() == paper
    assert not (tmp_path / "settings.json").exists()


def test_a_picture_leaves_nothing_in_the_person_s_own_library(tmp_path: Path) -> None:
    text, picture = tmp_path / "river.txt", tmp_path / "text.png"
    text.write_text("河面上升起薄雾。\nA mist rose over the river.\n", encoding="utf-8")
    ended = duidu(tmp_path, "open", str(text), "--screenshot", str(picture), named=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["river.txt", "text.png"]


def test_a_text_is_painted_with_the_card_of_a_word(tmp_path: Path) -> None:
    (tmp_path / "river.txt").write_text(
        "河面上升起薄雾。\nA mist rose over the river.\n", encoding="utf-8"
    )
    picture = tmp_path / "text.png"
    ended = duidu(
        tmp_path,
        "open",
        str(tmp_path / "river.txt"),
        "--screenshot",
        str(picture),
        "--hover",
        "薄雾",
        "--pinyin",
        "off",
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    colors = QImage(str(picture)).convertToFormat(QImage.Format.Format_Indexed8).colorCount()
    assert colors > 20


def test_a_picture_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    late = (
        "import sys, duidu.ui.window.screenshot as s; s.DEADLINE = 1; s.SETTLE = 9000; "
        "from duidu.cli.main import run; sys.exit(run(sys.argv[1:]))"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "desktop"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    picture = tmp_path / "never.png"
    command = [
        sys.executable,
        "-c",
        late,
        "--library",
        str(tmp_path) + os.sep,
        "open",
        "--screenshot",
        str(picture),
    ]
    ended = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=100, check=False
    )
    assert (ended.returncode, picture.exists()) == (1, False)
    assert "not ready" in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["open", "missing.txt", "--screenshot", "out.png"], 3, "missing.txt"),
        (["open", "--screenshot", "out.png", "--size", "9x9"], 2, "--size"),
        (["open", "--screenshot", "out.png", "--scale", "9"], 2, "--scale"),
        (["open", "a", "b", "c", "--screenshot", "out.png"], 2, "one file"),
        (["open"], 1, "--screenshot"),
    ],
)
def test_mistakes_are_one_sentence(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    ended = duidu(tmp_path, *arguments)
    assert ended.returncode == code
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert words in ended.stderr

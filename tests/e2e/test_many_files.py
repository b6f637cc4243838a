"""Files that a desktop hands over all at once, as its .desktop file asks with %F."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The program as it is; what the window shows is reported when the texts are on the shelf.
REPORTING = """
import json
import sys
from PySide6.QtCore import QTimer
from duidu.cli.main import run
from duidu.ui.window.main_window import MainWindow

open_files = MainWindow.open_files

def reporting(window, paths):
    window.opening.collecting.ended.connect(lambda: QTimer.singleShot(0, lambda: report(window)))
    open_files(window, paths)

def report(window):
    titles = sorted(article.title for article in window.session.library.articles.all())
    print(json.dumps({"visible": window.isVisible(), "titles": titles}), flush=True)
    window.close()

MainWindow.open_files = reporting
sys.exit(run(sys.argv[1:]))
"""
TEXT = "# {title}\n\n{title}来了。\n\n我很高兴。\n\n{title} came.\n\nI am very glad.\n"


def opened(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `duidu open` with a library of its own."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT / "desktop"),
        "DUIDU_LIBRARY": str(folder / "library") + os.sep,
        "DUIDU_SETTINGS": str(folder / "settings.json"),
    }
    return subprocess.run(
        [sys.executable, "-c", REPORTING, "open", *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    """Three bilingual files that have nothing to do with each other."""
    paths = [tmp_path / f"{name}.md" for name in ("Anna", "Bert", "Carl")]
    for path in paths:
        path.write_text(TEXT.format(title=path.stem), "utf-8")
    return [str(path) for path in paths]


def test_three_files_are_three_texts_on_the_shelf(tmp_path: Path, texts: list[str]) -> None:
    done = opened(tmp_path, *texts)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"visible": True, "titles": ["Anna", "Bert", "Carl"]}


def test_of_many_files_those_that_can_be_read_are_opened(tmp_path: Path, texts: list[str]) -> None:
    done = opened(tmp_path, *texts[:2], str(tmp_path / "gone.md"))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["titles"] == ["Anna", "Bert"]


def test_a_picture_is_of_one_text(tmp_path: Path, texts: list[str]) -> None:
    done = opened(tmp_path, *texts, "--screenshot", str(tmp_path / "picture.png"))
    assert done.returncode == 2
    assert "one file with both languages" in done.stderr

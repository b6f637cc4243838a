"""Files that macOS hands to the running program are opened, early ones too."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from duidu.ui.window.macos_open_events import FilesApplication
from duidu.ui.window.process import application_class

# A process of its own: there is one application object in each.
PROGRAM = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from duidu.ui.window.macos_open_events import FilesApplication, follow

app = FilesApplication(["duidu"])
QCoreApplication.sendEvent(app, QFileOpenEvent("/texts/before.txt"))
follow(app, lambda paths: print(*paths))
QCoreApplication.sendEvent(app, QFileOpenEvent("/texts/银行.txt"))
"""


def test_files_come_as_events() -> None:
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(Path(__file__).resolve().parents[3] / "desktop"),
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stdout.split()) == (
        0,
        ["/texts/before.txt", "/texts/银行.txt"],
    ), done.stderr


def test_only_macos_needs_it() -> None:
    assert application_class("darwin") is FilesApplication
    assert application_class("linux") is application_class("win32") is QApplication

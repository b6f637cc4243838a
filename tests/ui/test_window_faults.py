"""A fault of ours: a report, one sentence in the window, and the window lives on. And what is inside, with its licences."""

import faulthandler
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from duidu.app.crash_report import FATAL
from duidu.ui.dialogs.about import NoticesSheet
from duidu.ui.faults import MOST_REPORTS, Faults
from duidu.ui.theme import Theme
from duidu.ui.widgets.message_line import MessageLine


@pytest.fixture
def messages(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[MessageLine]:
    """A message line; hooks and the death watch are put back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(faulthandler, "enable", lambda *_: None)
    monkeypatch.setattr(faulthandler, "disable", lambda *_: None)
    window = QWidget()
    yield MessageLine(Theme(qapp, "light"), window)
    window.deleteLater()


def test_it_is_told_once_a_fault_and_not_for_ever(messages: MessageLine, tmp_path: Path, qapp: QApplication) -> None:
    faults = Faults(messages, messages, tmp_path)
    for _ in range(MOST_REPORTS + 3):
        faults.report(RuntimeError, RuntimeError("words of mine"), None)
    qapp.processEvents()
    assert len(list(tmp_path.glob("report-*.txt"))) == MOST_REPORTS
    assert messages.message is not None
    assert str(tmp_path) in messages.message.text
    assert "words of mine" not in messages.message.text


def test_a_fault_of_a_thread_is_told_too(messages: MessageLine, tmp_path: Path, qapp: QApplication) -> None:
    faults = Faults(messages, messages, tmp_path)
    thread = threading.Thread(target=lambda: faults.report(KeyError, KeyError("x"), None))
    thread.start()
    thread.join()
    qapp.processEvents()
    assert messages.message is not None


def test_a_death_is_told_at_the_next_start(messages: MessageLine, tmp_path: Path) -> None:
    (tmp_path / FATAL).write_text("Fatal Python error: Aborted\n")
    Faults(messages, messages, tmp_path)
    assert messages.message is not None
    assert len(list(tmp_path.glob("report-*.txt"))) == 1


def test_the_notices_can_be_read(qapp: QApplication) -> None:
    parent = QWidget()
    parent.resize(800, 700)
    sheet = NoticesSheet(parent)
    assert "CC-CEDICT" in sheet.page.toPlainText()
    assert sheet.page.isReadOnly()
    parent.deleteLater()

"""A fault of the program: a report, a sentence, and work goes on. The about sheet."""

import faulthandler
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from duidu.app.base.crash_report import FATAL
from duidu.core.errors import LibraryError
from duidu.lexicon.lexicon import open_lexicon
from duidu.ui.base.message_line import MessageLine
from duidu.ui.base.text_sheet import TextSheet
from duidu.ui.settings.about_sheet import AboutSheet
from duidu.ui.style.theme import Theme
from duidu.ui.window.fault_reports import MOST_REPORTS, FaultReports

# Qt's platform without a screen says so of every dialog that is shown.
WITHOUT_SCREEN = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def messages(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[MessageLine]:
    """A message line; hooks and the death watch are put back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(faulthandler, "enable", lambda *_: None)
    monkeypatch.setattr(faulthandler, "disable", lambda *_: None)
    window = QWidget()
    window.resize(800, 700)
    yield MessageLine(Theme(qapp, "light"), window)
    window.deleteLater()


def test_it_is_told_once_a_fault_and_not_for_ever(
    messages: MessageLine, tmp_path: Path, qapp: QApplication
) -> None:
    faults = FaultReports(messages, messages, tmp_path)
    for _ in range(MOST_REPORTS + 3):
        faults.report(RuntimeError, RuntimeError("words of mine"), None)
    qapp.processEvents()
    assert len(list(tmp_path.glob("report-*.txt"))) == MOST_REPORTS
    assert messages.message is not None
    assert str(tmp_path) in messages.message.text
    assert "words of mine" not in messages.message.text


def test_what_fails_again_and_again_is_reported_once(
    messages: MessageLine, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    faults = FaultReports(messages, messages, tmp_path)
    for number in range(9):
        try:
            list[int]()[number]
        except IndexError as error:
            faults.report(IndexError, error, error.__traceback__)
    assert len(list(tmp_path.glob("report-*.txt"))) == 1
    assert capfd.readouterr().err.count("Traceback") == 1


def test_what_is_no_fault_of_the_program_is_told_in_its_sentence(
    messages: MessageLine, tmp_path: Path
) -> None:
    FaultReports(messages, messages, tmp_path).report(
        LibraryError, LibraryError("The disk is full."), None
    )
    assert messages.message is not None
    assert messages.message.text == "The disk is full."
    assert list(tmp_path.glob("report-*.txt")) == []


def test_a_fault_of_a_thread_is_told_too(
    messages: MessageLine, tmp_path: Path, qapp: QApplication
) -> None:
    faults = FaultReports(messages, messages, tmp_path)
    thread = threading.Thread(target=lambda: faults.report(KeyError, KeyError("x"), None))
    thread.start()
    thread.join()
    qapp.processEvents()
    assert messages.message is not None


def test_a_death_is_told_at_the_next_start(messages: MessageLine, tmp_path: Path) -> None:
    (tmp_path / FATAL).write_text("Fatal Python error: Aborted\n")
    FaultReports(messages, messages, tmp_path)
    assert messages.message is not None
    assert len(list(tmp_path.glob("report-*.txt"))) == 1


@WITHOUT_SCREEN
def test_the_report_can_be_read(messages: MessageLine, tmp_path: Path, qapp: QApplication) -> None:
    FaultReports(messages, messages, tmp_path).report(RuntimeError, RuntimeError(), None)
    qapp.processEvents()
    assert messages.message is not None
    messages.message.actions[0][1]()
    (sheet,) = messages.window().findChildren(TextSheet)
    assert "builtins.RuntimeError" in sheet.page.toPlainText()
    sheet.close()


@WITHOUT_SCREEN
def test_the_notices_can_be_read_from_about(qapp: QApplication) -> None:
    parent = QWidget()
    parent.resize(800, 700)
    sheet = AboutSheet(open_lexicon(), parent).show_notices()
    assert "CC-CEDICT" in sheet.page.toPlainText()
    assert "jieba" in sheet.page.toPlainText()
    assert sheet.page.isReadOnly()
    sheet.close()
    parent.deleteLater()

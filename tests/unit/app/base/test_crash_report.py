"""A report of a crash says where in the program it was, and nothing of the person's."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from duidu.app.base.crash_report import FATAL, KEPT, take_over_fatal, write_report

NOW = datetime(2026, 11, 24, 20, 15)
SECRET = "我的日记"


def failing(text: str) -> None:
    """Fails as a table does that lacks a word."""
    try:
        dict[str, str]()[text]
    except KeyError as error:
        raise ValueError(f"cannot read {text}") from error


def caught(text: str) -> ValueError:
    """The error as it would be met."""
    with pytest.raises(ValueError, match=text) as met:
        failing(text)
    return met.value


def test_a_report_names_the_place_and_the_cause_and_not_the_text(tmp_path: Path) -> None:
    report = write_report(caught(SECRET), tmp_path, NOW).read_text("utf-8")
    assert "in failing" in report
    assert (
        report.index("builtins.KeyError")
        < report.index("which led to")
        < report.index("builtins.ValueError")
    )
    assert SECRET not in report
    assert str(Path(__file__).parents[1]) not in report
    assert str(Path.home()) + "/" not in report


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (AttributeError("x", name="reading"), "AttributeError: reading"),
        (PermissionError(13, "no", f"/home/me/{SECRET}"), "PermissionError: EACCES"),
        (RuntimeError(SECRET), "RuntimeError\n"),
    ],
)
def test_only_harmless_parts_of_a_message_are_kept(
    error: Exception, shown: str, tmp_path: Path
) -> None:
    report = write_report(error, tmp_path, NOW).read_text("utf-8")
    assert shown in report
    assert SECRET not in report


def test_the_newest_are_kept(tmp_path: Path) -> None:
    made = [
        write_report(RuntimeError(), tmp_path, NOW + timedelta(seconds=i)) for i in range(KEPT + 3)
    ]
    assert sorted(tmp_path.iterdir()) == made[3:]


def test_a_death_in_native_code_is_reported_at_the_next_start(tmp_path: Path) -> None:
    assert take_over_fatal(tmp_path, NOW) is None
    (tmp_path / FATAL).write_text(
        "Fatal Python error: Segmentation fault\n\n"
        '  File "/home/li/duidu/desktop/duidu/ui/view.py", line 7 in paint\n'
    )
    report = take_over_fatal(tmp_path, NOW)
    assert report is not None
    assert 'File "duidu/ui/view.py", line 7 in paint' in report.read_text("utf-8")
    assert "/home/li" not in report.read_text("utf-8")
    assert take_over_fatal(tmp_path, NOW) is None


def test_a_fault_in_the_terminal_is_one_sentence_and_a_report(tmp_path: Path) -> None:
    code = (
        "import sys, duidu.__main__ as m, duidu.cli.main as c\n"
        "def broken(args): raise RuntimeError('secret words')\n"
        "c.run = broken\n"
        "sys.argv = ['duidu', 'words']\n"
        "m.main()"
    )
    environment = {
        "DUIDU_DATA": str(tmp_path),
        "PYTHONPATH": str(Path(__file__).resolve().parents[4] / "desktop"),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    (report,) = (tmp_path / "reports").iterdir()
    assert str(report) in done.stderr
    assert "secret" not in done.stderr + report.read_text("utf-8")

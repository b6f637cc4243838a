"""How a command is found, and that every failure is one sentence and an exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from duidu import __version__
from duidu.cli.main import COMMANDS, run

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == f"duidu {__version__}"
    with pytest.raises(SystemExit):
        run(["--help"])
    shown = capsys.readouterr().out
    assert all(name in shown for name in COMMANDS)


@pytest.mark.parametrize("arguments", [["nonsense"], ["words", "--bogus"], ["--library"]])
def test_wrong_use_is_one_sentence_and_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("duidu: ")
    assert shown.err.count("\n") == 1


def test_every_command_has_a_module_with_help() -> None:
    for name in COMMANDS:
        found = subprocess.run(
            [sys.executable, "-m", "duidu", name, "--help"],
            cwd=DESKTOP,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (name, found.returncode, found.stderr) == (name, 0, "")


def test_output_is_utf8_whatever_the_locale() -> None:
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "duidu", "words"]
    found = subprocess.run(
        command,
        cwd=DESKTOP,
        env=environment,
        input="你好，世界\n".encode(),
        capture_output=True,
        timeout=60,
    )
    assert found.stdout.decode("utf-8").replace(" ", "") == "你好，世界\n"

"""--help is in Chinese, and all of it, where the locale is simplified Chinese."""

import argparse
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.cli.chinese_help import TEXTS, translate, wants_chinese, wrap
from duidu.cli.export import ids
from duidu.cli.main import COMMANDS, _parser

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"


def texts(parser: argparse.ArgumentParser) -> Iterator[str | None]:
    """Every text in the help of a parser and of the commands in it."""
    yield from (parser.description, parser.epilog)
    for group in parser._action_groups:
        yield from (group.title, group.description)
    for action in parser._actions:
        yield action.help
        if isinstance(action, argparse._SubParsersAction):
            yield from (command.help for command in action._choices_actions)
            for name in action.choices:
                yield from texts(action.choices[name])


def all_texts() -> set[str]:
    """The help of every command; a list of formats is the same in all languages."""
    found = {text for command in COMMANDS for text in texts(_parser([command])) if text}
    return found - {argparse.SUPPRESS, ", ".join(ids())}


def test_every_text_has_its_chinese_and_no_chinese_is_left_over() -> None:
    assert all_texts() ^ set(TEXTS) == set()


def test_all_of_the_help_is_chinese() -> None:
    for command in COMMANDS:
        parser = _parser([command])
        translate(parser)
        left = {text for text in texts(parser) if text in TEXTS}
        assert left == set(), command


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_SG"}, True),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "", "LANG": "zh_CN.GB18030"}, True),
        ({"LANGUAGE": "zh_CN:en", "LANG": "en_US.UTF-8"}, True),
        ({"LANGUAGE": "en", "LANG": "zh_CN.UTF-8"}, False),
        ({"LANGUAGE": "zh_CN", "LANG": "C.UTF-8"}, False),
        ({"LANG": "zh_TW.UTF-8"}, False),
        ({"LANG": "de_DE"}, False),
        ({}, False),
    ],
)
def test_the_locale_decides(environment: dict[str, str], chinese: bool) -> None:
    assert wants_chinese(environment) is chinese


def test_lines_break_between_hanzi_and_fit() -> None:
    for text in TEXTS.values():
        lines = wrap(text, 30)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(
            sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) <= 32
            for line in lines
        )
        assert all(line[0] not in "，。、；：）”" for line in lines)


@pytest.mark.parametrize("command", [(), ("notes", "export")])
def test_the_program_prints_it_without_loading_qt(command: tuple[str, ...]) -> None:
    code = (
        f"import sys, atexit; sys.path.insert(0, {str(DESKTOP)!r}); "
        "from duidu.cli.main import run; "
        "atexit.register(lambda: print('PySide6' in sys.modules, file=sys.stderr)); "
        f"run([*{command!r}, '--help'])"
    )
    environment = {"LC_ALL": "zh_CN.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environment
    )
    assert done.stdout.startswith("用法：duidu")
    assert "选项:" in done.stdout
    assert done.stderr == "False\n"

"""The help of the command line in Chinese, for people whose locale is Chinese.

The tables, in files of their own, are plain Python, because the translations of the window are read
by Qt, which no command but open loads. A test finds every text of the help that has no Chinese.
"""

import argparse
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from duidu.cli.chinese_of_texts import OF_TEXTS
from duidu.cli.chinese_of_words import OF_WORDS

TEXTS: Mapping[str, str] = MappingProxyType({**OF_TEXTS, **OF_WORDS})
_SIMPLIFIED = ("zh", "zh_CN", "zh_SG", "zh_Hans")
# Marks that must not begin a line.
_CLOSING = "，。、；：？！）”》"


def wants_chinese(environment: Mapping[str, str]) -> bool:
    """Whether an environment asks for simplified Chinese, by the rules of gettext."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return False
    # LANGUAGE lists languages by preference and goes before the locale, except before C.
    first = (environment.get("LANGUAGE") or locale).partition(":")[0]
    # A locale such as zh_CN.UTF-8@pinyin: encoding and modifier say nothing of the language.
    code = first.partition(".")[0].partition("@")[0]
    return code in _SIMPLIFIED or code.startswith("zh_Hans_")


def translate(parser: argparse.ArgumentParser) -> None:
    """Put the help of a parser and of its commands into Chinese. A text without Chinese stays."""
    parser.formatter_class = _Formatter
    parser.description, parser.epilog = map(_chinese, (parser.description, parser.epilog))
    # argparse has no public way to its groups and arguments.
    for group in parser._action_groups:  # noqa: SLF001
        group.title, group.description = map(_chinese, (group.title, group.description))
    for action in parser._actions:  # noqa: SLF001
        action.help = _chinese(action.help)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action._choices_actions:  # noqa: SLF001
                command.help = _chinese(command.help)
            for name in action.choices:
                translate(action.choices[name])


def _chinese(text: str | None) -> str | None:
    return TEXTS.get(text, text) if text is not None else None


class _Formatter(argparse.HelpFormatter):
    """Breaks lines between hanzi, each two columns wide."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin with the Chinese word for usage."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = wrap(" ".join(text.split()), width - len(indent))
        return "\n".join(indent + line for line in lines)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` columns: at spaces and beside hanzi."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and _columns(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """Split a text where a line may end: after a word's space and beside hanzi."""
    pieces: list[str] = []
    for character in text:
        before = pieces[-1][-1] if pieces else " "
        may_break = before == " " or _columns(before) == 2 or _columns(character) == 2
        if not pieces or (may_break and character not in _CLOSING and character != " "):
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _columns(text: str) -> int:
    """The width of a text in a terminal."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)

"""`duidu words`: cuts Chinese text into words, a line for each line of standard input."""

import argparse

from duidu.cli.lines import lines_of, standard_input
from duidu.cli.terminal import answer_line
from duidu.language.zh.chinese import Chinese


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser(
        "words",
        help="cut Chinese text into words",
        description="Reads lines from standard input and prints the words of each.",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the words of each line, separated by one space, as soon as it has been read."""
    chinese = Chinese()
    for line in lines_of(standard_input()):
        answer_line(" ".join(word for word in chinese.words(line) if not word.isspace()))
    return 0

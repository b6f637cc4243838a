"""`duidu pinyin`: prints the readings of Chinese text, a line for each line of standard input."""

import argparse
from collections.abc import Callable, Sequence

from duidu.cli.lines import lines_of, standard_input
from duidu.cli.terminal import answer_line
from duidu.core.token import Token
from duidu.language.zh.chinese import Chinese
from duidu.language.zh.display import Style, per_character, per_word


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser(
        "pinyin",
        help="print the readings of Chinese text",
        description="Reads lines from standard input and prints the readings of each.",
    )
    parser.add_argument(
        "--style",
        choices=[style.value for style in Style],
        default=Style.MARKS.value,
        help="how readings are written (default: marks)",
    )
    parser.add_argument(
        "--per-character",
        action="store_true",
        help="one field for each character, - where it has no reading",
    )
    parser.add_argument(
        "--parallel",
        action="store_true",
        help="lines are Chinese, TAB, English; the English helps to choose readings",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the readings of each line as soon as it has been read."""
    style = Style(args.style)
    written: Callable[[Sequence[Token], Style], str] = (
        per_character if args.per_character else per_word
    )
    # Plain readings need no encoder, which takes a second to load.
    tokens = _parallel_tokens() if args.parallel else Chinese().tokens
    for line in lines_of(standard_input()):
        answer_line(written(tokens(line), style))
    return 0


def _parallel_tokens() -> Callable[[str], tuple[Token, ...]]:
    """Return a function that cuts the Chinese of a line, read with its English in mind."""
    from duidu.cli.encoder import installed_encoder
    from duidu.lexicon.parallel import open_parallel

    reader = open_parallel(installed_encoder())

    def tokens(line: str) -> tuple[Token, ...]:
        chinese, _, english = line.partition("\t")
        return reader.tokens(chinese, english)

    return tokens

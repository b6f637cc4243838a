"""`duidu links`: prints which words of `Chinese ||| English` lines answer each other."""

import argparse
import html

from duidu.cli.lines import lines_of_signed, standard_input
from duidu.cli.terminal import complain, say
from duidu.core.errors import UsageError
from duidu.language.en.description import ENGLISH
from duidu.language.zh.description import CHINESE

_BETWEEN = "|||"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("links", help="link the words of sentence pairs")
    parser.description = (
        "Reads lines “Chinese ||| English” and prints for each the word links as i-j pairs, "
        "counted from 0."
    )
    parser.add_argument(
        "--tokens",
        action="store_true",
        help="the words of the lines are separated by spaces already",
    )
    parser.add_argument(
        "--threshold",
        type=float,
        help="print links with at least this probability (0.35: precision and recall about equal)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read all of standard input and print the links of each line as i-j pairs.

    All lines are read first because the linker learns from all of them. A line without two sides
    has no links.
    """
    # Here, so that --help does not wait for numpy.
    from duidu.align.base.sentence_encoder import SentenceEncoder
    from duidu.align.links.make_linker import word_linker
    from duidu.align.links.word_linker import BALANCED
    from duidu.lexicon.lexicon import open_lexicon

    lines = list(lines_of_signed(standard_input()))
    pairs = [_words(line, args.tokens) for line in lines]
    try:
        encoder = SentenceEncoder()
    # Without its weights links are found by the dictionary, names and numbers alone.
    except ImportError:
        encoder = None
    linker = word_linker(CHINESE.code, ENGLISH.code, open_lexicon(), encoder)
    linker.learn(pairs)
    for source, target in pairs:
        links = linker.link(source, target, BALANCED if args.threshold is None else args.threshold)
        say(" ".join(f"{link.source}-{link.target}" for link in links))
    return _complain(lines)


def _complain(lines: list[str]) -> int:
    """Name the lines that lack a side on standard error, and return the exit code."""
    wrong = [
        number for number, line in enumerate(lines, 1) if line.strip() and _BETWEEN not in line
    ]
    for number in wrong:
        complain(f"Line {number} has no “|||”; write Chinese ||| English.")
    return UsageError.exit_code if wrong else 0


def _words(line: str, already_cut: bool) -> tuple[list[str], list[str]]:
    """Split a line into the words of both sides; a line that lacks a side has none."""
    source, _, target = line.partition(_BETWEEN) if _BETWEEN in line else ("", "", "")
    if already_cut:
        # Tokenised corpora often write marks as HTML entities: &apos;s, &quot;.
        return [html.unescape(word) for word in source.split()], [
            html.unescape(word) for word in target.split()
        ]
    return _own_words(CHINESE.code, source), _own_words(ENGLISH.code, target)


def _own_words(code: str, text: str) -> list[str]:
    from duidu.core.token import TokenKind
    from duidu.language.registry import language_for

    return [
        token.text
        for token in language_for(code).tokens(text.strip())
        if token.kind is not TokenKind.SPACE
    ]

"""`duidu find`: a concordance of articles or of the library, with conditions on either side."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from duidu.app.base.safe_write import write_safely
from duidu.app.search.concordance import (
    SORTS,
    ConcordanceLine,
    concordance,
    counts_of,
    sorted_lines,
)
from duidu.app.search.concordance_files import FORMS, concordance_bytes
from duidu.app.search.find import Find
from duidu.app.search.find_pattern import Query
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.cli.terminal import complain, counted, hand_over, say, say_json
from duidu.core.article import SideName
from duidu.core.errors import UsageError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.store.library_path import library_path

_MOST = 10_000  # lines, unless more are asked for


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("find", help="find words with their sentences and translations")
    parser.add_argument("text", metavar="TEXT", help="what to find, on either side")
    other = parser.add_mutually_exclusive_group()
    other.add_argument(
        "--other", metavar="TEXT", default="", help="only where the answering sentence has this"
    )
    other.add_argument(
        "--without", metavar="TEXT", default="", help="only where the answering sentence lacks this"
    )
    parser.add_argument("--regex", action="store_true", help="the texts are regular expressions")
    parser.add_argument(
        "--side", choices=[side.value for side in SideName], help="only on this side"
    )
    parser.add_argument(
        "--article",
        action="append",
        default=[],
        metavar="ID",
        help="only in this article; may be given several times",
    )
    parser.add_argument("--sort", choices=SORTS, default="none", help="by the words beside it")
    parser.add_argument(
        "--most", type=int, default=_MOST, metavar="N", help=f"at most so many lines ({_MOST})"
    )
    parser.add_argument("--counts", action="store_true", help="print what was found, and how often")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument("--to", choices=FORMS, dest="form", help="write a file of this format")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="the file to write")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print or write the lines; 1 where nothing was found."""
    if not args.text.strip():
        raise UsageError("Say what to find.")
    beside = args.other or args.without
    find = Find(
        Query(args.text, args.regex),
        SideName(args.side) if args.side else None,
        Query(beside, args.regex) if beside else None,
        bool(args.without),
    )
    with Library.open(library_path(args.library), read_only=True) as library:
        finder = Session(library, Settings()).finder
        articles = args.article or [info.id for info in library.articles.all()]
        found = concordance(library, finder, articles, find, NoJob(), max(1, args.most))
        lines = sorted_lines(list(found), args.sort)
    if args.form:
        _write(concordance_bytes(lines, args.form), args.output)
    else:
        _print(lines, args)
    complain(counted(len(lines), "place was found.", "places were found."))
    return 0 if lines else 1


def _write(data: bytes, output: Path | None) -> None:
    if output is None or str(output) == "-":
        hand_over(data)
    else:
        write_safely(output, data)


def _print(lines: Sequence[ConcordanceLine], args: argparse.Namespace) -> None:
    """Print the lines, or what was found and how often."""
    if args.counts:
        for word, count in counts_of(lines):
            say(count, word)
        return
    for line in lines:
        if args.json:
            say_json(_described(line))
        else:
            say(line.article, line.row, line.left, line.word, line.right, line.answer)


def _described(line: ConcordanceLine) -> dict[str, object]:
    """A line as an object of JSON."""
    return {
        "article": line.article,
        "title": line.title,
        "row": line.row,
        "side": line.place.side.value,
        "block": line.place.block,
        "start": line.place.offset,
        "left": line.left,
        "found": line.word,
        "right": line.right,
        "other": line.answer,
    }

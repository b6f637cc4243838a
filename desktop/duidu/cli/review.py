"""`duidu review`: what is due, and cards and answers as a file."""

import argparse
import sys
import time
from pathlib import Path

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_file import settings_path
from duidu.app.study.known_words import studied_language
from duidu.app.study.review_files import export_reviews, import_reviews
from duidu.app.study.review_plan import review_plan
from duidu.app.study.review_queue import due_cards
from duidu.cli.output import add_output, check_output, put_output
from duidu.cli.terminal import complain, counted, say, say_json
from duidu.core.errors import FileError
from duidu.core.file_bytes import read_file
from duidu.library.library import Library
from duidu.library.store.library_path import library_path
from duidu.study.schedule import Stage

_LARGEST = 512_000_000  # bytes


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command with its three actions."""
    parser = commands.add_parser("review", help="print what is due in review, move it elsewhere")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    due = actions.add_parser("due", help="print the words that are due, in their order")
    due.add_argument("--json", action="store_true", help="print one JSON object with the counts")
    due.set_defaults(run=_due)
    exporting = actions.add_parser("export", help="write cards and answers as JSON Lines")
    add_output(exporting)
    exporting.set_defaults(run=_export)
    importing = actions.add_parser("import", help="add the cards and answers of such a file")
    importing.add_argument("file", metavar="FILE", type=Path, help="the file; - for standard input")
    importing.set_defaults(run=_import)


def _due(args: argparse.Namespace) -> int:
    """Print the counts and the words, as text on lines of tabs or as JSON."""
    settings = Settings(settings_path())
    with Library.open(library_path(args.library), read_only=True) as library:
        found = due_cards(library, studied_language().code, review_plan(settings), time.time())
    if args.json:
        say_json(
            {
                "due": found.count,
                "steps": found.steps,
                "reviews": found.reviews,
                "new": found.new,
                "later": len(found.later),
                "words": [
                    {
                        "word": card.word,
                        "kind": card.kind,
                        "stage": Stage(card.stage).name.lower(),
                        "due": card.due,
                    }
                    for card in found.cards
                ],
            }
        )
        return 0
    for card in found.cards:
        say(card.word, card.kind, Stage(card.stage).name.lower())

    complain(f"{counted(found.count, 'card is', 'cards are')} due, {found.new} of them new.")
    return 0


def _export(args: argparse.Namespace) -> int:
    """Write words, cards and answers to a file, or to standard output."""
    check_output(args)
    with Library.open(library_path(args.library), read_only=True) as library:
        data = "".join(f"{line}\n" for line in export_reviews(library)).encode("utf-8", "replace")
    put_output(args, data)
    return 0


def _import(args: argparse.Namespace) -> int:
    """Add what is new in a file, and print the counts."""
    from_input = str(args.file) == "-"
    try:
        data = sys.stdin.buffer.read() if from_input else read_file(args.file, _LARGEST)
    except OSError as error:
        raise FileError(
            "{path} cannot be read ({reason}).", path=args.file, reason=error.strerror
        ) from error
    if len(data) > _LARGEST:
        raise FileError("{path} is too large for cards of review.", path=args.file)
    name = "standard input" if from_input else args.file.name
    lines = data.decode("utf-8-sig", "replace").split("\n")
    with Library.open(library_path(args.library)) as library:
        found = import_reviews(library, lines, name)
    say(
        f"{counted(found.words, 'word', 'words')}, {counted(found.cards, 'card', 'cards')} and "
        f"{counted(found.answers, 'answer', 'answers')} were added."
    )
    if found.there:
        complain(f"{counted(found.there, 'line was', 'lines were')} in the library already.")
    if found.unreadable:
        complain(f"{counted(found.unreadable, 'line was', 'lines were')} left out: no card.")
    return 0

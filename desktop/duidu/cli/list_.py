"""`duidu list`: prints the articles of the library with the ids that other commands take."""

import argparse

from duidu.app.opening.shelf import article_entries
from duidu.cli.terminal import say, say_json
from duidu.library.library import Library
from duidu.library.store.library_path import library_path


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = commands.add_parser("list", help="list the articles with their ids, last read first")
    parser.add_argument(
        "--json", action="store_true", help="print one line of JSON for each article"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a line for each article; the chapters of a book are articles, too."""
    with Library.open(library_path(args.library), read_only=True) as library:
        for entry in article_entries(library):
            if args.json:
                say_json(entry)
            else:
                languages = entry["languages"]
                assert isinstance(languages, list)
                say(entry["id"], "-".join(languages), entry["rows"], entry["title"], entry["book"])
    return 0

"""`duidu known`: the words a person knows: import, export, and how much of a text they are."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_file import settings_path
from duidu.app.settings.settings_table import MY_LEVEL
from duidu.cli.output import add_output, check_output, put_output
from duidu.cli.terminal import complain, say, say_json
from duidu.core.errors import FileError, UsageError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.store.library_path import library_path

if TYPE_CHECKING:
    from duidu.app.study.import_words import WordsImport
    from duidu.core.article import Article, Block
    from duidu.language.corrections import Corrections
    from duidu.study.coverage import Coverage

_FORMATS = ("text", "csv", "tsv", "anki", "pleco")
_WRITTEN = {".txt": "txt", ".csv": "csv"}
_MOST_LEVEL = 9
_LIFTING = 15


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command with its three actions."""
    parser = commands.add_parser(
        "known", help="import and export the words you know; how much of a text they are"
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    importing = actions.add_parser(
        "import", help="mark words as known: a list, a table, an Anki package, Pleco's cards"
    )
    importing.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help="the file with the words"
    )
    importing.add_argument(
        "--format", choices=_FORMATS, default="", dest="form", help="what FILE is (default: guess)"
    )
    importing.add_argument(
        "--hsk", metavar="N", type=int, default=0, help="all words up to this level of HSK 2021"
    )
    importing.add_argument(
        "--from-anki",
        action="store_true",
        help="the words studied in Anki, which runs with its add-on AnkiConnect",
    )
    importing.set_defaults(run=_import)
    exporting = actions.add_parser("export", help="write the words you marked as a table")
    add_output(exporting, ", .tsv, .csv or .txt")
    exporting.set_defaults(run=_export)
    covering = actions.add_parser(
        "coverage", help="print how much of a text you know, and the words that help most"
    )
    covering.add_argument("file", metavar="FILE", type=Path, help="a text, bilingual or Chinese")
    covering.add_argument("--json", action="store_true", help="print one JSON object")
    covering.add_argument(
        "--level", metavar="N", type=int, default=None, help="your level (default: as set)"
    )
    covering.set_defaults(run=_coverage)


def _import(args: argparse.Namespace) -> int:
    """Mark the words of a file, a level or a running Anki, and print the counts."""
    if [args.file is not None, args.hsk != 0, args.from_anki].count(True) != 1:
        raise UsageError("Give a file, or --hsk with a level, or --from-anki.")
    if args.hsk and not 0 < args.hsk <= _MOST_LEVEL:
        raise UsageError("The levels of HSK 2021 are 1 to 9.")
    if args.form and args.file is None:
        raise UsageError("--format is for a file.")
    with Library.open(library_path(args.library)) as library:
        found = _found(args, library)
        found.command.do()
    say(f"{found.added} word{' was' if found.added == 1 else 's were'} marked.")
    for sentence in found.sentences():
        complain(sentence)
    return 0


def _found(args: argparse.Namespace, library: Library) -> "WordsImport":
    """What comes in from where the arguments say."""
    from duidu.app.study import import_words
    from duidu.app.study.known_words import studied_language
    from duidu.formats.word_lists.word_list import word_list
    from duidu.lexicon.lexicon import open_lexicon
    from duidu.study.knowledge import Status

    studied = studied_language()
    if args.file is not None:
        return import_words.import_file(library, studied.code, args.file, args.form, NoJob())
    if args.from_anki:
        # Imported here, and asked for by name: nothing else in the terminal opens a socket.
        from duidu.study.anki_connect import AnkiConnect

        return import_words.import_from_anki(library, studied.code, AnkiConnect(), NoJob())
    words = import_words.words_of_level(open_lexicon(), studied.standard, args.hsk)
    listed = word_list((word, int(Status.KNOWN)) for word in words)
    return import_words.import_list(library, studied.code, listed)


def _export(args: argparse.Namespace) -> int:
    """Write the marked words to a file or to standard output."""
    from duidu.app.study.import_words import export_words
    from duidu.app.study.known_words import studied_language

    check_output(args)
    form = _WRITTEN.get(args.output.suffix.lower(), "tsv") if args.output else "tsv"
    with Library.open(library_path(args.library), read_only=True) as library:
        data = export_words(library, studied_language().code, form)
    put_output(args, data)
    return 0


def _coverage(args: argparse.Namespace) -> int:
    """Print the share known, and the words that lift it most."""
    found = _covered(args)
    lift = found.lifting(_LIFTING)
    if args.json:
        say_json(
            {
                "share": round(found.share, 4),
                "words": found.words,
                "known": found.known,
                "new": len(found.new),
                "share_with": round(lift.share, 4),
                "lifting": [
                    {"word": word.word, "count": word.count, "level": word.level}
                    for word in lift.words
                ],
            }
        )
        return 0
    say(f"You know {found.share:.0%} of {found.words} words; {len(found.new)} are new.")
    if lift.words:
        say(f"With these {len(lift.words)} it would be {lift.share:.0%}:")
    for word in lift.words:
        say(word.word, word.count, f"HSK {word.level}" if word.level else "")
    return 0


def _covered(args: argparse.Namespace) -> "Coverage":
    """Coverage of the file by what the library and the settings say of the reader."""
    from duidu.app.opening.found_article import read_article
    from duidu.app.study.count_apart import LONG, count_apart
    from duidu.app.study.known_words import knowledge, learner_rule, studied_language
    from duidu.core.article import SideName
    from duidu.language.registry import describe
    from duidu.lexicon.lexicon import open_lexicon
    from duidu.study.counting import count_words
    from duidu.study.coverage import coverage
    from duidu.study.knowledge import Knowledge

    if args.level is not None and not 0 <= args.level <= _MOST_LEVEL:
        raise UsageError("The levels of HSK 2021 are 1 to 9, and 0 is none.")
    article = read_article([args.file]).arranged.article
    sides = zip(SideName, (article.source, article.target), strict=True)
    side = next((one for one, text in sides if describe(text.language).standard), None)
    if side is None:
        raise FileError("{path} has no Chinese text.", path=args.file)
    studied = studied_language()
    level = args.level
    if level is None:
        level = Settings(settings_path()).get(MY_LEVEL)
    path = library_path(args.library)
    known = Knowledge({}, studied.standard, level)
    # Who only uses the terminal has perhaps no library yet.
    if path.exists():
        with Library.open(path, read_only=True) as library:
            known = knowledge(library, studied.code, studied.standard, level)
    kinds = describe(studied.code).word_kinds
    assert kinds is not None
    texts = _texts(article, side is SideName.TARGET)
    own = article.source if side is SideName.SOURCE else article.target
    size = sum(len(block.text) for block in own.blocks)
    if size >= LONG:
        counts = count_apart(own.language, side, texts, size, NoJob())
    else:
        counts = count_words(kinds(), side, texts)
    return coverage(counts, learner_rule(open_lexicon(), known, studied.code))


def _texts(article: "Article", swapped: bool) -> "Iterator[tuple[int, int, str, str, Corrections]]":
    """The blocks of the Chinese side with about what answers them, for the names in it."""
    from duidu.language.corrections import Corrections

    own, other = (side.blocks for side in (article.source, article.target))
    if swapped:
        own, other = other, own
    for number, block in enumerate(own):
        yield block.id, 0, block.text, _near(other, number, len(own)), Corrections(())


def _near(blocks: "tuple[Block, ...]", number: int, count: int) -> str:
    """The blocks of a side about where one of the other side is: names are told by them."""
    middle = number * len(blocks) // max(1, count)
    return "\n".join(block.text for block in blocks[max(0, middle - 2) : middle + 3])

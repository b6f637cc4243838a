"""`duidu notes`: adds, lists, exports and imports notes.

Each note added is on disk before its id is printed, and a bad line never stops the others.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from duidu.app.base.safe_write import write_safely
from duidu.app.notes.annotate import add_note
from duidu.app.notes.notes_exchange import Imported, export_notes, read_import
from duidu.app.notes.notes_json_lines import NoteLines
from duidu.app.settings.author import author_name, one_line
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_file import settings_path
from duidu.cli.lines import standard_input
from duidu.cli.terminal import complain, hand_over, say, say_json
from duidu.core.annotation import Annotation
from duidu.core.errors import FileError, UsageError
from duidu.formats.notes.exported_notes import written_by
from duidu.formats.notes.notes_files import WRITERS
from duidu.library.library import Library
from duidu.library.store.library_path import library_path


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command with its four actions."""
    parser = commands.add_parser("notes", help="add, list, export and import notes")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    adding = actions.add_parser(
        "add", help="add notes, one JSON object a line, and print each id once its note is saved"
    )
    adding.add_argument(
        "--stdin", action="store_true", required=True, help="read from standard input"
    )
    adding.add_argument(
        "--author",
        metavar="NAME",
        help="who wrote those that name no author; without it the name in the settings",
    )
    adding.set_defaults(run=_add)
    listing = actions.add_parser("list", help="print notes")
    listing.add_argument(
        "--json",
        action="store_true",
        help="print one JSON object a line, as “notes add” reads them",
    )
    listing.add_argument("--article", metavar="ID", default="", help="only of this article")
    listing.set_defaults(run=_list)
    exporting = actions.add_parser(
        "export", help="write notes with quotation, context and counterpart"
    )
    exporting.add_argument(
        "--to", choices=sorted(WRITERS), required=True, dest="form", help="the format"
    )
    exporting.add_argument("--article", metavar="ID", default="", help="only of this article")
    exporting.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help="the file to write; standard output without it",
    )
    exporting.set_defaults(run=_export)
    importing = actions.add_parser(
        "import", help="merge notes from a JSON file of Duidu, Hypothes.is or the W3C standard"
    )
    importing.add_argument("file", metavar="FILE", type=Path, help="the JSON file")
    importing.add_argument(
        "--article",
        metavar="ID",
        default="",
        help="the article to put them on, whatever the file says",
    )
    importing.set_defaults(run=_import)


def _add(args: argparse.Namespace) -> int:
    """Add a note for each line.

    The exit code is 3 if any line could not be read; every other line is kept.
    """
    refused = 0
    author = author_name(Settings(settings_path())) if args.author is None else args.author
    with Library.open(library_path(args.library)) as library:
        lines = NoteLines(library)
        for number, line in enumerate(standard_input(), 1):
            # A blank line is no mistake: files often end with one.
            if not line.strip():
                continue
            try:
                fields = lines.read(line)
            except UsageError as error:
                refused += 1
                complain(f"Line {number}: {error}")
                continue
            command = add_note(
                library,
                fields.article,
                fields.kind,
                fields.anchors,
                **fields.fields(one_line(author)),
            )
            command.do()
            say(command.after[0].id)
    return FileError.exit_code if refused else 0


def _list(args: argparse.Namespace) -> int:
    with Library.open(library_path(args.library), read_only=True) as library:
        lines = NoteLines(library)
        for note in _chosen(library, args.article):
            if args.json:
                say_json(lines.write(note))
            else:
                say(*_fields(note))
    return 0


def _chosen(library: Library, article: str) -> Iterator[Annotation]:
    if article:
        # Raises LibraryError for an id that does not exist, where there would just be no notes.
        library.articles.info(article)
        yield from library.notes.of_article(article)
    else:
        yield from library.notes.all()


def _fields(note: Annotation) -> list[str]:
    quotation = " … ".join(anchor.exact for anchor in note.anchors)
    quoted = f"“{quotation}”" if quotation else ""
    parts = (note.id, note.kind.value, quoted, note.text, written_by(note))
    return [" ".join(part.split()) for part in parts]


def _export(args: argparse.Namespace) -> int:
    with Library.open(library_path(args.library), read_only=True) as library:
        data = export_notes(library, args.form, [args.article] if args.article else [])
    if args.output is None:
        hand_over(data)
    else:
        write_safely(args.output, data)
    return 0


def _import(args: argparse.Namespace) -> int:
    with Library.open(library_path(args.library)) as library:
        for imported in read_import(library, args.file, args.article, carry=bool(args.article)):
            imported.command.do()
            say(_told(imported))
            for note in imported.merged.conflicts:
                say("conflict", note)
            for note in imported.lost:
                say("lost", note)
    return 0


def _told(imported: Imported) -> str:
    """Count what became of the imported notes of one article, in a sentence."""
    merged = imported.merged
    counts = (
        len(merged.added),
        len(merged.changed),
        merged.unchanged,
        len(merged.conflicts),
        len(imported.lost),
    )
    return "{}: {} added, {} changed, {} as they were, {} in conflict, {} without a place.".format(
        imported.article, *counts
    )

"""`duidu terms`: imports, exports and lists the terms of the person's glossary."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from duidu.app.export.export import terms_of_article
from duidu.app.words.glossary import as_term
from duidu.app.words.glossary_files import (
    TERM_FORMATS,
    TermsImport,
    check_columns,
    export_terms,
    read_terms_file,
)
from duidu.cli.output import add_output, check_output, put_output
from duidu.cli.terminal import complain, say, say_json
from duidu.core.errors import FileError, UsageError
from duidu.library.library import Library
from duidu.library.store.library_path import library_path
from duidu.library.words.stored_terms import StoredTerm


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command with its three actions."""
    parser = commands.add_parser("terms", help="import, export and list the terms of the glossary")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    importing = actions.add_parser("import", help="add the terms of a CSV, TSV, XLSX or TBX file")
    importing.add_argument("file", metavar="FILE", type=Path, help="the file with the terms")
    importing.add_argument(
        "--article", metavar="ID", default="", help="the article they are for, with its languages"
    )
    importing.add_argument(
        "--columns",
        metavar="NAMES",
        default="",
        help="what each column is: a language, note, project, status, forbidden, source, target "
        "or - (en,zh,note)",
    )
    importing.set_defaults(run=_import)
    exporting = actions.add_parser("export", help="write the terms of the glossary")
    exporting.add_argument(
        "--to", choices=TERM_FORMATS, default="", dest="form", help="the format (default: by OUT)"
    )
    exporting.add_argument(
        "--article", metavar="ID", default="", help="only those that concern this article"
    )
    add_output(exporting)
    exporting.set_defaults(run=_export)
    listing = actions.add_parser("list", help="print the terms of the glossary")
    listing.add_argument("--json", action="store_true", help="print one JSON object a line")
    listing.add_argument(
        "--article", metavar="ID", default="", help="only those that concern this article"
    )
    listing.set_defaults(run=_list)


def _import(args: argparse.Namespace) -> int:
    """Add what is new in a file, and print the counts."""
    if args.columns:
        check_columns(args.columns)
    with Library.open(library_path(args.library)) as library:
        found = read_terms_file(library, args.file, args.columns, args.article)
        if found.doubt and not args.columns:
            raise FileError(_question(args.file.name, found))
        found.command.do()
    say(f"{found.added} terms were added.")
    for sentence in found.sentences():
        complain(sentence)
    return 0


def _question(name: str, found: TermsImport) -> str:
    """Ask in a sentence which column is what, with an answer that can be copied."""
    shown = "; ".join(" | ".join(cell.strip() for cell in row) for row in found.preview[:2])
    reasons = {
        "columns": "has columns that may be synonyms or notes",
        "languages": "does not tell the languages of its columns",
        "labels": "has columns that are named after other languages than their words are in",
    }
    return (
        f"“{name}” {reasons[found.doubt]} ({shown}), and nothing was added; say what each "
        f"column is, as in --columns {','.join(found.columns)}."
    )


def _export(args: argparse.Namespace) -> int:
    """Write terms in the format asked for, or the one that the name of the file says."""
    ending = args.output.suffix.lower().lstrip(".") if args.output else ""
    form = args.form or (ending if ending in TERM_FORMATS else "")
    if not form:
        raise UsageError(f"Name a format with --to: {', '.join(TERM_FORMATS)}.")
    check_output(args)
    with Library.open(library_path(args.library), read_only=True) as library:
        data = export_terms([as_term(term) for term in _chosen(library, args.article)], form)
    put_output(args, data)
    return 0


def _list(args: argparse.Namespace) -> int:
    with Library.open(library_path(args.library), read_only=True) as library:
        for term in _chosen(library, args.article):
            if args.json:
                say_json(_described(term))
            else:
                say(term.source, term.target, as_term(term).status, term.project, term.note)
    return 0


def _chosen(library: Library, article: str) -> Iterator[StoredTerm]:
    """All terms in the order in which they were added, or those that concern an article."""
    if article:
        yield from terms_of_article(library, article)
    else:
        yield from library.terms.all()


def _described(term: StoredTerm) -> dict[str, object]:
    """A term as an object of JSON."""
    own = as_term(term)
    return {
        "id": term.id,
        "source_language": own.source_language,
        "target_language": own.target_language,
        "source": own.source,
        "target": own.target,
        "status": own.status,
        "source_status": own.source_status,
        "note": own.note,
        "project": own.project,
    }
